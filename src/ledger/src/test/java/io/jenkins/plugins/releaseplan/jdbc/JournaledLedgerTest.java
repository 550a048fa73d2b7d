package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A ledger that is lost while a rollout runs: a real PostgreSQL that crashes. */
public class JournaledLedgerTest {

    private static final Clock CLOCK = Clock.fixed(FileCloud.START, ZoneOffset.UTC);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private PostgresServer server;
    private LedgerLocation location;
    private Path journal;
    private FileCloud cloud;
    private boolean down;

    @Before
    public void start() {
        server = PostgresServer.running();
        location = PostgresServer.database();
        journal = folder.getRoot().toPath().resolve("journal");
        cloud = new FileCloud(folder.getRoot().toPath().resolve("cloud"));
    }

    @After
    public void back() throws IOException {
        if (down) {
            comesBack();
        }
    }

    private void crashes() {
        server.crash();
        down = true;
    }

    private void comesBack() throws IOException {
        server.launch();
        down = false;
    }

    private TestHost baking(JournaledLedger ledger, String id) {
        TestHost host = TestHost.begin(ledger, cloud, id, "v1");
        host.runUntil(Phase.BAKING);
        return host;
    }

    @Test
    public void rolloutHoldsWhileTheLedgerIsLostAndGoesOnWhenItIsBack() throws IOException {
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            TestHost host = baking(ledger, "pms");
            SavedRelease before = host.state();
            crashes();

            assertThatThrownBy(() -> host.tellRollout(new RolloutEvent.PromoteRequested("rosa")))
                    .isInstanceOf(LedgerUnreachableException.class)
                    .hasMessageContaining("pms is held");
            assertThat(host.state()).isEqualTo(before);
            assertThat(cloud.greenPercent("pms")).isEqualTo(10);
            assertThat(ledger.outage().orElseThrow().held()).containsExactly("pms");
            assertThat(ledger.outage().orElseThrow().text()).contains("hold where they are", "pms");
            assertThat(ledger.facts()
                            .ask(new Fact.ReleasedIn("production"), "pms", "v1", FileCloud.START)
                            .holds())
                    .isFalse();
            assertThat(ledger.reconnect()).isFalse();

            comesBack();
            assertThat(ledger.reconnect()).isTrue();
            assertThat(ledger.outage()).isEmpty();
            assertThat(ledger.load("pms")).contains(before);
            TestHost resumed = TestHost.resume(ledger, cloud, before, state -> {});
            resumed.runToEnd();
            assertThat(resumed.rollout().orElseThrow().phase()).isEqualTo(Phase.COMPLETED);
        }
    }

    @Test
    public void rollbackHappensWithoutTheLedgerAndIsRecordedOnceWhenItIsBack() throws IOException {
        SavedRelease last;
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            TestHost host = baking(ledger, "pms");
            crashes();
            host.tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors"));
            assertThat(cloud.greenPercent("pms")).isZero();
            assertThat(host.rollout().orElseThrow().phase()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ledger.journaled()).containsExactly(host.state());
            assertThat(ledger.load("pms")).contains(host.state());
            last = host.state();
        }
        // The host's process ends, too; another one finds the journal.
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            assertThat(ledger.outage()).isPresent();
            assertThat(ledger.journaled()).containsExactly(last);
            byte[] unread = Files.readAllBytes(journal);
            comesBack();
            assertThat(ledger.reconnect()).isTrue();
            assertThat(ledger.journaled()).isEmpty();
            Files.write(journal.resolveSibling("again"), unread);
        }
        // As if the process had died after the replay and before the journal was emptied.
        try (JournaledLedger ledger = JournaledLedger.open(location, journal.resolveSibling("again"), CLOCK);
                JdbcLedger plain = JdbcLedger.open(location)) {
            assertThat(ledger.load("pms")).contains(last);
            assertThat(plain.audit("pms"))
                    .filteredOn(event -> event.entry().kind().equals("ROLLBACK_STARTED"))
                    .hasSize(1);
            assertThat(plain.verify().finding()).isEmpty();
        }
    }

    /** A clock that goes on when it is told to. */
    private static final class SetClock extends Clock {

        private Instant now = FileCloud.START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @Test
    public void rollbacksAreRecordedByThemselvesInOrderAndOnceWhenTheLedgerIsBack() throws IOException {
        SetClock clock = new SetClock();
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, clock)) {
            TestHost first = baking(ledger, "pms");
            TestHost second = baking(ledger, "billing");
            crashes();
            first.tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors"));
            second.tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors too"));
            assertThat(first.rollout().orElseThrow().phase()).isEqualTo(Phase.ROLLED_BACK);
            int waiting = ledger.outage().orElseThrow().journaled();
            assertThat(waiting).isGreaterThan(4);

            clock.pass(JournaledLedger.RETRY_AFTER);
            assertThatThrownBy(ledger::underWay).isInstanceOf(LedgerUnreachableException.class);
            assertThat(ledger.look().join()).as("it is still away").isFalse();
            assertThat(ledger.outage().orElseThrow().journaled()).isEqualTo(waiting);

            comesBack();
            assertThatThrownBy(ledger::underWay).isInstanceOf(LedgerUnreachableException.class);
            assertThat(ledger.outage()).as("it looked a moment ago").isPresent();
            clock.pass(JournaledLedger.RETRY_AFTER);
            // A step that waits is what asks next, here that of a person.
            assertThatThrownBy(() -> first.tell(new ReleaseEvent.BodyFailed("the rollout went back")))
                    .isInstanceOf(LedgerUnreachableException.class);
            assertThat(ledger.look().join()).isTrue();

            assertThat(ledger.outage()).isEmpty();
            assertThat(ledger.journaled()).isEmpty();
            assertThat(ledger.load("pms")).contains(first.state());
            assertThat(ledger.load("billing")).contains(second.state());
            inOrderAndOnce(ledger, "pms");
            inOrderAndOnce(ledger, "billing");
            first.tell(new ReleaseEvent.BodyFailed("the rollout went back"));
            assertThat(ledger.load("pms")).contains(first.state());
        }
        try (JdbcLedger plain = JdbcLedger.open(location)) {
            assertThat(plain.verify().finding()).isEmpty();
        }
    }

    private static void inOrderAndOnce(JournaledLedger ledger, String release) {
        List<String> kinds = ledger.audit(release).stream()
                .map(event -> event.entry().kind())
                .filter(Set.of("STAGE_STARTED", "ROLLBACK_STARTED", "ROLLED_BACK", "GREEN_RETIRED")::contains)
                .toList();
        assertThat(kinds).containsExactly("STAGE_STARTED", "ROLLBACK_STARTED", "GREEN_RETIRED", "ROLLED_BACK");
    }

    @Test
    public void stepsThatAreMadeWhileTheJournalIsBroughtInAreBroughtInAfterThem() throws IOException {
        SetClock clock = new SetClock();
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, clock)) {
            List<TestHost> hosts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                hosts.add(baking(ledger, "pms" + i));
            }
            crashes();
            hosts.get(0).tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors"));
            comesBack();
            clock.pass(JournaledLedger.RETRY_AFTER);
            // Each asks, so the first of them makes it look, while the others go back.
            hosts.forEach(host -> {
                if (host.rollout().orElseThrow().phase() == Phase.BAKING) {
                    host.tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors"));
                }
            });
            assertThat(ledger.look().join()).isTrue();
            assertThat(ledger.reconnect()).isTrue();
            for (TestHost host : hosts) {
                assertThat(ledger.load(host.release().plan().id())).contains(host.state());
                inOrderAndOnce(ledger, host.release().plan().id());
            }
        }
        try (JdbcLedger plain = JdbcLedger.open(location)) {
            assertThat(plain.verify().finding()).isEmpty();
        }
    }

    @Test
    public void releaseThatAnotherHostChangedMeanwhileKeepsItsStateAndGetsTheNotices() throws IOException {
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            TestHost host = baking(ledger, "pms");
            SavedRelease seen = host.state();
            crashes();
            host.tellRollout(new RolloutEvent.RollBackRequested("rosa", "errors"));
            comesBack();
            SavedRelease other;
            try (JdbcLedger second = JdbcLedger.open(location)) {
                Release.Advance step = seen.release().advance(new ReleaseEvent.BodyFailed("elsewhere"), host.now());
                other = second.save(ReleaseChange.step(seen, step, host.now()));
            }
            assertThat(ledger.reconnect()).isTrue();
            assertThat(ledger.load("pms")).contains(other);
            assertThat(ledger.audit("pms"))
                    .extracting(event -> event.entry().text())
                    .anyMatch(text -> text.contains("rosa"));
        }
        try (JdbcLedger plain = JdbcLedger.open(location)) {
            assertThat(plain.verify().finding()).isEmpty();
        }
    }

    @Test
    public void peopleAreToldThatTheyCannotDecideNow() {
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            TestHost host = TestHost.begin(ledger, cloud, "pms", "v1");
            crashes();
            assertThatThrownBy(() -> host.tell(new ReleaseEvent.ChecklistRead(TestHost.CHECKLIST)))
                    .isInstanceOf(LedgerUnreachableException.class);
            assertThatThrownBy(() -> ledger.history(HistoryQuery.newest(1)))
                    .isInstanceOf(LedgerUnreachableException.class);
            assertThat(ledger.journaled()).isEmpty();
        }
    }

    @Test
    public void tornEndOfTheJournalIsLeftOutAndWhatIsWholeIsKept() throws IOException {
        ReleaseChange step;
        try (JournaledLedger ledger = JournaledLedger.open(location, journal, CLOCK)) {
            TestHost host = baking(ledger, "pms");
            Release.Advance back = host.release()
                    .advance(
                            new ReleaseEvent.OfRollout("r1", new RolloutEvent.RollBackRequested("rosa", "errors")),
                            host.now());
            step = ReleaseChange.step(host.state(), back, host.now());
        }
        Path file = journal.resolveSibling("torn");
        try (Journal whole = Journal.open(file)) {
            whole.append(step);
            whole.append(step);
        }
        byte[] bytes = Files.readAllBytes(file);
        int one = (bytes.length - 8) / 2;
        for (int cut : new int[] {1, 4, 9, one - 1}) {
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
            try (Journal torn = Journal.open(file)) {
                assertThat(torn.steps()).containsExactly(step);
                torn.append(step);
            }
            try (Journal after = Journal.open(file)) {
                assertThat(after.steps()).isEqualTo(List.of(step, step));
            }
        }
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        try (Journal damaged = Journal.open(file)) {
            assertThat(damaged.steps()).containsExactly(step);
        }
    }

    @Test
    public void fileThatIsNoJournalIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(journal, "a letter to my aunt", StandardOpenOption.CREATE);
        assertThatThrownBy(() -> Journal.open(journal))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not a journal");
        assertThat(journal).hasContent("a letter to my aunt");
    }
}
