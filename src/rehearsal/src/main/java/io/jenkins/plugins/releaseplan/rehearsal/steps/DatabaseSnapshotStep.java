package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.release.DatabaseWork;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;

/** {@code databaseSnapshot database:}: takes a snapshot and waits until it is there. */
final class DatabaseSnapshotStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "databaseSnapshot", "Takes a snapshot of a database, waits until it is there and gives its name.")
            .with(Parameter.string("name")
                    .says("The snapshot's name; by default the release's id and the database's name."))
            .sole(Parameter.string("database").mandatory().says("The database's name."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        String database = call.string("database");
        String id = scope.unique("snapshot-" + database);
        String name = call.has("name") ? call.string("name") : scope.id() + "-" + id;
        scope.tell(new ReleaseEvent.SnapshotReached(id, database, name));
        await(call, run, scope, id);
        return name;
    }

    static void await(StepCall call, PipelineRun run, ReleaseScope scope, String id) {
        DatabaseWork work = run.await(scope.host()
                .expect(
                        scope.id(),
                        "the database",
                        release ->
                                release.database(id).filter(DatabaseWork::ended).orElse(null)));
        if (!work.failure().isEmpty()) {
            String what = work.kind() == DatabaseWork.Kind.SNAPSHOT ? "snapshot " : "restore of ";
            throw call.failure(
                    what + work.snapshot() + " of database " + work.database() + " failed: " + work.failure());
        }
    }
}
