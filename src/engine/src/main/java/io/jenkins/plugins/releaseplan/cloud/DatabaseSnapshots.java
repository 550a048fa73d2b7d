package io.jenkins.plugins.releaseplan.cloud;

/** Takes and restores snapshots of a database. Both take long; each call says how far the work is. */
public interface DatabaseSnapshots {

    /** How far a snapshot or a restore is. */
    enum Progress {
        UNDER_WAY,
        DONE
    }

    /**
     * Wishes that a snapshot of this name exists. The first call starts it; later calls say how far it is.
     *
     * @param database the database's name
     * @param snapshot the snapshot's name, unique for the database
     * @throws CloudException if the snapshot cannot be taken, or if that is unknown
     */
    Progress snapshot(String database, String snapshot) throws CloudException;

    /**
     * Wishes that the database has the content of a snapshot. The first call with a request id starts the restore; later
     * calls with the same id say how far it is.
     *
     * @param database the database's name
     * @param snapshot the snapshot's name
     * @param requestId names this one restore, so that a repeated call does not restore twice
     * @throws CloudException if it cannot be restored; {@link CloudException.Kind#REFUSED} if there is no such snapshot
     */
    Progress restore(String database, String snapshot, String requestId) throws CloudException;
}
