package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.List;
import java.util.Map;

/**
 * A command that a Jenkinsfile wants to run.
 *
 * @param step {@code sh}, {@code bat}, {@code powershell} or {@code pwsh}
 * @param script the text to run
 * @param directory the directory to run it in, relative to the workspace; "" for the workspace itself
 * @param environment all environment variables of the call
 * @param stage the names of the stages around, outermost first
 * @param at where the step stands
 */
public record ShellCall(
        String step,
        String script,
        String directory,
        Map<String, String> environment,
        List<String> stage,
        SourceLine at) {
    public ShellCall {
        environment = Map.copyOf(environment);
        stage = List.copyOf(stage);
    }
}
