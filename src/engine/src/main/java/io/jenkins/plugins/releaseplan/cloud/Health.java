package io.jenkins.plugins.releaseplan.cloud;

import java.util.Objects;

/**
 * What a health probe found.
 *
 * @param healthy whether every instance of the fleet's capacity answers that it is well
 * @param version the version that the instances report; empty if they report none, or not the same one
 * @param detail what was seen, for people: {@code 3 of 4 instances healthy}
 */
public record Health(boolean healthy, String version, String detail) {

    public Health {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(detail, "detail");
    }

    /** Whether the fleet may get traffic: it is well and runs the wanted version. */
    public boolean serves(String wantedVersion) {
        return healthy && version.equals(wantedVersion);
    }
}
