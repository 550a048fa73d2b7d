package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The global {@code currentBuild} of a Jenkinsfile. Names are Jenkins' own. */
public final class CurrentBuild {
    private final PipelineRun run;
    private final Instant start;
    private BuildResult result;
    private Throwable reason;
    private BuildResult reasonedResult = BuildResult.SUCCESS;
    private String displayName;
    private String description;
    private boolean keepLog;

    CurrentBuild(PipelineRun run) {
        this.run = run;
        this.start = run.clock().now();
    }

    /** The result as a name, or null while nothing went wrong and nobody set it. */
    public String getResult() {
        return result == null ? null : result.name();
    }

    /** Makes the result worse; as in Jenkins, it never gets better. */
    public void setResult(String name) {
        BuildResult wanted = BuildResult.named(String.valueOf(name))
                .orElseThrow(() -> new StepFailure(
                        "currentBuild.result cannot be '" + name + "'; it is one of "
                                + List.of(BuildResult.values())
                                + NearestName.hint(
                                        String.valueOf(name),
                                        List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED")),
                        null));
        if (wanted != BuildResult.SUCCESS) {
            because(new StepFailure("the Jenkinsfile set the result to " + wanted), wanted);
        }
        worsen(wanted);
    }

    /** The result so far, SUCCESS while nothing went wrong. */
    public String getCurrentResult() {
        return resultSoFar().name();
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return resultSoFar().compareTo(BuildResult.named(other).orElse(BuildResult.FAILURE)) <= 0;
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return resultSoFar().compareTo(BuildResult.named(other).orElse(BuildResult.FAILURE)) >= 0;
    }

    public int getNumber() {
        String number = run.environment("BUILD_NUMBER");
        return number != null && number.matches("\\d{1,9}") ? Integer.parseInt(number) : 1;
    }

    public String getId() {
        return String.valueOf(getNumber());
    }

    public String getDisplayName() {
        return displayName == null ? "#" + getNumber() : displayName;
    }

    public void setDisplayName(String name) {
        displayName = name;
    }

    public String getFullDisplayName() {
        return getFullProjectName() + " " + getDisplayName();
    }

    /** The description, or null. */
    public String getDescription() {
        return description;
    }

    public void setDescription(String text) {
        description = text;
    }

    public String getProjectName() {
        return run.environment("JOB_BASE_NAME");
    }

    public String getFullProjectName() {
        return run.environment("JOB_NAME");
    }

    public String getAbsoluteUrl() {
        return run.environment("BUILD_URL");
    }

    /** Milliseconds of virtual time since the start. */
    public long getDuration() {
        return Duration.between(start, run.clock().now()).toMillis();
    }

    /** Virtual time since the start, in words. */
    public String getDurationString() {
        return DurationWords.of(Duration.between(start, run.clock().now())) + " and counting";
    }

    public long getStartTimeInMillis() {
        return start.toEpochMilli();
    }

    public long getTimeInMillis() {
        return start.toEpochMilli();
    }

    /** The build before, or null when this is the first. */
    public FinishedBuild getPreviousBuild() {
        return run.world()
                .previousResult()
                .map(before -> new BuildOutcome(before, getNumber() - 1, Duration.ZERO, Map.of()))
                .map(before -> new FinishedBuild(getFullProjectName(), run.environment("JENKINS_URL"), before))
                .orElse(null);
    }

    public FinishedBuild getPreviousCompletedBuild() {
        return getPreviousBuild();
    }

    /** Always empty: a rehearsal has no history of changes. */
    public List<Object> getChangeSets() {
        return List.of();
    }

    /** What started the build. */
    public List<Map<String, Object>> getBuildCauses() {
        String user = run.world().startedBy();
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("_class", "hudson.model.Cause$" + run.world().trigger());
        if (run.world().trigger().equals("UserIdCause")) {
            cause.put("shortDescription", "Started by user " + user);
            cause.put("userId", user);
            cause.put("userName", user);
        } else {
            cause.put(
                    "shortDescription", "Started by a rehearsal (" + run.world().trigger() + ")");
        }
        return List.of(cause);
    }

    /** What started the build, if it is of that type. */
    public List<Map<String, Object>> getBuildCauses(String type) {
        return type.endsWith(run.world().trigger()) ? getBuildCauses() : List.of();
    }

    public Map<String, String> getBuildVariables() {
        return run.environment();
    }

    public List<Object> getUpstreamBuilds() {
        return List.of();
    }

    public boolean isKeepLog() {
        return keepLog;
    }

    public void setKeepLog(boolean keep) {
        keepLog = keep;
    }

    /** Makes the result worse. */
    public void worsen(BuildResult with) {
        result = result == null ? with : result.worseOf(with);
    }

    /** Remembers why the result is what it is: the first reason of the worst result stands. */
    public void because(Throwable why, BuildResult to) {
        if (reason == null || to.compareTo(reasonedResult) > 0) {
            reason = why;
            reasonedResult = to;
        }
    }

    /** Runs something that sees a result which the build may not have yet, as post conditions do. */
    void showing(BuildResult shown, Runnable body) {
        BuildResult own = result;
        result = shown == BuildResult.SUCCESS ? own : shown;
        BuildResult before = result;
        try {
            body.run();
        } finally {
            if (result == before) {
                result = own;
            }
        }
    }

    /** The result so far, SUCCESS while nothing went wrong. */
    public BuildResult resultSoFar() {
        return result == null ? BuildResult.SUCCESS : result;
    }

    Throwable reason() {
        return reason;
    }
}
