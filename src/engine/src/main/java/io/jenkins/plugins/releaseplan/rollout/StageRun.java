package io.jenkins.plugins.releaseplan.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * A stage that was begun.
 *
 * @param stage the stage
 * @param since when its weight was confirmed; null while the weight is being set
 * @param until when its bake time is over, pauses included; null while the weight is being set
 * @param result how it ended, {@link Result#RUNNING} while it has not
 * @param endedAt when it ended; null while it has not
 */
public record StageRun(Stage stage, Instant since, Instant until, Result result, Instant endedAt) {

    /** How a stage ended. */
    public enum Result {
        RUNNING,
        PASSED,
        /** A person promoted it before its time. */
        PROMOTED,
        /** A rule was broken. */
        BREACHED,
        /** It ended for another reason. */
        ABORTED
    }

    public StageRun {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(result, "result");
    }

    /** Whether it is the stage of this id, and passed or was promoted. */
    boolean wentWell(String id) {
        return stage.id().equals(id) && (result == Result.PASSED || result == Result.PROMOTED);
    }

    StageRun baking(Instant now) {
        return new StageRun(stage, now, now.plus(stage.bake()), result, null);
    }

    StageRun extended(Instant newUntil) {
        return new StageRun(stage, since, newUntil, result, endedAt);
    }

    StageRun ended(Result how, Instant now) {
        return new StageRun(stage, since, until, how, now);
    }
}
