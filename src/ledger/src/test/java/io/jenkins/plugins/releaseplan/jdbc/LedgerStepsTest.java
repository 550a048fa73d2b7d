package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.ledger.StaleReleaseException;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** What is saved is there, whole, for the next host: steps of releases, and who holds a route. */
public class LedgerStepsTest extends OnEachDatabase {

    @Test
    public void releaseIsReadBackExactlyAsItWasSavedAtEveryStep() {
        List<SavedRelease> saved = new ArrayList<>();
        TestHost host = TestHost.begin(ledger, cloud, TestHost.plan("pms", "v1"), state -> {
            saved.add(state);
            assertThat(ledger.load("pms")).contains(state);
        });
        host.runToEnd();

        assertThat(host.release().outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(saved).hasSizeGreaterThan(20);
        reopen();
        assertThat(ledger.load("pms")).contains(host.state());
    }

    @Test
    public void releaseUnderWayIsFoundUntilItHasNothingLeftToDo() {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        host.runUntil(Phase.BAKING);
        ran("other", "v1");

        assertThat(ledger.underWay()).containsExactly(host.state());
        host.runToEnd();
        assertThat(ledger.underWay()).isEmpty();
    }

    @Test
    public void anotherHostGoesOnFromTheLedgerToTheSameEnd() {
        TestHost first = TestHost.begin(ledger, cloud, "pms", "v1");
        first.runUntil(Phase.BAKING);
        reopen();
        SavedRelease found = ledger.underWay().get(0);
        TestHost second = TestHost.resume(ledger, cloud, found, state -> {});
        second.runToEnd();

        assertThat(second.release().outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(second.rollout().orElseThrow().phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    public void laterOfTwoHostsLosesNothingOfTheFirst() {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        SavedRelease seen = host.state();
        host.step();
        SavedRelease first = host.state();
        long events = ledger.audit("pms").size();
        Release.Advance late = seen.release().advance(new ReleaseEvent.BodyFailed("lost"), host.now());

        assertThatThrownBy(() -> ledger.save(ReleaseChange.step(seen, late, host.now())))
                .isInstanceOf(StaleReleaseException.class)
                .hasMessageContaining("read it again");
        assertThat(ledger.load("pms")).contains(first);
        assertThat(ledger.audit("pms")).hasSize((int) events);
    }

    @Test
    public void oneOfManyHostsThatSaveAtOnceWins() throws Exception {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        SavedRelease seen = host.state();
        try (JdbcLedger other = location.isFile() ? null : JdbcLedger.open(location)) {
            List<CompletableFuture<Long>> saving = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Release.Advance step = seen.release().advance(new ReleaseEvent.BodyFailed("host " + i), host.now());
                JdbcLedger one = other != null && i % 2 == 0 ? other : ledger;
                saving.add(one.saving(ReleaseChange.step(seen, step, host.now())));
            }
            long won = saving.stream()
                    .map(one -> one.handle((revision, failure) -> failure == null))
                    .filter(CompletableFuture::join)
                    .count();
            assertThat(won).isEqualTo(1);
        }
        assertThat(ledger.load("pms").orElseThrow().revision()).isEqualTo(2);
        assertThat(ledger.verify().intact()).isTrue();
    }

    @Test
    public void sameStepSavedTwiceIsSavedOnce() {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        Release.Advance advance =
                host.release().advance(new ReleaseEvent.ChecklistRead(TestHost.CHECKLIST), host.now());
        ReleaseChange change = ReleaseChange.step(host.state(), advance, host.now());
        ledger.save(change);
        int events = ledger.audit("pms").size();
        assertThat(ledger.save(change).revision()).isEqualTo(2);
        assertThat(ledger.audit("pms")).hasSize(events);
    }

    @Test
    public void idThatIsTakenIsRefusedAndTheFirstStays() {
        TestHost host = ran("pms", "v1");
        assertThatThrownBy(() -> TestHost.begin(ledger, cloud, "pms", "v2"))
                .isInstanceOf(StaleReleaseException.class)
                .hasMessageContaining("another id");
        assertThat(ledger.load("pms")).contains(host.state());
    }

    @Test
    public void textsOfAnyKindSurvive() {
        String hostile = "Ünïcödé '; DROP TABLE releases; -- \u0000 \uD800 <script> " + "x".repeat(5000);
        ReleasePlan plan =
                new ReleasePlan("pms '\"%_\\ é", ReleasePlan.Kind.DEPLOYMENT, "s", "e", "v 1", "d", Set.of(hostile));
        Release.Advance begun = Release.begin(plan, FileCloud.START);
        SavedRelease saved = ledger.save(ReleaseChange.begun(begun, Origin.UNKNOWN, FileCloud.START));
        Release.Advance failed = begun.release().advance(new ReleaseEvent.BodyFailed(hostile), FileCloud.START);
        ledger.save(ReleaseChange.step(saved, failed, FileCloud.START));

        assertThat(ledger.load(plan.id()).orElseThrow().release().plan().causedBy())
                .hasSize(1);
        assertThat(ledger.audit(plan.id())).isNotEmpty();
        assertThat(ledger.verify().finding()).isEmpty();
    }

    @Test
    public void theControllerThatRunsAReleaseIsKeptUntilAnotherTakesItOver() {
        Origin origin = new Origin("4f1c2d3", "main", "pms#7", "here");
        Release.Advance begun = Release.begin(TestHost.plan("pms", "v1"), FileCloud.START);
        ledger.save(ReleaseChange.begun(begun, origin, FileCloud.START));
        SavedRelease saved = ledger.load("pms").orElseThrow();
        assertThat(saved.origin()).isEqualTo(origin);

        Notice notice =
                new Notice(Notice.Kind.TAKEN_OVER, Notice.Importance.INFO, "taken over by adam", Map.of("by", "adam"));
        ledger.save(ReleaseChange.takenOver(saved, "there", notice, FileCloud.START));

        assertThat(ledger.load("pms").orElseThrow().origin()).isEqualTo(origin.on("there"));
        assertThat(ledger.summary("pms").orElseThrow().origin()).isEqualTo(origin.on("there"));
        assertThat(ledger.audit("pms"))
                .last()
                .satisfies(event -> assertThat(event.entry().text()).isEqualTo("taken over by adam"));
        assertThat(ledger.verify().finding()).isEmpty();
        assertThatThrownBy(() -> ledger.save(ReleaseChange.step(
                        saved,
                        begun.release().advance(new ReleaseEvent.BodyFailed("late"), FileCloud.START),
                        FileCloud.START)))
                .isInstanceOf(StaleReleaseException.class);
    }

    @Test
    public void namesThatNoColumnHoldsAreRefusedInWords() {
        Release.Advance begun = Release.begin(TestHost.plan("x".repeat(201), "v1"), FileCloud.START);
        assertThatThrownBy(() -> ledger.save(ReleaseChange.begun(begun, Origin.UNKNOWN, FileCloud.START)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("at most 200 characters");
        assertThat(ledger.history(HistoryQuery.newest(10)).releases()).isEmpty();
    }

    @Test
    public void tablesSayTheSameForPeople() throws SQLException {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        host.runUntil(Phase.BAKING);
        ledger.close();
        try (Database database = Database.open(location, false);
                Connection connection = database.writer()) {
            assertThat(strings(connection, "SELECT status FROM checklist_items ORDER BY ordinal"))
                    .containsExactly("DONE", "DONE", "DONE");
            assertThat(strings(connection, "SELECT marked_by FROM checklist_marks"))
                    .contains("olga");
            assertThat(strings(connection, "SELECT person FROM sign_offs")).containsExactly("rosa");
            assertThat(strings(connection, "SELECT phase FROM rollout_states")).containsExactly("BAKING");
            assertThat(strings(connection, "SELECT status FROM gate_states")).containsExactly("OPEN");
            assertThat(strings(connection, "SELECT involvement FROM release_stakeholders ORDER BY ordinal"))
                    .containsExactly("STARTED", "CAUSED", "CONTACT", "SIGNED");
        }
        ledger = JdbcLedger.open(location);
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        return Sql.all(connection, sql, row -> row.getString(1));
    }

    @Test
    public void signOffsThatANewVersionVoidsAreKeptAsVoid() {
        TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
        host.tell(new ReleaseEvent.ChecklistRead(TestHost.CHECKLIST));
        host.tell(new ReleaseEvent.GateReached(TestHost.GATE, TestHost.gatePlan()));
        host.tell(new ReleaseEvent.OfGate(TestHost.GATE, TestHost.signed("rosa", "Release Manager", "v1")));
        host.tell(new ReleaseEvent.VersionChanged("v2"));

        reopen();
        SavedRelease found = ledger.load("pms").orElseThrow();
        assertThat(found).isEqualTo(host.state());
        assertThat(found.release().gates().get(TestHost.GATE).signOffs())
                .hasSize(1)
                .allMatch(one -> one.voided());
    }

    @Test
    public void routeIsHeldByOneAndGoesToTheNextInLine() {
        assertThat(ledger.askRoute("production", "r", "a", true).heldBy("a")).isTrue();
        assertThat(ledger.askRoute("production", "r", "b", true).heldBy("b")).isFalse();
        assertThat(ledger.askRoute("production", "r", "c", false).holders()).containsExactly("a", "b");
        assertThat(ledger.askRoute("staging", "r", "d", true).heldBy("d")).isTrue();
        reopen();
        assertThat(ledger.freeRoute("production", "r", "a").heldBy("b")).isTrue();
        assertThat(ledger.freeRoute("production", "r", "a").holders()).containsExactly("b");
    }

    @Test
    public void manyThreadsLoseNothing() {
        List<CompletableFuture<TestHost>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = "t" + i;
            running.add(CompletableFuture.supplyAsync(() -> ran(id, "v1")));
        }
        Set<SavedRelease> ended = new HashSet<>();
        running.forEach(one -> ended.add(one.join().state()));
        ended.forEach(
                state -> assertThat(ledger.load(state.release().plan().id())).contains(state));
        assertThat(ledger.verify().finding()).isEmpty();
        assertThat(ledger.history(HistoryQuery.newest(50)).releases()).hasSize(8);
    }

    @Test
    public void gateThatEndsIsToldInTheAuditEvents() {
        TestHost host = ran("pms", "v1");
        assertThat(host.release().gates().get(TestHost.GATE).signOffs()).hasSize(1);
        assertThat(ledger.audit("pms"))
                .extracting(event -> event.entry().kind())
                .contains(Notice.Kind.GATE_SIGNED.name(), Notice.Kind.GATE_OPENED.name(), Notice.Kind.CUTOVER.name());
    }
}
