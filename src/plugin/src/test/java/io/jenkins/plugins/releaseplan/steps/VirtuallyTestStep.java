package io.jenkins.plugins.releaseplan.steps;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseplan.host.HostTime;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Takes a while of virtual time, as a command does. */
public final class VirtuallyTestStep extends Step {

    private final int seconds;

    @DataBoundConstructor
    public VirtuallyTestStep(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new TestExecution(seconds, context);
    }

    private static final class TestExecution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final int seconds;

        TestExecution(int seconds, StepContext context) {
            super(context);
            this.seconds = seconds;
        }

        @Override
        public boolean start() {
            HostTime time = ExtensionList.lookup(HostTime.class).get(0);
            time.at(time.now().plusSeconds(seconds), () -> getContext().onSuccess(null));
            return false;
        }
    }

    @TestExtension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "virtually";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
