package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.DrawnDuration;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** What people do, done. */
final class Deeds {

    private final ReleaseHost host;
    private final Consumer<String> abort;

    Deeds(ReleaseHost host, Consumer<String> abort) {
        this.host = host;
        this.abort = abort;
    }

    /** Whether a behaviour for this target (empty for any) concerns a rollout. */
    static boolean concerns(String target, Rollout rollout) {
        return target.isEmpty() || target.equals(rollout.plan().target());
    }

    void sign(Person person, Person.Sign sign, String release, String gateId) {
        Gate gate = host.release(release).gate(gateId).orElseThrow();
        if (gate.state() != Gate.State.WAITING) {
            return;
        }
        Set<String> held = new TreeSet<>(person.roles());
        String role = sign.role().isEmpty() ? role(person, gate) : sign.role();
        if (role.isEmpty() && sign.gate().equals("*")) {
            return;
        }
        if (role.isEmpty() && !person.roles().isEmpty()) {
            // The gate refuses it, and says which role it was.
            role = person.roles().get(0);
        }
        SignOff.Decision decision = sign.approves() ? SignOff.Decision.APPROVE : SignOff.Decision.REJECT;
        host.tell(
                release,
                new ReleaseEvent.OfGate(
                        gateId,
                        new GateEvent.Signed(person.name(), held, role, decision, sign.comment(), gate.version())));
    }

    /** The first of the person's roles that the gate asks for; empty if it asks for none of them. */
    private static String role(Person person, Gate gate) {
        List<String> asked = gate.plan().roles();
        for (String role : person.roles()) {
            if (asked.stream().anyMatch(role::equalsIgnoreCase)) {
                return role;
            }
        }
        return "";
    }

    void tick(Actor actor, Person.Tick tick, Release release) {
        Checklist checklist = release.checklist();
        mark(
                actor,
                release,
                items(checklist, tick.phase(), tick.items()),
                tick.each(),
                item -> new Mark(
                        item.id(),
                        Status.DONE,
                        actor.person().name(),
                        host.clock().now(),
                        "",
                        tick.note(),
                        tick.evidence()));
    }

    void markNotApplicable(Actor actor, Person.MarkNotApplicable deed, Release release) {
        Checklist checklist = release.checklist();
        List<Item> items = items(checklist, deed.phase(), deed.items()).stream()
                .filter(item -> !deed.items().isEmpty() || checklist.isConditional(item.id()))
                .toList();
        mark(
                actor,
                release,
                items,
                deed.each(),
                item -> Mark.notApplicable(
                        item.id(), actor.person().name(), host.clock().now(), deed.reason()));
    }

    private void mark(Actor actor, Release release, List<Item> items, DrawnDuration each, Function<Item, Mark> mark) {
        String id = release.plan().id();
        Duration after = Duration.ZERO;
        for (Item item : items) {
            after = after.plus(actor.dice().draw(each));
            host.clock().after(after, () -> {
                Release now = host.release(id);
                if (now.progress().statusOf(now.checklist(), item.id()) == Status.OPEN) {
                    host.tell(id, new ReleaseEvent.ItemMarked(mark.apply(item)));
                }
            });
        }
    }

    private static List<Item> items(Checklist checklist, String phase, List<String> wanted) {
        List<Item> all = checklist.itemsOf(phase.isEmpty() ? checklist.phases() : checklist.select(phase));
        if (wanted.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(item -> wanted.stream().anyMatch(text -> is(item, text)))
                .toList();
    }

    private static boolean is(Item item, String wanted) {
        return item.id().equals(wanted) || item.text().equalsIgnoreCase(wanted.strip());
    }

    void decide(Person person, Person.Decision decision, String reason, String release, String rollout) {
        String why = reason.isEmpty() ? "asked to" : reason;
        if (decision == Person.Decision.ABORT) {
            abort.accept("aborted by " + person.name() + (reason.isEmpty() ? "" : ": " + reason));
            return;
        }
        host.tellRollout(
                release,
                rollout,
                switch (decision) {
                    case ROLL_BACK -> new RolloutEvent.RollBackRequested(person.name(), why);
                    case PAUSE -> new RolloutEvent.PauseRequested(person.name(), why, null);
                    case RESUME -> new RolloutEvent.ResumeRequested(person.name());
                    case PROMOTE -> new RolloutEvent.PromoteRequested(person.name());
                    case RETIRE_BLUE, ABORT -> new RolloutEvent.RetireRequested(person.name());
                });
    }

    /** Presses a button for each rollout under way that it concerns. */
    void press(Person person, Person.Press press) {
        if (press.decision() == Person.Decision.ABORT) {
            decide(person, press.decision(), press.reason(), "", "");
            return;
        }
        for (Release release : host.releases()) {
            for (Rollout rollout : release.rollouts().values()) {
                if (!rollout.phase().ended() && concerns(press.target(), rollout)) {
                    decide(
                            person,
                            press.decision(),
                            press.reason(),
                            release.plan().id(),
                            rollout.plan().id());
                }
            }
        }
    }
}
