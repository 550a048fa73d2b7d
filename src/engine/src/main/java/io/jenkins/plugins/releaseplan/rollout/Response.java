package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Severity;

/** What a breach leads to. */
public enum Response {
    /** All traffic goes back to blue, at once. */
    ROLL_BACK,
    /** Traffic stays as it is until a person decides, or until the time to decide is over; then all goes back to blue. */
    ASK,
    /** It is written into the timeline. */
    NOTE;

    /** What a breach of this severity leads to when nothing else is said. */
    public static Response to(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> ROLL_BACK;
            case MEDIUM -> ASK;
            case LOW -> NOTE;
        };
    }
}
