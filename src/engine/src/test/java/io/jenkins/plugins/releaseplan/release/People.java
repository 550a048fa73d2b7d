package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.ChecklistCount;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those who tick, sign and press buttons: at any time, also too early, too late, twice, and what they may not. */
final class People {

    private final Schedule schedule;
    private int helped;

    People(Schedule schedule) {
        this.schedule = schedule;
    }

    void act() {
        switch (number(20)) {
            case 0, 1, 2, 3 -> mark();
            case 4, 5, 6, 7, 8 -> sign();
            case 9, 10, 11, 12 -> press();
            case 13 ->
                schedule.tell(new ReleaseEvent.ChecklistRead(number(2) == 0 ? Scenario.CHECKLIST : Scenario.NEWER));
            case 14 -> schedule.tell(new ReleaseEvent.VersionChanged("v" + (2 + number(2))));
            case 15 -> meddle();
            case 16 -> abortOrFail();
            default -> late();
        }
    }

    private void mark() {
        List<Item> items = Scenario.CHECKLIST.itemsOf(Scenario.CHECKLIST.phases());
        String item =
                number(8) == 0 ? "nothing" : items.get(number(items.size())).id();
        Status status = Status.values()[number(4) == 0 ? number(3) : 1];
        schedule.tell(new ReleaseEvent.ItemMarked(
                new Mark(item, status, person(), schedule.now, number(3) == 0 ? "" : "as agreed", "", "")));
    }

    private void sign() {
        String version = number(8) == 0 ? "v1" : schedule.release.plan().version();
        Set<String> roles = number(5) == 0 ? Set.of(Scenario.ROLES.get(number(2))) : Set.copyOf(Scenario.ROLES);
        SignOff.Decision decision = number(12) == 0 ? SignOff.Decision.REJECT : SignOff.Decision.APPROVE;
        schedule.tell(new ReleaseEvent.OfGate(
                gate(),
                new GateEvent.Signed(
                        person(), roles, Scenario.ROLES.get(number(4) == 0 ? 1 : 0), decision, "", version)));
    }

    private void press() {
        RolloutEvent event = switch (number(7)) {
            case 0 -> new RolloutEvent.RollBackRequested(person(), "looks bad");
            case 1 ->
                new RolloutEvent.PauseRequested(person(), "looks odd", number(2) == 0 ? null : Duration.ofMinutes(2));
            case 2, 3 -> new RolloutEvent.ResumeRequested(person());
            case 4, 5 -> new RolloutEvent.PromoteRequested(person());
            default -> new RolloutEvent.RetireRequested(person());
        };
        schedule.tell(new ReleaseEvent.OfRollout(rollout(), event));
    }

    /** A host that tells a gate what only the release may tell it. */
    private void meddle() {
        GateEvent event = number(2) == 0
                ? new GateEvent.ChecklistChanged(Map.of(
                        "", new ChecklistCount(1, 0, List.of()), "Pre-Release", new ChecklistCount(1, 0, List.of())))
                : new GateEvent.VersionChanged("v9");
        schedule.tell(new ReleaseEvent.OfGate(gate(), event));
    }

    private void abortOrFail() {
        schedule.tell(
                switch (number(3)) {
                    case 0 -> new ReleaseEvent.BodyFailed("the build was killed");
                    case 1 ->
                        new ReleaseEvent.OfRollout(
                                rollout(), new RolloutEvent.Aborted(person(), "enough of this", number(2) == 0));
                    default -> new ReleaseEvent.Aborted(person(), "enough of it", number(2) == 0);
                });
    }

