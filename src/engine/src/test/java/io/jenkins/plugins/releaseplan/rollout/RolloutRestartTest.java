package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** A host that dies and comes back at once makes no difference to how a rollout goes. */
public class RolloutRestartTest {

    private static final int MINUTES = 180;

    @Test
    public void aRolloutGoesTheSameWayHoweverOftenItsHostDies() {
        qt().withExamples(2_000)
                .forAll(
                        lists().of(integers().between(0, 839)).ofSizeBetween(0, 20),
                        lists().of(integers().between(0, 120)).ofSizeBetween(1, 20))
                .checkAssert(
                        (numbers, deaths) -> assertThat(story(numbers, deaths)).isEqualTo(story(numbers, List.of())));
    }

    @Test
    public void theStoriesDiffer() {
        List<Object> quiet = story(List.of(), List.of());
        List<Object> breaching = story(List.of(2, 0, 0, 20), List.of());
        assertThat(quiet).contains(Phase.COMPLETED);
        assertThat(breaching).contains(Phase.ROLLED_BACK);
    }

    /** What people would say of how it went. */
    private static List<Object> story(List<Integer> numbers, List<Integer> deaths) {
        Choices choices = new Choices(numbers);
        int stages = choices.below(4);
        int missingFrom = choices.of(1000, choices.below(MINUTES));
        int badFrom = choices.below(MINUTES);
        QuietHost host = new QuietHost(plan());
        host.deaths.addAll(deaths);
        host.greenMetric = (metric, at) -> {
            long minute = Duration.between(QuietHost.BEGIN, at).toMinutes();
            boolean missing = minute >= missingFrom && minute < missingFrom + 20;
            boolean bad = badFrom > 0 && minute >= badFrom;
            return missing ? null : bad ? 1.0 : 0.0;
        };
        for (int i = 0; i < stages; i++) {
            host.tell(new RolloutEvent.StageRequested(stage(i, Response.values()[choices.below(3)])));
        }
        host.tell(new RolloutEvent.BodyEnded());
        int people = choices.below(4);
        for (int i = 0; i < people; i++) {
            host.at(Duration.ofMinutes(choices.below(MINUTES)), wish(choices));
        }
        host.pass(Duration.ofHours(12));
        return story(host.rollout());
    }

    private static List<Object> story(Rollout rollout) {
        List<Object> story = new ArrayList<>();
        story.add(rollout.phase());
        story.addAll(rollout.finished());
        story.add(Optional.ofNullable(rollout.stage()));
        story.add(Optional.ofNullable(rollout.cause()));
        story.add(Optional.ofNullable(rollout.pause()));
        story.add(Optional.ofNullable(rollout.cutoverAt()));
        return story;
    }

    private static RolloutEvent wish(Choices choices) {
        return switch (choices.below(7)) {
            case 1 -> new RolloutEvent.PauseRequested("ann", "look", null);
            case 2 -> new RolloutEvent.PauseRequested("ann", "look", Duration.ofMinutes(20));
            case 3 -> new RolloutEvent.RollBackRequested("ann", "no good");
            case 4 -> new RolloutEvent.RetireRequested("ann");
            case 5 -> new RolloutEvent.MonitoringRequested("m", Optional.of(analysis()), Duration.ofHours(1));
            case 6 -> new RolloutEvent.Aborted("ann", "stop", true);
            default -> new RolloutEvent.ResumeRequested("bob");
        };
    }

    private static RolloutPlan plan() {
        Trigger trigger = new Trigger(rule("saturation", MissingData.FAIL), Duration.ofMinutes(15), Response.ASK);
        RollbackPolicy policy =
                new RollbackPolicy("policy", List.of(trigger), Duration.ofMinutes(10), Duration.ofMinutes(30));
        return new RolloutPlan(
                "r1", "web", "web", ModelTarget.NEW, policy, Duration.ofMinutes(30), Duration.ofMinutes(10), true);
    }

    private static Stage stage(int place, Response onBreach) {
        return new Stage(
                "s" + place,
                10 + 30 * place,
                Duration.ofMinutes(20),
                Optional.of(analysis()),
                onBreach,
                Duration.ofMinutes(15));
    }

    private static Analysis analysis() {
        return new Analysis(
                "slo", List.of(rule("errorRate", MissingData.HOLD)), Duration.ofMinutes(5), Duration.ofMinutes(2));
    }

    private static Rule rule(String metric, MissingData missing) {
        return new Rule(metric, Condition.parse(metric, ">50%"), 2, 3, missing, Severity.HIGH);
    }
}
