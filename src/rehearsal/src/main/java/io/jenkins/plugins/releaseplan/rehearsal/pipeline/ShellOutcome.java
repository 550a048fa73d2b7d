package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.time.Duration;

/**
 * What a command did.
 *
 * @param ran whether it was really run, or only written down
 * @param output what it wrote to its standard output
 * @param exitCode its exit code
 * @param duration how long it took in virtual time; zero or more
 */
public record ShellOutcome(boolean ran, String output, int exitCode, Duration duration) {
    public ShellOutcome {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a command cannot take " + duration);
        }
    }

    /** A command that was written down, not run: no output, success, no time. */
    public static ShellOutcome notRun() {
        return new ShellOutcome(false, "", 0, Duration.ZERO);
    }

    /** A made-up answer. */
    public static ShellOutcome of(String output, int exitCode, Duration duration) {
        return new ShellOutcome(true, output, exitCode, duration);
    }
}
