package io.jenkins.plugins.releaseplan.pages;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.host.MovedJobs;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Where a release is at home: the job whose build runs it. Permissions on the release are those on the job. When there is no such
 * job (any more), administrators alone see the release, and act on it. Of one that another controller runs they see how it stands,
 * and nobody acts on it. Builds are not loaded to find that out.
 */
final class ReleaseHome {

    private final Job<?, ?> job;
    private final String build;
    private final boolean elsewhere;

    private ReleaseHome(Job<?, ?> job, String build, boolean elsewhere) {
        this.job = job;
        this.build = build;
        this.elsewhere = elsewhere;
    }

    static ReleaseHome of(ReleaseSummary release) {
        return of(release, new HashMap<>());
    }

    /** @param jobs those that were looked up before, by name */
    static ReleaseHome of(ReleaseSummary release, Map<String, Optional<Job<?, ?>>> jobs) {
        String build = MovedJobs.get().buildNow(release.origin(), release.startedAt());
        Optional<Job<?, ?>> job = jobs.computeIfAbsent(jobName(build), name -> Optional.ofNullable(find(name)));
        return new ReleaseHome(job.orElse(null), build, ReleaseService.isElsewhere(release.origin()));
    }

    /** Whether another controller runs it. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** The full name that its job has, or had when it was last seen; empty if it came from none. */
    String jobName() {
        return jobName(build);
    }

    /** The full name of a build's job, as {@link Run#getExternalizableId} gives it; empty if it is not one. */
    private static String jobName(String build) {
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
        try {
            return Optional.ofNullable(job.getBuildByNumber(Integer.parseInt(number())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Where the build's page is, whether it still exists or not; empty if there is no job. */
    Optional<String> url() {
        return job().map(one -> one.getUrl() + number() + "/");
    }

    private String number() {
        return build.substring(build.lastIndexOf('#') + 1);
    }

    boolean allows(Authentication who, Permission permission) {
        if (elsewhere && !permission.equals(ReleasePermissions.VIEW)) {
            return false;
        }
        if (job == null) {
            return Jenkins.get().hasPermission2(who, Jenkins.ADMINISTER);
        }
        return job.getACL().hasPermission2(who, permission);
    }

    boolean shows(Authentication who) {
        return allows(who, ReleasePermissions.VIEW);
    }
}
