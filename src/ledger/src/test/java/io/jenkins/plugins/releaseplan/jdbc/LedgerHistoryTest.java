package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.Test;

/** What the ledger says of the past: history, what is live, facts for gates. */
public class LedgerHistoryTest extends OnEachDatabase {

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
        assertThat(ledger.liveReleases())
                .containsExactlyInAnyOrder(
                        ledger.summary("bad").orElseThrow(),
                        ledger.summary("good").orElseThrow());
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
}
