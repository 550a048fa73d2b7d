package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Reading;
import io.jenkins.plugins.releaseplan.cloud.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes plans and events of drawn numbers. Every number stands for something, so that a list of numbers can be shrunk
 * piece by piece.
 */
final class GateScript {

    /** How many kinds of event {@link #events} knows. */
    static final int KINDS = 24;

    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(4),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(1));
    private static final List<Condition> CONDITIONS = List.of(
            GateSamples.CHECKLIST,
            GateSamples.LEAD,
            GateSamples.SECURITY,
            GateSamples.WINDOW,
            GateSamples.FACT,
            GateSamples.HEALTH,
            GateSamples.METRICS);
    private static final List<String> PEOPLE = List.of("ann", "bob", "cyd", "CYD", "dan", "eve", "Dan ");
    private static final List<String> ROLES = List.of("Lead", "Security", "lead", "Cook");
    private static final List<Optional<Duration>> TIMEOUTS = List.of(
            Optional.empty(),
            Optional.of(Duration.ofMinutes(20)),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(4)));

    private GateScript() {}

    static GatePlan plan(int number) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < CONDITIONS.size(); i++) {
            if ((number >> i & 1) == 1) {
                conditions.add(CONDITIONS.get(i));
            }
        }
        if (conditions.isEmpty()) {
            conditions.add(GateSamples.LEAD);
        }
        if ((number >> 7 & 1) == 1) {
            conditions.replaceAll(condition -> condition == GateSamples.LEAD ? GateSamples.TWO_LEADS : condition);
        }
        boolean fourEyes = (number >> 8 & 1) == 1;
        return new GatePlan("g", conditions, TIMEOUTS.get(number >> 9 & 3), GatePlan.OnTimeout.FAIL, fourEyes);
    }

    /** How much later the event comes; a third of them come when the gate asked to be woken. */
    static Instant later(Instant now, Gate gate, int number) {
        int choice = number / KINDS % (PAUSES.size() + 4);
        if (choice < PAUSES.size()) {
            return now.plus(PAUSES.get(choice));
        }
        Instant wake = gate.nextWake();
        return wake == null || wake.isBefore(now) ? now : wake;
    }

    /** The events of one number; most are one event, some answer every open question. */
    static List<GateEvent> events(int number, Gate gate, List<GateAction> asked) {
        int more = number / (KINDS * 12);
        switch (number % KINDS) {
            case 0, 1, 2, 3:
                return List.of(new GateEvent.TimePassed());
            case 4:
                return List.of(new GateEvent.HostRestarted());
            case 5, 6, 7, 8:
                return List.of(signed(gate, more));
            case 9:
                return List.of(GateSamples.checklist(more % 4, more % 4 == 0 ? 0 : more / 4 % 2));
            case 10, 11:
                return List.of(fact(gate, more));
            case 12, 13:
                return List.of(health(gate, more));
            case 14:
                return List.of(failure(more));
            case 15:
                return more % 3 == 0
                        ? List.of(new GateEvent.VersionChanged(version(more / 3), Set.of("eve")))
                        : List.of();
            case 16:
                return more % 8 == 0 ? List.of(new GateEvent.Aborted("zoe", "")) : List.of();
            case 17, 18:
                return asked.isEmpty() ? List.of() : List.of(answer(asked.get(more % asked.size()), more / 8));
            default:
                return asked.stream().map(question -> answer(question, 0)).toList();
        }
    }

    private static String version(int number) {
        return number % 2 == 0 ? "v1" : "v2";
    }

    /** Mostly about the gate's version, now and then about the other one. */
    private static String about(Gate gate, int number) {
        return number % 4 == 0 ? version(number / 4) : gate.version();
    }

    private static GateEvent signed(Gate gate, int number) {
        String person = PEOPLE.get(number % 7);
        String role = ROLES.get(number / 7 % 4);
        Set<String> held = (number / 28 & 3) == 0 ? Set.of(ROLES.get(number / 112 % 4)) : Set.of("Lead", "SECURITY");
        SignOff.Decision decision = number / 448 % 9 == 0 ? SignOff.Decision.REJECT : SignOff.Decision.APPROVE;
        return new GateEvent.Signed(person, held, role, decision, "", about(gate, number / 4032));
    }

    private static GateEvent fact(Gate gate, int number) {
        return new GateEvent.FactKnown(GateSamples.FACT.id(), number % 5 != 0, "seen", about(gate, number / 5));
    }

    private static GateEvent health(Gate gate, int number) {
        Health health = new Health(number % 5 != 0, number / 5 % 5 == 0 ? version(number) : gate.version(), "seen");
        return new GateEvent.HealthKnown(GateSamples.HEALTH.id(), health, about(gate, number / 25));
    }

    private static GateEvent failure(int number) {
        return new GateEvent.LookFailed(
                CONDITIONS.get(number % CONDITIONS.size()).id(), "no answer");
    }

    /** The answer to a question; 0 is the good one. */
    static GateEvent answer(GateAction question, int mood) {
        if (question instanceof GateAction.AskChecklist) {
            return GateSamples.checklist(3, mood % 2);
        }
        if (question instanceof GateAction.AskFact fact) {
            return new GateEvent.FactKnown(fact.conditionId(), mood % 2 == 0, "seen", fact.version());
        }
        if (question instanceof GateAction.AskHealth health) {
            return new GateEvent.HealthKnown(
                    health.conditionId(), new Health(mood % 2 == 0, health.version(), "seen"), health.version());
        }
        GateAction.Measure measure = (GateAction.Measure) question;
        return new GateEvent.Measured(measure.conditionId(), read(measure, mood % 4), measure.version());
    }

    private static Measurement read(GateAction.Measure measure, int mood) {
        return switch (mood) {
            case 1 -> GateSamples.measurement(measure, 0.2);
            case 2 -> new Measurement(measure.from(), measure.to(), Map.of(Metric.ERROR_RATE, Reading.NONE));
            default -> GateSamples.measurement(measure, 0.01);
        };
    }
}
