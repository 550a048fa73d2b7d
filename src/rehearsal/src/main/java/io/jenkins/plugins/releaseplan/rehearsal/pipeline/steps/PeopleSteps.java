package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.clock.Timer;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildRequest;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FinishedBuild;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.FlowInterrupted;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.InputAnswer;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.InputRejected;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.InputRequest;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ParameterValues;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps that wait for somebody else: people and other jobs. */
final class PeopleSteps {
    private PeopleSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        StepSignature.of("input", "Asks people and waits for the answer.")
                                .sole(string("message").mandatory())
                                .with(
                                        string("id"),
                                        string("ok").orElse("Proceed"),
                                        string("submitter"),
                                        string("submitterParameter"),
                                        string("cancel"),
                                        Parameter.of("parameters", Type.ANY)),
                        PeopleSteps::input),
                new NamedStep(
                        StepSignature.of("build", "Builds another job.")
                                .sole(string("job").mandatory())
                                .with(
                                        flag("wait", true),
                                        flag("waitForStart", false),
                                        flag("propagate", true),
                                        Parameter.of("quietPeriod", Type.INTEGER)
                                                .atLeast(0),
                                        Parameter.of("parameters", Type.ANY)),
                        PeopleSteps::build));
    }

    private static Object input(StepCall call, PipelineRun run) {
        Map<String, Object> values =
                new LinkedHashMap<>(ParameterValues.declared(described(call), Map.of(), call.at()));
        InputRequest request = request(call, run, values);
        InputAnswer answer = run.world().input(request);
        run.log(request.message());
        wait(request, answer, run);
        if (answer.decision() == InputAnswer.Decision.ABORT) {
            throw new InputRejected(request.message(), answer.by(), call.at());
        }
        run.log("Approved by " + answer.by());
        return answered(call, answer);
    }

    private static InputRequest request(StepCall call, PipelineRun run, Map<String, Object> values) {
        List<String> submitters = call.has("submitter")
                ? Arrays.stream(call.string("submitter").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()
                : List.of();
        return new InputRequest(
                call.has("id") ? call.string("id") : call.string("message"),
                call.string("message"),
                call.string("ok"),
                submitters,
                values,
                run.clock().now(),
                run.stagePath(),
                call.at());
    }

    private static void wait(InputRequest request, InputAnswer answer, PipelineRun run) {
        Waiting<Void> answered = new Waiting<>(run.clock(), "the answer to the input '" + request.message() + "'");
        Timer timer = null;
        if (answer.decision() != InputAnswer.Decision.SILENCE) {
            timer = run.clock().after(answer.after(), () -> answered.complete(null));
        }
        try {
            run.await(answered);
        } finally {
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    /** As Jenkins gives it: nothing, the one value, or a map of several. */
    private static Object answered(StepCall call, InputAnswer answer) {
        Map<String, Object> result =
                new LinkedHashMap<>(ParameterValues.declared(described(call), answer.values(), call.at()));
        if (call.has("submitterParameter")) {
            result.put(call.string("submitterParameter"), answer.by());
        }
        if (result.isEmpty()) {
            return null;
        }
        return result.size() == 1 ? result.values().iterator().next() : result;
    }

    private static List<Map<?, ?>> described(StepCall call) {
        List<Map<?, ?>> all = new ArrayList<>();
        Object given = call.any("parameters");
        Collection<?> values =
                given instanceof Collection<?> several ? several : given == null ? List.of() : List.of(given);
        for (Object one : values) {
            if (!(one instanceof Map<?, ?> map) || !map.containsKey("name")) {
                throw call.failure(call.name() + ": 'parameters' is a list such as [string(name: 'X')]");
            }
            all.add(map);
        }
        return all;
    }

    private static Object build(StepCall call, PipelineRun run) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        described(call).forEach(one -> parameters.put(String.valueOf(one.get("name")), one.get("value")));
        boolean waits = call.flag("wait") && !call.flag("waitForStart");
        BuildRequest request = new BuildRequest(call.string("job"), parameters, waits, call.at());
        BuildOutcome outcome = run.world().build(request);
        run.log("Scheduling project: " + request.job());
        if (!waits) {
            return null;
        }
        run.sleep(outcome.duration());
        run.log(request.job() + " #" + outcome.number() + " completed: " + outcome.result());
        if (call.flag("propagate") && outcome.result() != BuildResult.SUCCESS) {
            throw new FlowInterrupted(
                    outcome.result(),
                    request.job() + " #" + outcome.number() + " completed with status " + outcome.result()
                            + " (propagate: false to ignore)",
                    call.at(),
                    false);
        }
        return new FinishedBuild(request.job(), run.environment("JENKINS_URL"), outcome);
    }
}
