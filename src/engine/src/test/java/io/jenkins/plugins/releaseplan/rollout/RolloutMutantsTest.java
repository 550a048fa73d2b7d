package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.Test;

/** The properties of {@link RolloutPropertiesTest} would find a broken transition: each of these is one. */
public class RolloutMutantsTest {

    private static final int MOST_SCHEDULES = 20_000;

    @FunctionalInterface
    private interface Breaking {
        /** What a broken machine answers in place of the right answer. */
        Rollout.Advance answer(Rollout state, RolloutEvent event, Instant now, Rollout.Advance right);
    }

    @Test
    public void theMachineItselfIsNotFoundBroken() {
        assertThat(violation((state, event, now, right) -> right, 1_000)).isNull();
    }

    @Test
    public void trafficToGreenWithoutAProbe() {
        caught((state, event, now, right) -> {
            boolean before =
                    right.rollout().phase() == Phase.SHIFTING || right.rollout().phase() == Phase.CUTTING_OVER;
            return before ? answered(right, RolloutAction.Probe.class, now, RolloutMutantsTest::well) : right;
        });
    }

    @Test
    public void trafficToGreenBeforeItIsHealthy() {
        caught((state, event, now, right) -> right.rollout().phase() == Phase.WARMING
                ? answered(right, RolloutAction.Probe.class, now, RolloutMutantsTest::well)
                : right);
    }

    @Test
    public void aShiftToGreenBetweenTheBreachAndTheWayBack() {
        caught((state, event, now, right) -> {
            int back = firstShift(right.actions(), 0);
            return back < 0 || !(event instanceof RolloutEvent.Measured)
                    ? right
                    : with(right, back, new RolloutAction.Shift(0, "web", split(10)));
        });
    }

    @Test
    public void theVersionIsRecordedBeforeTheTrafficIsBack() {
        caught((state, event, now, right) -> {
            int back = firstShift(right.actions(), 0);
            return back < 0 ? right : with(right, back, new RolloutAction.RecordVersion(0, "web", ModelTarget.OLD));
        });
    }

    @Test
    public void aBreachThatOnlyTakesAStepBack() {
        caught((state, event, now, right) -> {
            int back = firstShift(right.actions(), 0);
            return back < 0 ? right : replaced(right, back, new RolloutAction.Shift(0, "web", split(5)));
        });
    }

    @Test
    public void blueTakenDownAtCutover() {
        caught((state, event, now, right) -> told(right, Notice.Kind.CUTOVER)
                ? with(right, right.actions().size(), new RolloutAction.Retire(0, "web", ModelTarget.BLUE))
                : right);
    }

    @Test
    public void blueTakenDownWithoutALook() {
        caught((state, event, now, right) -> right.rollout().phase() == Phase.RETIRING
                ? answered(right, RolloutAction.Look.class, now, number -> new RolloutEvent.Looked(number, 100))
                : right);
    }

    @Test
    public void keepTimeForgotten() {
        caught(changed(draft -> draft.keepUntil = draft.cutoverAt));
    }

    @Test
    public void greenTakenDownWithoutALook() {
        caught((state, event, now, right) -> right.rollout().phase() == Phase.ROLLING_BACK
                ? answered(right, RolloutAction.Look.class, now, number -> new RolloutEvent.Looked(number, 0))
                : right);
    }

    @Test
    public void aShiftOfUnknownOutcomeIsThoughtToBeOver() {
        caught(changed(draft -> draft.uncertainUntil = null));
    }

    @Test
    public void theCallUnderWayIsForgottenOnRestart() {
        caught((state, event, now, right) -> event instanceof RolloutEvent.HostRestarted
                ? new Rollout.Advance(state, without(right.actions(), RolloutAction.Numbered.class::isInstance))
                : right);
    }

    @Test
    public void theWakeUpIsForgottenOnRestart() {
        caught((state, event, now, right) -> event instanceof RolloutEvent.HostRestarted
                ? new Rollout.Advance(right.rollout(), without(right.actions(), RolloutAction.WakeAt.class::isInstance))
                : right);
    }

    @Test
    public void aPauseIsForgottenOnRestart() {
        caught((state, event, now, right) -> event instanceof RolloutEvent.HostRestarted
                ? new Rollout.Advance(edited(right.rollout(), now, draft -> draft.pause = null), right.actions())
                : right);
    }

    @Test
    public void theHistoryOfStagesIsForgotten() {
        caught(changed(draft -> draft.finished = List.of()));
    }

    @Test
    public void aStageThatWasAskedForEarlyIsForgotten() {
        caught(changed(draft -> draft.pending = List.of()));
    }

    @Test
    public void theTimeToDecideNeverEnds() {
        caught(changed(draft -> {
            if (draft.pause != null) {
                draft.pause = new Pause(draft.pause.since(), null, draft.pause.reason(), draft.pause.by());
            }
        }));
    }

