package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Map;

/** Classes of Jenkins that Jenkinsfiles name, and what stands for them here. */
final class JenkinsTypes {
    static final Map<String, Class<?>> STAND_INS = Map.of(
            "hudson.AbortException", StepFailure.class,
            "hudson.model.Result", BuildResult.class,
            "org.jenkinsci.plugins.workflow.steps.FlowInterruptedException", FlowInterrupted.class);

    private JenkinsTypes() {}
}
