package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code releaseVersion()}: the version to release, {@code v{YYYYMMDD}-{git-sha}}. */
final class ReleaseVersionStep implements Step {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHORT_HASH = 7;

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "releaseVersion", "The version to release, from the date (UTC) and the commit.")
            .with(Parameter.string("format")
                    .orElse("v{date}-{sha}")
                    .says("The version's form; {date}, {sha}, {build} and {branch} stand for their values."));

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) {
        String format = call.string("format");
        if (format.isBlank()) {
            throw call.failure("releaseVersion: format must not be empty");
        }
        return format.replace("{date}", DATE.format(run.clock().now()))
                .replace("{sha}", format.contains("{sha}") ? sha(call, run) : "")
                .replace("{build}", variable(run, "BUILD_NUMBER"))
                .replace("{branch}", variable(run, "BRANCH_NAME").replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    private static String sha(StepCall call, PipelineRun run) {
        String commit = variable(run, "GIT_COMMIT");
        if (commit.isEmpty()) {
            throw call.failure("releaseVersion: GIT_COMMIT is not set; run it after 'checkout scm', or give a format"
                    + " without {sha}");
        }
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }

    private static String variable(PipelineRun run, String name) {
        String value = run.environment(name);
        return value == null ? "" : value;
    }
}
