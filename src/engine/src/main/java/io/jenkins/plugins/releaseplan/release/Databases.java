package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;

/** Follows snapshots and restores until they are done. */
final class Databases {

    private Databases() {}

    static void begin(ReleaseDraft draft, String id, DatabaseWork.Kind kind, String database, String snapshot) {
        boolean known = draft.databases.stream().anyMatch(work -> work.id().equals(id));
        if (known) {
            return;
        }
        draft.databases.add(DatabaseWork.begin(id, kind, database, snapshot, draft.now));
        boolean takes = kind == DatabaseWork.Kind.SNAPSHOT;
        draft.tell(
                takes ? Kind.SNAPSHOT_STARTED : Kind.RESTORE_STARTED,
                takes ? Importance.INFO : Importance.ALARM,
                takes
                        ? "takes snapshot " + snapshot + " of database " + database
                        : "restores database " + database + " from snapshot " + snapshot,
                "database",
                database,
                "snapshot",
                snapshot);
    }

    static void answered(ReleaseDraft draft, ReleaseEvent.DatabaseAnswered answer) {
        for (int i = 0; i < draft.databases.size(); i++) {
            DatabaseWork work = draft.databases.get(i);
            if (work.number() == answer.number() && answer.number() != 0) {
                draft.databases.set(i, judge(draft, work, answer));
                return;
            }
        }
    }

    private static DatabaseWork judge(ReleaseDraft draft, DatabaseWork work, ReleaseEvent.DatabaseAnswered answer) {
        if (answer.failure() != null) {
            return failed(draft, work, answer);
        }
        if (answer.progress() == DatabaseSnapshots.Progress.UNDER_WAY) {
            return work.waiting(0, draft.now.plus(DatabaseWork.INTERVAL));
        }
        boolean takes = work.kind() == DatabaseWork.Kind.SNAPSHOT;
        draft.tell(
                takes ? Kind.SNAPSHOT_TAKEN : Kind.DATABASE_RESTORED,
                Importance.INFO,
                takes
                        ? "snapshot " + work.snapshot() + " of database " + work.database() + " is taken"
                        : "database " + work.database() + " has the content of snapshot " + work.snapshot(),
                "database",
                work.database(),
                "snapshot",
                work.snapshot());
        return work.ended("", draft.now);
    }

    private static DatabaseWork failed(ReleaseDraft draft, DatabaseWork work, ReleaseEvent.DatabaseAnswered answer) {
        boolean again =
                answer.failure() != CloudException.Kind.REFUSED && work.attempts() + 1 < DatabaseWork.MOST_ATTEMPTS;
        draft.tell(
                Kind.CALL_FAILED,
                again ? Importance.DETAIL : Importance.ALARM,
                (work.kind() == DatabaseWork.Kind.SNAPSHOT ? "taking" : "restoring") + " snapshot " + work.snapshot()
                        + " failed: " + answer.message() + (again ? "; will be tried again" : ""));
        return again
                ? work.waiting(work.attempts() + 1, draft.now.plus(DatabaseWork.INTERVAL))
                : work.ended(answer.message().isBlank() ? "no reason given" : answer.message(), draft.now);
    }

    static void settle(ReleaseDraft draft) {
        for (int i = 0; i < draft.databases.size(); i++) {
            DatabaseWork work = draft.databases.get(i);
            if (work.nextAt() != null && !work.nextAt().isAfter(draft.now)) {
                draft.databases.set(i, call(draft, work));
            }
        }
    }

    private static DatabaseWork call(ReleaseDraft draft, DatabaseWork work) {
        long number = draft.nextNumber();
        draft.actions.add(
                work.kind() == DatabaseWork.Kind.SNAPSHOT
                        ? new ReleaseAction.Snapshot(number, work.database(), work.snapshot())
                        : new ReleaseAction.Restore(
                                number, work.database(), work.snapshot(), draft.plan.id() + "/" + work.id()));
        return work.underWay(number);
    }

    static void restarted(ReleaseDraft draft) {
        draft.databases.replaceAll(
                work -> work.ended() || work.number() == 0 ? work : work.waiting(work.attempts(), draft.now));
    }
}
