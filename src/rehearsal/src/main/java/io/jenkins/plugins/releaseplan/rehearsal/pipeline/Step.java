package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** A step of the pipeline language. One instance serves all runs, at once too: it keeps no state of a run. */
public interface Step {
    /** Its name and parameters; always the same. */
    StepSignature signature();

    /**
     * Does the step on the current strand.
     *
     * @param call the arguments, checked against the signature, and the block
     * @param run the run that the call belongs to
     * @return what the call gives in the Jenkinsfile; may be null
     * @throws StepFailure if the step fails
     * @throws FlowInterrupted if it was interrupted
     * @throws Exception whatever the block throws
     */
    Object run(StepCall call, PipelineRun run) throws Exception;
}
