package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** The Jenkinsfile does not come to an end. An error, so that a loop that catches exceptions does not swallow it. */
final class Runaway extends Error {
    private static final long serialVersionUID = 1L;

    Runaway(String message, SourceLine at) {
        super(at + ": " + message);
    }
}
