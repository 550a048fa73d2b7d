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
        boolean returns = draft.plan.kind() == ReleasePlan.Kind.ROLLBACK;
        if (any(draft, Phase.ROLLED_BACK)) {
            // A rollback that was itself turned back did not reach the version that it promised.
            return returns ? Outcome.FAILED : Outcome.ROLLED_BACK;
        }
        if (draft.body == Release.Body.ABORTED) {
            return refusedGate(draft).isPresent() ? Outcome.REFUSED : Outcome.ABORTED;
        }
        if (draft.body == Release.Body.FAILED) {
            return refusedGate(draft).isPresent() ? Outcome.REFUSED : Outcome.FAILED;
        }
        if (any(draft, Phase.FAILED)) {
            return Outcome.FAILED;
        }
        if (any(draft, Phase.HELD)) {
            return Outcome.ABORTED;
        }
        return returns ? Outcome.ROLLED_BACK : Outcome.RELEASED;
    }

    private static boolean any(ReleaseDraft draft, Phase phase) {
        return draft.rollouts.values().stream().anyMatch(rollout -> rollout.phase() == phase);
    }

    /** The gate that ended the release: the pipeline got over one that was refused before another one opened. */
    private static Optional<Gate> refusedGate(ReleaseDraft draft) {
        Optional<Gate> last = draft.gates.values().stream()
                .filter(Ending::refused)
                .reduce((one, other) -> other.endedAt().isBefore(one.endedAt()) ? one : other);
        return last.filter(refused -> draft.gates.values().stream()
                .noneMatch(gate ->
                        gate.state() == Gate.State.OPEN && gate.endedAt().isAfter(refused.endedAt())));
    }

    private static boolean refused(Gate gate) {
        return gate.state() == Gate.State.REJECTED
                || gate.state() == Gate.State.TIMED_OUT && gate.plan().onTimeout() == GatePlan.OnTimeout.REJECT;
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
