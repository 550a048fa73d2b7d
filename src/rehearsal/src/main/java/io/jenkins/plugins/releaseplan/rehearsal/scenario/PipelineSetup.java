package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Jenkins gives to the pipeline.
 *
 * @param parameters the build's parameters
 * @param environment variables that are set before the pipeline runs
 * @param jobName the job's name
 * @param branch the branch
 * @param commit the commit's hash
 * @param buildNumber the build's number, 1 or more
 * @param credentials the ids of the credentials that exist; empty if every id is accepted
 * @param shell what shell commands give; the first that matches counts
 * @param inputs answers to {@code input} steps by id or message, for those that nobody of the people answers
 * @param builds outcomes of other jobs by name
 * @param files files of the workspace by path, before those on disk
 */
public record PipelineSetup(
        Map<String, Object> parameters,
        Map<String, String> environment,
        String jobName,
        String branch,
        String commit,
        int buildNumber,
        List<String> credentials,
        List<ShellAnswer> shell,
        Map<String, InputAnswer> inputs,
        Map<String, BuildAnswer> builds,
        Map<String, String> files) {

    public PipelineSetup {
        parameters = Ordered.copy(parameters);
        environment = Ordered.copy(environment);
        Objects.requireNonNull(jobName, "jobName");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(commit, "commit");
        credentials = List.copyOf(credentials);
        shell = List.copyOf(shell);
        inputs = Ordered.copy(inputs);
        builds = Ordered.copy(builds);
        files = Ordered.copy(files);
    }

    /** What a script gives: the first answer that matches; empty for exit code 0 without output. */
    public Optional<ShellAnswer> shellAnswer(String script) {
        return shell.stream().filter(answer -> answer.matches(script)).findFirst();
    }

    /**
     * What a shell command gives.
     *
     * @param match found anywhere in the script's text
     * @param output its standard output
     * @param exitCode its exit code, 0..255
     * @param takes how long it takes
     * @param failsFirst how many of its first runs fail, with the exit code or 1; then it ends with 0
     */
    public record ShellAnswer(Pattern match, String output, int exitCode, DrawnDuration takes, int failsFirst) {

        /** Whether it is meant for this script. */
        public boolean matches(String script) {
            return match.matcher(script).find();
        }

        /**
         * The exit code of one run.
         *
         * @param earlierRuns how many runs this answer was used for before
         */
        public int exitCodeOf(int earlierRuns) {
            if (failsFirst == 0) {
                return exitCode;
            }
            return earlierRuns < failsFirst ? Math.max(1, exitCode) : 0;
        }
    }

    /** How an {@code input} step is answered. */
    public enum Answer {
        PROCEED,
        ABORT,
        NEVER
    }

    /**
     * The answer to an {@code input} step.
     *
     * @param answer how
     * @param by who
     * @param after how long after it asks
     * @param values the values that are entered, by parameter
     */
    public record InputAnswer(Answer answer, String by, DrawnDuration after, Map<String, Object> values) {

        public InputAnswer {
            values = Ordered.copy(values);
        }
    }

    /** The results of a build, as Jenkins names them. */
    public enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE,
        NOT_BUILT,
        ABORTED
    }

    /**
     * The outcome of another job.
     *
     * @param result how it ends
     * @param takes how long it takes
     */
    public record BuildAnswer(Result result, DrawnDuration takes) {}
}
