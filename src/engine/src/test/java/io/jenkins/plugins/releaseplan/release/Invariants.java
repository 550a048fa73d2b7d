package io.jenkins.plugins.releaseplan.release;

import static io.jenkins.plugins.releaseplan.release.InvariantBroken.unless;

import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of a release at every step. Each rule is worked out from what was told, not asked of the release. */
final class Invariants {

    private final Schedule schedule;
    private final TrafficRules traffic;
    private final GateRules gates;
    /** Rollouts whose traffic was held once: what becomes of them is a person's to say, not the body's. */
    private final Set<String> held = new HashSet<>();

    Invariants(Schedule schedule) {
        this.schedule = schedule;
        this.traffic = new TrafficRules(schedule);
        this.gates = new GateRules(schedule);
    }

    /** The host is about to save what follows from an event. */
    void heard(Release before, ReleaseEvent event) {
        traffic.heard(before, event);
        gates.heard(before, event);
    }

    /** The host is about to run a wish. */
    void runs(ReleaseAction.OfRollout wish) {
        traffic.runs(wish);
    }

    void check(Release before, ReleaseEvent event, Release.Advance next) {
        Release after = next.release();
        nothingIsLost(before, after);
        nothingBeginsAfterTheBody(before, after);
        outcomeIsTrue(before, after);
        failedBodiesLeadBack(after);
        newVersionIsTheReleases(event, before, after);
        gates.check(before, after);
        traffic.check(before, next);
        Wakefulness.check(schedule);
    }

    private static void nothingIsLost(Release before, Release after) {
        List<Mark> marks = after.progress().marks();
        int known = before.progress().marks().size();
        unless(
                marks.size() >= known
                        && marks.subList(0, known).equals(before.progress().marks()),
                "marks were lost",
                marks);
        before.gates().forEach((id, gate) -> gateKeeps(gate, after.gates().get(id)));
        unless(after.rollouts().keySet().containsAll(before.rollouts().keySet()), "a rollout is lost", after);
        for (Verification one : before.verifications()) {
            Verification then = after.verification(one.id()).orElse(null);
            unless(then != null, "a verification is lost", one);
            unless(
                    one.state() == Verification.State.RUNNING || one.equals(then),
                    "an ended verification changed",
                    then);
        }
        for (DatabaseWork one : before.databases()) {
            DatabaseWork then = after.database(one.id()).orElse(null);
            unless(then != null && (!one.ended() || one.equals(then)), "an ended database work changed", then);
        }
    }

    private static void gateKeeps(Gate before, Gate after) {
        unless(after != null, "a gate is lost", before);
        List<SignOff> signOffs = after.signOffs();
        unless(signOffs.size() >= before.signOffs().size(), "sign-offs were lost", after);
        for (int i = 0; i < before.signOffs().size(); i++) {
            SignOff old = before.signOffs().get(i);
            SignOff now = signOffs.get(i);
            boolean same = old.person().equals(now.person())
                    && old.role().equals(now.role())
                    && old.decision() == now.decision()
                    && old.at().equals(now.at())
                    && (now.voided() || !old.voided());
            unless(same, "a sign-off changed", after);
        }
        unless(before.state() == Gate.State.WAITING || before.equals(after), "an ended gate changed", after);
    }

    private static void nothingBeginsAfterTheBody(Release before, Release after) {
        if (before.body() != Release.Body.RUNNING) {
            unless(after.body() == before.body(), "the body ended twice", after.body());
            unless(after.gates().keySet().equals(before.gates().keySet()), "a gate began after the body", after);
            unless(after.rollouts().keySet().equals(before.rollouts().keySet()), "a rollout began after it", after);
            unless(after.verifications().size() == before.verifications().size(), "a verification began", after);
            unless(after.databases().size() == before.databases().size(), "a database work began", after);
            for (Rollout rollout : after.rollouts().values()) {
                Rollout was = before.rollouts().get(rollout.plan().id());
                unless(
                        rollout.monitor() == null || was.monitor() != null,
                        "a monitoring began after the body",
                        rollout);
            }
        }
        if (after.body() != Release.Body.RUNNING) {
            unless(
                    after.gates().values().stream().noneMatch(gate -> gate.state() == Gate.State.WAITING),
                    "a gate waits for nobody",
                    after.gates());
            unless(
                    after.verifications().stream().noneMatch(one -> one.state() == Verification.State.RUNNING),
                    "a verification runs for nobody",
                    after.verifications());
        }
    }

