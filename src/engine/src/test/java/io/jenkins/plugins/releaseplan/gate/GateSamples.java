package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Reading;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans, conditions and events that several tests speak of. */
final class GateSamples {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday, 19:00 in Berlin: an hour before the window opens. */
    static final Instant START = Instant.parse("2026-11-23T18:00:00Z");

    static final ReleaseCalendar OFF_PEAK = new ReleaseCalendar(
            MaintenanceWindow.parse("off-peak", BERLIN, List.of("daily 20:00-22:00")),
            List.of(new Freeze(
                    "audit",
                    BERLIN,
                    LocalDateTime.parse("2026-11-23T20:30:00"),
                    LocalDateTime.parse("2026-11-23T21:00:00"),
                    "")));

    static final Analysis SLO = new Analysis(
            "slo",
            List.of(new Rule(
                    Metric.ERROR_RATE,
                    io.jenkins.plugins.releaseplan.analysis.Condition.parse(Metric.ERROR_RATE, ">5%"),
                    1,
                    2,
                    MissingData.HOLD,
                    Severity.HIGH)),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2));

    static final Condition CHECKLIST = new Condition.ChecklistComplete("Pre-Release");
    static final Condition LEAD = new Condition.SignedOff("Lead", 1);
    static final Condition TWO_LEADS = new Condition.SignedOff("Lead", 2);
    static final Condition SECURITY = new Condition.SignedOff("Security", 1);
    static final Condition WINDOW = new Condition.InWindow(OFF_PEAK);
    static final Condition FACT = new Condition.FactHolds(new Fact.HealthyIn("staging"));
    static final Condition HEALTH = new Condition.Healthy("pms");
    static final Condition METRICS = new Condition.Metrics(SLO, "pms");

    private GateSamples() {}

    static GatePlan plan(Condition... conditions) {
        return new GatePlan("Go / No-Go", List.of(conditions), Optional.empty(), GatePlan.OnTimeout.REJECT, true);
    }

    static GatePlan plan(Duration timeout, Condition... conditions) {
        return new GatePlan("Go / No-Go", List.of(conditions), Optional.of(timeout), GatePlan.OnTimeout.REJECT, true);
    }

    static Advance begin(GatePlan plan) {
        return Gate.begin(plan, "v1", "ann", Set.of("bob"), START);
    }

    static GateEvent.Signed approves(String person, String role) {
        return approves(person, role, "v1");
    }

    static GateEvent.Signed approves(String person, String role, String version) {
        return new GateEvent.Signed(person, Set.of(role), role, SignOff.Decision.APPROVE, "", version);
    }

    static GateEvent.Signed rejects(String person, String role) {
        return new GateEvent.Signed(person, Set.of(role), role, SignOff.Decision.REJECT, "too risky", "v1");
    }

    static GateEvent checklist(int total, int open) {
        return new GateEvent.ChecklistChanged(Map.of("Pre-Release", new ChecklistCount(total, open, List.of())));
    }

    static Measurement measurement(GateAction.Measure asked, double... errorRates) {
        Reading reading = new Reading(Series.of(errorRates), Series.empty());
        return new Measurement(asked.from(), asked.to(), Map.of(Metric.ERROR_RATE, reading));
    }

    static List<GateAction> questions(Advance advance) {
        return advance.actions().stream()
                .filter(action -> !(action instanceof GateAction.Tell || action instanceof GateAction.WakeAt))
                .toList();
    }
}
