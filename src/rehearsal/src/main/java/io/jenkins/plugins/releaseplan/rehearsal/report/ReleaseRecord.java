package io.jenkins.plugins.releaseplan.rehearsal.report;

import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of a release besides its state: a rehearsal knows it all, a running Jenkins what its cloud tells. */
public interface ReleaseRecord {

    /**
     * Green's share from an instant on.
     *
     * @param at from when
     * @param green 0..100
     */
    record Weight(Instant at, int green) {}

    /**
     * A piece of a metric's curves at equal steps.
     *
     * @param from the time of the first value
     * @param stepMinutes the minutes between two values, 1 or more
     * @param green a mean a step, NaN where nothing was measured
     * @param blue the same of the version before
     */
    record Curves(Instant from, long stepMinutes, double[] green, double[] blue) {}

    /**
     * What a person wrote, as HTML in which nothing can run; empty if it is to be shown as the text that it is.
     *
     * @param text a comment, a note or a reason; null for none
     */
    default String html(String text) {
        return "";
    }

    /** Until when it is looked at: the end of what is recorded, or now. */
    Instant seenUntil();

    /** The shifts of a rollout's traffic in their order, without the beginning. */
    List<Weight> shifts(Rollout rollout);

    /** What each version served in a range of time; empty if that is not known. */
    List<ServedTraffic> served(Rollout rollout, Instant from, Instant to);

    /** The first known fault that requests of the rollout's target met. */
    Optional<FaultImpact> fault(Rollout rollout);

    /**
     * A metric of both fleets; asked only once they are known.
     *
     * @param mostPoints how many values a curve has at most
     */
    Curves curves(Rollout rollout, String metric, Instant from, Instant to, int mostPoints);
}
