package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.time.Instant;

/**
 * A snapshot or a restore that was started.
 *
 * @param database the database
 * @param snapshot the snapshot's name
 * @param restore whether it restores the snapshot, else it takes it
 * @param startedAt when it began
 * @param doneAt when it is done, which may lie in the future
 */
public record DatabaseWork(String database, String snapshot, boolean restore, Instant startedAt, Instant doneAt) {}
