package io.jenkins.plugins.releaseplan.steps;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.SCMListener;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import java.io.File;

/** Which commit a build has checked out: a scripted pipeline's {@code checkout} tells no environment variable of it. */
final class CheckoutAction extends InvisibleAction {

    private final String commit;
    private final String branch;

    private CheckoutAction(String commit, String branch) {
        this.commit = commit;
        this.branch = branch;
    }

    /** The commit's hash. */
    String commit() {
        return commit;
    }

    /** The branch; empty if it is not known. */
    String branch() {
        return branch;
    }

    /** Hears of each checkout. The last one counts; those of shared libraries do not. */
    @Extension
    public static final class Listener extends SCMListener {

        @Override
        public void onCheckout(
                Run<?, ?> run,
                SCM scm,
                FilePath workspace,
                TaskListener listener,
                File changelog,
                SCMRevisionState pollingBaseline) {
            if (workspace.getRemote().contains("@libs")) {
                return;
            }
            EnvVars said = new EnvVars();
            scm.buildEnvironment(run, said);
            String commit = said.get("GIT_COMMIT", "");
            if (!commit.isEmpty()) {
                run.replaceAction(new CheckoutAction(commit, said.get("GIT_BRANCH", "")));
            }
        }
    }
}
