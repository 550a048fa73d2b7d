package io.jenkins.plugins.releaseplan.steps;

import hudson.model.Job;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import java.io.IOException;
import java.util.ArrayList;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Finds what a target can be rolled back to. */
final class ReleaseVersionsExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private final ReleaseVersionsStep step;
    private String environment;

    ReleaseVersionsExecution(ReleaseVersionsStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        Parameters parameters = Parameters.of("releaseVersions");
        String target = parameters.required("target", step.getTarget());
        environment = environment("releaseVersions", step.getEnvironment());
        Job<?, ?> job = run().getParent();
        parameters.named(() ->
                ReleasePlanConfiguration.get().environment(environment, job).target(target));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        host.work(() -> {
            try {
                succeed(new ArrayList<>(KnownVersions.of(host.ledger(), environment, step.getTarget())
                        .past()));
            } catch (RuntimeException e) {
                fail(e);
            }
        });
    }
}
