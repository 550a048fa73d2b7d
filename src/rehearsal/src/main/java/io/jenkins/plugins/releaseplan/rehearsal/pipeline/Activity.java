package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Instant;

/** When a block last wrote to the log; time-outs for silence look at it. */
public final class Activity {
    private final Activity around;
    private Instant last;

    /**
     * @param start the virtual time at which the block began
     * @param around the block around that wants to know too, or null
     */
    public Activity(Instant start, Activity around) {
        this.last = start;
        this.around = around;
    }

    /** The last line's time, or the block's start. */
    public Instant last() {
        return last;
    }

    void note(Instant now) {
        last = now;
        if (around != null) {
            around.note(now);
        }
    }
}
