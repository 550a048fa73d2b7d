package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import java.time.Instant;

/** What a release wishes from its host. */
public sealed interface ReleaseAction {

    /** A wish of one of its gates; never a {@link GateAction.Tell}. */
    record OfGate(String gate, GateAction action) implements ReleaseAction {}

    /** A wish of one of its rollouts; never a {@link RolloutAction.Tell}. */
    record OfRollout(String rollout, RolloutAction action) implements ReleaseAction {}

    /** Run a check. Answer: {@link ReleaseEvent.Checked}. */
    record Check(long number, String check, String version) implements ReleaseAction {}

    /** Take a snapshot, or say how far it is. Answer: {@link ReleaseEvent.DatabaseAnswered}. */
    record Snapshot(long number, String database, String snapshot) implements ReleaseAction {}

    /** Restore a snapshot, or say how far it is. Answer: {@link ReleaseEvent.DatabaseAnswered}. */
    record Restore(long number, String database, String snapshot, String requestId) implements ReleaseAction {}

    /** Send {@link ReleaseEvent.TimePassed} at this time. Takes the place of the wake-up before. */
    record WakeAt(Instant at) implements ReleaseAction {}

    /** Write it into the timeline, and tell those whom it concerns. */
    record Tell(Notice notice) implements ReleaseAction {}
}
