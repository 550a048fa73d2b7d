package io.jenkins.plugins.releaseplan.release;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is released.
 *
 * @param id names the release
 * @param kind whether it brings a new version or returns to a known one
 * @param service the service
 * @param environment the environment's name
 * @param version the version to bring; another one after {@link ReleaseEvent.VersionChanged}
 * @param startedBy who started it
 * @param causedBy who else counts as having started it under four-eyes: those in the build's causes and the authors of the
 *     commits, where known
 */
public record ReleasePlan(
        String id,
        Kind kind,
        String service,
        String environment,
        String version,
        String startedBy,
        Set<String> causedBy) {

    /** What a release is for. */
    public enum Kind {
        /** It brings a new version. */
        DEPLOYMENT,
        /** It returns to a known version. */
        ROLLBACK
    }

    public ReleasePlan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(startedBy, "startedBy");
        causedBy = Collections.unmodifiableSet(new TreeSet<>(causedBy));
        required("service", service);
        required("environment", environment);
        required("version", version);
    }

    /** The same release with another version, which more people may have caused. */
    ReleasePlan bringing(String otherVersion, Set<String> moreCauses) {
        Set<String> causes = new TreeSet<>(causedBy);
        causes.addAll(moreCauses);
        return new ReleasePlan(id, kind, service, environment, otherVersion, startedBy, causes);
    }

    private static void required(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a release needs a " + what);
        }
    }
}
