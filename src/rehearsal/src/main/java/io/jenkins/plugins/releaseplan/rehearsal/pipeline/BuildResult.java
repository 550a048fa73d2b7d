package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Optional;

/** How a build or a stage ended, from best to worst, as Jenkins orders them. */
public enum BuildResult {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED;

    /** The worse of the two. */
    public BuildResult worseOf(BuildResult other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The result with that name, in any case; empty when there is none. */
    public static Optional<BuildResult> named(String name) {
        for (BuildResult result : values()) {
            if (result.name().equalsIgnoreCase(name)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
