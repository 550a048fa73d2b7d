package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.Effect;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that strike one environment. */
final class FaultTimeline {

    private final List<FaultRun> runs = new ArrayList<>();
    private final List<FaultRun> waiting = new ArrayList<>();
    private final List<FaultRun> ofCalls = new ArrayList<>();
    private final List<FaultRun> deadly = new ArrayList<>();

    FaultTimeline(List<Fault> faults, String environment, long seed) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.scope().inEnvironment(environment)) {
                FaultRun run = new FaultRun(fault, i, Draws.stream(seed, "fault", String.valueOf(i)));
                runs.add(run);
                if (fault.effect() instanceof Fault.CallsFail) {
                    ofCalls.add(run);
                }
                if (fault.effect() instanceof Fault.InstancesDie) {
                    deadly.add(run);
                }
                if (fault.begin() instanceof Moment.At at) {
                    run.beginAt(at.instant().toEpochMilli());
                } else {
                    waiting.add(run);
                }
            }
        }
    }

    List<FaultRun> runs() {
        return runs;
    }

    /**
     * Begins the faults that wait for an event.
     *
     * @param current the version that served the event's target when the scenario began
     * @return whether any was waiting for it
     */
    boolean reached(ReachedPoint event, String current) {
        List<FaultRun> begun = new ArrayList<>();
        for (FaultRun run : waiting) {
            if (run.fault().begin() instanceof Moment.AfterEvent after && matches(run.fault(), after, event, current)) {
                long delay = after.delay().draw(run.draw(0)).toMillis();
                run.beginAt(event.at().toEpochMilli() + delay);
                begun.add(run);
            }
        }
        waiting.removeAll(begun);
        return !begun.isEmpty();
    }

    private static boolean matches(Fault fault, Moment.AfterEvent after, ReachedPoint event, String current) {
        String version = fault.scope().version();
        boolean named =
                !List.of(Fault.Scope.ANY, Fault.Scope.NEW, Fault.Scope.CURRENT).contains(version);
        boolean target = after.target().isEmpty()
                ? fault.scope().strikesTarget(event.target())
                : after.target().equals(event.target());
        return target
                && after.event().equals(event.event())
                && (!named || version.equals(current) || version.equals(event.version()));
    }

    /** The faults by which instances die that have begun since this was asked last. */
    List<FaultRun> takeDeadly(long now) {
        if (deadly.isEmpty()) {
            return List.of();
        }
        List<FaultRun> begun = deadly.stream().filter(run -> run.begin() <= now).toList();
        deadly.removeAll(begun);
        return begun;
    }

    /** The first fault that hits this call, which counts as hit. */
    Optional<FaultRun> hit(CloudCall call, String target, long now) {
        for (FaultRun run : ofCalls) {
            if (run.activeAt(now) && isMeant(run, call, target)) {
                Fault.CallsFail effect = (Fault.CallsFail) run.fault().effect();
                if (run.hits(effect)) {
                    return Optional.of(run);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMeant(FaultRun run, CloudCall call, String target) {
        Fault.CallsFail effect = (Fault.CallsFail) run.fault().effect();
        Fault.Scope scope = run.fault().scope();
        boolean there = target.isEmpty() ? scope.target().isEmpty() : scope.strikesTarget(target);
        return there && (effect.calls().isEmpty() || effect.calls().contains(call));
    }

    /** The faults of a kind that are active for a version of a target. */
    <E extends Effect> List<FaultRun> active(
            Class<E> kind, String target, String version, String current, long instant) {
        List<FaultRun> active = new ArrayList<>();
        for (FaultRun run : runs) {
            Fault.Scope scope = run.fault().scope();
            if (kind.isInstance(run.fault().effect())
                    && run.activeAt(instant)
                    && scope.strikesTarget(target)
                    && scope.strikesVersion(version, current)) {
                active.add(run);
            }
        }
        return active;
    }
}
