package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseAction;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import java.util.Objects;

/**
 * Which steps a release may make while the ledger cannot be reached: looking, and going back. Whatever brings a new version
 * further, and whatever people ticked, signed or decided but a rollback, waits until it can be saved.
 */
final class SafeSteps {

    private SafeSteps() {}

    static boolean safe(Release before, Release.Advance advance) {
        Release after = advance.release();
        boolean rolloutsAlone = before.plan().equals(after.plan())
                && before.body() == after.body()
                && Objects.equals(before.checklist(), after.checklist())
                && before.progress().equals(after.progress())
                && before.gates().equals(after.gates())
                && before.verifications().equals(after.verifications())
                && before.databases().equals(after.databases())
                && before.rollouts().keySet().equals(after.rollouts().keySet());
        return rolloutsAlone
                && after.rollouts().values().stream()
                        .allMatch(rollout ->
                                safe(before.rollouts().get(rollout.plan().id()), rollout))
                && advance.actions().stream().allMatch(action -> safe(after, action));
    }

    /** A rollout may measure, and it may go back; it neither begins a phase nor lets a stage pass. */
    private static boolean safe(Rollout before, Rollout after) {
        if (before.equals(after) || goesBack(after.phase())) {
            return true;
        }
        return before.phase() == after.phase()
                && Objects.equals(before.stage(), after.stage())
                && before.pending().equals(after.pending())
                && before.bodyEnded() == after.bodyEnded();
    }

    private static boolean goesBack(Phase phase) {
        return phase == Phase.ROLLING_BACK || phase == Phase.ROLLED_BACK || phase == Phase.FAILED;
    }

    private static boolean safe(Release release, ReleaseAction action) {
        if (action instanceof ReleaseAction.OfRollout of) {
            return release.rollout(of.rollout())
                    .filter(rollout -> safe(rollout, of.action()))
                    .isPresent();
        }
        return action instanceof ReleaseAction.Tell || action instanceof ReleaseAction.WakeAt;
    }

    private static boolean safe(Rollout rollout, RolloutAction action) {
        boolean looks = action instanceof RolloutAction.Inspect
                || action instanceof RolloutAction.Probe
                || action instanceof RolloutAction.Look
                || action instanceof RolloutAction.Measure
                || action instanceof RolloutAction.WakeAt
                || action instanceof RolloutAction.Tell;
        return looks || goesBack(rollout.phase()) && !(action instanceof RolloutAction.HoldRoute);
    }
}
