package io.jenkins.plugins.releaseplan.release;

import static io.jenkins.plugins.releaseplan.release.InvariantBroken.unless;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** No gate opens without every condition that it names, worked out again from marks, sign-offs and answers. */
final class GateRules {

    private record Answer(boolean holds, String version, Instant at) {}

    private final Schedule schedule;
    private final Map<String, Answer> answers = new HashMap<>();

    GateRules(Schedule schedule) {
        this.schedule = schedule;
    }

    void heard(Release before, ReleaseEvent event) {
        if (!(event instanceof ReleaseEvent.OfGate of)) {
            return;
        }
        boolean waits = before.gate(of.gate())
                .filter(gate -> gate.state() == Gate.State.WAITING)
                .isPresent();
        if (waits && of.event() instanceof GateEvent.FactKnown fact) {
            know(of.gate() + fact.conditionId(), new Answer(fact.holds(), fact.version(), schedule.now), before);
        } else if (waits && of.event() instanceof GateEvent.HealthKnown known) {
            boolean holds = known.health().serves(known.version());
            know(of.gate() + known.conditionId(), new Answer(holds, known.version(), schedule.now), before);
        }
    }

    private void know(String key, Answer answer, Release release) {
        if (answer.version().equals(release.plan().version())) {
            answers.put(key, answer);
        }
    }

    void check(Release before, Release after) {
        after.gates().forEach((id, gate) -> {
            boolean wasOpen = before.gate(id)
                    .filter(one -> one.state() == Gate.State.OPEN)
                    .isPresent();
            if (gate.state() == Gate.State.OPEN && !wasOpen) {
                gate.plan().conditions().forEach(condition -> holds(id, gate, condition, after));
            }
        });
    }

    private void holds(String id, Gate gate, Condition condition, Release release) {
        unless(gate.version().equals(release.plan().version()), "opened for another version", gate);
        if (condition instanceof Condition.ChecklistComplete complete) {
            unless(complete(complete.phase(), release), "opened with open items", release);
        } else if (condition instanceof Condition.SignedOff wanted) {
            unless(signed(wanted, gate, release), "opened without its sign-offs", gate);
        } else if (condition instanceof Condition.InWindow window) {
            unless(window.calendar().isOpen(schedule.now), "opened in a freeze", gate);
        } else {
            Answer answer = answers.get(id + condition.id());
            boolean fresh = answer != null
                    && answer.holds()
                    && answer.version().equals(gate.version())
                    && schedule.now.isBefore(answer.at().plus(Gate.FRESH));
            unless(fresh, "opened without " + condition.text(), gate);
        }
    }

    private static boolean complete(String phase, Release release) {
        Checklist checklist = release.checklist();
        if (checklist == null) {
            return false;
        }
        List<Item> items = checklist.phases().stream()
                .filter(one -> phase.isEmpty() || one.title().equals(phase))
                .map(Phase::items)
                .flatMap(List::stream)
                .toList();
        return !items.isEmpty()
                && items.stream()
                        .allMatch(item -> settled(item, release.progress().marks()));
    }

    /** The checklists of the scenarios are flat, so that the last mark alone decides. */
    private static boolean settled(Item item, List<Mark> marks) {
        boolean settled = item.done();
        for (Mark mark : marks) {
            if (mark.itemId().equals(item.id())) {
                settled = mark.status() != Status.OPEN;
            }
        }
        return settled;
    }

    private static boolean signed(Condition.SignedOff wanted, Gate gate, Release release) {
        List<SignOff> counting = gate.signOffs().stream()
                .filter(one -> one.version().equals(gate.version()) && !one.voided())
                .toList();
        boolean rejected = counting.stream().anyMatch(one -> one.decision() == SignOff.Decision.REJECT);
        long people = counting.stream()
                .filter(one -> one.role().equals(wanted.role()))
                .map(one -> one.person().toLowerCase(Locale.ROOT))
                .filter(person -> !gate.plan().fourEyes()
                        || !person.equals(release.plan().startedBy())
                                && !release.plan().causedBy().contains(person))
                .distinct()
                .count();
        return !rejected && people >= wanted.quorum();
    }
}
