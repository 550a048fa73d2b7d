package io.jenkins.plugins.releaseplan.ledger;

import java.util.Objects;

/**
 * Where a release comes from, as far as it is known; each may be empty.
 *
 * @param gitCommit the commit that the version was built from
 * @param gitBranch the branch of that commit
 * @param build the build that runs the release, as people find it
 * @param controller the id of the controller that runs the release, and alone goes on with it
 */
public record Origin(String gitCommit, String gitBranch, String build, String controller) {

    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin("", "", "");

    public Origin {
        Objects.requireNonNull(gitCommit, "gitCommit");
        Objects.requireNonNull(gitBranch, "gitBranch");
        Objects.requireNonNull(build, "build");
        // A journal that was written before controllers were told apart has none.
        controller = Objects.requireNonNullElse(controller, "");
    }

    /** Of a release of which it is not known which controller runs it. */
    public Origin(String gitCommit, String gitBranch, String build) {
        this(gitCommit, gitBranch, build, "");
    }

    /** The same, run by this controller from now on. */
    public Origin on(String controller) {
        return new Origin(gitCommit, gitBranch, build, controller);
    }

    /** Whether another controller than this one runs the release; false where it is not known which does. */
    public boolean isElsewhere(String here) {
        return !controller.isEmpty() && !controller.equals(here);
    }
}
