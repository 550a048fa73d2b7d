package io.jenkins.plugins.releaseplan.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A snapshot that is taken, or restored.
 *
 * @param id names it within the release
 * @param kind which of the two
 * @param database the database's name
 * @param snapshot the snapshot's name
 * @param startedAt when it began
 * @param endedAt when it was done or failed; null while it is under way
 * @param failure why it failed; empty if it did not
 * @param attempts how many calls failed since the last that did not
 * @param number the call under way, 0 if there is none
 * @param nextAt when is asked again; null if a call is under way or it has ended
 */
public record DatabaseWork(
        String id,
        Kind kind,
        String database,
        String snapshot,
        Instant startedAt,
        Instant endedAt,
        String failure,
        int attempts,
        long number,
        Instant nextAt) {

    /** What is done. */
    public enum Kind {
        SNAPSHOT,
        RESTORE
    }

    /** How often is asked how far it is. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    static final int MOST_ATTEMPTS = 10;

    public DatabaseWork {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(failure, "failure");
    }

    static DatabaseWork begin(String id, Kind kind, String database, String snapshot, Instant now) {
        return new DatabaseWork(id, kind, database, snapshot, now, null, "", 0, 0, now);
    }

    /** Whether it has come to its end, well or not. */
    public boolean ended() {
        return endedAt != null;
    }

    DatabaseWork underWay(long call) {
        return new DatabaseWork(id, kind, database, snapshot, startedAt, null, failure, attempts, call, null);
    }

    DatabaseWork waiting(int failed, Instant next) {
        return new DatabaseWork(id, kind, database, snapshot, startedAt, null, failure, failed, 0, next);
    }

    DatabaseWork ended(String why, Instant now) {
        return new DatabaseWork(id, kind, database, snapshot, startedAt, now, why, attempts, 0, null);
    }
}
