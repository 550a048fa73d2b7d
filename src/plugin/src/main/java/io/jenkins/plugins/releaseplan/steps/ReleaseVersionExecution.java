package io.jenkins.plugins.releaseplan.steps;

import hudson.EnvVars;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Makes the version from the date and the commit. */
final class ReleaseVersionExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHORT_HASH = 7;

    private final ReleaseVersionStep step;
    private String undated;

    ReleaseVersionExecution(ReleaseVersionStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        String format = step.getFormat();
        if (format == null || format.isBlank()) {
            throw Parameters.of("releaseVersion").wrong("format must not be empty");
        }
        EnvVars variables = getContext().get(EnvVars.class);
        if (variables == null) {
            variables = new EnvVars();
        }
        undated = format.replace("{sha}", format.contains("{sha}") ? sha(variables) : "")
                .replace("{build}", variables.get("BUILD_NUMBER", ""))
                .replace("{branch}", variables.get("BRANCH_NAME", "").replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    private String sha(EnvVars variables) throws IOException, InterruptedException {
        CheckoutAction checkout = run().getAction(CheckoutAction.class);
        String commit = variables.get("GIT_COMMIT", checkout == null ? "" : checkout.commit());
        if (commit.isEmpty()) {
            throw Parameters.of("releaseVersion")
                    .wrong("GIT_COMMIT is not set; run it after 'checkout scm', or give a format without {sha}");
        }
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        succeed(undated.replace("{date}", DATE.format(host.now())));
    }
}
