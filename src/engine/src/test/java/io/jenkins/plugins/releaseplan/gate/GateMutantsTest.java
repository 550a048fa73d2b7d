package io.jenkins.plugins.releaseplan.gate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The properties can fail: each of these broken functions is found by them. */
@RunWith(Parameterized.class)
public class GateMutantsTest {

    private static final int SCHEDULES = 40_000;

    private final GateFunction mutant;
    private final String complaint;

    public GateMutantsTest(String name, GateFunction mutant, String complaint) {
        this.mutant = mutant;
        this.complaint = complaint;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> mutants() {
        return List.of(
                mutant("takes facts of any version", GateMutantsTest::takesFactsOfAnyVersion, "state"),
                mutant("takes health of any version", GateMutantsTest::takesHealthOfAnyVersion, "state"),
                mutant("takes sign-offs of any version", GateMutantsTest::takesSignOffsOfAnyVersion, "sign-offs"),
                mutant("keeps facts after a new version", GateMutantsTest::keepsEvidenceAfterNewVersion, "state"),
                mutant(
                        "keeps sign-offs after a new version",
                        GateMutantsTest::keepsSignOffsAfterNewVersion,
                        "sign-offs"),
                mutant("never finds an answer too old", GateMutantsTest::neverFindsAnAnswerTooOld, "state"),
                mutant("counts the same person twice", GateMutantsTest::countsTheSamePersonTwice, "sign-offs"),
                mutant("forgets four-eyes", GateMutantsTest::forgetsFourEyes, "sign-offs"),
                mutant("does not look at roles", GateMutantsTest::doesNotLookAtRoles, "sign-offs"),
                mutant("opens outside the window", GateMutantsTest::opensOutsideTheWindow, "state"),
                mutant("opens at the deadline", GateMutantsTest::opensAtTheDeadline, "state"),
                mutant("does not hear a rejection", GateMutantsTest::doesNotHearARejection, "state"),
                mutant("drops a sign-off", GateMutantsTest::dropsASignOff, "sign-offs"),
                mutant("drops void sign-offs", GateMutantsTest::dropsVoidSignOffs, "sign-offs"),
                mutant("opens again after a time-out", GateMutantsTest::opensAgainAfterATimeOut, "a gate that ended"),
                mutant("trusts an old checklist after a restart", GateMutantsTest::trustsAnOldChecklist, "state"),
                mutant("asks for no wake-up", GateMutantsTest::asksForNoWakeUp, "when the host was told to wake it"),
                mutant("refuses in silence", GateMutantsTest::refusesInSilence, "refused aloud"),
                mutant("remembers what it was asked before", withAMemory(), "the same again"),
                mutant("judges a measurement twice", GateMutantsTest::judgesAMeasurementTwice, "state"));
    }

    private static Object[] mutant(String name, GateFunction mutant, String complaint) {
        return new Object[] {name, mutant, complaint};
    }

    @Test
    public void isFound() {
        assertThatThrownBy(() -> GatePropertyTest.theory(3, SCHEDULES)
                        .withShrinkCycles(0)
                        .forAll(GatePropertyTest.plans(), GatePropertyTest.steps(3, 30))
                        .checkAssert((plan, steps) -> GateInvariants.hold(mutant, plan, steps)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cause was :-")
                .hasMessageContaining("java.lang.AssertionError: " + complaint);
    }

    private static Advance takesFactsOfAnyVersion(Gate gate, GateEvent event, Instant now) {
        return event instanceof GateEvent.FactKnown fact
                ? gate.advance(
                        new GateEvent.FactKnown(fact.conditionId(), fact.holds(), fact.detail(), gate.version()), now)
                : gate.advance(event, now);
    }

    private static Advance takesHealthOfAnyVersion(Gate gate, GateEvent event, Instant now) {
        return event instanceof GateEvent.HealthKnown health
                ? gate.advance(new GateEvent.HealthKnown(health.conditionId(), health.health(), gate.version()), now)
                : gate.advance(event, now);
    }

    private static Advance takesSignOffsOfAnyVersion(Gate gate, GateEvent event, Instant now) {
        return event instanceof GateEvent.Signed signed
                ? gate.advance(signedBy(signed, signed.person(), gate.version()), now)
                : gate.advance(event, now);
    }

    private static Advance keepsEvidenceAfterNewVersion(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        return event instanceof GateEvent.VersionChanged
                ? new Advance(right.gate().with(gate.conditions()), right.actions())
                : right;
    }

    private static Advance keepsSignOffsAfterNewVersion(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        return event instanceof GateEvent.VersionChanged ? with(right, gate.signOffs()) : right;
    }

    private static Advance neverFindsAnAnswerTooOld(Gate gate, GateEvent event, Instant now) {
        Map<String, ConditionStatus> renewed = new LinkedHashMap<>(gate.conditions());
        renewed.replaceAll((id, status) -> status.evidence() instanceof Evidence.Answered answer
                ? new ConditionStatus(
                        status.met(),
                        status.detail(),
                        new Evidence.Answered(answer.holds(), answer.detail(), now),
                        status.looking(),
                        status.lookAt(),
                        status.trouble())
                : status);
        return gate.state() == Gate.State.WAITING ? gate.with(renewed).advance(event, now) : gate.advance(event, now);
    }

    private static Advance countsTheSamePersonTwice(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        boolean refused = right.gate().state() == Gate.State.WAITING
                && right.gate().signOffs().size() == gate.signOffs().size();
        if (!refused || !(event instanceof GateEvent.Signed signed)) {
            return right;
        }
        boolean again = gate.signOffs().stream().anyMatch(earlier -> Words.same(earlier.person(), signed.person()));
        return again ? gate.advance(signedBy(signed, signed.person() + " again", signed.version()), now) : right;
    }

    private static Advance forgetsFourEyes(Gate gate, GateEvent event, Instant now) {
        GatePlan plan = gate.plan();
        GatePlan lax = new GatePlan(plan.name(), plan.conditions(), plan.timeout(), plan.onTimeout(), false);
        Advance wrong = with(gate, lax, gate.deadline()).advance(event, now);
        return gate.state() == Gate.State.WAITING
                ? new Advance(with(wrong.gate(), plan, gate.deadline()), wrong.actions())
                : gate.advance(event, now);
    }

    private static Advance doesNotLookAtRoles(Gate gate, GateEvent event, Instant now) {
        if (event instanceof GateEvent.Signed signed) {
            return gate.advance(
                    new GateEvent.Signed(
                            signed.person(),
                            Set.of("Lead", "Security"),
                            signed.role(),
                            signed.decision(),
                            signed.comment(),
                            signed.version()),
                    now);
        }
        return gate.advance(event, now);
    }

    private static Advance opensOutsideTheWindow(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        List<String> missing = right.gate().conditions().entrySet().stream()
                .filter(status -> !status.getValue().met())
                .map(Map.Entry::getKey)
                .toList();
        return right.gate().state() == Gate.State.WAITING && missing.equals(List.of(GateSamples.WINDOW.id()))
                ? new Advance(right.gate().ended(Gate.State.OPEN, "", now), right.actions())
                : right;
    }

    private static Advance opensAtTheDeadline(Gate gate, GateEvent event, Instant now) {
        boolean atDeadline =
                gate.state() == Gate.State.WAITING && gate.deadline() != null && !now.isBefore(gate.deadline());
        Advance patient = with(gate, gate.plan(), null).advance(event, now);
        return atDeadline && patient.gate().state() == Gate.State.OPEN ? patient : gate.advance(event, now);
    }

    private static Advance doesNotHearARejection(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        return gate.state() == Gate.State.WAITING && right.gate().state() == Gate.State.REJECTED
                ? gate.advance(new GateEvent.TimePassed(), now)
                : right;
    }

    private static Advance dropsASignOff(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        List<SignOff> signOffs = right.gate().signOffs();
        return signOffs.size() > 1 && right.gate().state() == Gate.State.WAITING
                ? with(right, signOffs.subList(1, signOffs.size()))
                : right;
    }

    private static Advance dropsVoidSignOffs(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        List<SignOff> kept = right.gate().signOffs().stream()
                .filter(signOff -> !signOff.voided())
                .toList();
        return with(right, kept);
    }

    private static Advance opensAgainAfterATimeOut(Gate gate, GateEvent event, Instant now) {
        return gate.state() == Gate.State.TIMED_OUT && event instanceof GateEvent.Signed
                ? new Advance(gate.ended(Gate.State.OPEN, "", now), List.of())
                : gate.advance(event, now);
    }

    private static Advance trustsAnOldChecklist(Gate gate, GateEvent event, Instant now) {
        if (event instanceof GateEvent.HostRestarted && gate.state() == Gate.State.WAITING) {
            Advance right = gate.advance(event, now);
            return new Advance(
                    right.gate()
                            .with(gate.advance(new GateEvent.TimePassed(), now)
                                    .gate()
                                    .conditions()),
                    right.actions());
        }
        return gate.advance(event, now);
    }

    private static Advance asksForNoWakeUp(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        List<GateAction> actions = new ArrayList<>(right.actions());
        actions.removeIf(GateAction.WakeAt.class::isInstance);
        return new Advance(right.gate(), actions);
    }

    private static Advance refusesInSilence(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        List<GateAction> actions = new ArrayList<>(right.actions());
        actions.removeIf(GateAction.Tell.class::isInstance);
        return new Advance(right.gate(), actions);
    }

    private static Advance judgesAMeasurementTwice(Gate gate, GateEvent event, Instant now) {
        Advance right = gate.advance(event, now);
        if (!(event instanceof GateEvent.Measured measured) || right.gate().state() != Gate.State.WAITING) {
            return right;
        }
        ConditionStatus after = right.gate().conditions().get(measured.conditionId());
        Evidence.Judged before =
                (Evidence.Judged) gate.conditions().get(measured.conditionId()).evidence();
        Evidence.Judged once = (Evidence.Judged) after.evidence();
        if (before.run().equals(once.run())) {
            return right;
        }
        Evidence twice = new Evidence.Judged(once.run().with(measured.measurement()), once.measuredTo(), once.next());
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(right.gate().conditions());
        statuses.put(measured.conditionId(), after.answered(twice, after.lookAt()));
        return new Advance(right.gate().with(statuses), right.actions());
    }

    private static GateFunction withAMemory() {
        AtomicInteger calls = new AtomicInteger();
        return (gate, event, now) -> {
            Advance right = gate.advance(event, now);
            return calls.incrementAndGet() % 2 == 0 ? new Advance(right.gate(), List.of()) : right;
        };
    }

    private static GateEvent.Signed signedBy(GateEvent.Signed signed, String person, String version) {
        return new GateEvent.Signed(
                person, signed.rolesHeld(), signed.role(), signed.decision(), signed.comment(), version);
    }

    private static Advance with(Advance advance, List<SignOff> signOffs) {
        Gate gate = advance.gate();
        return new Advance(gate.forVersion(gate.version(), gate.causedBy(), signOffs), advance.actions());
    }

    private static Gate with(Gate gate, GatePlan plan, Instant deadline) {
        return new Gate(
                plan,
                gate.version(),
                gate.startedBy(),
                gate.causedBy(),
                gate.state(),
                gate.since(),
                deadline,
                gate.conditions(),
                gate.signOffs(),
                gate.reason(),
                gate.endedAt(),
                gate.nextWake());
    }
}
