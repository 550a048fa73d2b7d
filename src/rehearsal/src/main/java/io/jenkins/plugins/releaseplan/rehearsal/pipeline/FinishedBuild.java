package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Another build that has ended, as a Jenkinsfile sees it: what {@code build} gives, and the build before. Names are Jenkins' own. */
public final class FinishedBuild {
    private final String job;
    private final String jenkins;
    private final BuildOutcome outcome;

    /**
     * @param job the full name of its job
     * @param jenkins the root address of Jenkins, with a slash at its end
     * @param outcome how it ended
     */
    public FinishedBuild(String job, String jenkins, BuildOutcome outcome) {
        this.job = job;
        this.jenkins = jenkins;
        this.outcome = outcome;
    }

    public String getResult() {
        return outcome.result().name();
    }

    public String getCurrentResult() {
        return getResult();
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return outcome.result().compareTo(BuildResult.named(other).orElse(BuildResult.FAILURE)) <= 0;
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return outcome.result().compareTo(BuildResult.named(other).orElse(BuildResult.FAILURE)) >= 0;
    }

    public int getNumber() {
        return outcome.number();
    }

    public String getId() {
        return String.valueOf(outcome.number());
    }

    public String getDisplayName() {
        return "#" + outcome.number();
    }

    public String getFullDisplayName() {
        return job + " " + getDisplayName();
    }

    public String getProjectName() {
        return job.substring(job.lastIndexOf('/') + 1);
    }

    public String getFullProjectName() {
        return job;
    }

    /** Always null: nobody described it. */
    public String getDescription() {
        return null;
    }

    public String getAbsoluteUrl() {
        String path = job.replaceAll("^/+", "").replace("/", "/job/");
        return jenkins + "job/" + path + "/" + outcome.number() + "/";
    }

    /** Milliseconds of virtual time. */
    public long getDuration() {
        return outcome.duration().toMillis();
    }

    public String getDurationString() {
        return DurationWords.of(Duration.ofMillis(getDuration()));
    }

    public Map<String, String> getBuildVariables() {
        return outcome.variables();
    }

    /** Always empty: a rehearsal has no history of changes. */
    public List<Object> getChangeSets() {
        return List.of();
    }

    /** Always null: a rehearsal knows of one build before, at most. */
    public FinishedBuild getPreviousBuild() {
        return null;
    }

    @Override
    public String toString() {
        return getFullDisplayName();
    }
}
