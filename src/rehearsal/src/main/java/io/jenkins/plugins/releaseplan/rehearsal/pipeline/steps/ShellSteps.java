package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.util.ArrayList;
import java.util.List;

/** Steps that run commands, which the world answers. */
final class ShellSteps {
    private ShellSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        for (String name : List.of("sh", "bat", "powershell", "pwsh")) {
            steps.add(new NamedStep(
                    StepSignature.of(name, "Runs a command.")
                            .sole(string("script").mandatory())
                            .with(
                                    flag("returnStdout", false),
                                    flag("returnStatus", false),
                                    string("label"),
                                    string("encoding")),
                    ShellSteps::shell));
        }
        steps.add(new NamedStep(StepSignature.of("isUnix", "Whether the agent is a Unix."), (call, run) -> true));
        return steps;
    }

    private static Object shell(StepCall call, PipelineRun run) {
        if (call.flag("returnStdout") && call.flag("returnStatus")) {
            throw call.failure(call.name() + ": give 'returnStdout' or 'returnStatus', not both");
        }
        String script = call.string("script");
        ShellOutcome outcome = run.world()
                .shell(new ShellCall(
                        call.name(), script, run.directory(), run.environment(), run.stagePath(), call.at()));
        if (call.has("label")) {
            run.log(call.string("label"));
        }
        script.strip().lines().forEach(line -> run.log("+ " + line.strip()));
        run.sleep(outcome.duration());
        if (!call.flag("returnStdout") && !outcome.output().isEmpty()) {
            run.log(outcome.output());
        }
        if (call.flag("returnStatus")) {
            return outcome.exitCode();
        }
        if (outcome.exitCode() != 0) {
            throw call.failure("script returned exit code " + outcome.exitCode());
        }
        return call.flag("returnStdout") ? outcome.output() : null;
    }
}
