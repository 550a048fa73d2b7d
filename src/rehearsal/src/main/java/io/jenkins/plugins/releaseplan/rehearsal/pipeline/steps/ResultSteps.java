package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.choice;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature.Body;
import java.util.List;

/** Steps that decide how the build ends. */
final class ResultSteps {
    private static final String[] RESULTS = {"SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"};

    private ResultSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        StepSignature.of("echo", "Writes to the log.")
                                .sole(string("message").mandatory().orElse("null")),
                        ResultSteps::echo),
                new NamedStep(
                        StepSignature.of("error", "Fails the build.")
                                .sole(string("message").orElse("")),
                        ResultSteps::error),
                new NamedStep(
                        StepSignature.of("unstable", "Makes the build unstable.")
                                .sole(string("message").mandatory()),
                        ResultSteps::unstable),
                new NamedStep(
                        StepSignature.of("catchError", "Goes on after a failure, with another result.")
                                .with(
                                        string("message"),
                                        result("buildResult").orElse("FAILURE"),
                                        result("stageResult"),
                                        flag("catchInterruptions", true))
                                .body(Body.REQUIRED),
                        ResultSteps::catchError),
                new NamedStep(
                        StepSignature.of("warnError", "Goes on after a failure, unstable.")
                                .sole(string("message").mandatory())
                                .with(flag("catchInterruptions", true))
                                .body(Body.REQUIRED),
                        ResultSteps::warnError));
    }

    private static Parameter result(String name) {
        return choice(name, RESULTS);
    }

    private static Object echo(StepCall call, PipelineRun run) {
        run.log(call.string("message"));
        return null;
    }

    private static Object error(StepCall call, PipelineRun run) {
        String message = call.string("message");
        throw call.failure(message.isEmpty() ? "error was called without a message" : message);
    }

    private static Object unstable(StepCall call, PipelineRun run) {
        run.log("WARNING: " + call.string("message"));
        settle(call.failure(call.string("message")), BuildResult.UNSTABLE, BuildResult.UNSTABLE, run);
        return null;
    }

    private static Object catchError(StepCall call, PipelineRun run) {
        BuildResult build = BuildResult.valueOf(call.string("buildResult"));
        BuildResult stage = call.has("stageResult") ? BuildResult.valueOf(call.string("stageResult")) : build;
        return caught(call, run, build, stage);
    }

    private static Object warnError(StepCall call, PipelineRun run) {
        return caught(call, run, BuildResult.UNSTABLE, BuildResult.UNSTABLE);
    }

    private static Object caught(StepCall call, PipelineRun run, BuildResult build, BuildResult stage) {
        try {
            return call.runBody();
        } catch (FlowInterrupted interrupted) {
            if (!call.flag("catchInterruptions")) {
                throw interrupted;
            }
            note(call, run, interrupted);
            settle(interrupted, interrupted.getResult(), interrupted.getResult(), run);
        } catch (Exception failed) {
            note(call, run, failed);
            settle(failed, build, stage, run);
        }
        return null;
    }

    private static void note(StepCall call, PipelineRun run, Exception caught) {
        if (call.has("message")) {
            run.log(call.string("message"));
        }
        run.log("ERROR: " + PipelineRun.wordsFor(caught));
    }

    private static void settle(Exception why, BuildResult build, BuildResult stage, PipelineRun run) {
        if (build != BuildResult.SUCCESS) {
            run.build().worsen(build);
            run.build().because(why, build);
        }
        if (stage != BuildResult.SUCCESS) {
            run.worsenStage(stage);
        }
    }
}
