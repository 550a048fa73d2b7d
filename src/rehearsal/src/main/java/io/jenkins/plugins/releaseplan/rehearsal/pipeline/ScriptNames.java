package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What names mean in a Jenkinsfile that are not declared in it: global objects and environment variables. */
final class ScriptNames {
    private final PipelineRun run;
    private final Map<String, Object> globals = new HashMap<>();

    ScriptNames(PipelineRun run) {
        this.run = run;
        globals.put("env", new EnvironmentVariable(run));
        globals.put("currentBuild", run.build());
        globals.put("docker", new DockerVariable(run));
        globals.put("scm", new ScmVariable(run));
    }

    /** The value of a name, which may be null inside; empty when nobody knows it. */
    Optional<Object> find(String name) {
        if ("params".equals(name)) {
            return Optional.of(run.parameters());
        }
        Object global = globals.get(name);
        return global != null ? Optional.of(global) : Optional.ofNullable(run.environment(name));
    }
}
