package io.jenkins.plugins.releaseplan.gate;

import static io.jenkins.plugins.releaseplan.gate.GateSamples.CHECKLIST;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.FACT;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.HEALTH;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.LEAD;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.METRICS;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.START;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.WINDOW;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.approves;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.begin;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.checklist;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.measurement;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.plan;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.questions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class GateTest {

    private static final GateEvent TIME = new GateEvent.TimePassed();
    private static final GateEvent RESTART = new GateEvent.HostRestarted();

    @Test
    public void opensAtOnceWhenNothingIsMissing() {
        Advance advance = begin(plan(new Condition.InWindow(ReleaseCalendar.ALWAYS)));
        assertThat(advance.gate().state()).isEqualTo(Gate.State.OPEN);
        assertThat(notices(advance)).extracting(Notice::kind).containsExactly(Notice.Kind.GATE_OPENED);
    }

    @Test
    public void saysOnceWhoIsNeededAndAsksEverythingInThePlansOrder() {
        Advance advance = begin(plan(Duration.ofHours(4), LEAD, HEALTH, FACT, CHECKLIST, METRICS));
        assertThat(notices(advance)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.GATE_WAITING);
            assertThat(notice.importance()).isEqualTo(Notice.Importance.ACTION_NEEDED);
            assertThat(notice.facts()).containsEntry("roles", "Lead").containsEntry("deadline", "2026-11-23T22:00:00Z");
            assertThat(notice.text()).contains("sign-off as Lead", "checklist 'Pre-Release' complete");
        });
        assertThat(questions(advance))
                .containsExactly(
                        new GateAction.AskHealth("healthy:pms", "pms", "v1"),
                        new GateAction.AskFact("fact:healthy in staging", new Fact.HealthyIn("staging"), "v1"),
                        new GateAction.AskChecklist("checklist:Pre-Release", "Pre-Release"));
        assertThat(advance.actions().get(advance.actions().size() - 1))
                .as("the first measurement, after two minutes of warm-up")
                .isEqualTo(new GateAction.WakeAt(START.plusSeconds(180)));
    }

    @Test
    public void wakesForTheWindowAndOpensInIt() {
        Advance begun = begin(plan(WINDOW));
        Instant opens = Instant.parse("2026-11-23T19:00:00Z");
        assertThat(begun.gate().nextWake()).isEqualTo(opens);
        assertThat(begun.gate().missing())
                .containsExactly(
                        "inside window 'off-peak': outside 'off-peak' (opens Mon 2026-11-23 20:00 Europe/Berlin)");
        assertThat(begun.gate().advance(TIME, opens.minusNanos(1)).gate().state())
                .isEqualTo(Gate.State.WAITING);
        assertThat(begun.gate().advance(TIME, opens).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void looksAtTheClockAtTheTimeOfTheLastSignOffNotBefore() {
        Gate gate = begin(plan(WINDOW, LEAD)).gate();
        gate = gate.advance(TIME, Instant.parse("2026-11-23T19:00:00Z")).gate();
        assertThat(gate.conditions().get(WINDOW.id()).met()).isTrue();
        Advance late = gate.advance(approves("cyd", "Lead"), Instant.parse("2026-11-23T19:45:00Z"));
        assertThat(late.gate().state()).as("the audit froze it").isEqualTo(Gate.State.WAITING);
        assertThat(late.gate().nextWake()).isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
    }

    @Test
    public void waitsUntilNoItemOfTheChecklistIsOpen() {
        Gate gate = begin(plan(CHECKLIST)).gate();
        gate = gate.advance(checklist(3, 1), START).gate();
        assertThat(gate.missing()).containsExactly("checklist 'Pre-Release' complete: 1 of 3 items open");
        assertThat(gate.advance(checklist(3, 0), START).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void namesAFewOpenItems() {
        ChecklistCount count = new ChecklistCount(9, 4, List.of("a", "b", "c", "d"));
        Gate gate = begin(plan(CHECKLIST))
                .gate()
                .advance(new GateEvent.ChecklistChanged(Map.of("Pre-Release", count)), START)
                .gate();
        assertThat(gate.missing()).containsExactly("checklist 'Pre-Release' complete: 4 of 9 items open: a; b; c; …");
    }

    @Test
    public void doesNotOpenForAPartOfTheChecklistThatHasNoItems() {
        Gate gate =
                begin(plan(CHECKLIST)).gate().advance(checklist(0, 0), START).gate();
        assertThat(gate.state()).isEqualTo(Gate.State.WAITING);
        assertThat(gate.missing()).containsExactly("checklist 'Pre-Release' complete: it has no items");
    }

    @Test
    public void ignoresFactsOfAnotherVersion() {
        Gate gate = begin(plan(FACT)).gate();
        assertThat(gate.advance(fact(true, "v0"), START).gate()).isEqualTo(gate);
        assertThat(gate.advance(fact(true, "v1"), START).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void asksAgainForAFactThatDoesNotHoldYet() {
        Gate gate = begin(plan(FACT)).gate().advance(fact(false, "v1"), START).gate();
        assertThat(gate.nextWake()).isEqualTo(START.plus(Gate.RETRY));
        assertThat(questions(gate.advance(TIME, START.plus(Gate.RETRY)))).hasSize(1);
    }

    @Test
    public void doesNotOpenByAnAnswerThatIsTooOldButAsksAgain() {
        Gate gate =
                begin(plan(FACT, LEAD)).gate().advance(fact(true, "v1"), START).gate();
        Instant old = START.plus(Gate.FRESH);
        assertThat(gate.advance(approves("cyd", "Lead"), old.minusNanos(1))
                        .gate()
                        .state())
                .isEqualTo(Gate.State.OPEN);
        Advance signed = gate.advance(approves("cyd", "Lead"), old);
        assertThat(signed.gate().state()).isEqualTo(Gate.State.WAITING);
        assertThat(questions(signed)).hasSize(1);
        assertThat(signed.gate().advance(fact(true, "v1"), old).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void wantsGreenToReportTheVersion() {
        Gate gate = begin(plan(HEALTH)).gate();
        Gate wrong = gate.advance(health(true, "v0"), START).gate();
        assertThat(wrong.missing()).containsExactly("pms healthy: 2 of 2, but it reports v0 instead of v1");
        Gate ill = gate.advance(health(false, "v1"), START).gate();
        assertThat(ill.missing()).containsExactly("pms healthy: 2 of 2");
        assertThat(gate.advance(health(true, "v1"), START).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void saysThatALookFailedAndLooksAgain() {
        Gate gate = begin(plan(HEALTH)).gate();
        Advance failed = gate.advance(new GateEvent.LookFailed("healthy:pms", "throttled"), START);
        assertThat(failed.gate().missing()).containsExactly("pms healthy: not known yet (looking failed: throttled)");
        assertThat(failed.actions()).containsExactly(new GateAction.WakeAt(START.plus(Gate.RETRY)));
        assertThat(questions(failed.gate().advance(TIME, START.plus(Gate.RETRY))))
                .hasSize(1);
    }

    @Test
    public void ignoresAnswersToQuestionsThatItDidNotAsk() {
        Gate gate = begin(plan(FACT, LEAD)).gate();
        GateEvent misplaced = new GateEvent.FactKnown("fact:healthy in nowhere", true, "", "v1");
        assertThat(gate.advance(misplaced, START).gate()).isEqualTo(gate);
        GateEvent ofAnotherKind = new GateEvent.FactKnown(LEAD.id(), true, "", "v1");
        assertThat(gate.advance(ofAnotherKind, START).gate()).isEqualTo(gate);
    }

    @Test
    public void measuresAfterTheWarmUpAndOpensOnEnoughGoodMeasurements() {
        Gate gate = begin(plan(METRICS)).gate();
        Advance first = gate.advance(TIME, START.plusSeconds(180));
        GateAction.Measure asked = (GateAction.Measure) questions(first).get(0);
        assertThat(asked)
                .isEqualTo(new GateAction.Measure(
                        METRICS.id(),
                        "pms",
                        List.of("errorRate"),
                        List.of(),
                        START.plusSeconds(120),
                        START.plusSeconds(180),
                        "v1"));
        Gate once = first.gate()
                .advance(measured(asked, 0.01), START.plusSeconds(181))
                .gate();
        assertThat(once.missing()).containsExactly("metrics of pms pass 'slo': 1 of 2 measurements judged");
        assertThat(once.advance(measured(asked, 0.01), START.plusSeconds(182)).gate())
                .as("the same answer again")
                .isEqualTo(once);
        Advance second = once.advance(TIME, START.plusSeconds(240));
        GateAction.Measure again = (GateAction.Measure) questions(second).get(0);
        assertThat(second.gate()
                        .advance(measured(again, 0.01), START.plusSeconds(241))
                        .gate()
                        .state())
                .isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void staysShutWhileMetricsBreakARule() {
        Gate gate = begin(plan(METRICS)).gate();
        for (double errors : new double[] {0.01, 0.2, 0.01}) {
            Advance due = gate.advance(TIME, gate.nextWake());
            GateAction.Measure asked = (GateAction.Measure) questions(due).get(0);
            gate = due.gate().advance(measured(asked, errors), asked.to()).gate();
            assertThat(gate.state()).isEqualTo(Gate.State.WAITING);
        }
        assertThat(gate.missing().get(0)).contains("errorRate").contains("'>5%'");
        Advance due = gate.advance(TIME, gate.nextWake());
        GateAction.Measure asked = (GateAction.Measure) questions(due).get(0);
        assertThat(due.gate().advance(measured(asked, 0.01), asked.to()).gate().state())
                .as("the last two were good")
                .isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void doesNotMakeUpForMeasurementsThatItMissed() {
        Gate gate = begin(plan(METRICS)).gate();
        Advance late = gate.advance(TIME, START.plus(Duration.ofHours(3)).plusSeconds(42));
        GateAction.Measure asked = (GateAction.Measure) questions(late).get(0);
        assertThat(asked.to()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    public void aNewVersionAsksEverythingAboutItAgain() {
        Gate gate = begin(plan(FACT, METRICS, CHECKLIST)).gate();
        gate = gate.advance(fact(true, "v1"), START).gate();
        gate = gate.advance(checklist(1, 0), START).gate();
        Advance changed = gate.advance(new GateEvent.VersionChanged("v2"), START.plusSeconds(1));
        assertThat(questions(changed))
                .containsExactly(new GateAction.AskFact(FACT.id(), new Fact.HealthyIn("staging"), "v2"));
        assertThat(changed.gate().conditions().get(FACT.id()).met()).isFalse();
        assertThat(changed.gate().conditions().get(CHECKLIST.id()).met()).isTrue();
        assertThat(changed.gate().nextWake()).as("warm-up begins anew").isEqualTo(START.plusSeconds(181));
    }

    @Test
    public void timesOutAtTheDeadlineAndSaysWhatWasMissing() {
        Gate gate = begin(plan(Duration.ofMinutes(30), LEAD)).gate();
        Instant deadline = START.plus(Duration.ofMinutes(30));
        assertThat(gate.nextWake()).isEqualTo(deadline);
        assertThat(gate.advance(TIME, deadline.minusNanos(1)).gate().state()).isEqualTo(Gate.State.WAITING);
        Advance over = gate.advance(TIME, deadline);
        assertThat(over.gate().state()).isEqualTo(Gate.State.TIMED_OUT);
        assertThat(over.gate().reason()).isEqualTo("timed out after 30 min; missing: sign-off as Lead: 0 of 1");
        assertThat(notices(over)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.GATE_TIMED_OUT);
            assertThat(notice.facts()).containsEntry("onTimeout", "reject");
        });
    }

    @Test
    public void aSignOffAtTheDeadlineComesTooLate() {
        Gate gate = begin(plan(Duration.ofMinutes(30), LEAD)).gate();
        Advance late = gate.advance(approves("cyd", "Lead"), START.plus(Duration.ofMinutes(30)));
        assertThat(late.gate().state()).isEqualTo(Gate.State.TIMED_OUT);
        assertThat(late.gate().signOffs()).isEmpty();
        assertThat(notices(late))
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.GATE_TIMED_OUT, Notice.Kind.SIGN_OFF_REFUSED);
    }

    @Test
    public void aHostThatSleptThroughTheWindowsOpeningDoesNotMakeItATimeOut() {
        Gate gate = begin(plan(Duration.ofMinutes(70), WINDOW)).gate();
        Instant late = Instant.parse("2026-11-23T19:15:00Z");
        assertThat(gate.advance(TIME, late).gate().state()).isEqualTo(Gate.State.OPEN);
        assertThat(gate.advance(new GateEvent.VersionChanged("v2"), late).gate().state())
                .as("but an event may keep it from opening")
                .isEqualTo(Gate.State.TIMED_OUT);
    }

    @Test
    public void endsWhenItIsAborted() {
        Advance aborted = begin(plan(LEAD)).gate().advance(new GateEvent.Aborted("zoe", "wrong branch"), START);
        assertThat(aborted.gate().state()).isEqualTo(Gate.State.ABORTED);
        assertThat(aborted.gate().reason()).isEqualTo("aborted by zoe: wrong branch");
        assertThat(aborted.gate().advance(TIME, START.plusSeconds(9)).gate()).isSameAs(aborted.gate());
    }

    @Test
    public void asksAgainAfterARestartWhatIsOutstandingAndWhenToWake() {
        Advance begun = begin(plan(FACT, HEALTH, LEAD));
        Gate gate = begun.gate().advance(health(true, "v1"), START).gate();
        Advance restarted = gate.advance(RESTART, START.plusSeconds(10));
        assertThat(restarted.actions())
                .containsExactly(
                        new GateAction.AskFact(FACT.id(), new Fact.HealthyIn("staging"), "v1"),
                        new GateAction.WakeAt(START.plus(Gate.FRESH)));
    }

    @Test
    public void countsTheChecklistAgainAfterARestartBeforeItOpens() {
        Gate gate = begin(plan(CHECKLIST, LEAD))
                .gate()
                .advance(checklist(2, 0), START)
                .gate();
        Advance restarted = gate.advance(RESTART, START);
        assertThat(questions(restarted)).hasSize(1);
        Gate signed = restarted.gate().advance(approves("cyd", "Lead"), START).gate();
        assertThat(signed.state()).isEqualTo(Gate.State.WAITING);
        assertThat(signed.advance(checklist(2, 0), START).gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void needsAVersion() {
        assertThatThrownBy(() -> Gate.begin(plan(LEAD), " ", "ann", Set.of(), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the version is missing");
    }

    private static GateEvent fact(boolean holds, String version) {
        return new GateEvent.FactKnown(FACT.id(), holds, "seen", version);
    }

    private static GateEvent health(boolean healthy, String reported) {
        return new GateEvent.HealthKnown(HEALTH.id(), new Health(healthy, reported, "2 of 2"), "v1");
    }

    private static GateEvent measured(GateAction.Measure asked, double errors) {
        return new GateEvent.Measured(asked.conditionId(), measurement(asked, errors), asked.version());
    }

    private static List<Notice> notices(Advance advance) {
        return advance.actions().stream()
                .filter(GateAction.Tell.class::isInstance)
                .map(action -> ((GateAction.Tell) action).notice())
                .toList();
    }
}
