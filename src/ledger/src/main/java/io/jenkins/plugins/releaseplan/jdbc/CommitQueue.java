package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes to the ledger, in the order in which writes are given. One thread takes all that waits, writes it in one transaction,
 * makes it durable once, and then acknowledges each: what one write costs, many share.
 */
final class CommitQueue implements AutoCloseable {

    private static final int MOST_AT_ONCE = 256;
    private static final int SECONDS_TO_ANSWER = 5;

    /** Something to write. It looks first, and once it wrote it refuses no more: a refusal leaves the others' work alone. */
    interface Write<T> {
        /** @throws LedgerException if it refuses; then nothing was written */
        T write(Connection connection, AuditAppender audit) throws SQLException;
    }

    private static final class Job<T> {
        private final Write<T> write;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private T result;
        private LedgerException refusal;

        Job(Write<T> write) {
            this.write = write;
        }

        void run(Connection connection, AuditAppender audit) throws SQLException {
            refusal = null;
            try {
                result = write.write(connection, audit);
            } catch (LedgerException e) {
                refusal = e;
            }
        }

        void acknowledge() {
            if (refusal == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(refusal);
            }
        }
    }

    private final Database database;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final Job<Void> stop = new Job<>((connection, audit) -> null);
    private final Thread thread;
    private Connection connection;
    private boolean closed;

    CommitQueue(Database database) {
        this.database = database;
        this.thread = new Thread(this::work, "release-plan-ledger");
        thread.setDaemon(true);
        thread.start();
    }

    /** Completed once it is durable. */
    <T> CompletableFuture<T> submit(Write<T> write) {
        Job<T> job = new Job<>(write);
        synchronized (this) {
            if (closed) {
                throw new LedgerException(database.location() + ": the ledger is closed");
            }
            waiting.add(job);
        }
        return job.done;
    }

    private void work() {
        boolean stopped = false;
        while (!stopped) {
            List<Job<?>> batch = new ArrayList<>();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody but close() ends this thread.
                continue;
            }
            waiting.drainTo(batch, MOST_AT_ONCE - 1);
            stopped = batch.remove(stop);
            if (!batch.isEmpty()) {
                commit(batch);
            }
        }
        disconnect();
    }

    private void commit(List<Job<?>> batch) {
        try {
            write(batch);
        } catch (SQLException | RuntimeException e) {
            rollBack();
            if (batch.size() == 1 || connection == null) {
                fail(batch, e);
            } else {
                // One of them cannot be written: the others can.
                batch.forEach(job -> commit(List.of(job)));
            }
            return;
        }
        try {
            connection.commit();
            database.sync(connection);
        } catch (SQLException e) {
            disconnect();
            fail(batch, e);
            return;
        }
        batch.forEach(Job::acknowledge);
    }

    private void write(List<Job<?>> batch) throws SQLException {
        if (connection == null) {
            connection = database.writer();
        }
        AuditAppender audit = AuditAppender.begin(connection);
        for (Job<?> job : batch) {
            job.run(connection, audit);
        }
        audit.flush(connection);
    }

    private void fail(List<Job<?>> batch, Exception e) {
        Exception failure = e instanceof SQLException sql ? Failures.writing(database.location(), sql) : e;
        batch.forEach(job -> job.done.completeExceptionally(failure));
    }

    /** Afterwards there is a connection that works, or none. */
    private void rollBack() {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                disconnect();
            }
        } catch (SQLException e) {
            disconnect();
        }
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        try (Connection old = connection) {
            connection = null;
            if (!old.isClosed()) {
                old.rollback();
            }
        } catch (SQLException e) {
            // It is being given up because it does not work, and what failed with it was told to those who wait.
            connection = null;
        }
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(stop);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
