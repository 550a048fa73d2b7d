package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Instant;
import java.util.List;

/** What a gate wishes its host to do. Doing one twice is harmless. */
public sealed interface GateAction {

    /**
     * Count the checklist and answer with {@link GateEvent.ChecklistChanged}; from then on, answer with every change.
     *
     * @param conditionId whose question it is, for {@link GateEvent.LookFailed}
     * @param phase the part to count, empty for all
     */
    record AskChecklist(String conditionId, String phase) implements GateAction {}

    /**
     * Look a fact up and answer with {@link GateEvent.FactKnown}.
     *
     * @param conditionId whose question it is
     * @param fact what to look up
     * @param version of which version
     */
    record AskFact(String conditionId, Fact fact, String version) implements GateAction {}

    /**
     * Probe green and answer with {@link GateEvent.HealthKnown}.
     *
     * @param conditionId whose question it is
     * @param target what to probe
     * @param version of which version
     */
    record AskHealth(String conditionId, String target, String version) implements GateAction {}

    /**
     * Read metrics and answer with {@link GateEvent.Measured}.
     *
     * @param conditionId whose question it is
     * @param target what to measure
     * @param metrics the metrics' names, none twice
     * @param compared those of them that are compared with blue's
     * @param from begin of the range, inclusive
     * @param to end of the range, exclusive; not after now
     * @param version of which version
     */
    record Measure(
            String conditionId,
            String target,
            List<String> metrics,
            List<String> compared,
            Instant from,
            Instant to,
            String version)
            implements GateAction {
        public Measure {
            metrics = List.copyOf(metrics);
            compared = List.copyOf(compared);
        }
    }

    /**
     * Advance with {@link GateEvent.TimePassed} at this time. It takes the place of every earlier such wish.
     *
     * @param at when, after now
     */
    record WakeAt(Instant at) implements GateAction {}

    /**
     * Tell people.
     *
     * @param notice what
     */
    record Tell(Notice notice) implements GateAction {}
}
