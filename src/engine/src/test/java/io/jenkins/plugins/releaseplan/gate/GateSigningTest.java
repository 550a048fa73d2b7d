package io.jenkins.plugins.releaseplan.gate;

import static io.jenkins.plugins.releaseplan.gate.GateSamples.LEAD;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.SECURITY;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.START;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.TWO_LEADS;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.WINDOW;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.approves;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.begin;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.plan;
import static io.jenkins.plugins.releaseplan.gate.GateSamples.rejects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class GateSigningTest {

    private static final Instant LATER = START.plusSeconds(60);

    @Test
    public void opensWhenEveryRoleHasItsQuorum() {
        Gate gate = begin(plan(TWO_LEADS, SECURITY)).gate();
        gate = signs(gate, approves("cyd", "Lead"));
        gate = signs(gate, approves("fay", "Security"));
        assertThat(gate.missing()).containsExactly("sign-off as Lead (2 people): 1 of 2: cyd");
        Advance last = gate.advance(approves("dan", "Lead"), LATER);
        assertThat(last.gate().state()).isEqualTo(Gate.State.OPEN);
        assertThat(last.gate().endedAt()).isEqualTo(LATER);
        assertThat(last.gate().missing()).isEmpty();
        assertThat(kinds(last)).containsExactly(Notice.Kind.GATE_SIGNED, Notice.Kind.GATE_OPENED);
    }

    @Test
    public void recordsWhoSignedWhatAndWhen() {
        GateEvent.Signed signed =
                new GateEvent.Signed(" cyd ", Set.of("LEAD"), "lead", SignOff.Decision.APPROVE, "looks good", "v1");
        Advance advance = begin(plan(LEAD, WINDOW)).gate().advance(signed, LATER);
        assertThat(advance.gate().signOffs())
                .containsExactly(
                        new SignOff("cyd", "Lead", SignOff.Decision.APPROVE, "looks good", LATER, "v1", false));
        assertThat(notice(advance).text()).isEqualTo("cyd approved gate 'Go / No-Go' as Lead: looks good");
        assertThat(notice(advance).facts())
                .containsEntry("gate", "Go / No-Go")
                .containsEntry("person", "cyd")
                .containsEntry("role", "Lead")
                .containsEntry("version", "v1");
    }

    @Test
    public void nobodySignsTwiceWhateverTheCaseOfTheirName() {
        Gate gate = signs(begin(plan(TWO_LEADS)).gate(), approves("cyd", "Lead"));
        refuses(gate, approves("CYD", "lead"), "CYD has signed as Lead already");
    }

    @Test
    public void underFourEyesNobodySignsInTwoRoles() {
        Gate gate = signs(begin(plan(LEAD, SECURITY)).gate(), approves("cyd", "Lead"));
        refuses(gate, approves("cyd", "Security"), "cyd has signed as Lead already; nobody signs in two roles here");
    }

    @Test
    public void withoutFourEyesOnePersonMaySignInTwoRolesAndForTheirOwnRelease() {
        GatePlan lax = new GatePlan("g", List.of(LEAD, SECURITY), Optional.empty(), GatePlan.OnTimeout.FAIL, false);
        Gate gate = signs(begin(lax).gate(), approves("ann", "Lead"));
        assertThat(signs(gate, approves("ann", "Security")).state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void underFourEyesWhoStartedOrCausedTheReleaseDoesNotApproveIt() {
        Gate gate = begin(plan(LEAD)).gate();
        refuses(gate, approves("Ann", "Lead"), "Ann started or caused this release; somebody else has to approve it");
        refuses(gate, approves("BOB", "Lead"), "BOB started or caused this release");
    }

    @Test
    public void whoCausedANewVersionDoesNotApproveIt() {
        Gate gate = begin(plan(LEAD))
                .gate()
                .advance(new GateEvent.VersionChanged("v2", Set.of("eve")), LATER)
                .gate();
        refuses(gate, approves("eve", "Lead", "v2"), "eve started or caused this release");
        assertThat(gate.causedBy()).containsExactly("bob", "eve");
    }

    @Test
    public void whoStartedTheReleaseMayRejectIt() {
        Advance advance = begin(plan(LEAD, WINDOW)).gate().advance(rejects("ann", "Lead"), LATER);
        assertThat(advance.gate().state()).isEqualTo(Gate.State.REJECTED);
        assertThat(advance.gate().reason()).isEqualTo("rejected by ann as Lead: too risky");
        assertThat(advance.gate().nextWake()).isNull();
        assertThat(kinds(advance)).containsExactly(Notice.Kind.GATE_REJECTED);
    }

    @Test
    public void whoApprovedMayStillReject() {
        Gate gate = signs(begin(plan(TWO_LEADS)).gate(), approves("cyd", "Lead"));
        assertThat(signs(gate, rejects("cyd", "Lead")).state()).isEqualTo(Gate.State.REJECTED);
    }

    @Test
    public void aRejectionIsTakenInARoleThatThePersonHolds() {
        GateEvent.Signed rejection =
                new GateEvent.Signed("fay", Set.of("Security"), "Lead", SignOff.Decision.REJECT, "", "v1");
        Gate gate = signs(begin(plan(LEAD, SECURITY)).gate(), rejection);
        assertThat(gate.signOffs()).extracting(SignOff::role).containsExactly("Security");
    }

    @Test
    public void aRoleMustBeAskedForAndHeld() {
        Gate gate = begin(plan(LEAD, SECURITY)).gate();
        refuses(gate, approves("cyd", "Cook"), "asks for no sign-off as 'Cook', but as Lead or Security");
        GateEvent.Signed unheld =
                new GateEvent.Signed("cyd", Set.of("Security"), "Lead", SignOff.Decision.APPROVE, "", "v1");
        refuses(gate, unheld, "cyd does not hold the role Lead");
        refuses(gate, rejects("cyd", "Cook"), "cyd holds no role of this gate (Lead or Security)");
        refuses(begin(plan(WINDOW)).gate(), rejects("cyd", "Lead"), "the gate asks nobody to sign");
    }

    @Test
    public void aSignOffForAVersionThatIsNoLongerTheGatesDoesNotCount() {
        Gate gate = begin(plan(LEAD))
                .gate()
                .advance(new GateEvent.VersionChanged("v2"), LATER)
                .gate();
        refuses(gate, approves("cyd", "Lead", "v1"), "it is about version v2 now, not v1 any more");
    }

    @Test
    public void aNewVersionVoidsSignOffsAndKeepsThem() {
        Gate signed = signs(begin(plan(TWO_LEADS)).gate(), approves("cyd", "Lead"));
        Advance advance = signed.advance(new GateEvent.VersionChanged("v2"), LATER);
        assertThat(kinds(advance)).containsExactly(Notice.Kind.SIGN_OFFS_VOIDED);
        assertThat(notice(advance).facts())
                .containsEntry("voided", "cyd (Lead)")
                .containsEntry("version", "v2");
        assertThat(advance.gate().signOffs())
                .containsExactly(signed.signOffs().get(0).asVoided());
        Gate again = signs(advance.gate(), approves("cyd", "Lead", "v2"));
        assertThat(again.missing()).containsExactly("sign-off as Lead (2 people): 1 of 2: cyd");
        assertThat(signs(again, approves("dan", "Lead", "v2")).state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void theSameVersionAgainVoidsNothing() {
        Gate signed = signs(begin(plan(TWO_LEADS)).gate(), approves("cyd", "Lead"));
        Advance advance = signed.advance(new GateEvent.VersionChanged("v1"), LATER);
        assertThat(advance.gate()).isEqualTo(signed);
        assertThat(advance.actions()).isEmpty();
    }

    @Test
    public void aGateThatEndedRefusesSignOffsAndChangesNothing() {
        Gate open = signs(begin(plan(LEAD)).gate(), approves("cyd", "Lead"));
        refuses(open, rejects("dan", "Lead"), "the gate is closed for sign-offs: all conditions hold");
        Gate rejected = signs(begin(plan(LEAD)).gate(), rejects("cyd", "Lead"));
        refuses(rejected, approves("dan", "Lead"), "closed for sign-offs: rejected by cyd as Lead: too risky");
    }

    @Test
    public void nobodySignsWithoutAName() {
        assertThatThrownBy(() -> approves("  ", "Lead"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the person who signs is missing");
    }

    private static void refuses(Gate gate, GateEvent.Signed signing, String why) {
        assertThat(gate.refusal(signing).orElse("")).contains(why);
        Advance advance = gate.advance(signing, LATER);
        assertThat(advance.gate()).isEqualTo(gate);
        assertThat(kinds(advance)).containsExactly(Notice.Kind.SIGN_OFF_REFUSED);
        assertThat(notice(advance).facts().get("reason")).contains(why);
    }

    private static Gate signs(Gate gate, GateEvent.Signed signing) {
        assertThat(gate.refusal(signing)).isEmpty();
        return gate.advance(signing, LATER).gate();
    }

    private static Notice notice(Advance advance) {
        return ((GateAction.Tell) advance.actions().get(0)).notice();
    }

    private static List<Notice.Kind> kinds(Advance advance) {
        return advance.actions().stream()
                .filter(GateAction.Tell.class::isInstance)
                .map(action -> ((GateAction.Tell) action).notice().kind())
                .toList();
    }
}
