package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.DatabaseWork;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Takes a snapshot and waits until it is there. */
final class DatabaseSnapshotExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private final DatabaseSnapshotStep step;
    private String release;
    private String work;
    private String snapshot;

    DatabaseSnapshotExecution(DatabaseSnapshotStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        ReleaseContext around = release("databaseSnapshot");
        Parameters.of("databaseSnapshot").required("database", step.getDatabase());
        release = around.release();
        work = around.unique("snapshot-" + step.getDatabase());
        snapshot = step.getName() == null ? release + "-" + work : step.getName();
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        host.tell(release, new ReleaseEvent.SnapshotReached(work, step.getDatabase(), snapshot));
        await(
                host,
                release,
                state -> state.database(work).filter(DatabaseWork::ended).orElse(null),
                ended -> failure(ended).ifPresentOrElse(this::fail, () -> succeed(snapshot)));
    }

    /** Why work on a database failed; empty if it did not. */
    static Optional<AbortException> failure(DatabaseWork ended) {
        if (ended.failure().isEmpty()) {
            return Optional.empty();
        }
        String what = ended.kind() == DatabaseWork.Kind.SNAPSHOT ? "snapshot " : "restore of ";
        return Optional.of(new AbortException(
                what + ended.snapshot() + " of database " + ended.database() + " failed: " + ended.failure()));
    }

    @Override
    public String getStatus() {
        return "snapshot " + snapshot + " of " + step.getDatabase();
    }
}
