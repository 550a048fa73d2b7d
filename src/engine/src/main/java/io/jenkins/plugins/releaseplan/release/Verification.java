package io.jenkins.plugins.releaseplan.release;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Checks that must all pass within a time.
 *
 * @param id names it within the release
 * @param checks each check and how it stands
 * @param since when it began
 * @param deadline until when all must have passed
 * @param state how it stands
 */
public record Verification(String id, List<CheckRun> checks, Instant since, Instant deadline, State state) {

    /** How a verification stands. */
    public enum State {
        RUNNING,
        PASSED,
        FAILED
    }

    public Verification {
        Objects.requireNonNull(id, "id");
        checks = List.copyOf(checks);
    }

    Verification with(List<CheckRun> next, State nextState) {
        return new Verification(id, next, since, deadline, nextState);
    }

    /** What did not pass, for people; empty if all did. */
    public String failures() {
        StringBuilder text = new StringBuilder();
        for (CheckRun check : checks) {
            if (!check.passed()) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(check.name())
                        .append(": ")
                        .append(check.detail().isEmpty() ? "no answer" : check.detail());
            }
        }
        return text.toString();
    }
}
