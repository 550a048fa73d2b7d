package io.jenkins.plugins.releaseplan.rollout;

/** Where a rollout is. */
public enum Phase {
    /** Another rollout may hold the route. */
    WAITING_FOR_ROUTE,
    /** Finds out which fleet serves. */
    INSPECTING,
    /** Green is being started. */
    LAUNCHING,
    /** Green runs, and is not yet healthy with the wanted version. */
    WARMING,
    /** Green is healthy and has no traffic; a stage or the cutover is awaited. */
    READY,
    /** The weights of a stage are being set. */
    SHIFTING,
    /** A stage's weight is held and judged. */
    BAKING,
    /** A stage has passed; the next stage or the cutover is awaited, the weight is held. */
    AWAITING,
    /** The weights are being set to all green. */
    CUTTING_OVER,
    /** Green has all traffic; blue keeps its capacity. */
    KEEPING_BLUE,
    /** Blue is being taken down. */
    RETIRING,
    /** Green has all traffic, blue is gone. */
    COMPLETED,
    /** Traffic goes back to blue, and then green is taken down. */
    ROLLING_BACK,
    /** Blue has all traffic again, green is gone. */
    ROLLED_BACK,
    /** It ended before green had any traffic. */
    FAILED,
    /** The pipeline was aborted and said to leave the traffic as it is. A person decides. */
    HELD;

    /** Whether the rollout has come to its end; only a completed one may still go back. */
    public boolean ended() {
        return this == COMPLETED || this == ROLLED_BACK || this == FAILED;
    }

    /** Whether green may have traffic. */
    public boolean exposed() {
        return switch (this) {
            case SHIFTING, BAKING, AWAITING, CUTTING_OVER, KEEPING_BLUE, RETIRING, COMPLETED, HELD -> true;
            default -> false;
        };
    }
}
