package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.Optional;

/** How a release ends: by its body, its rollouts and its gates together. */
final class Ending {

    private Ending() {}

    /** Sets the outcome once the body has ended and no rollout is on its way; a kept blue may still change it later. */
    static void settle(ReleaseDraft draft) {
        if (draft.body == Release.Body.RUNNING) {
            return;
        }
        for (Rollout rollout : draft.rollouts.values()) {
            if (!settled(rollout)) {
                return;
            }
        }
        Outcome outcome = outcome(draft);
        if (outcome == draft.outcome) {
            return;
        }
        String reason = reason(draft, outcome);
        draft.outcome = outcome;
        draft.reason = reason;
        draft.endedAt = draft.now;
        draft.tell(
                Notice.Kind.RELEASE_ENDED,
                outcome == Outcome.RELEASED ? Importance.INFO : Importance.ALARM,
                text(draft, outcome) + (reason.isEmpty() ? "" : ": " + reason),
                "outcome",
                outcome.name());
    }

    private static boolean settled(Rollout rollout) {
        Phase phase = rollout.phase();
        return phase.ended() || phase == Phase.KEEPING_BLUE || phase == Phase.RETIRING || phase == Phase.HELD;
    }

    private static Outcome outcome(ReleaseDraft draft) {
        boolean wentBack = draft.rollouts.values().stream().anyMatch(one -> one.phase() == Phase.ROLLED_BACK);
        boolean neverServed = draft.rollouts.values().stream().anyMatch(one -> one.phase() == Phase.FAILED);
        boolean bodyOk = draft.body == Release.Body.ENDED;
        if (wentBack) {
            return Outcome.ROLLED_BACK;
        }
        if (bodyOk && !neverServed) {
            return draft.plan.kind() == ReleasePlan.Kind.ROLLBACK ? Outcome.ROLLED_BACK : Outcome.RELEASED;
        }
        if (refusedGate(draft).isPresent() && !bodyOk) {
            return Outcome.REFUSED;
        }
        return draft.body == Release.Body.ABORTED ? Outcome.ABORTED : Outcome.FAILED;
    }

    private static Optional<Gate> refusedGate(ReleaseDraft draft) {
        return draft.gates.values().stream()
                .filter(gate -> gate.state() == Gate.State.REJECTED
                        || gate.state() == Gate.State.TIMED_OUT && gate.plan().onTimeout() == GatePlan.OnTimeout.REJECT)
                .reduce((earlier, later) -> later);
    }

    private static String reason(ReleaseDraft draft, Outcome outcome) {
        if (outcome == Outcome.RELEASED) {
            return "";
        }
        Optional<String> cause = draft.rollouts.values().stream()
                .filter(rollout -> rollout.cause() != null)
                .map(rollout -> rollout.cause().text())
                .findFirst();
        if (outcome == Outcome.REFUSED) {
            return refusedGate(draft)
                    .map(gate -> "gate '" + gate.plan().name() + "': " + gate.reason())
                    .orElse(draft.reason);
        }
        return cause.orElse(draft.reason);
    }

    private static String text(ReleaseDraft draft, Outcome outcome) {
        String what = draft.plan.service() + " " + draft.plan.version() + " in " + draft.plan.environment();
        return switch (outcome) {
            case RELEASED -> what + " released";
            case ROLLED_BACK ->
                draft.plan.kind() == ReleasePlan.Kind.ROLLBACK
                        ? draft.plan.service() + " in " + draft.plan.environment() + " is back on "
                                + draft.plan.version()
                        : what + " rolled back";
            case REFUSED -> what + " refused";
            case ABORTED -> what + " aborted";
            case FAILED, RUNNING -> what + " failed";
        };
    }
}
