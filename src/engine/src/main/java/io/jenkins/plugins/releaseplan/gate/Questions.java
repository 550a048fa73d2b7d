package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a gate asks its host, and when. */
final class Questions {

    private Questions() {}

    static Map<String, ConditionStatus> first(GatePlan plan, Instant now) {
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>();
        for (Condition condition : plan.conditions()) {
            statuses.put(condition.id(), first(condition, now));
        }
        return statuses;
    }

    /** Nothing is known of the condition: when is its first question due? */
    static ConditionStatus first(Condition condition, Instant now) {
        if (condition instanceof Condition.Metrics metrics) {
            AnalysisRun run = AnalysisRun.begin(metrics.analysis(), now);
            Instant end = run.warmAt().plus(run.range());
            return ConditionStatus.unknown(new Evidence.Judged(run, null, end), end);
        }
        return ConditionStatus.unknown(new Evidence.None(), isAsked(condition) ? now : null);
    }

    /** Whether its answers are about one version. */
    static boolean isAboutVersion(Condition condition) {
        return condition instanceof Condition.FactHolds
                || condition instanceof Condition.Healthy
                || condition instanceof Condition.Metrics;
    }

    private static boolean isAsked(Condition condition) {
        return condition instanceof Condition.ChecklistComplete || isAboutVersion(condition);
    }

    /** What was asked is asked again; the checklist too, for a change of it may have been missed. */
    static Gate afterRestart(Gate gate, Instant now) {
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(gate.conditions());
        for (Condition condition : gate.plan().conditions()) {
            if (condition instanceof Condition.ChecklistComplete) {
                statuses.put(condition.id(), first(condition, now));
            } else if (isAsked(condition)) {
                statuses.computeIfPresent(
                        condition.id(), (id, status) -> status.looking() ? status.lookingAt(now) : status);
            }
        }
        return gate.with(statuses);
    }

    /** Asks what is due, and looks again later if no answer comes. */
    static Gate ask(Gate gate, Instant now, List<GateAction> actions) {
        List<Condition> due = gate.plan().conditions().stream()
                .filter(condition -> isDue(condition, gate.conditions().get(condition.id()), now))
                .toList();
        if (due.isEmpty()) {
            return gate;
        }
        Map<String, ConditionStatus> statuses = new LinkedHashMap<>(gate.conditions());
        for (Condition condition : due) {
            ConditionStatus status = statuses.get(condition.id());
            ConditionStatus asking = status.asking(range(status.evidence(), now), now.plus(Gate.FRESH));
            statuses.put(condition.id(), asking);
            actions.add(question(condition, asking.evidence(), gate.version()));
        }
        return gate.with(statuses);
    }

    private static boolean isDue(Condition condition, ConditionStatus status, Instant now) {
        return isAsked(condition) && status.lookAt() != null && !now.isBefore(status.lookAt());
    }

    private static GateAction question(Condition condition, Evidence evidence, String version) {
        if (condition instanceof Condition.ChecklistComplete checklist) {
            return new GateAction.AskChecklist(checklist.id(), checklist.phase());
        }
        if (condition instanceof Condition.FactHolds fact) {
            return new GateAction.AskFact(fact.id(), fact.fact(), version);
        }
        if (condition instanceof Condition.Healthy healthy) {
            return new GateAction.AskHealth(healthy.id(), healthy.target(), version);
        }
        if (condition instanceof Condition.Metrics metrics && evidence instanceof Evidence.Judged judged) {
            Instant from = judged.next().minus(judged.run().range());
            return new GateAction.Measure(
                    metrics.id(),
                    metrics.target(),
                    metrics.analysis().metrics(),
                    metrics.analysis().compared(),
                    from,
                    judged.next(),
                    version);
        }
        throw new IllegalStateException("nothing is asked for " + condition.text());
    }

    /** Measurements that were missed are not made up for: the next one is the latest that is over. */
    private static Evidence range(Evidence evidence, Instant now) {
        if (evidence instanceof Evidence.Judged judged) {
            Duration interval = judged.run().analysis().interval();
            Duration late = Duration.between(judged.next(), now);
            if (late.compareTo(interval) >= 0) {
                Instant latest = judged.next().plus(interval.multipliedBy(late.dividedBy(interval)));
                return new Evidence.Judged(judged.run(), judged.measuredTo(), latest);
            }
        }
        return evidence;
    }

    /** The deadline, or the first time at which something is to be looked at; null for never. */
    static Instant nextWake(Gate gate) {
        Instant wake = gate.deadline();
        for (ConditionStatus status : gate.conditions().values()) {
            Instant lookAt = status.lookAt();
            if (lookAt != null && (wake == null || lookAt.isBefore(wake))) {
                wake = lookAt;
            }
        }
        return wake;
    }
}
