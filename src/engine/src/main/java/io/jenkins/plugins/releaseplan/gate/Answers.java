package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import io.jenkins.plugins.releaseplan.analysis.Measurement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a gate makes of the answers to its questions. */
final class Answers {

    private Answers() {}

    /** The gate with the answer; this same gate if the event is no answer to a question of its. */
    static Gate take(Gate gate, GateEvent event, Instant now) {
        if (event instanceof GateEvent.ChecklistChanged changed) {
            return counted(gate, changed);
        }
        if (event instanceof GateEvent.FactKnown fact) {
            Evidence.Answered answer = new Evidence.Answered(fact.holds(), fact.detail(), now);
            return ofVersion(gate, fact.conditionId(), fact.version(), Condition.FactHolds.class, answer, now);
        }
        if (event instanceof GateEvent.HealthKnown health) {
            Evidence.Answered answer = new Evidence.Answered(
                    health.health().serves(gate.version()), describe(health, gate.version()), now);
            return ofVersion(gate, health.conditionId(), health.version(), Condition.Healthy.class, answer, now);
        }
        if (event instanceof GateEvent.Measured measured) {
            return measured(gate, measured);
        }
        if (event instanceof GateEvent.LookFailed failed) {
            return change(
                    gate,
                    failed.conditionId(),
                    Condition.class,
                    status -> status.looking() ? status.failed(failed.message(), now.plus(Gate.RETRY)) : status);
        }
        return gate;
    }

    private static Gate counted(Gate gate, GateEvent.ChecklistChanged changed) {
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(gate.conditions());
        for (Condition condition : gate.plan().conditions()) {
            if (condition instanceof Condition.ChecklistComplete checklist) {
                ChecklistCount count = changed.counts().get(checklist.phase());
                if (count != null) {
                    ConditionStatus status = statuses.get(checklist.id());
                    statuses.put(checklist.id(), status.answered(new Evidence.Counted(count), null));
                }
            }
        }
        return gate.with(statuses);
    }

    private static String describe(GateEvent.HealthKnown health, String version) {
        String reported = health.health().version();
        if (!health.health().healthy() || reported.equals(version)) {
            return health.health().detail();
        }
        return health.health().detail() + ", but "
                + (reported.isEmpty() ? "no version is reported" : "it reports " + reported)
                + " instead of " + version;
    }

    private static Gate ofVersion(
            Gate gate,
            String id,
            String version,
            Class<? extends Condition> kind,
            Evidence.Answered answer,
            Instant now) {
        if (!version.equals(gate.version())) {
            return gate;
        }
        Instant again = now.plus(answer.holds() ? Gate.FRESH : Gate.RETRY);
        return change(gate, id, kind, status -> status.answered(answer, again));
    }

    /** Takes the measurement that was asked for, once. */
    private static Gate measured(Gate gate, GateEvent.Measured event) {
        if (!event.version().equals(gate.version())) {
            return gate;
        }
        return change(gate, event.conditionId(), Condition.Metrics.class, status -> {
            Evidence.Judged evidence = (Evidence.Judged) status.evidence();
            return status.looking() && isAskedFor(evidence, event.measurement())
                    ? judged(status, evidence.run(), event.measurement())
                    : status;
        });
    }

    private static boolean isAskedFor(Evidence.Judged evidence, Measurement measurement) {
        return measurement.to().equals(evidence.next())
                && measurement
                        .from()
                        .equals(evidence.next().minus(evidence.run().range()));
    }

    private static ConditionStatus judged(ConditionStatus status, AnalysisRun run, Measurement measurement) {
        Instant next = measurement.to().plus(run.analysis().interval());
        return status.answered(new Evidence.Judged(run.with(measurement), measurement.to(), next), next);
    }

    private static Gate change(
            Gate gate, String id, Class<? extends Condition> kind, UnaryOperator<ConditionStatus> change) {
        boolean known = gate.plan().conditions().stream()
                .anyMatch(condition -> condition.id().equals(id) && kind.isInstance(condition));
        if (!known) {
            return gate;
        }
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(gate.conditions());
        statuses.compute(id, (same, status) -> change.apply(status));
        return gate.with(statuses);
    }
}
