package io.jenkins.plugins.releaseplan.rehearsal.report;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudHistory;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.ServedTraffic;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rehearsal and its simulated cloud recorded of a release. */
final class RehearsalRecord implements ReleaseRecord {

    private final RehearsalResult result;
    private final CloudHistory history;

    RehearsalRecord(RehearsalResult result, Release release) {
        this.result = result;
        this.history = result.world().cloud(release.plan().environment()).history();
    }

    @Override
    public Instant seenUntil() {
        return result.endedAt();
    }

    @Override
    public List<Weight> shifts(Rollout rollout) {
        return result.timeline().stream()
                .filter(entry -> entry.notice().kind() == Notice.Kind.TRAFFIC_SHIFTED)
                .filter(entry ->
                        rollout.plan().id().equals(entry.notice().facts().get("rollout")))
                .map(entry -> new Weight(
                        entry.at(), Integer.parseInt(entry.notice().facts().get("green"))))
                .toList();
    }

    @Override
    public List<ServedTraffic> served(Rollout rollout, Instant from, Instant to) {
        return history.served(rollout.plan().target(), from, to);
    }

    @Override
    public Optional<FaultImpact> fault(Rollout rollout) {
        return history.faults(rollout.plan().target()).stream()
                .filter(impact -> impact.struck().isPresent())
                .filter(impact -> impact.version().equals(rollout.plan().version()))
                .filter(impact -> !impact.struck().get().isBefore(rollout.startedAt()))
                .findFirst();
    }

    @Override
    public Curves curves(Rollout rollout, String metric, Instant from, Instant to, int mostPoints) {
        long minutes = Math.max(1, Duration.between(from, to).toMinutes());
        long step = Math.max(1, (minutes + mostPoints - 1) / mostPoints);
        int steps = (int) (minutes / step);
        String target = rollout.plan().target();
        return new Curves(
                from,
                step,
                history.means(target, rollout.greenFleet(), metric, from, step, steps),
                history.means(target, rollout.blueFleet(), metric, from, step, steps));
    }
}
