package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.ledger.AuditEntry;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.ledger.StaleReleaseException;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Saves one step of a release: the parts that changed, and what it tells. */
final class ReleaseWriter {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VERSION = 1000;

    private final Connection connection;
    private final ReleaseChange change;
    private final Release before;
    private final Release after;
    private final String id;

    /** How the release is in the database. */
    private record Found(long revision, String lastChange, long events, long last, String hash) {
        static final Found NOTHING = new Found(0, "", 0, 0, "");
    }

    private ReleaseWriter(Connection connection, ReleaseChange change) {
        this.connection = connection;
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.id = after.plan().id();
    }

    /**
     * Saves it.
     *
     * @return the new revision
     * @throws StaleReleaseException if the release is not at the revision that the step began from; nothing was written
     */
    static long save(Connection connection, AuditAppender audit, ReleaseChange change) throws SQLException {
        return new ReleaseWriter(connection, change).save(audit);
    }

    private long save(AuditAppender audit) throws SQLException {
        checkNames(after.plan());
        Found found = found();
        if (found.lastChange().equals(change.id())) {
            // The step was saved, and its acknowledgement got lost.
            return found.revision();
        }
        if (found.revision() != change.revision()) {
            throw new StaleReleaseException(id, change.revision(), found.revision());
        }
        release(tell(audit, found), found.revision() + 1);
        ChecklistRows.save(connection, before, after);
        gates();
        rollouts();
        StakeholderRows.save(connection, before, after);
        return found.revision() + 1;
    }

    private static void checkNames(ReleasePlan plan) {
        check("id", plan.id(), LONGEST_NAME);
        check("service", plan.service(), LONGEST_NAME);
        check("environment", plan.environment(), LONGEST_NAME);
        check("version", plan.version(), LONGEST_VERSION);
    }

    private static void check(String what, String text, int most) {
        if (text.length() > most || !AuditEntry.storable(text).equals(text)) {
            throw new LedgerException("the " + what + " of a release has at most " + most
                    + " characters and no NUL; this one has " + text.length() + ": "
                    + text.substring(0, Math.min(40, text.length())));
        }
    }

    private Found found() throws SQLException {
        return Sql.one(
                        connection,
                        "SELECT revision, last_change, audit_events, audit_last, audit_hash FROM releases WHERE id = ?",
                        row -> new Found(
                                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5)),
                        id)
                .orElse(Found.NOTHING);
    }

    /** Appends the notices; the release's row keeps how many there are and the last, as a second witness of the chain. */
    private Found tell(AuditAppender audit, Found found) {
        long events = found.events();
        long last = found.last();
        String hash = found.hash();
        for (Notice notice : change.notices()) {
            AuditEvent event = audit.append(AuditEntry.of(id, change.at(), notice));
            events++;
            last = event.sequence();
            hash = event.hash();
        }
        return new Found(found.revision(), found.lastChange(), events, last, hash);
    }

    private void release(Found told, long revision) throws SQLException {
        Row row = ReleaseRows.row(after)
                .set("revision", revision)
                .set("last_change", change.id())
                .set("saved_at", change.at().toString())
                .cut("controller", change.origin().controller(), 200)
                .set("audit_events", told.events())
                .set("audit_last", told.last())
                .set("audit_hash", told.hash());
        Row key = Row.of("releases").set("id", id);
        if (before == null) {
            String previous = LiveRows.previousVersion(connection, after);
            row.cut("previous_version", previous, LONGEST_VERSION)
                    .cut("git_commit", change.origin().gitCommit(), 200)
                    .cut("git_branch", change.origin().gitBranch(), 1000)
                    .cut("build", change.origin().build(), 2000)
                    .cut("search_text", ReleaseRows.searched(after, change.origin()), ReleaseRows.LONGEST_SEARCHED)
                    .set("review_status", "")
                    .set("id", id)
                    .insert(connection);
            return;
        }
        ReleaseRows.servedBefore(after).ifPresent(version -> row.cut("previous_version", version, LONGEST_VERSION));
        if (ReleaseRows.searchedDiffers(before, after)) {
            row.cut("search_text", ReleaseRows.searched(after, change.origin()), ReleaseRows.LONGEST_SEARCHED);
        }
        row.update(connection, key);
    }

    private void gates() throws SQLException {
        List<String> ids = new ArrayList<>(after.gates().keySet());
        for (int ordinal = 0; ordinal < ids.size(); ordinal++) {
            String gate = ids.get(ordinal);
            Gate was = before == null ? null : before.gates().get(gate);
            Gate is = after.gates().get(gate);
            if (is != was && !is.equals(was)) {
                GateRows.save(connection, id, ordinal, gate, was, is);
            }
        }
    }

    private void rollouts() throws SQLException {
        List<String> ids = new ArrayList<>(after.rollouts().keySet());
        for (int ordinal = 0; ordinal < ids.size(); ordinal++) {
            String rollout = ids.get(ordinal);
            Rollout was = before == null ? null : before.rollouts().get(rollout);
            Rollout is = after.rollouts().get(rollout);
            if (is != was && !is.equals(was)) {
                RolloutRows.save(connection, id, ordinal, rollout, is);
                LiveRows.follow(connection, after.plan(), was, is);
            }
        }
        LiveRows.followWithoutRollout(connection, before, after);
    }
}
