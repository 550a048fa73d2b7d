package io.jenkins.plugins.releaseplan.gate;

import java.time.Instant;

/** What a property is held against: the gate's own function, or one that was broken on purpose. */
@FunctionalInterface
interface GateFunction {

    Advance advance(Gate gate, GateEvent event, Instant now);
}
