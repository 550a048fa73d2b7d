package io.jenkins.plugins.releaseplan.pages;

import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.StageRun;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What a person can want of a rollout, and when that has a meaning. */
public enum RolloutDeed {
    /** Nothing goes forward until somebody decides. */
    PAUSE(() -> ReleasePermissions.DEPLOY) {
        @Override
        Optional<String> obstacle(Rollout rollout) {
            Phase phase = rollout.phase();
            if (phase.ended() || phase == Phase.ROLLING_BACK || phase == Phase.HELD || rollout.blueGone()) {
                return Optional.of("there is nothing left to hold back");
            }
            return rollout.pause() == null ? Optional.empty() : Optional.of("it is paused already");
        }

        @Override
        boolean stands(Rollout rollout) {
            return rollout.pause() != null;
        }
    },
    /** Goes on after a pause. */
    RESUME(() -> ReleasePermissions.DEPLOY) {
        @Override
        Optional<String> obstacle(Rollout rollout) {
            return rollout.pause() == null ? Optional.of("it is not paused") : Optional.empty();
        }

        @Override
        boolean stands(Rollout rollout) {
            return rollout.pause() == null && rollout.cause() == null;
        }
    },
    /** The stage that bakes has passed; traffic that is held goes to green. */
    PROMOTE(() -> ReleasePermissions.DEPLOY) {
        @Override
        Optional<String> obstacle(Rollout rollout) {
            boolean possible = rollout.phase() == Phase.HELD || rollout.phase() == Phase.BAKING;
            return possible ? Optional.empty() : Optional.of("no stage bakes and no traffic is held");
        }

        @Override
        boolean stands(Rollout rollout) {
            return false;
        }
    },
    /** Blue is not kept any longer. */
    RETIRE(() -> ReleasePermissions.DEPLOY) {
        @Override
        Optional<String> obstacle(Rollout rollout) {
            if (rollout.phase() != Phase.KEEPING_BLUE) {
                return Optional.of("blue is retired after the cutover, while it is kept");
            }
            return rollout.pause() == null ? Optional.empty() : Optional.of("it is paused; resume it first");
        }

        @Override
        boolean stands(Rollout rollout) {
            return rollout.phase() == Phase.RETIRING || rollout.phase() == Phase.COMPLETED;
        }
    },
    /** All traffic goes back to blue. */
    ROLL_BACK(() -> ReleasePermissions.ROLL_BACK) {
        @Override
        Optional<String> obstacle(Rollout rollout) {
            if (rollout.phase() == Phase.FAILED) {
                return Optional.of("it failed before green had any traffic");
            }
            return stands(rollout) ? Optional.of("it goes back already") : Optional.empty();
        }

        @Override
        boolean stands(Rollout rollout) {
            return rollout.phase() == Phase.ROLLING_BACK || rollout.phase() == Phase.ROLLED_BACK;
        }
    };

    private final Supplier<Permission> permission;

    RolloutDeed(Supplier<Permission> permission) {
        this.permission = permission;
    }

    /** What a person needs to do this. */
    public Permission permission() {
        return permission.get();
    }

    /** Why it cannot be done as the rollout stands; empty if it can. */
    abstract Optional<String> obstacle(Rollout rollout);

    /** Whether the rollout stands as it would after the deed. */
    abstract boolean stands(Rollout rollout);

    /** The rollout in a sentence: {@code pms-backend v2 (baking at 10 %)}. */
    static String title(Rollout rollout) {
        String phase = rollout.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String cause = rollout.cause() == null ? "" : ": " + rollout.cause().text();
        return rollout.title() + " (" + phase
                + (rollout.phase() == Phase.BAKING ? " at " + rollout.greenPercent() + " %" : "") + cause + ")";
    }

    /** The stage that bakes; empty if none does. */
    static Optional<StageRun> baking(Rollout rollout) {
        return Optional.ofNullable(rollout.stage()).filter(stage -> rollout.phase() == Phase.BAKING);
    }
}
