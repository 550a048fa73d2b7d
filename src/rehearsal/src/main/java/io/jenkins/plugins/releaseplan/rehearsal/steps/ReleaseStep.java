package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.util.TreeSet;

/** {@code release(service:, environment:, version:) { … }}: all that belongs to one release. */
final class ReleaseStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "release", "One attempt to bring one version of a service to one environment.")
            .with(
                    Parameter.string("service").mandatory().says("What is released."),
                    Parameter.string("environment").mandatory().says("The environment's name."),
                    Parameter.string("version").mandatory().says("The version to bring."),
                    Parameter.choice("onAbort", "rollback", "hold")
                            .orElse("rollback")
                            .says("What an abort of the build does while the traffic is split."))
            .body(StepSignature.Body.REQUIRED);

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) throws Exception {
        if (run.find(ReleaseScope.class).isPresent()) {
            throw call.failure("release: a release cannot be inside another release; let the first one end");
        }
        ReleaseHost host = ReleaseSteps.host(run);
        ReleaseScope scope = begin(call, host);
        try {
            run.with(ReleaseScope.class, scope, call::runBody);
        } catch (FlowInterrupted interrupted) {
            scope.tell(
                    scope.isRefusal(interrupted)
                            ? new ReleaseEvent.BodyFailed(interrupted.getMessage())
                            : aborted(call, interrupted));
            ended(run, scope);
            throw interrupted;
        } catch (Exception | Error failure) {
            scope.tell(new ReleaseEvent.BodyFailed(PipelineRun.wordsFor(failure)));
            ended(run, scope);
            throw failure;
        }
        scope.tell(new ReleaseEvent.BodyEnded());
        Outcome outcome = ended(run, scope);
        if (outcome != Outcome.RELEASED) {
            throw call.failure("release " + scope.id() + " was not released: "
                    + scope.release().reason());
        }
        return scope.id();
    }

    private static ReleaseScope begin(StepCall call, ReleaseHost host) {
        String service = call.string("service");
        String environment = call.string("environment");
        String id = host.newId(service, environment);
        ReleaseSteps.named(call, () -> {
            host.scenario().environment(environment);
            host.begin(new ReleasePlan(
                    id,
                    ReleasePlan.Kind.DEPLOYMENT,
                    service,
                    environment,
                    call.string("version"),
                    host.scenario().startedBy(),
                    new TreeSet<>(host.scenario().causedBy())));
            return id;
        });
        return new ReleaseScope(host, id);
    }

    private static ReleaseEvent aborted(StepCall call, FlowInterrupted interrupted) {
        return new ReleaseEvent.Aborted(
                "", interrupted.getMessage(), call.string("onAbort").equals("hold"));
    }

    private static Outcome ended(PipelineRun run, ReleaseScope scope) {
        return run.await(scope.host()
                .expect(
                        scope.id(),
                        "the end of release " + scope.id(),
                        release -> release.outcome() == Outcome.RUNNING ? null : release.outcome()));
    }
}
