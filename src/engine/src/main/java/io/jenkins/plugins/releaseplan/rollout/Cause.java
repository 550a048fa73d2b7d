package io.jenkins.plugins.releaseplan.rollout;

import java.util.Objects;

/**
 * Why a rollout went back.
 *
 * @param kind what led to it
 * @param text one sentence for people
 * @param by the person who asked for it; empty if nobody did
 */
public record Cause(Kind kind, String text, String by) {

    /** What led to it. */
    public enum Kind {
        /** An analysis or the rollback policy. */
        BREACH,
        /** A person pressed Roll back. */
        REQUESTED,
        /** Nobody decided in time. */
        NO_DECISION,
        /** The steps inside the deployment failed. */
        BODY_FAILED,
        /** The build was aborted. */
        ABORTED,
        /** Green did not become healthy with the wanted version. */
        NOT_READY,
        /** The cloud refused a call, or kept failing. */
        CALL_FAILED,
        /** The route is held by another rollout, or is not in a state to begin from. */
        ROUTE_UNFIT
    }

    public Cause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(by, "by");
    }
}