    @Test
    public void anOldAnswerIsTakenForANewOne() {
        caught((state, event, now, right) -> event instanceof RolloutEvent.Done && state.call() != null
                ? state.advance(new RolloutEvent.Done(state.call().number()), now)
                : right);
    }

    @Test
    public void theRouteIsNotAwaited() {
        caught((state, event, now, right) -> event instanceof RolloutEvent.RouteBusy busy
                ? state.advance(new RolloutEvent.RouteHeld(busy.number()), now)
                : right);
    }

    @Test
    public void theRouteIsNotGivenBack() {
        caught((state, event, now, right) ->
                answered(right, RolloutAction.FreeRoute.class, now, RolloutEvent.Done::new));
    }

    @Test
    public void aTimerThatGoesOffAtOnce() {
        caught((state, event, now, right) -> {
            List<RolloutAction> actions = new ArrayList<>(right.actions());
            actions.replaceAll(
                    action -> action instanceof RolloutAction.WakeAt ? new RolloutAction.WakeAt(now) : action);
            return new Rollout.Advance(right.rollout(), actions);
        });
    }

    @Test
    public void anAnswerThatDependsOnMoreThanTheQuestion() {
        int[] asked = {0};
        caught((state, event, now, right) -> new Rollout.Advance(
                edited(right.rollout(), now, draft -> draft.lastNumber += asked[0]++ % 2), right.actions()));
    }

    private static void caught(Breaking breaking) {
        assertThat(violation(breaking, MOST_SCHEDULES))
                .as("what the broken machine did wrong")
                .isNotNull();
    }

    /** The first violation or crash in so many schedules; null if there is none. */
    private static Throwable violation(Breaking breaking, int schedules) {
        Machine broken = new Machine() {
            @Override
            public Rollout.Advance begin(RolloutPlan plan, Instant now) {
                return Rollout.begin(plan, now);
            }

            @Override
            public Rollout.Advance advance(Rollout state, RolloutEvent event, Instant now) {
                return breaking.answer(state, event, now, state.advance(event, now));
            }
        };
        for (int seed = 0; seed < schedules; seed++) {
            Random random = new Random(seed);
            List<Integer> numbers = IntStream.generate(() -> random.nextInt(840))
                    .limit(random.nextInt(300))
                    .boxed()
                    .toList();
            try {
                RandomSchedule.run(broken, numbers);
            } catch (Violation | IllegalStateException e) {
                return e;
            }
        }
        return null;
    }

    private static Breaking changed(Consumer<Draft> change) {
        return (state, event, now, right) -> new Rollout.Advance(edited(right.rollout(), now, change), right.actions());
    }

    private static Rollout edited(Rollout rollout, Instant now, Consumer<Draft> change) {
        Draft draft = Draft.of(rollout, now);
        change.accept(draft);
        return draft.freeze();
    }

    /** Gives the machine the answer that it hopes for in place of asking. */
    private static Rollout.Advance answered(
            Rollout.Advance step,
            Class<? extends RolloutAction.Numbered> question,
            Instant now,
            LongFunction<RolloutEvent> answer) {
        for (RolloutAction action : step.actions()) {
            if (question.isInstance(action)) {
                long number = question.cast(action).number();
                Rollout.Advance next = step.rollout().advance(answer.apply(number), now);
                List<RolloutAction> actions = new ArrayList<>(without(step.actions(), action::equals));
                actions.addAll(next.actions());
                return new Rollout.Advance(next.rollout(), actions);
            }
        }
        return step;
    }

    private static RolloutEvent well(long number) {
        return new RolloutEvent.Probed(number, new Health(true, ModelTarget.NEW, "well"));
    }

    private static TrafficSplit split(int percent) {
        return new TrafficSplit(ModelTarget.BLUE, ModelTarget.GREEN, percent);
    }

    private static int firstShift(List<RolloutAction> actions, int percent) {
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i) instanceof RolloutAction.Shift shift
                    && shift.wished().greenPercent() == percent) {
                return i;
            }
        }
        return -1;
    }

    private static boolean told(Rollout.Advance step, Notice.Kind kind) {
        return step.actions().stream()
                .anyMatch(action -> action instanceof RolloutAction.Tell tell
                        && tell.notice().kind() == kind);
    }

    private static Rollout.Advance with(Rollout.Advance step, int at, RolloutAction more) {
        List<RolloutAction> actions = new ArrayList<>(step.actions());
        actions.add(at, more);
        return new Rollout.Advance(step.rollout(), actions);
    }

    private static Rollout.Advance replaced(Rollout.Advance step, int at, RolloutAction other) {
        List<RolloutAction> actions = new ArrayList<>(step.actions());
        actions.set(at, other);
        return new Rollout.Advance(step.rollout(), actions);
    }

    private static List<RolloutAction> without(List<RolloutAction> actions, Predicate<RolloutAction> unwanted) {
        return actions.stream().filter(unwanted.negate()).toList();
    }
}
