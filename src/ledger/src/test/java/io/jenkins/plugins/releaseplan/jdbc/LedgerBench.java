package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.AssumptionViolatedException;

/**
 * Measures a ledger that is large, and prints a line {@code name|value|unit|compare|target} for each figure, as
 * {@code bin/bench} reads it. Arguments: how many releases (100000 if there is none), and {@code h2}, {@code postgres} or both
 * (both if there is none). With {@code -Drelease-plan.bench.file=FILE} the H2 ledger is kept there, and one that is there
 * already is not filled again.
 */
public final class LedgerBench {

    private static final int EVENTS_OF_A_RELEASE = 30;
    private static final int SERVICES = 200;
    private static final int THREADS = 8;
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final PrintStream OUT = System.out;

    private final JdbcLedger ledger;
    private final String database;
    private final int releases;
    private final Release template;

    private LedgerBench(JdbcLedger ledger, String database, int releases, Release template) {
        this.ledger = ledger;
        this.database = database;
        this.releases = releases;
        this.template = template;
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        System.setProperty("release-plan.postgres.disk", "true");
        int releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        List<String> databases = arguments.length > 1 ? List.of(arguments[1]) : List.of("h2", "postgres");
        Path directory = Files.createTempDirectory("ledger-bench");
        try {
            Release template = template(directory);
            for (String database : databases) {
                LedgerLocation location = location(database, directory);
                try (JdbcLedger ledger = JdbcLedger.open(location)) {
                    new LedgerBench(ledger, database, releases, template).run();
                }
            }
        } catch (AssumptionViolatedException e) {
            System.err.println("LedgerBench: " + e.getMessage());
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static LedgerLocation location(String database, Path directory) {
        if (database.equals("postgres")) {
            return PostgresServer.database();
        }
        String kept = System.getProperty("release-plan.bench.file", "");
        return LedgerLocation.file(kept.isEmpty() ? directory.resolve("bench") : Path.of(kept));
    }

    /** A release as it is when it has ended well: with checklist, sign-off and rollout. */
    private static Release template(Path directory) {
        try (JdbcLedger ledger = JdbcLedger.open(LedgerLocation.file(directory.resolve("template")))) {
            TestHost host = TestHost.begin(ledger, new FileCloud(directory.resolve("cloud")), "template", "v1");
            host.runToEnd();
            return host.release();
        }
    }

    private void run() throws InterruptedException, ExecutionException {
        if (ledger.history(HistoryQuery.newest(1)).releases().isEmpty()) {
            long begun = System.nanoTime();
            fill();
            row("filled with " + releases + " releases", seconds(begun), "s", "", "");
        }
        read();
        verify();
        write("acknowledged audit writes of 8 threads", 1, database.equals("h2") ? "2000" : "");
        write("the same, each thread with 16 under way", 16, "");
    }

    private void read() {
        HistoryQuery newest = HistoryQuery.newest(50);
        page("history, the first page of 50", newest);
        page("a page deep inside", newest.from(deep()));
        page("of one service", new HistoryQuery("service7", "", null, "", "", 50));
        page("of one environment", new HistoryQuery("", "staging", null, "", "", 50));
        page("of one service and environment", new HistoryQuery("service7", "production", null, "", "", 50));
        page("of an outcome that is rare", new HistoryQuery("", "", Outcome.FAILED, "", "", 50));
        page("of it in one environment", new HistoryQuery("", "production", Outcome.FAILED, "", "", 50));
        page("with a text that many have", new HistoryQuery("", "", null, "person7", "", 50));
        page("with a text that one has", new HistoryQuery("", "", null, "version-" + releases / 2, "", 50));
        page("with a text that none has", new HistoryQuery("", "", null, "nobody", "", 50));
        page("with it in one environment", new HistoryQuery("", "staging", null, "nobody", "", 50));
        time("what is live where", "50", ledger::liveWhere);
        time("one release", "20", () -> ledger.load("release" + releases / 3));
    }

    private void page(String name, HistoryQuery query) {
        time(name, "50", () -> ledger.history(query));
    }

    private String deep() {
        String next = "";
        for (int page = 0; page < Math.min(50, releases / 2000); page++) {
            next = ledger.history(HistoryQuery.newest(1000).from(next)).next();
        }
        return next;
    }

    private void fill() {
        Deque<CompletableFuture<Long>> waiting = new ArrayDeque<>();
        for (int i = 0; i < releases; i++) {
            waiting.add(ledger.saving(change(i)));
            if (waiting.size() > 1000) {
                waiting.remove().join();
            }
        }
        waiting.forEach(CompletableFuture::join);
    }

    private ReleaseChange change(int i) {
        Instant at = FileCloud.START.plusSeconds(600L * i);
        ReleasePlan plan = new ReleasePlan(
                "release" + i,
                ReleasePlan.Kind.DEPLOYMENT,
                "service" + i % SERVICES,
                i % 3 == 0 ? "staging" : "production",
                "version-" + i,
                "person" + i % 50,
                Set.of());
        Release release = new Release(
                plan,
                i % 997 == 5 ? Outcome.FAILED : template.outcome(),
                template.reason(),
                at,
                at.plusSeconds(86_400),
                template.body(),
                template.checklist(),
                template.progress(),
                template.gates(),
                template.rollouts(),
                template.verifications(),
                template.databases(),
                template.lastNumber(),
                template.wakeAt());
        List<Notice> notices = new ArrayList<>();
        for (int n = 0; n < EVENTS_OF_A_RELEASE; n++) {
            notices.add(notice(n));
        }
        return new ReleaseChange(
                UUID.randomUUID().toString(),
                null,
                0,
                release,
                at,
                notices,
                new Origin("4f1c2d3", "main", "ship/" + i),
                false);
    }

    private static Notice notice(int n) {
        return new Notice(
                Notice.Kind.STAGE_PASSED,
                Notice.Importance.INFO,
                "pms-backend: stage " + n + " has passed with 10 % of traffic on green",
                Map.of("environment", "production", "version", "v1", "target", "pms-backend", "n", "" + n));
    }

    /** Every twentieth call takes longer than what is printed. */
    private void time(String name, String target, Runnable work) {
        long[] times = new long[40];
        for (int i = -10; i < times.length; i++) {
            long begun = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        row(name + ", p95", times[times.length * 95 / 100] / 1e6, "ms", "<", target);
    }

    private void verify() {
        long begun = System.nanoTime();
        AuditReport report = ledger.verify();
        if (!report.intact()) {
            throw new IllegalStateException(report.finding().orElseThrow().text());
        }
        row("audit verify of " + report.events() + " events", report.events() / seconds(begun), "/s", ">=", "200000");
    }

    private void write(String name, int inFlight, String target) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Long>> writers = new ArrayList<>();
        String run = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            String thread = "writer-" + run + "-" + i + "-";
            writers.add(threads.submit(() -> write(thread, inFlight)));
        }
        long written = 0;
        for (Future<Long> writer : writers) {
            written += writer.get();
        }
        row(name, written / seconds(begun), "/s", target.isEmpty() ? "" : ">=", target);
        threads.shutdown();
    }

    /** Steps of releases of its own, each with one audit event, so many under way at once. */
    private long write(String thread, int inFlight) {
        List<SavedRelease> states = new ArrayList<>();
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            Instant now = FileCloud.START;
            ReleaseChange begin =
                    ReleaseChange.begun(Release.begin(TestHost.plan(thread + i, "v1"), now), Origin.UNKNOWN, now);
            states.add(begin.saved());
            waiting.add(ledger.saving(begin));
        }
        long acknowledged = 0;
        long end = System.nanoTime() + WRITING.toNanos();
        for (int i = 0; System.nanoTime() < end; i = (i + 1) % inFlight) {
            waiting.get(i).join();
            acknowledged++;
            SavedRelease state = states.get(i);
            ReleaseChange step = new ReleaseChange(
                    UUID.randomUUID().toString(),
                    state.release(),
                    state.revision(),
                    state.release(),
                    state.savedAt(),
                    List.of(notice(i)),
                    state.origin(),
                    false);
            states.set(i, step.saved());
            waiting.set(i, ledger.saving(step));
        }
        waiting.forEach(CompletableFuture::join);
        return acknowledged + waiting.size();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void row(String name, double value, String unit, String compare, String target) {
        OUT.println(String.format(
                Locale.ROOT,
                "%s: %s|%.1f|%s|%s|%s",
                database.toUpperCase(Locale.ROOT),
                name,
                value,
                unit,
                compare,
                target));
    }
}
