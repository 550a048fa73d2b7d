package io.jenkins.plugins.releaseplan.steps;

import java.util.Objects;
import jenkins.model.CauseOfInterruption;

/** A rollout went back, or never got forward. */
public final class WentBack extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String rollout;
    private final String text;

    /**
     * @param rollout the rollout's id
     * @param text what went back and why, for people
     */
    WentBack(String rollout, String text) {
        this.rollout = rollout;
        this.text = text;
    }

    /** The rollout's id. */
    public String getRollout() {
        return rollout;
    }

    @Override
    public String getShortDescription() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WentBack that && rollout.equals(that.rollout) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rollout, text);
    }
}
