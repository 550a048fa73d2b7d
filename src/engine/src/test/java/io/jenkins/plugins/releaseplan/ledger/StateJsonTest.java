package io.jenkins.plugins.releaseplan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import io.jenkins.plugins.releaseplan.rollout.Trigger;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
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

    @Test
    public void everyStateIsReadBackAsItWasWritten() {
        for (Class<?> state : List.of(
                Release.class, Gate.class, Rollout.class, Checklist.class, ReleaseCalendar.class, RouteQueue.class)) {
            Object sample = Samples.of(state);

            assertThat(StateJson.read(StateJson.write(sample), state)).isEqualTo(sample);
        }
    }

    @Test
    public void whatIsReadBackIsWrittenAgainInTheSameBytes() {
        String json = StateJson.write(Samples.of(Release.class));

        assertThat(StateJson.write(StateJson.read(json, Release.class))).isEqualTo(json);
    }

    @Test
    public void gatesKeepTheOrderInWhichTheyWereReached() {
        GatePlan plan = Samples.of(GatePlan.class);
        ReleasePlan release = Samples.of(ReleasePlan.class);
        Release state = Release.begin(release, T).release();
        List<String> ids = List.of("staging", "a", "Go / No-Go", "10", "9");
        for (String id : ids) {
            state = state.advance(new ReleaseEvent.GateReached(id, plan), T).release();
        }

        assertThat(StateJson.read(StateJson.write(state), Release.class).gates().keySet())
                .containsExactlyElementsOf(ids);
    }

    @Test
    public void whatIsNoStateIsRefusedWithTheReason() {
        String good = StateJson.write(new TargetStatus("a", "v1", 100, "b", ""));
        for (String bad : List.of(
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                good + "}",
                good + good,
                good.replace("100", "null"),
                good.replace("100", "99.5"),
                good.replace("100", "\"much\""),
                good.replace("100", "\"\""),
                good.replace("\"servingPercent\":100,", ""),
                good.replace("\"v1\"", "null"))) {
            assertThatThrownBy(() -> StateJson.read(bad, TargetStatus.class))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a saved TargetStatus");
        }
    }

    @Test
    public void aTextNamesOnlyRecordsOfTheStateThatItIsReadAs() {
        for (String wrong : List.of("RouteHeld", "java.lang.ProcessBuilder", "")) {
            String json = "{\"is\":\"" + wrong + "\",\"number\":1}";

            assertThatThrownBy(() -> StateJson.read(json, GateEvent.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a saved GateEvent");
        }
    }
}
