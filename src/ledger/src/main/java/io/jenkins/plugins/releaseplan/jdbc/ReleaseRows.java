package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.StateJson;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A release as a row: its own state, without gates, rollouts and checklist, which have rows of their own. */
final class ReleaseRows {

    /** With the names beside it, it fits into an entry of PostgreSQL's indexes, 2704 bytes, in any script. */
    static final int LONGEST_SEARCHED = 250;

    private ReleaseRows() {}

    static Row row(Release release) {
        ReleasePlan plan = release.plan();
        Optional<Rollout> back = wentBack(release);
        boolean rolledBack = back.isPresent()
                || release.outcome() == Outcome.ROLLED_BACK && plan.kind() == ReleasePlan.Kind.DEPLOYMENT;
        return Row.of("releases")
                .set("kind", plan.kind().name())
                .set("service", plan.service())
                .set("environment", plan.environment())
                .set("version", plan.version())
                .cut("started_by", plan.startedBy(), 200)
                .set("started_at", release.startedAt())
                .set("ended_at", release.endedAt())
                .set("outcome", release.outcome().name())
                .set("reason", release.reason())
                .set("body", release.body().name())
                .set("under_way", underWay(release))
                .set("wake_at", release.wakeAt())
                .set("was_rolled_back", rolledBack)
                .set("rollback_at", back.map(Rollout::trafficBackAt).orElse(null))
                .set(
                        "rollback_reason",
                        back.filter(rollout -> rollout.cause() != null)
                                .map(rollout -> rollout.cause().text())
                                .orElse(""))
                .set("state", StateJson.write(own(release)));
    }

    /** The release without what has rows of its own. */
    private static Release own(Release release) {
        return new Release(
                release.plan(),
                release.outcome(),
                release.reason(),
                release.startedAt(),
                release.endedAt(),
                release.body(),
                null,
                ChecklistProgress.none(),
                Map.of(),
                Map.of(),
                release.verifications(),
                release.databases(),
                release.lastNumber(),
                release.wakeAt());
    }

    private static Optional<Rollout> wentBack(Release release) {
        return release.rollouts().values().stream()
                .filter(rollout -> rollout.trafficBackAt() != null && rollout.firstTrafficAt() != null)
                .max(Comparator.comparing(Rollout::trafficBackAt));
    }

    /** Whether a host has something left to do for it. */
    static boolean underWay(Release release) {
        return release.body() == Release.Body.RUNNING
                || release.outcome() == Outcome.RUNNING
                || release.wakeAt() != null
                || release.rollouts().values().stream().anyMatch(ReleaseRows::moves)
                || release.databases().stream().anyMatch(work -> !work.ended());
    }

    private static boolean moves(Rollout rollout) {
        Instant wakeAt = rollout.wakeAt();
        return !rollout.phase().ended() || rollout.call() != null || rollout.routeWished() || wakeAt != null;
    }

    /** The version that served before, once a rollout has looked. */
    static Optional<String> servedBefore(Release release) {
        return release.rollouts().values().stream()
                .map(Rollout::blueVersion)
                .filter(version -> !version.isEmpty())
                .findFirst();
    }

    /** What people search releases by, in lower case. */
    static String searched(Release release, Origin origin) {
        ReleasePlan plan = release.plan();
        return String.join(
                        "\n",
                        plan.id(),
                        plan.version(),
                        plan.startedBy(),
                        origin.gitBranch(),
                        origin.gitCommit(),
                        release.reason())
                .toLowerCase(Locale.ROOT);
    }

    static boolean searchedDiffers(Release before, Release after) {
        return !before.plan().version().equals(after.plan().version())
                || !before.reason().equals(after.reason());
    }
}
