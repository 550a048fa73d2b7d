package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.Verification;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Goes on when all checks of the environment pass. */
final class VerifyReleaseExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private final VerifyReleaseStep step;
    private String release;
    private String verification;

    VerifyReleaseExecution(VerifyReleaseStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        ReleaseContext around = release("verifyRelease");
        Parameters parameters = Parameters.of("verifyRelease");
        if (step.getChecks() == null) {
            throw parameters.wrong("parameter 'checks' is missing");
        }
        if (step.getChecks().isEmpty()) {
            throw parameters.wrong("name at least one check");
        }
        parameters.time("timeout", step.getTimeout());
        parameters.named(this::event);
        release = around.release();
        verification = around.unique("verification");
    }

    private ReleaseEvent event() {
        return new ReleaseEvent.VerificationReached(
                verification == null ? "" : verification, step.getChecks(), DurationText.parse(step.getTimeout()));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        host.tell(release, event());
        await(
                host,
                release,
                state -> state.verification(verification)
                        .filter(one -> one.state() != Verification.State.RUNNING)
                        .orElse(null),
                this::decided);
    }

    private void decided(Verification ended) {
        if (ended.state() == Verification.State.FAILED) {
            fail(new AbortException("verification failed: " + ended.failures()));
        } else {
            succeed(null);
        }
    }

    @Override
    public String getStatus() {
        return "checks " + String.join(", ", step.getChecks());
    }
}
