package io.jenkins.plugins.releaseplan.gate;

import java.util.List;
import java.util.Objects;

/**
 * What became of a gate.
 *
 * @param gate its next state; to be saved before the actions are run
 * @param actions what the host is to do, in this order
 */
public record Advance(Gate gate, List<GateAction> actions) {

    public Advance {
        Objects.requireNonNull(gate, "gate");
        actions = List.copyOf(actions);
    }
}
