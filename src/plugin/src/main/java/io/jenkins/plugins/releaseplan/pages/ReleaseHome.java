package io.jenkins.plugins.releaseplan.pages;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Where a release is at home: the job whose build runs it. Permissions on the release are those on the job. When there is no such
 * job (any more), administrators alone see the release, and act on it. Builds are not loaded to find that out.
 */
final class ReleaseHome {

    private final Job<?, ?> job;
    private final String build;

    private ReleaseHome(Job<?, ?> job, String build) {
        this.job = job;
        this.build = build;
    }

    static ReleaseHome of(Origin origin) {
        return new ReleaseHome(find(jobName(origin.build())), origin.build());
    }

    /** The full name of a build's job, as {@link Run#getExternalizableId} gives it; empty if it is not one. */
    static String jobName(String build) {
        int number = build.lastIndexOf('#');
        return number < 0 ? "" : build.substring(0, number);
    }

    private static Job<?, ?> find(String name) {
        if (name.isEmpty()) {
            return null;
        }
        // Whether the reader may know of the job is decided afterwards: hidden is not the same as gone.
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(name, Job.class);
        }
    }

    Optional<Job<?, ?>> job() {
        return Optional.ofNullable(job);
    }

    /** The build, if it still exists. Loads it. */
    Optional<Run<?, ?>> run() {
        if (job == null) {
            return Optional.empty();
        }
        String number = build.substring(build.lastIndexOf('#') + 1);
        try {
            return Optional.ofNullable(job.getBuildByNumber(Integer.parseInt(number)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The number of a build, as text; empty if it has none. */
    static String number(Origin origin) {
        return origin.build().substring(origin.build().lastIndexOf('#') + 1);
    }

    boolean allows(Authentication who, Permission permission) {
        if (job == null) {
            return Jenkins.get().hasPermission2(who, Jenkins.ADMINISTER);
        }
        return job.getACL().hasPermission2(who, permission);
    }

    boolean shows(Authentication who) {
        return allows(who, ReleasePermissions.VIEW);
    }
}
