package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Instant;
import java.util.List;

/**
 * What a rollout wishes from its host. Each wish states the wished end state. A host makes the calls of one rollout one after
 * the other, in the order in which they were given, and answers each numbered one by an event with its number.
 */
public sealed interface RolloutAction {

    /** A call that is answered by an event with the same number. */
    sealed interface Numbered extends RolloutAction {
        long number();
    }

    /**
     * Hold the route for this rollout; wait in its queue if {@code queue}. Answer: held (at once if it is held already), or busy
     * and, if it waits, held under the same number when its turn comes.
     */
    record HoldRoute(long number, String route, String rollout, boolean queue) implements Numbered {}

    /** Give the route back, or leave its queue. Answer: done. */
    record FreeRoute(long number, String route, String rollout) implements Numbered {}

    /** Answer: inspected. */
    record Inspect(long number, String target) implements Numbered {}

    /** Answer: done. */
    record Launch(long number, String target, String fleet, String version) implements Numbered {}

    /** Answer: probed. */
    record Probe(long number, String target, String fleet) implements Numbered {}

    /** Answer: done. */
    record Shift(long number, String target, TrafficSplit wished) implements Numbered {}

    /** Read the share of a fleet. Answer: looked. */
    record Look(long number, String target, String fleet) implements Numbered {}

    /** Write down that the target serves this version. Answer: done. */
    record RecordVersion(long number, String target, String version) implements Numbered {}

    /** Let caches and names follow the traffic. Answer: done. */
    record Refresh(long number, String target, String requestId) implements Numbered {}

    /** Answer: done. */
    record Retire(long number, String target, String fleet) implements Numbered {}

    /**
     * Read metrics of green, and those that are compared with it of blue. Answer: measured.
     *
     * @param metrics what is read of green
     * @param compared what of it is read of blue, too
     * @param from begin of green's range, inclusive
     * @param to end of green's range, exclusive
     * @param blueFrom begin of blue's range, inclusive: the same as green's while both have traffic, else a range before green
     *     had any
     * @param blueTo end of blue's range, exclusive
     */
    record Measure(
            long number,
            String target,
            List<String> metrics,
            List<String> compared,
            String greenFleet,
            Instant from,
            Instant to,
            String blueFleet,
            Instant blueFrom,
            Instant blueTo)
            implements Numbered {
        public Measure {
            metrics = List.copyOf(metrics);
            compared = List.copyOf(compared);
        }
    }

    /** Send {@link RolloutEvent.TimePassed} at this time. Takes the place of the wake-up before. */
    record WakeAt(Instant at) implements RolloutAction {}

    /** Write it into the timeline, and tell those whom it concerns. */
    record Tell(Notice notice) implements RolloutAction {}
}
