package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import io.jenkins.plugins.releaseplan.rehearsal.clock.Strand;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Timer;
import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Activity;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import java.time.Duration;
import java.time.Instant;

/** Interrupts the strand that made it after a while, or after a while of silence. */
final class Alarm {
    private final VirtualClock clock;
    private final Strand strand;
    private final Duration limit;
    private final Activity activity;
    private final FlowInterrupted death;
    private Timer timer;

    /**
     * @param activity whose silence counts, or null if time as such does
     */
    Alarm(VirtualClock clock, Duration limit, StepCall call, Activity activity) {
        this.clock = clock;
        this.strand = clock.current();
        this.limit = limit;
        this.activity = activity;
        this.death = new FlowInterrupted(
                BuildResult.ABORTED,
                "timeout of " + call.integer("time") + " "
                        + call.string("unit").toLowerCase(java.util.Locale.ROOT) + " exceeded"
                        + (activity == null ? "" : " without activity"),
                call.at());
        this.timer = clock.after(limit, this::ring);
    }

    /** What interrupts the strand. */
    FlowInterrupted death() {
        return death;
    }

    void cancel() {
        timer.cancel();
        strand.withdraw(death);
    }

    private void ring() {
        Instant due = activity == null ? clock.now() : activity.last().plus(limit);
        if (due.isAfter(clock.now())) {
            timer = clock.at(due, this::ring);
        } else {
            strand.interrupt(death);
        }
    }
}
