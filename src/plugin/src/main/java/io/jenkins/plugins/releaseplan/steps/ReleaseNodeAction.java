package io.jenkins.plugins.releaseplan.steps;

import hudson.model.InvisibleAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;

/** Marks the begin of a {@code release} block with the release's id. */
public final class ReleaseNodeAction extends InvisibleAction implements PersistentAction {

    private final String release;

    ReleaseNodeAction(String release) {
        this.release = release;
    }

    /** The release's id. */
    public String release() {
        return release;
    }
}
