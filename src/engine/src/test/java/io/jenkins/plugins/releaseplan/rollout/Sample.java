package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans, stages and rules as a team would write them. */
final class Sample {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    private Sample() {}

    static RolloutPlan plan(Trigger... triggers) {
        return plan(true, triggers);
    }

    static RolloutPlan plan(boolean waitForRoute, Trigger... triggers) {
        RollbackPolicy policy =
                new RollbackPolicy("policy", List.of(triggers), MINUTE.multipliedBy(5), MINUTE.multipliedBy(30));
        return new RolloutPlan(
                "r1",
                "web",
                "web",
                ModelTarget.NEW,
                policy,
                HOUR.multipliedBy(2),
                MINUTE.multipliedBy(10),
                waitForRoute);
    }

    /** A stage of one hour that is judged by the error rate every five minutes, one failure is enough. */
    static Stage stage(int percent, Response onBreach) {
        return stage(percent, analysis(rule("errorRate", ">5%", 1, 1, MissingData.HOLD)), onBreach);
    }

    static Stage stage(int percent, Analysis analysis, Response onBreach) {
        return new Stage("stage-" + percent, percent, HOUR, Optional.of(analysis), onBreach, MINUTE.multipliedBy(30));
    }

    /** A stage of one hour that nothing but the policy judges. */
    static Stage unjudged(int percent) {
        return new Stage("stage-" + percent, percent, HOUR, Optional.empty(), Response.ROLL_BACK, HOUR);
    }

    static Analysis analysis(Rule... rules) {
        return new Analysis("slo", List.of(rules), MINUTE.multipliedBy(5), Duration.ZERO);
    }

    static Rule rule(String metric, String condition, int failures, int of, MissingData missing) {
        return new Rule(metric, Condition.parse(metric, condition), failures, of, missing, Severity.HIGH);
    }

    static Trigger trigger(String metric, String condition, Duration after, Response response) {
        return new Trigger(rule(metric, condition, 1, 1, MissingData.IGNORE), after, response);
    }
}
