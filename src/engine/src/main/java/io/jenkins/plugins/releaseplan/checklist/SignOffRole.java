package io.jenkins.plugins.releaseplan.checklist;

import java.util.Objects;

/**
 * A row of a sign-off table: a role that signs.
 *
 * @param role the role, without formatting
 * @param name who has it; empty if the plan does not say
 * @param signature what stands in the signature column; empty for a blank
 */
public record SignOffRole(String role, String name, String signature) {

    public SignOffRole {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signature, "signature");
    }
}
