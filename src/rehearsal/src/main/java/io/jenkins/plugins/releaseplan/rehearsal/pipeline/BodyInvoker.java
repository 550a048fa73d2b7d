package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** The block given to a step. */
@FunctionalInterface
public interface BodyInvoker {
    /**
     * Runs the block on the current strand, as often as it is called.
     *
     * @return the value of the block's last statement
     */
    Object run();
}
