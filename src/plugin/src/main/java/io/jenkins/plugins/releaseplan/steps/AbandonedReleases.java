package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Sees to releases whose build is gone before their steps ended: killed, deleted, or not able to go on after a crash. Nobody goes
 * on with them, so their traffic goes back.
 */
@Extension
public final class AbandonedReleases extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(AbandonedReleases.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        gone(run, "the build ended before the steps of the release did");
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        gone(run, "the build was deleted before the steps of the release ended");
    }

    private static void gone(Run<?, ?> run, String why) {
        List<String> releases = ReleaseRunAction.of(run);
        if (!releases.isEmpty()) {
            StepThreads.withHost(
                    true,
                    host -> releases.forEach(release -> host.work(() -> end(host, release, why))),
                    e -> LOGGER.log(Level.WARNING, e, () -> run + ": its releases cannot be seen to"));
        }
    }

    /** Changes nothing if the steps of the release have ended. */
    private static void end(ReleaseHost host, String release, String why) {
        host.release(release)
                .filter(state -> state.body() == Release.Body.RUNNING)
                .ifPresent(state -> {
                    // Half a rollback is worse than a whole one.
                    boolean hold = state.plan().kind() == ReleasePlan.Kind.ROLLBACK;
                    host.tell(release, new ReleaseEvent.Aborted("", why, hold));
                    ReleaseConsole.close(release);
                    Owned.leave(release);
                });
    }

    /** Builds that cannot go on after a crash tell nobody so; this asks once all others go on. */
    @Extension
    public static final class AfterStart extends ItemListener {

        @Override
        public void onLoaded() {
            look();
        }
    }

    private static void look() {
        StepThreads.withHost(
                true,
                host -> StepExecution.acceptAll(WaitingExecution.class, execution -> {})
                        .addListener(() -> host.work(() -> look(host)), StepThreads::run),
                e -> LOGGER.log(Level.WARNING, "releases without a build are not looked for", e));
    }

    private static void look(ReleaseHost host) {
        // The host's threads are nobody's, and nobody sees a job where there is any security.
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (SavedRelease saved : host.ledger().underWay()) {
                if (saved.release().body() == Release.Body.RUNNING && !host.isElsewhere(saved.origin())) {
                    look(host, saved);
                }
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "releases without a build are not looked for", e);
        }
    }

    private static void look(ReleaseHost host, SavedRelease saved) {
        String release = saved.release().plan().id();
        Run<?, ?> run = Run.fromExternalizableId(Beginning.build(saved));
        if (run == null || !ReleaseRunAction.of(run).contains(release)) {
            // Perhaps it was deleted, or the release was taken over from another controller.
            LOGGER.log(Level.INFO, "release {0}: its build {1} is not here", new Object[] {
                release, saved.origin().build()
            });
        } else if (!run.isBuilding() && !Owned.has(release)) {
            end(host, release, "the build did not survive that Jenkins went down");
        }
    }
}
