package io.jenkins.plugins.releaseplan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import io.jenkins.plugins.releaseplan.rollout.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class StateJsonTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    public void aRolloutIsReadBackAsItWasWritten() {
        Rule rule = new Rule(
                "errorRate", Condition.parse("errorRate", ">3x baseline"), 2, 3, MissingData.HOLD, Severity.HIGH);
        RollbackPolicy policy = new RollbackPolicy(
                "standard",
                List.of(new Trigger(rule, Duration.ofHours(24), Response.ASK)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(30));
        RolloutPlan plan =
                new RolloutPlan("r1", "web", "web", "v2", policy, Duration.ofHours(1), Duration.ofMinutes(10), true);
        Rollout rollout = Rollout.begin(plan, T).rollout();
        Analysis analysis = new Analysis("slo", List.of(rule), Duration.ofMinutes(5), Duration.ZERO);
        Stage stage = new Stage(
                "s1", 10, Duration.ofHours(24), Optional.of(analysis), Response.ROLL_BACK, Duration.ofHours(1));
        rollout = rollout.advance(new RolloutEvent.StageRequested(stage), T).rollout();

        assertThat(StateJson.read(StateJson.write(rollout), Rollout.class)).isEqualTo(rollout);
    }

    @Test
    public void aStateWithUnknownKeysIsRefusedWithTheReason() {
        TargetStatus status = new TargetStatus("a", "v1", 100, "b", "");
        assertThatThrownBy(() ->
                        StateJson.read(StateJson.write(status).replace("}", ",\"nonsense\":1}"), TargetStatus.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a saved TargetStatus")
                .hasMessageContaining("nonsense");
    }
}
