package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.ChecklistCount;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class ReleaseChecklistTest {

    private static final Condition PRE_RELEASE = new Condition.ChecklistComplete("Pre-Release");
    private static final String ANNOUNCED = item("Change is announced");
    private static final String LOAD_TEST = item("Load test is run, if applicable");

    private final ReleaseHarness it = ReleaseHarness.deployment();

    private static String item(String text) {
        return Scenario.CHECKLIST.itemsOf(Scenario.CHECKLIST.phases()).stream()
                .filter(item -> item.text().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Gate gate() {
        return it.release.gates().get("Go");
    }

    private void marks(Mark mark) {
        it.tell(new ReleaseEvent.ItemMarked(mark));
    }

    @Test
    public void aGateOpensWithTheLastItemOfItsPhase() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        it.reaches("Go", PRE_RELEASE);
        marks(Mark.done(ANNOUNCED, "ann", it.now));
        assertThat(gate().state()).isEqualTo(Gate.State.WAITING);
        marks(Mark.notApplicable(LOAD_TEST, "bob", it.now, "no new queries"));

        assertThat(gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void aGateOpensAtOnceIfItsPhaseIsComplete() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        marks(Mark.done(ANNOUNCED, "ann", it.now));
        marks(Mark.done(LOAD_TEST, "ann", it.now));
        it.reaches("Go", PRE_RELEASE);

        assertThat(gate().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void anItemThatIsOpenedAgainKeepsTheGateShut() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        it.reaches("Go", PRE_RELEASE, new Condition.SignedOff("Release Manager", 1));
        marks(Mark.done(ANNOUNCED, "ann", it.now));
        marks(Mark.done(LOAD_TEST, "ann", it.now));
        marks(Mark.open(ANNOUNCED, "bob", it.now, "the mail bounced"));
        it.signs("Go", "ann", SignOff.Decision.APPROVE);

        assertThat(gate().state()).isEqualTo(Gate.State.WAITING);
        assertThat(gate().missing())
                .containsExactly("checklist 'Pre-Release' complete: 1 of 2 items open: Change is announced");
    }

    @Test
    public void aGateThatAsksForAChecklistThatNobodyReadStaysShutAndSaysWhatToDo() {
        it.reaches("Go", PRE_RELEASE);

        assertThat(gate().missing()).singleElement().asString().contains("use releaseChecklist before this gate");
    }

    @Test
    public void aGateThatAsksForAPhaseThatIsNotThereStaysShut() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        it.reaches("Go", new Condition.ChecklistComplete("Pre-Relaese"));

        assertThat(gate().missing()).singleElement().asString().contains("has no phase 'Pre-Relaese'");
    }

    @Test
    public void aChecklistThatIsReadAgainKeepsItsMarksAndCountsItsNewItems() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        it.reaches("Go", PRE_RELEASE);
        marks(Mark.done(ANNOUNCED, "ann", it.now));
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.NEWER));

        assertThat(it.release.progress().marks()).hasSize(1);
        assertThat(gate().missing())
                .containsExactly("checklist 'Pre-Release' complete: 1 of 2 items open: Somebody is on call");
    }

    @Test
    public void whatThePlanForbidsIsRefusedAndToldAndNothingElse() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        marks(Mark.notApplicable(ANNOUNCED, "ann", it.now, "too late at night"));

        assertThat(it.release.progress().marks()).isEmpty();
        Notice last = it.notices.get(it.notices.size() - 1);
        assertThat(last.kind()).isEqualTo(Notice.Kind.MARK_REFUSED);
        assertThat(last.text()).startsWith("ann: 'Change is announced' always applies");
    }

    @Test
    public void aMarkWithoutAChecklistIsRefusedAndNotLostInSilence() {
        marks(Mark.done(ANNOUNCED, "ann", it.now));

        assertThat(it.notices).extracting(Notice::kind).endsWith(Notice.Kind.MARK_REFUSED);
    }

    @Test
    public void theSameMarkToldTwiceCountsOnce() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        marks(Mark.done(ANNOUNCED, "ann", it.now));
        marks(Mark.done(ANNOUNCED, "ann", it.now));

        assertThat(it.release.progress().marks()).hasSize(1);
    }

    @Test
    public void aHostCannotCountTheChecklistInPlaceOfTheRelease() {
        it.tell(new ReleaseEvent.ChecklistRead(Scenario.CHECKLIST));
        it.reaches("Go", PRE_RELEASE);
        it.tell(new ReleaseEvent.OfGate(
                "Go", new GateEvent.ChecklistChanged(Map.of("Pre-Release", new ChecklistCount(2, 0, List.of())))));

        assertThat(gate().state()).isEqualTo(Gate.State.WAITING);
    }

    @Test
    public void aNewVersionIsThatOfWaitingAndOfLaterGates() {
        it.reaches("Go", new Condition.SignedOff("Release Manager", 2));
        it.signs("Go", "ann", SignOff.Decision.APPROVE);
        it.tell(new ReleaseEvent.VersionChanged("v3", Set.of("bob")));
        it.reaches("Later", new Condition.SignedOff("Release Manager", 1));

        assertThat(it.release.plan().version()).isEqualTo("v3");
        assertThat(it.release.plan().causedBy()).containsExactly("bob");
        assertThat(gate().version()).isEqualTo("v3");
        assertThat(gate().signOffs()).singleElement().matches(SignOff::voided);
        assertThat(it.release.gates().get("Later").version()).isEqualTo("v3");
    }
}