    private void outcomeIsTrue(Release before, Release after) {
        Set<Phase> phases = new HashSet<>();
        after.rollouts().values().forEach(rollout -> phases.add(rollout.phase()));
        Outcome outcome = after.outcome();
        boolean ended = outcome != Outcome.RUNNING;
        boolean underWay = phases.stream().anyMatch(Invariants::underWay);
        unless(ended == (after.endedAt() != null), "the end and its time do not fit", after);
        unless(!ended || after.body() != Release.Body.RUNNING, "ended before its body", after);
        unless(ended || underWay || after.body() == Release.Body.RUNNING, "all is over but the outcome", after);
        if (outcome == Outcome.RELEASED) {
            boolean bad =
                    phases.contains(Phase.ROLLED_BACK) || phases.contains(Phase.FAILED) || phases.contains(Phase.HELD);
            unless(!bad && after.body() == Release.Body.ENDED, "released, and yet not", after);
            unless(after.plan().kind() == ReleasePlan.Kind.DEPLOYMENT, "a rollback released something", after);
        }
        if (phases.contains(Phase.ROLLED_BACK) && !underWay && ended) {
            Outcome wanted = after.plan().kind() == ReleasePlan.Kind.DEPLOYMENT ? Outcome.ROLLED_BACK : Outcome.FAILED;
            unless(outcome == wanted, "its rollout went back, and it does not say so", after);
        }
        if (outcome == Outcome.ROLLED_BACK && after.plan().kind() == ReleasePlan.Kind.DEPLOYMENT) {
            unless(phases.contains(Phase.ROLLED_BACK), "nothing went back", after);
        }
        if (outcome == Outcome.REFUSED) {
            boolean shut = after.gates().values().stream()
                    .anyMatch(gate -> gate.state() == Gate.State.REJECTED || gate.state() == Gate.State.TIMED_OUT);
            unless(shut, "refused by no gate", after);
        }
        // Held traffic is a person's to promote after the release's end, and the outcome follows.
        boolean mayChange =
                before.outcome() == Outcome.RUNNING || phases.contains(Phase.ROLLED_BACK) || !held.isEmpty();
        unless(before.outcome() == outcome || mayChange, "the outcome changed by itself", after);
    }

    private static boolean underWay(Phase phase) {
        return !phase.ended() && phase != Phase.KEEPING_BLUE && phase != Phase.RETIRING && phase != Phase.HELD;
    }

    private void failedBodiesLeadBack(Release after) {
        for (Rollout rollout : after.rollouts().values()) {
            if (rollout.phase() == Phase.HELD) {
                held.add(rollout.plan().id());
            }
            boolean aPersonsOwn = held.contains(rollout.plan().id());
            unless(
                    after.body() != Release.Body.FAILED || rollout.cause() != null || aPersonsOwn,
                    "the body failed and a rollout goes on",
                    rollout);
        }
    }

    private static void newVersionIsTheReleases(ReleaseEvent event, Release before, Release after) {
        boolean changes = event instanceof ReleaseEvent.VersionChanged && before.body() == Release.Body.RUNNING;
        String wanted = changes
                ? ((ReleaseEvent.VersionChanged) event).version()
                : before.plan().version();
        unless(after.plan().version().equals(wanted), "the version is another", after.plan());
        for (Map.Entry<String, Gate> gate : after.gates().entrySet()) {
            boolean waits = gate.getValue().state() == Gate.State.WAITING;
            unless(!waits || gate.getValue().version().equals(wanted), "a gate is about another version", gate);
        }
    }

    /** Everything has come to its end with all faults gone. */
    void ended() {
        traffic.ended();
        unless(schedule.release.wakeAt() == null, "an ended release wants to be woken", schedule.release.wakeAt());
    }
}
