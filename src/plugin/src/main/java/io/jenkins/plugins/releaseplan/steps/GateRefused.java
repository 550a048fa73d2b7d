package io.jenkins.plugins.releaseplan.steps;

import java.util.Objects;
import jenkins.model.CauseOfInterruption;

/** A gate did not open. */
public final class GateRefused extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String release;
    private final String gate;
    private final String reason;

    /**
     * @param release the release's id
     * @param gate the gate's name
     * @param reason why it did not open, for people
     */
    GateRefused(String release, String gate, String reason) {
        this.release = release;
        this.gate = gate;
        this.reason = reason;
    }

    /** The release's id. */
    public String getRelease() {
        return release;
    }

    /** The gate's name. */
    public String getGate() {
        return gate;
    }

    @Override
    public String getShortDescription() {
        return "gate '" + gate + "': " + reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GateRefused that
                && release.equals(that.release)
                && gate.equals(that.gate)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(release, gate, reason);
    }
}
