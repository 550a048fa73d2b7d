package io.jenkins.plugins.releaseplan.steps;

import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A step that runs its block between two waits. */
abstract class BlockExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    private BodyExecution body;
    private boolean bodyOver;
    private Kept failure;

    BlockExecution(StepContext context) {
        super(context);
    }

    /** The block has ended, well or not; on the build's own thread. */
    abstract void afterBody();

    /** Runs the block, or goes on after it if there is none. */
    final void startBody(Serializable around) {
        if (!getContext().hasBody()) {
            bodyEnded(null);
            return;
        }
        BodyExecution started = getContext()
                .newBodyInvoker()
                .withContext(around)
                .withCallback(new End(this))
                .start();
        synchronized (this) {
            body = started;
        }
    }

    /** Whether the block runs or has run: after a restart the graph of the build knows. */
    final boolean bodyStarted() throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        return isBodyOver()
                || node == null
                || !node.getExecution().getCurrentHeads().contains(node);
    }

    final synchronized boolean isBodyOver() {
        return bodyOver;
    }

    /** Interrupts what the block waits for; says whether there was something. */
    final boolean cancelBody(Throwable why) {
        BodyExecution running;
        synchronized (this) {
            running = bodyOver ? null : body;
        }
        return running != null && running.cancel(why);
    }

    /** Notes why the step will fail, and that its block is over; says whether it was not known that it will. */
    final boolean fails(Throwable why) {
        Throwable named = Interruption.named(why, getContext());
        synchronized (this) {
            bodyOver = true;
            return note(named);
        }
    }

    /** The first reason is the one that counts, unless it is an abort and only a later one says by whom. */
    private boolean note(Throwable why) {
        boolean first = failure == null;
        if (first || Interruption.namesMore(why, failure.thrown())) {
            failure = new Kept(why);
        }
        return first;
    }

    /** Why the step will fail; null if it will not, as far as it is known. */
    final synchronized Throwable failure() {
        return failure == null ? null : failure.thrown();
    }

    private void bodyEnded(Throwable why) {
        Throwable named = why == null ? null : Interruption.named(why, getContext());
        synchronized (this) {
            bodyOver = true;
            body = null;
            if (named != null) {
                note(named);
            }
        }
        afterBody();
    }

    /** Hears the end of the block. */
    private static final class End extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final BlockExecution block;

        End(BlockExecution block) {
            this.block = block;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            block.bodyEnded(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable why) {
            block.bodyEnded(why);
        }
    }
}