    /** What a pipeline may say of a release that has ended, or out of turn. */
    private void late() {
        schedule.tell(
                switch (number(8)) {
                    case 0 -> new ReleaseEvent.GateReached("late", Scenario.gatePlan(schedule.random, "late"));
                    case 1 ->
                        new ReleaseEvent.DeploymentReached(
                                Scenario.rolloutPlan(schedule.random, "late", number(2) == 0 ? "web" : "api"));
                    case 2 -> new ReleaseEvent.VerificationReached("late", List.of("healthz"), Duration.ofSeconds(60));
                    case 3 -> new ReleaseEvent.SnapshotReached("late", "orders", "late");
                    case 4 ->
                        new ReleaseEvent.OfRollout(
                                rollout(),
                                new RolloutEvent.MonitoringRequested(
                                        "late", java.util.Optional.empty(), Duration.ofMinutes(1)));
                    case 5 -> new ReleaseEvent.OfRollout(rollout(), new RolloutEvent.BodyFailed("late"));
                    case 6 ->
                        new ReleaseEvent.OfRollout(
                                rollout(),
                                new RolloutEvent.StageRequested(Scenario.stage(schedule.random, "late", 20)));
                    default -> number(4) == 0 ? new ReleaseEvent.BodyEnded() : new ReleaseEvent.TimePassed();
                });
    }

    /**
     * Does what is asked of people, each time a little more.
     *
     * @return whether there was something to do
     */
    boolean help() {
        for (Map.Entry<String, Rollout> entry : schedule.release.rollouts().entrySet()) {
            Rollout rollout = entry.getValue();
            if (rollout.pause() != null) {
                press(entry.getKey(), new RolloutEvent.ResumeRequested("ann"));
                return true;
            }
            if (rollout.phase() == Phase.HELD) {
                press(entry.getKey(), new RolloutEvent.RollBackRequested("ann", "settled"));
                return true;
            }
            boolean waits = rollout.phase() == Phase.READY || rollout.phase() == Phase.AWAITING;
            if (waits && entry.getKey().equals("late")) {
                // A deployment out of turn, which no block of the pipeline will end.
                press(entry.getKey(), new RolloutEvent.RollBackRequested("ann", "not of the pipeline"));
                return true;
            }
        }
        for (Map.Entry<String, Gate> entry : schedule.release.gates().entrySet()) {
            if (entry.getValue().state() == Gate.State.WAITING) {
                return help(entry.getKey(), entry.getValue());
            }
        }
        return false;
    }

    private boolean help(String id, Gate gate) {
        int turn = helped++ % 16;
        List<String> signers = List.of("ann", "bob", "cem", "fay");
        if (turn < 8) {
            schedule.tell(new ReleaseEvent.OfGate(
                    id,
                    new GateEvent.Signed(
                            signers.get(turn % 4),
                            Set.copyOf(Scenario.ROLES),
                            Scenario.ROLES.get(turn / 4),
                            SignOff.Decision.APPROVE,
                            "",
                            gate.version())));
            return true;
        }
        if (turn == 8) {
            Checklist checklist = schedule.release.checklist();
            if (checklist != null) {
                checklist
                        .itemsOf(checklist.phases())
                        .forEach(item ->
                                schedule.tell(new ReleaseEvent.ItemMarked(Mark.done(item.id(), "ann", schedule.now))));
            }
            return true;
        }
        if (helped > 48 || schedule.timers.isEmpty()) {
            schedule.tell(new ReleaseEvent.OfGate(id, new GateEvent.Aborted("ann", "will never open")));
            return true;
        }
        return false;
    }

    private void press(String rollout, RolloutEvent event) {
        schedule.tell(new ReleaseEvent.OfRollout(rollout, event));
    }

    private String gate() {
        return any(List.copyOf(schedule.release.gates().keySet()));
    }

    private String rollout() {
        return any(List.copyOf(schedule.release.rollouts().keySet()));
    }

    private String any(List<String> ids) {
        return ids.isEmpty() || number(12) == 0 ? "nothing" : ids.get(number(ids.size()));
    }

    private String person() {
        return Scenario.PEOPLE.get(number(Scenario.PEOPLE.size()));
    }

    private int number(int bound) {
        return schedule.random.nextInt(bound);
    }
}
