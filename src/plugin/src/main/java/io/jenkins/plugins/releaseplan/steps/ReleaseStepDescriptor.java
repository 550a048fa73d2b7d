package io.jenkins.plugins.releaseplan.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What the descriptors of all steps have in common. */
public abstract class ReleaseStepDescriptor extends StepDescriptor {

    private final String function;
    private final boolean block;

    ReleaseStepDescriptor(String function, boolean block) {
        this.function = function;
        this.block = block;
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final boolean takesImplicitBlockArgument() {
        return block;
    }

    /** The blocks around are not among them: a step that misses one says so in its own words. */
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class);
    }
}
