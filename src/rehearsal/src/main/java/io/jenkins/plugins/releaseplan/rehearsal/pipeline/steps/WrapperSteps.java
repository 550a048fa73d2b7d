package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

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

/** Blocks that set something up, which is only recorded, with the variables that their bodies may ask for. */
final class WrapperSteps {
    private static final Map<String, String> STARTED_BY = Map.of(
            "BUILD_USER", "Rehearsal",
            "BUILD_USER_ID", "rehearsal",
            "BUILD_USER_FIRST_NAME", "Rehearsal",
            "BUILD_USER_LAST_NAME", "",
            "BUILD_USER_EMAIL", "rehearsal@jenkins.example");

    private static final Map<String, String> SONAR =
            Map.of("SONAR_HOST_URL", "https://sonarqube.example", "SONAR_AUTH_TOKEN", "rehearsal-sonar-token");

    private WrapperSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>(List.of(
                wrapper("podTemplate", WrapperSteps::pod),
                wrapper("configFileProvider", WrapperSteps::files),
                wrapper("withSonarQubeEnv", call -> SONAR),
                wrapper("withBuildUser", call -> STARTED_BY),
                wrapper("wrap", call -> isUserWrapper(call) ? STARTED_BY : Map.of())));
        for (String name : List.of(
                "timestamps",
                "ansiColor",
                "sshagent",
                "withMaven",
                "withGradle",
                "withAnt",
                "withAWS",
                "withEcr",
                "withNPM",
                "withGo",
                "withPythonEnv",
                "withVault",
                "withAzureKeyvault",
                "withDockerContainer",
                "withDockerRegistry",
                "withDockerServer",
                "withKubeConfig",
                "withKubeCredentials",
                "withChecks",
                "withContext",
                "withGitHubApp",
                "withAllureUpload",
                "nodejs",
                "nvm",
                "container",
                "dockerNode",
                "throttle",
                "xvfb",
                "maskPasswords",
                "hideFromView",
                "gitlabBuilds",
                "gitlabCommitStatus",
                "rtMavenRun",
                "sauce",
                "sauceconnect",
                "browserstack",
                "exws",
                "realtimeJUnit",
                "jobDsl")) {
            steps.add(wrapper(name, call -> Map.of()));
        }
        return steps;
    }

    /** What a wrapper adds to the environment of its body. */
    private interface Variables {
        Map<String, String> of(StepCall call);
    }

    private static Step wrapper(String name, Variables variables) {
        return new NamedStep(
                StepSignature.of(name, "Runs a block; what it sets up is only recorded.")
                        .sole(Parameter.of("value", Type.ANY))
                        .anyArguments()
                        .body(Body.OPTIONAL),
                (call, run) -> within(call, run, variables));
    }

    private static Object within(StepCall call, PipelineRun run, Variables variables) throws Exception {
        return run.withEnvironment(variables.of(call), call::runBody);
    }

    private static Map<String, String> pod(StepCall call) {
        return Map.of("POD_LABEL", call.has("label") ? call.string("label") : "rehearsal-pod");
    }

    private static Map<String, String> files(StepCall call) {
        Object given = call.has("value") ? call.any("value") : call.any("files");
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object one : several(given)) {
            if (one instanceof Map<?, ?> file && file.get("variable") != null) {
                Object place = file.get("targetLocation");
                variables.put(
                        String.valueOf(file.get("variable")),
                        place == null ? "/workspace/config/" + file.get("fileId") : String.valueOf(place));
            }
        }
        return variables;
    }

    private static Collection<?> several(Object given) {
        if (given instanceof Collection<?> several) {
            return several;
        }
        return given == null ? List.of() : List.of(given);
    }

    private static boolean isUserWrapper(StepCall call) {
        return call.any("value") instanceof Map<?, ?> described
                && String.valueOf(described.get("$class")).contains("BuildUser");
    }
}
