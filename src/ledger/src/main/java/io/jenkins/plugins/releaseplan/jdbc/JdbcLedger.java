package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.AuditReport;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.ledger.HistoryPage;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import io.jenkins.plugins.releaseplan.ledger.RetentionSeal;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A ledger in an H2 file, which one process has open at a time, or in PostgreSQL, which many controllers share.
 *
 * <p>What is acknowledged is durable: on H2 the file was synced, on PostgreSQL the transaction committed.
 */
public final class JdbcLedger implements Ledger, AutoCloseable {

    private final Database database;
    private final CommitQueue writes;
    private final LedgerFacts facts;

    private JdbcLedger(Database database) {
        this.database = database;
        this.writes = new CommitQueue(database);
        this.facts = new LedgerFacts(database);
    }

    /**
     * Opens a ledger; makes it if it is not there, and brings it to this program's schema if it is older.
     *
     * @throws LedgerException if it cannot be opened: not a ledger, of a newer program, in use, not writable, not reachable
     */
    public static JdbcLedger open(LedgerLocation location) {
        return open(location, true);
    }

    /** Opens a ledger that is there already. */
    public static JdbcLedger openExisting(LedgerLocation location) {
        return open(location, false);
    }

    private static JdbcLedger open(LedgerLocation location, boolean create) {
        Database database = Database.open(location, create);
        try {
            Schema.prepare(database, Clock.systemUTC());
            return new JdbcLedger(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where it is. */
    public LedgerLocation location() {
        return database.location();
    }

    @Override
    public CompletableFuture<Long> saving(ReleaseChange change) {
        return writes.submit((connection, audit) -> ReleaseWriter.save(connection, audit, change));
    }

    /**
     * Brings in a step that was made while this ledger could not be reached, once however often it is asked to.
     *
     * @param overtaken whether a step before it was one that another host overtook
     * @return whether the ledger has the step's state now; if not, another host changed the release in between, and only what
     *     the step told was added to the audit events
     */
    boolean replay(ReleaseChange change, boolean overtaken, Instant now) {
        return done(
                writes.submit((connection, audit) -> JournalRows.replay(connection, audit, change, overtaken, now)));
    }

    @Override
    public List<SavedRelease> underWay() {
        return database.readOneMoment(ReleaseReader::underWay);
    }

    @Override
    public Optional<SavedRelease> load(String id) {
        return database.readOneMoment(connection -> ReleaseReader.read(connection, id));
    }

    @Override
    public Optional<ReleaseSummary> summary(String id) {
        return database.read(connection -> HistoryRows.one(connection, id));
    }

    @Override
    public HistoryPage history(HistoryQuery query) {
        return database.read(connection -> HistoryRows.page(connection, query));
    }

    @Override
    public List<LiveVersion> liveWhere() {
        return database.read(LiveRows::all);
    }

    @Override
    public List<ReleaseSummary> liveReleases() {
        return database.read(HistoryRows::live);
    }

    @Override
    public List<AuditEvent> audit(String release) {
        return database.read(connection -> AuditRows.of(connection, release));
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public RouteQueue askRoute(String environment, String route, String rollout, boolean queue) {
        return done(writes.submit((connection, audit) ->
                RouteRows.change(connection, environment, route, was -> was.ask(rollout, queue))));
    }

    @Override
    public RouteQueue freeRoute(String environment, String route, String rollout) {
        return done(writes.submit(
                (connection, audit) -> RouteRows.change(connection, environment, route, was -> was.without(rollout))));
    }

    /** Goes through all audit events and says whether any was changed, removed, inserted or moved. */
    public AuditReport verify() {
        return database.readOneMoment(AuditVerification::run);
    }

    /**
     * Lets releases go that are old enough, a seal for at most {@value Retention#MOST_AT_ONCE} of them.
     *
     * @return what was sealed; empty if there was nothing to let go. Ask again until it is
     */
    public Optional<RetentionSeal> retain(RetentionPolicy policy, Instant now) {
        return done(writes.submit((connection, audit) -> Retention.apply(connection, audit, policy, now)));
    }

    /**
     * Lets go of all releases that are old enough.
     *
     * @param sealed is told of each seal as it is made
     * @return how many releases went
     * @throws LedgerException if the ledger cannot be used; what was sealed before stays so
     */
    public int retain(RetentionPolicy policy, Instant now, Consumer<RetentionSeal> sealed) {
        int releases = 0;
        for (Optional<RetentionSeal> seal = retain(policy, now); seal.isPresent(); seal = retain(policy, now)) {
            releases += seal.get().releases();
            sealed.accept(seal.get());
        }
        return releases;
    }

    /** What retention removed, the oldest first. */
    public List<RetentionSeal> seals() {
        return database.read(Retention::seals);
    }

    /**
     * Writes all of the ledger, as it is at one moment, into a file, while others go on reading and writing.
     *
     * @param file the file to make; it must not exist
     * @return how many rows were written
     */
    public long backup(Path file) {
        return database.readOneMoment(connection -> Backup.write(connection, file));
    }

    /**
     * Reads a backup into this ledger, which must be empty. All of it comes in, or nothing.
     *
     * @param file what {@link #backup} wrote, from H2 or PostgreSQL
     * @return how many rows were read
     */
    public long restore(Path file) {
        return done(writes.submit((connection, audit) -> Backup.read(connection, audit, file)));
    }

    private static <T> T done(CompletableFuture<T> writing) {
        try {
            return writing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Waits until all that was given to save is saved, and closes the ledger. */
    @Override
    public void close() {
        writes.close();
        database.close();
    }
}
