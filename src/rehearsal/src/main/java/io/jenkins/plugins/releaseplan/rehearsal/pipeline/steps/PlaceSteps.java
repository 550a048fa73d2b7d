package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Credentials;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature.Body;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps that change where other steps run: directories, variables, credentials. */
final class PlaceSteps {
    private PlaceSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>(List.of(
                new NamedStep(
                        StepSignature.of("dir", "Runs a block in a directory.")
                                .sole(string("path").mandatory())
                                .body(Body.REQUIRED),
                        PlaceSteps::dir),
                new NamedStep(
                        StepSignature.of("ws", "Runs a block in another workspace.")
                                .sole(string("dir").orElse("/workspace/other"))
                                .body(Body.REQUIRED),
                        (call, run) -> run.withEnvironment(Map.of("WORKSPACE", call.string("dir")), call::runBody)),
                new NamedStep(
                        StepSignature.of("pwd", "The current directory.").with(flag("tmp", false)),
                        (call, run) -> run.files().shown(run.directory()) + (call.flag("tmp") ? "@tmp" : "")),
                new NamedStep(
                        StepSignature.of("withEnv", "Runs a block with environment variables.")
                                .sole(Parameter.of("overrides", Type.STRINGS).mandatory())
                                .body(Body.REQUIRED),
                        PlaceSteps::withEnv),
                new NamedStep(
                        StepSignature.of("withCredentials", "Runs a block with made-up secrets.")
                                .sole(Parameter.of("bindings", Type.ANY).mandatory())
                                .body(Body.REQUIRED),
                        PlaceSteps::withCredentials),
                new NamedStep(
                        StepSignature.of("tool", "The directory of a tool.")
                                .sole(string("name").mandatory())
                                .with(string("type")),
                        (call, run) -> "/opt/tools/" + call.string("name").replaceAll("[^A-Za-z0-9._-]", "_"))));
        steps.addAll(WrapperSteps.all());
        return steps;
    }

    private static Object dir(StepCall call, PipelineRun run) throws Exception {
        return run.inDirectory(FileSteps.path(call, run, call.string("path")), call::runBody);
    }

    private static Object withEnv(StepCall call, PipelineRun run) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String override : call.strings("overrides")) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw call.failure("withEnv: '" + override + "' is not of the form NAME=value");
            }
            set(variables, override.substring(0, equals), override.substring(equals + 1), run);
        }
        return run.withEnvironment(variables, call::runBody);
    }

    /** {@code PATH+ANYTHING=dir} puts a directory in front. */
    private static void set(Map<String, String> variables, String name, String value, PipelineRun run) {
        int plus = name.indexOf('+');
        if (plus < 1) {
            variables.put(name, value);
            return;
        }
        String list = name.substring(0, plus);
        String before = variables.getOrDefault(list, run.environment(list));
        variables.put(list, before == null || before.isEmpty() ? value : value + ":" + before);
    }

    private static Object withCredentials(StepCall call, PipelineRun run) throws Exception {
        Object given = call.any("bindings");
        Collection<?> bindings = given instanceof Collection<?> several ? several : List.of(given);
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object binding : bindings) {
            if (!(binding instanceof Map<?, ?> map) || !map.containsKey("credentialsId")) {
                throw call.failure("withCredentials: a binding is written as "
                        + "string(credentialsId: 'id', variable: 'NAME') or the like");
            }
            variables.putAll(Credentials.variables(map, run));
        }
        return run.withEnvironment(variables, call::runBody);
    }
}
