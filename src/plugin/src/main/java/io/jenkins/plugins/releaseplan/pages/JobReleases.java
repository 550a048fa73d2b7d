package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;

/** The box on a job's page that says which of its versions are live where. */
public final class JobReleases extends InvisibleAction {

    private final Job<?, ?> job;

    JobReleases(Job<?, ?> job) {
        this.job = job;
    }

    /** What this job's releases brought and is live; empty if there is nothing, or the ledger cannot be read. */
    public List<LiveRow> getLive() {
        if (!job.hasPermission(ReleasePermissions.VIEW)) {
            return List.of();
        }
        try {
            return new ReleasesView(Jenkins.getAuthentication2()).liveBy(job.getFullName());
        } catch (DeedRefused e) {
            return List.of();
        }
    }

    /** Hangs the box on all jobs. */
    @Extension
    public static final class Factory extends TransientActionFactory<Job<?, ?>> {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Job<?, ?>> type() {
            return (Class) Job.class;
        }

        @Override
        public Class<JobReleases> actionType() {
            return JobReleases.class;
        }

        @NonNull
        @Override
        public Collection<JobReleases> createFor(@NonNull Job<?, ?> job) {
            return List.of(new JobReleases(job));
        }
    }
}
