package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.clock.Strand;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Runs the branches of one {@code parallel} and waits for all of them. */
final class Branches {
    private final PipelineRun run;
    private final boolean failFast;
    private final List<Strand> strands = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Throwable first;

    Branches(PipelineRun run, boolean failFast) {
        this.run = run;
        this.failFast = failFast;
    }

    Map<String, Object> run(Map<String, Callable<?>> branches) throws Exception {
        Frame outer = run.frame();
        branches.forEach((name, body) -> strands.add(start(outer, name, body)));
        Throwable interruption = waitForAll();
        if (interruption != null) {
            throw Sneaky.asIs(interruption);
        }
        if (first != null) {
            throw Sneaky.asIs(first);
        }
        return values;
    }

    private Strand start(Frame outer, String name, Callable<?> body) {
        values.put(name, null);
        Strand strand = run.clock().spawn(name, () -> branch(name, body));
        strand.carry(outer.onStrand(name));
        return strand;
    }

    private void branch(String name, Callable<?> body) {
        try {
            values.put(name, body.call());
        } catch (Throwable thrown) {
            failed(name, thrown);
        }
    }

    private void failed(String name, Throwable thrown) {
        if (first != null) {
            return;
        }
        first = thrown;
        if (failFast) {
            FlowInterrupted cause = new FlowInterrupted(
                    BuildResult.ABORTED,
                    "failed in branch " + name + ": " + Cause.words(thrown),
                    Cause.line(thrown, run.jenkinsfile().fileNames()));
            Strand self = run.clock().current();
            strands.stream().filter(strand -> strand != self).forEach(strand -> strand.interrupt(cause));
        }
    }

    /** Waits for every branch, whatever interrupts it; what does is passed on to the branches and given back. */
    private Throwable waitForAll() {
        Throwable interruption = null;
        for (Strand strand : strands) {
            Waiting<Void> end = strand.ended();
            while (!end.isDone()) {
                try {
                    run.await(end);
                } catch (FlowInterrupted interrupted) {
                    interruption = interruption == null ? interrupted : interruption;
                    strands.forEach(branch -> branch.interrupt(interrupted));
                }
            }
        }
        return interruption;
    }
}
