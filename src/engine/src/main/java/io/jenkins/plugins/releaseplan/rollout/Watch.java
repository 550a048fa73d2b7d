package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.AnalysisRun;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An analysis that is measured regularly, and what each of its rules leads to.
 *
 * @param id names it within the rollout: {@code stage}, {@code monitor} or {@code policy+PT24H}
 * @param run what its rules remember
 * @param responses what a breach leads to, one for each rule
 * @param decideWithin how long a person has to decide when asked
 * @param raised the rules whose breach was already answered by asking or noting, a bit each
 * @param nextAt when is measured next
 * @param asked the number of the measurement under way, which several watches may share; 0 if there is none
 * @param lacking whether people know that data is missing
 */
public record Watch(
        String id,
        AnalysisRun run,
        List<Response> responses,
        Duration decideWithin,
        long raised,
        Instant nextAt,
        long asked,
        boolean lacking) {

    static final String STAGE = "stage";
    static final String MONITOR = "monitor";

    public Watch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(nextAt, "nextAt");
        responses = List.copyOf(responses);
    }

    static Watch begin(String id, Analysis analysis, Response response, Duration decideWithin, Instant now) {
        List<Response> responses = Collections.nCopies(analysis.rules().size(), response);
        return begin(id, analysis, responses, decideWithin, now);
    }

    private static Watch begin(
            String id, Analysis analysis, List<Response> responses, Duration decideWithin, Instant now) {
        AnalysisRun run = AnalysisRun.begin(analysis, now);
        return new Watch(id, run, responses, decideWithin, 0, now.plus(analysis.interval()), 0, false);
    }

    /** One watch for all triggers that become active at the same time: their delay is the analysis' warm-up. */
    static List<Watch> of(RollbackPolicy policy, Instant firstTraffic) {
        TreeMap<Duration, List<Trigger>> byDelay = new TreeMap<>();
        for (Trigger trigger : policy.triggers()) {
            byDelay.computeIfAbsent(trigger.after(), after -> new ArrayList<>()).add(trigger);
        }
        List<Watch> watches = new ArrayList<>();
        byDelay.forEach((after, triggers) -> {
            List<Rule> rules = triggers.stream().map(Trigger::rule).toList();
            Analysis analysis = new Analysis(policy.name(), rules, policy.interval(), after);
            List<Response> responses = triggers.stream().map(Trigger::response).toList();
            watches.add(begin("policy+" + after, analysis, responses, policy.decideWithin(), firstTraffic));
        });
        return watches;
    }

    Watch measuring(long number, Instant now) {
        return new Watch(
                id,
                run,
                responses,
                decideWithin,
                raised,
                now.plus(run.analysis().interval()),
                number,
                lacking);
    }

    /** The measurement under way was lost with the host: it is due again since it was asked for. */
    Watch forgotten() {
        return next(nextAt.minus(run.analysis().interval()));
    }

    /** Nothing is under way, and it is measured next at this time. */
    Watch next(Instant at) {
        return new Watch(id, run, responses, decideWithin, raised, at, 0, lacking);
    }

    Watch with(AnalysisRun next) {
        return new Watch(id, next, responses, decideWithin, raised, nextAt, 0, lacking);
    }

    Watch raised(long rules) {
        return new Watch(id, run, responses, decideWithin, rules, nextAt, asked, lacking);
    }

    Watch lacking(boolean nowLacking) {
        return new Watch(id, run, responses, decideWithin, raised, nextAt, asked, nowLacking);
    }

    /** When the next measurement that is judged can be made. */
    Instant nextJudged() {
        if (run.judged() > 0) {
            // It is warm.
            return nextAt;
        }
        Instant warm = run.warmAt().plus(run.range());
        return nextAt.isBefore(warm) ? warm : nextAt;
    }
}
