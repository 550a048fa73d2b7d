package io.jenkins.plugins.releaseplan.gate;

import java.time.Instant;
import java.util.Objects;

/**
 * One person's approval or rejection in one role.
 *
 * @param person who
 * @param role in which role, as the gate's plan writes it
 * @param decision for or against
 * @param comment what they said, empty for nothing
 * @param at when
 * @param version the version that they decided on
 * @param voided whether a newer version made it void; it is kept, but does not count
 */
public record SignOff(
        String person, String role, Decision decision, String comment, Instant at, String version, boolean voided) {

    /** For or against. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    public SignOff {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(version, "version");
    }

    SignOff asVoided() {
        return new SignOff(person, role, decision, comment, at, version, true);
    }

    /** Whether it counts for this role now. */
    boolean approves(String wantedRole) {
        return !voided && decision == Decision.APPROVE && Words.same(role, wantedRole);
    }
}
