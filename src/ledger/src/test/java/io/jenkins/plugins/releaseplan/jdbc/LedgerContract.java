package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.ledger.RetentionSeal;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.ledger.StaleReleaseException;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What every ledger does, whatever its database. */
public abstract class LedgerContract {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    protected LedgerLocation location;
    protected JdbcLedger ledger;
    protected FileCloud cloud;

    /** An empty database. */
    protected abstract LedgerLocation empty();

    @Before
    public void open() {
        location = empty();
        ledger = JdbcLedger.open(location);
        cloud = new FileCloud(folder.getRoot().toPath().resolve("cloud"));
    }

    @After
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    private void reopen() {
        ledger.close();
        ledger = JdbcLedger.open(location);
    }

    /** Changes the database behind the ledger's back. */
    protected void tamper(String... statements) throws SQLException {
        ledger.close();
        try (Database database = Database.open(location, false);
                Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
        ledger = JdbcLedger.open(location);
    }

    private TestHost ran(String id, String version) {
        TestHost host = TestHost.begin(ledger, cloud, id, version);
        host.runToEnd();
        return host;
    }

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

    /** Of characters that take three bytes each and that no database compresses, since indexes hold few bytes. */
    @Test
    public void longestNamesInAnyScriptAreSavedAndFound() {
        SplittableRandom random = new SplittableRandom(20260302);
        Supplier<String> name = () -> random.ints(200, 0x4E00, 0x9FA5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        ReleasePlan plan = new ReleasePlan(
                name.get(), ReleasePlan.Kind.DEPLOYMENT, name.get(), name.get(), name.get(), name.get(), Set.of());
        Release.Advance begun = Release.begin(plan, FileCloud.START);
        SavedRelease saved = ledger.save(ReleaseChange.begun(begun, Origin.UNKNOWN, FileCloud.START));

        assertThat(ledger.load(plan.id())).contains(saved);
        assertThat(found(plan.service(), plan.environment(), null, plan.id().substring(100)))
                .containsExactly(plan.id());
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
    public void historyIsPagedNewestFirstWithoutGapOrDouble() {
        for (int i = 0; i < 25; i++) {
            // Some begin at the same time.
            begin("r" + i, i % 2 == 0 ? "pms" : "billing", "production", FileCloud.START.plusSeconds(i / 3));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            HistoryPage page = ledger.history(HistoryQuery.newest(4).from(next));
            page.releases().forEach(release -> seen.add(release.id()));
            next = page.next();
        } while (!next.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.get(0)).isEqualTo("r24");
        List<Instant> times = seen.stream()
                .map(id -> ledger.summary(id).orElseThrow().startedAt())
                .toList();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private void begin(String id, String service, String environment, Instant at) {
        ReleasePlan plan =
                new ReleasePlan(id, ReleasePlan.Kind.DEPLOYMENT, service, environment, "v-" + id, "dora", Set.of());
        ledger.save(ReleaseChange.begun(Release.begin(plan, at), new Origin("abc", "feature/100%_x", "b"), at));
    }

    @Test
    public void historyIsFiltered() {
        begin("a", "pms", "production", FileCloud.START);
        begin("b", "pms", "staging", FileCloud.START.plusSeconds(1));
        begin("c", "billing", "production", FileCloud.START.plusSeconds(2));

        assertThat(found("pms", "", null, "")).containsExactly("b", "a");
        assertThat(found("pms", "production", null, "")).containsExactly("a");
        assertThat(found("", "production", null, "")).containsExactly("c", "a");
        assertThat(found("", "", Outcome.RUNNING, "")).containsExactly("c", "b", "a");
        assertThat(found("", "", Outcome.RELEASED, "")).isEmpty();
        assertThat(found("", "", null, "V-B")).containsExactly("b");
        assertThat(found("", "", null, "100%_")).hasSize(3);
        assertThat(found("", "", null, "1000")).isEmpty();
        assertThat(found("pms", "", null, "v-")).containsExactly("b", "a");
        assertThat(found("pms", "production", Outcome.RUNNING, "v-")).containsExactly("a");
        assertThat(found("billing", "staging", null, "v-")).isEmpty();
        assertThat(found("", "", Outcome.RELEASED, "v-")).isEmpty();
        assertThatThrownBy(() -> ledger.history(HistoryQuery.newest(5).from("nonsense")))
                .isInstanceOf(LedgerException.class);
    }

    private List<String> found(String service, String environment, Outcome outcome, String text) {
        return ledger.history(new HistoryQuery(service, environment, outcome, text, "", 50)).releases().stream()
                .map(ReleaseSummary::id)
                .toList();
    }

    @Test
    public void summarySaysWhatBecameOfARelease() {
        ran("good", "v1");
        ran("bad", "bad-2");
        ReleaseSummary good = ledger.summary("good").orElseThrow();
        ReleaseSummary bad = ledger.summary("bad").orElseThrow();

        assertThat(good.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(good.previousVersion()).isEqualTo("v0");
        assertThat(good.rolledBack()).isFalse();
        assertThat(good.origin().gitBranch()).isEqualTo("main");
        assertThat(bad.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(bad.rolledBack()).isTrue();
        assertThat(bad.rollbackAt()).isNotNull();
        assertThat(bad.rollbackReason()).isNotEmpty();
        assertThat(bad.auditEvents()).isEqualTo(ledger.audit("bad").size()).isPositive();
    }

    @Test
    public void liveIsWhatHasAllTraffic() {
        ran("good", "v1");
        ran("bad", "bad-2");
        assertThat(ledger.liveWhere())
                .extracting(LiveVersion::service, LiveVersion::target, LiveVersion::version)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("bad", "bad", "v0"),
                        org.assertj.core.api.Assertions.tuple("good", "good", "v1"));
    }

    @Test
    public void factsComeFromThePast() {
        ran("pms", "v1");
        ran("bad", "bad-2");
        Instant now = FileCloud.START.plus(Duration.ofDays(1));

        assertThat(ledger.facts()
                        .ask(new Fact.HealthyIn("production"), "pms", "v1", now)
                        .holds())
                .isTrue();
        assertThat(ledger.facts()
                        .ask(new Fact.HealthyIn("production"), "pms", "v2", now)
                        .holds())
                .isFalse();
        assertThat(ledger.facts()
                        .ask(new Fact.ReleasedIn("production"), "pms", "v1", now)
                        .holds())
                .isTrue();
        assertThat(ledger.facts()
                        .ask(new Fact.ReleasedIn("staging"), "pms", "v1", now)
                        .holds())
                .isFalse();
        assertThat(ledger.facts()
                        .ask(new Fact.RollbackRehearsedIn("production"), "bad", "v3", now)
                        .holds())
                .isTrue();
        assertThat(ledger.facts()
                        .ask(new Fact.RollbackRehearsedIn("production"), "pms", "v3", now)
                        .holds())
                .isFalse();
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
    public void auditEventsAreWholeAfterManyReleases() {
        for (int i = 0; i < 5; i++) {
            ran("r" + i, i % 2 == 0 ? "v1" : "bad");
        }
        AuditReport report = ledger.verify();
        assertThat(report.finding()).isEmpty();
        assertThat(report.events()).isGreaterThan(50);
    }

    @Test
    public void changedEventIsNamed() throws SQLException {
        for (String change : List.of(
                "event_text = event_text || '!'",
                "facts = '{}'",
                "kind = 'CUTOVER'",
                "importance = 'ALARM'",
                "release_id = 'other'",
                "happened_at = happened_at + INTERVAL '1' SECOND",
                "hash = previous_hash")) {
            ledger.close();
            location = empty();
            ledger = JdbcLedger.open(location);
            ran("pms", "v1");
            tamper("UPDATE audit_events SET " + change + " WHERE sequence_number = 7");
            expect(AuditReport.Fault.CHANGED, 7);
        }
    }

    @Test
    public void swappedEventsAreNamed() throws SQLException {
        ran("pms", "v1");
        tamper(
                "UPDATE audit_events SET sequence_number = -1 WHERE sequence_number = 5",
                "UPDATE audit_events SET sequence_number = 5 WHERE sequence_number = 9",
                "UPDATE audit_events SET sequence_number = 9 WHERE sequence_number = -1");
        expect(AuditReport.Fault.CHANGED, 5);
    }

    @Test
    public void deletedEventIsNamedWhereverItWas() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        for (long sequence : new long[] {last, 6, 1}) {
            tamper("DELETE FROM audit_events WHERE sequence_number = " + sequence);
            expect(AuditReport.Fault.MISSING, sequence);
        }
    }

    @Test
    public void insertedEventIsNamed() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        String copy =
                "INSERT INTO audit_events SELECT %d, release_id, happened_at, kind, importance, event_text, facts,"
                        + " previous_hash, hash FROM audit_events WHERE sequence_number = 3";
        tamper(copy.formatted(last + 1));
        expect(AuditReport.Fault.INSERTED, last + 1);
        tamper("DELETE FROM audit_events WHERE sequence_number = " + (last + 1), copy.formatted(0));
        expect(AuditReport.Fault.INSERTED, 0);
    }

    @Test
    public void eventThatWasReplacedWithAHashOfItsOwnIsNamedAtItsSuccessor() throws SQLException {
        ran("pms", "v1");
        var event = ledger.audit("pms").get(3);
        var entry = event.entry();
        var forged = new io.jenkins.plugins.releaseplan.ledger.AuditChain()
                .event(
                        event.sequence(),
                        event.previousHash(),
                        new io.jenkins.plugins.releaseplan.ledger.AuditEntry(
                                entry.release(),
                                entry.at(),
                                entry.kind(),
                                entry.importance(),
                                "forged",
                                entry.facts()));
        tamper("UPDATE audit_events SET event_text = 'forged', hash = '" + forged.hash() + "' WHERE sequence_number = "
                + event.sequence());
        expect(AuditReport.Fault.REORDERED, event.sequence() + 1);
    }

    @Test
    public void endThatWasCutOffTogetherWithTheHeadIsNamed() throws SQLException {
        ran("pms", "v1");
        long last = ledger.verify().events();
        tamper(
                "DELETE FROM audit_events WHERE sequence_number = " + last,
                "UPDATE audit_head SET sequence_number = " + (last - 1)
                        + ", hash = (SELECT hash FROM audit_events WHERE sequence_number = " + (last - 1) + ")");
        expect(AuditReport.Fault.MISSING, last);
    }

    @Test
    public void releaseThatWasRemovedWithAllItsEventsIsMissed() throws SQLException {
        ran("first", "v1");
        long first = ledger.audit("first").get(0).sequence();
        ran("second", "v1");
        tamper("DELETE FROM audit_events WHERE release_id = 'first'", "DELETE FROM releases WHERE id = 'first'");
        expect(AuditReport.Fault.MISSING, first);
    }

    private void expect(AuditReport.Fault fault, long sequence) {
        AuditReport.Finding finding = ledger.verify().finding().orElseThrow();
        assertThat(finding.fault()).as(finding.text()).isEqualTo(fault);
        assertThat(finding.sequence()).as(finding.text()).isEqualTo(sequence);
        assertThat(finding.text()).contains(Long.toString(sequence));
    }

    @Test
    public void retentionRemovesTheOldAndSealsIt() throws SQLException {
        for (int i = 0; i < 4; i++) {
            begun("old" + i, FileCloud.START.plusSeconds(i));
        }
        TestHost live = ran("live", "v1");
        Instant now = live.now().plus(Duration.ofDays(400));
        Optional<RetentionSeal> seal = ledger.retain(new RetentionPolicy(Duration.ofDays(365), 1), now);

        assertThat(seal).isPresent();
        assertThat(seal.get().releases()).isEqualTo(3);
        assertThat(ledger.load("old3")).isPresent();
        assertThat(ledger.load("live")).isPresent();
        assertThat(ledger.load("old0")).isEmpty();
        assertThat(ledger.audit("old0")).isEmpty();
        assertThat(ledger.seals())
                .hasSize(1)
                .first()
                .matches(one -> one.summary().contains("old0"));
        assertThat(ledger.verify().finding()).isEmpty();
        assertThat(ledger.verify().sealed()).isEqualTo(seal.get().events());
        assertThat(ledger.retain(new RetentionPolicy(Duration.ofDays(365), 1), now))
                .isEmpty();

        tamper("UPDATE retention_seals SET summary = '[]'");
        assertThat(ledger.verify().finding().orElseThrow().fault()).isEqualTo(AuditReport.Fault.SEAL_BROKEN);
    }

    /** A release that failed at once: nothing of it is live. */
    private void begun(String id, Instant at) {
        ReleasePlan plan = new ReleasePlan(id, ReleasePlan.Kind.DEPLOYMENT, "s", "e", "v", "dora", Set.of());
        SavedRelease saved = ledger.save(ReleaseChange.begun(Release.begin(plan, at), Origin.UNKNOWN, at));
        ledger.save(ReleaseChange.step(saved, saved.release().advance(new ReleaseEvent.BodyFailed("no"), at), at));
    }

    @Test
    public void removalThatPretendsToBeRetentionIsFound() throws SQLException {
        begun("old", FileCloud.START);
        ran("pms", "v1");
        String before = ledger.audit("old").get(0).previousHash();
        int events = ledger.audit("old").size();
        String after = ledger.audit("old").get(events - 1).hash();
        tamper(
                "INSERT INTO retention_seals (id, sealed_at, releases, events, summary, hash) VALUES (1,"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 1, " + events + ", '[]', '" + before
                        + "')",
                "INSERT INTO retention_gaps VALUES (1, " + events + ", '" + before + "', '" + after + "', 1)",
                "DELETE FROM audit_events WHERE release_id = 'old'",
                "DELETE FROM releases WHERE id = 'old'");
        assertThat(ledger.verify().finding().orElseThrow().fault()).isEqualTo(AuditReport.Fault.SEAL_BROKEN);
    }

    @Test
    public void backupIsTakenWhileOthersWriteAndComesBackWhole() throws Exception {
        TestHost done = ran("done", "v1");
        TestHost open = TestHost.begin(ledger, cloud, "open", "v1");
        open.runUntil(Phase.BAKING);
        SavedRelease atBackup = open.state();
        Path file = folder.getRoot().toPath().resolve("b.zip");
        ledger.backup(file);
        open.runToEnd();

        LedgerLocation elsewhere = LedgerLocation.file(folder.getRoot().toPath().resolve("restored"));
        for (LedgerLocation target : List.of(elsewhere, empty())) {
            try (JdbcLedger restored = JdbcLedger.open(target)) {
                restored.restore(file);
                assertThat(restored.load("done")).contains(done.state());
                assertThat(restored.underWay()).containsExactly(atBackup);
                assertThat(restored.verify().finding()).isEmpty();
                TestHost.resume(restored, cloud, atBackup, state -> {}).runToEnd();
                assertThat(restored.verify().finding()).isEmpty();
                assertThatThrownBy(() -> restored.restore(file)).hasMessageContaining("not empty");
            }
        }
        assertThatThrownBy(() -> ledger.backup(file)).hasMessageContaining("exists already");
    }

    @Test
    public void backupThatIsNotWholeIsRefusedAndLeavesNothing() throws Exception {
        Path junk = Files.writeString(folder.getRoot().toPath().resolve("junk.zip"), "no zip");
        assertThatThrownBy(() -> ledger.restore(junk))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not the backup of a ledger");
        assertThatThrownBy(() -> ledger.restore(junk.resolveSibling("none.zip")))
                .hasMessageContaining("no such file");
        ran("pms", "v1");
        Path file = folder.getRoot().toPath().resolve("b.zip");
        ledger.backup(file);
        Backups.dropLine(file, "audit_events.jsonl");
        try (JdbcLedger restored = JdbcLedger.open(empty())) {
            assertThatThrownBy(() -> restored.restore(file)).hasMessageContaining("not whole");
            assertThat(restored.history(HistoryQuery.newest(5)).releases()).isEmpty();
            TestHost.begin(restored, cloud, "later", "v1");
            assertThat(restored.verify().intact()).isTrue();
        }
    }

    @Test
    public void olderSchemaIsBroughtUpAndKeepsWhatItHas() {
        ledger.close();
        location = empty();
        try (Database database = Database.open(location, true)) {
            Schema.prepare(database, java.time.Clock.systemUTC(), 1);
        }
        ledger = JdbcLedger.open(location);
        ran("pms", "v1");
        assertThat(ledger.verify().intact()).isTrue();
        assertThat(ledger.seals()).isEmpty();
    }

    @Test
    public void newerSchemaIsRefused() throws SQLException {
        ran("pms", "v1");
        ledger.close();
        try (Database database = Database.open(location, false);
                Connection connection = database.writer()) {
            Sql.change(connection, "UPDATE \"ledger_schema\" SET \"version\" = '99' WHERE \"version\" = '2'");
            connection.commit();
        }
        ledger = null;
        assertThatThrownBy(() -> JdbcLedger.open(location))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("newer program");
    }

    @Test
    public void foreignDatabaseIsRefusedAndLeftAlone() throws SQLException {
        ledger.close();
        ledger = null;
        LedgerLocation foreign = empty();
        try (Database database = Database.open(foreign, true);
                Connection connection = database.writer()) {
            Sql.change(connection, "CREATE TABLE customers (id INTEGER)");
            connection.commit();
        }
        assertThatThrownBy(() -> JdbcLedger.open(foreign))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("something else");
        try (Database database = Database.open(foreign, false);
                Connection connection = database.writer()) {
            assertThat(Sql.all(
                            connection,
                            "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA",
                            row -> row.getString(1)))
                    .containsExactly("customers");
        }
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
