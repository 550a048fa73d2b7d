package io.jenkins.plugins.releaseplan.release;

import static io.jenkins.plugins.releaseplan.release.InvariantBroken.unless;

import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a release may wish of traffic and fleets, as seen from outside its rollouts. */
final class TrafficRules {

    private final Schedule schedule;
    private final Map<String, Boolean> lastProbe = new HashMap<>();
    private final Set<String> owesBlue = new HashSet<>();
    private final Set<String> retireRequested = new HashSet<>();

    TrafficRules(Schedule schedule) {
        this.schedule = schedule;
    }

    void heard(Release before, ReleaseEvent event) {
        if (!(event instanceof ReleaseEvent.OfRollout of)) {
            return;
        }
        Rollout rollout = before.rollouts().get(of.rollout());
        if (of.event() instanceof RolloutEvent.Probed probed && asked(rollout, probed.number())) {
            lastProbe.put(of.rollout(), probed.health().serves(rollout.plan().version()));
        } else if (of.event() instanceof RolloutEvent.RetireRequested) {
            retireRequested.add(of.rollout());
        }
    }

    private static boolean asked(Rollout rollout, long number) {
        return rollout != null && rollout.call() != null && rollout.call().number() == number;
    }

    void check(Release before, Release.Advance next) {
        next.release()
                .rollouts()
                .forEach((id, rollout) -> turned(before.rollouts().get(id), rollout));
        for (ReleaseAction action : next.actions()) {
            if (action instanceof ReleaseAction.OfRollout of) {
                wished(next.release().rollouts().get(of.rollout()), of.action());
            }
        }
    }

    private void turned(Rollout before, Rollout after) {
        boolean turnsBack = before != null && before.cause() == null && after.cause() != null;
        if (turnsBack && before.shifted() && !before.blueGone() && before.phase() != Phase.COMPLETED) {
            owesBlue.add(after.plan().id());
        }
    }

    private void wished(Rollout rollout, RolloutAction action) {
        String id = rollout.plan().id();
        if (action instanceof RolloutAction.Shift shift) {
            int green = shift.wished().greenPercent();
            unless(rollout.cause() == null || green == 0, "traffic for green on the way back", rollout);
            unless(green == 0 || lastProbe.getOrDefault(id, false), "traffic for an unprobed green", rollout);
            unless(green > 0 || rollout.cause() != null, "traffic for blue without a cause", rollout);
            owesBlue.remove(id);
        } else if (changes(action)) {
            unless(!owesBlue.contains(id), "another call before the traffic is back on blue", action);
        }
        if (action instanceof RolloutAction.Retire retire && retire.fleet().equals(rollout.blueFleet())) {
            boolean over = rollout.keepUntil() != null && !schedule.now.isBefore(rollout.keepUntil());
            unless(over || retireRequested.contains(id), "blue is taken down too early", rollout);
        }
    }

    private static boolean changes(RolloutAction action) {
        return action instanceof RolloutAction.Launch
                || action instanceof RolloutAction.Retire
                || action instanceof RolloutAction.RecordVersion
                || action instanceof RolloutAction.Refresh;
    }

    void runs(ReleaseAction.OfRollout wish) {
        if (wish.action() instanceof RolloutAction.Shift) {
            Rollout rollout = schedule.release.rollouts().get(wish.rollout());
            RouteQueue queue = schedule.routes.getOrDefault(rollout.plan().route(), RouteQueue.FREE);
            unless(queue.heldBy(wish.rollout()), "it shifts traffic on a route of " + queue, rollout);
        }
    }

    void ended() {
        Map<String, Integer> rolloutsOf = new HashMap<>();
        schedule.release
                .rollouts()
                .values()
                .forEach(one -> rolloutsOf.merge(one.plan().target(), 1, Integer::sum));
        for (Rollout rollout : schedule.release.rollouts().values()) {
            FakeCloud.Target target = schedule.cloud.target(rollout.plan().target());
            if (rolloutsOf.get(rollout.plan().target()) > 1) {
                continue;
            }
            int wanted = rollout.phase() == Phase.COMPLETED ? 100 : 0;
            unless(target.percentOfB == wanted, "the traffic is not where it ended: " + target.percentOfB, rollout);
            unless(!target.versions.get(wanted == 100 ? "b" : "a").isEmpty(), "what serves was taken down", rollout);
        }
        schedule.routes.forEach(
                (route, queue) -> unless(queue.holder().isEmpty(), "a route is never given back", route));
    }
}
