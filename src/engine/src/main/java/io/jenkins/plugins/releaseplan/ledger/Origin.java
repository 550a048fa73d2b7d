package io.jenkins.plugins.releaseplan.ledger;

import java.util.Objects;

/**
 * Where a release comes from, as far as it is known; each may be empty.
 *
 * @param gitCommit the commit that the version was built from
 * @param gitBranch the branch of that commit
 * @param build the build that runs the release, as people find it
 */
public record Origin(String gitCommit, String gitBranch, String build) {

    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin("", "", "");

    public Origin {
        Objects.requireNonNull(gitCommit, "gitCommit");
        Objects.requireNonNull(gitBranch, "gitBranch");
        Objects.requireNonNull(build, "build");
    }
}
