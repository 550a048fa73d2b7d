package io.jenkins.plugins.releaseplan.steps;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/** Which releases a build began. It keeps their ids alone; all else is in the ledger. */
public final class ReleaseRunAction extends InvisibleAction implements RunAction2 {

    private final List<String> releases = new ArrayList<>(1);
    private transient Run<?, ?> run;

    /** The releases of a build in the order in which they were begun; empty if it began none. */
    public static List<String> of(Run<?, ?> run) {
        ReleaseRunAction action = run.getAction(ReleaseRunAction.class);
        return action == null ? List.of() : action.releases();
    }

    /**
     * Notes that a build is about to begin a release.
     *
     * @throws IOException if the build cannot be saved
     */
    static void add(Run<?, ?> run, String release) throws IOException {
        ReleaseRunAction action;
        synchronized (run) {
            action = run.getAction(ReleaseRunAction.class);
            if (action == null) {
                action = new ReleaseRunAction();
                run.addAction(action);
            }
        }
        synchronized (action.releases) {
            if (action.releases.contains(release)) {
                return;
            }
            action.releases.add(release);
        }
        run.save();
    }

    /** Takes back what another build was quicker to begin. */
    static void remove(Run<?, ?> run, String release) {
        ReleaseRunAction action = run.getAction(ReleaseRunAction.class);
        if (action != null) {
            synchronized (action.releases) {
                action.releases.remove(release);
            }
        }
    }

    /** The ids of the releases in the order in which they were begun. */
    public List<String> releases() {
        synchronized (releases) {
            return List.copyOf(releases);
        }
    }

    /** The build. */
    public Run<?, ?> run() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }
}
