package io.jenkins.plugins.releaseplan.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.CloudCallRecord;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedCloud;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReleaseHostTest {

    private static final String GOOD = """
            environments:
              production:
                targets:
                  pms: { version: v1, capacity: 2, keepBlue: 1h }
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aReleaseGoesToItsEnd() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            Release ended = release(world, "r1", "v2");

            assertThat(ended.outcome()).isEqualTo(Outcome.RELEASED);
            assertThat(world.ledger.liveWhere()).extracting("version").containsExactly("v2");
        }
    }

    @Test
    public void aHostThatIsKilledAfterAnyStepGoesOnToTheSameEndWithTheSameShifts() throws Exception {
        List<String> undisturbed;
        int steps;
        try (SmallWorld world = new SmallWorld(folder.newFolder().toPath(), GOOD)) {
            release(world, "r1", "v2");
            steps = world.steps.get();
            undisturbed = shifts(world);
        }
        assertThat(undisturbed).hasSizeGreaterThanOrEqualTo(3);
        for (int kill = 1; kill <= steps; kill++) {
            try (SmallWorld world = new SmallWorld(folder.newFolder().toPath(), GOOD)) {
                List<Runnable> pipeline = pipeline(world, "r1", "v2");
                boolean killed = false;
                int told = 0;
                while (told < pipeline.size() || !killed) {
                    if (told < pipeline.size()) {
                        pipeline.get(told).run();
                    }
                    if (!killed && world.untilSteps(kill)) {
                        world.killAndRestart();
                        killed = true;
                        // What was not in the ledger has not happened: a pipeline that resumes tells it again.
                        continue;
                    }
                    if (told < pipeline.size()) {
                        world.until("r1", reached(told));
                        told++;
                    }
                }
                Release ended = world.until("r1", state -> done(state));
                assertThat(ended.outcome()).as("killed after step %s", kill).isEqualTo(Outcome.RELEASED);
                assertThat(without(shifts(world)))
                        .as("killed after step %s", kill)
                        .isEqualTo(without(undisturbed));
            }
        }
    }

    @Test
    public void twoReleasesOnOneRouteTakeTurns() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            begin(world, "r1", "v2");
            world.until("r1", ready("r1"));
            begin(world, "r2", "v3");
            world.settle();
            assertThat(world.ledger
                            .load("r2")
                            .orElseThrow()
                            .release()
                            .rollout("r2/pms")
                            .orElseThrow()
                            .phase())
                    .isEqualTo(Phase.WAITING_FOR_ROUTE);

            world.host.tellRollout("r1", "r1/pms", new RolloutEvent.RollBackRequested("ann", "no"));

            world.until("r2", ready("r2"));
            assertThat(shifts(world)).noneMatch(shift -> shift.contains("r1"));
        }
    }

    @Test
    public void aDecisionFailsWhileTheLedgerIsAwayAndAFactWaitsForIt() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            begin(world, "r1", "v2");
            world.until("r1", ready("r1"));
            world.ledgerIsAway = true;
            CompletableFuture<Release> decided =
                    world.host.decide("r1", rollout("r1", new RolloutEvent.PauseRequested("ann", "", null)));
            CompletableFuture<Release> told = world.host.tellRollout("r1", "r1/pms", stage(1, 10));
            world.settle();
            assertThat(decided).isCompletedExceptionally();
            assertThat(decided.handle((state, failure) -> failure).join())
                    .isInstanceOf(LedgerUnreachableException.class);
            assertThat(told).isNotDone();

            world.ledgerIsAway = false;
            world.until("r1", state -> state.rollout("r1/pms").orElseThrow().greenPercent() == 10);
            assertThat(told).isCompleted();
        }
    }

    @Test
    public void aBreachBringsAllTrafficBackByTheNextCall() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            begin(world, "r1", "v2");
            world.until("r1", ready("r1"));
            world.host.tellRollout("r1", "r1/pms", stage(1, 50));
            world.until("r1", state -> state.rollout("r1/pms").orElseThrow().greenPercent() == 50);
            world.host.tellRollout("r1", "r1/pms", stage(2, 80));
            world.host.tellRollout("r1", "r1/pms", new RolloutEvent.RollBackRequested("ann", "errors"));

            world.until("r1", state -> state.rollout("r1/pms").orElseThrow().phase() == Phase.ROLLED_BACK);
            assertThat(shifts(world)).noneMatch(shift -> shift.contains("80"));
        }
    }

    @Test
    public void twoHostsOnOneLedgerLoseNoStep() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            begin(world, "r1", "v2");
            world.until("r1", ready("r1"));
            ReleaseHost other = world.newHost(() -> true);
            other.tellRollout("r1", "r1/pms", new RolloutEvent.PauseRequested("ann", "wait", null));
            world.settle();
            world.host.tellRollout("r1", "r1/pms", stage(1, 10));
            world.settle();

            assertThat(rollout(world).pause()).isNotNull();
            assertThat(rollout(world).pending()).hasSize(1);
        }
    }

    /** A release whose first stage bakes at 10 %. */
    private static void bakes(SmallWorld world) throws Exception {
        begin(world, "r1", "v2");
        world.until("r1", ready("r1"));
        world.host.tellRollout("r1", "r1/pms", stage(1, 10));
        world.until("r1", state -> state.rollout("r1/pms").orElseThrow().phase() == Phase.BAKING);
    }

    private static Rollout rollout(SmallWorld world) {
        return world.ledger.load("r1").orElseThrow().release().rollout("r1/pms").orElseThrow();
    }

    @Test
    public void aReleaseIsLeftToTheControllerThatBeganIt() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            bakes(world);
            ReleaseHost other = world.newHost("there", () -> true);
            List<Throwable> told = new ArrayList<>();

            assertThat(other.resume()).isZero();
            CompletableFuture<Release> back = other.decide(
                    "r1",
                    new ReleaseEvent.OfRollout("r1/pms", new RolloutEvent.RollBackRequested("ann", "in the way")));
            other.expect("r1", state -> state, (state, failure) -> told.add(failure));
            world.settle();

            assertThat(back)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining("release r1 is run by another Jenkins");
            assertThat(told).singleElement().isInstanceOf(RunsElsewhereException.class);
            assertThat(rollout(world).cause()).isNull();
            assertThat(rollout(world).greenPercent()).isEqualTo(10);
        }
    }

    @Test
    public void aReleaseWhoseControllerIsGoneGoesOnAtTheOneThatTakesItOver() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            bakes(world);
            ReleaseHost old = world.host;
            world.host = world.newHost("there", () -> true);

            CompletableFuture<Release> unknown = world.host.takeOver("r0", "adam");
            CompletableFuture<Release> taken = world.host.takeOver("r1", "adam");
            world.settle();
            assertThat(unknown)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining("the ledger has no release 'r0'");
            assertThat(taken).isCompleted();
            assertThat(world.ledger.load("r1").orElseThrow().origin().controller())
                    .isEqualTo("there");
            assertThat(world.ledger.audit("r1"))
                    .filteredOn(event -> event.entry().kind().equals("TAKEN_OVER"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.entry().facts()).contains("adam", "here", "there"));

            CompletableFuture<Release> late =
                    old.tellRollout("r1", "r1/pms", new RolloutEvent.RollBackRequested("timo", "does not know yet"));
            world.settle();
            assertThat(late).isCompletedExceptionally();
            assertThat(rollout(world).cause()).isNull();

            world.host.tellRollout("r1", "r1/pms", new RolloutEvent.RollBackRequested("adam", "its Jenkins is gone"));
            Release ended = world.until(
                    "r1", state -> state.rollout("r1/pms").orElseThrow().phase().ended());
            assertThat(ended.rollout("r1/pms").orElseThrow().phase()).isEqualTo(Phase.ROLLED_BACK);
            assertThat(ended.rollout("r1/pms").orElseThrow().greenPercent()).isZero();
        }
    }

    @Test
    public void whoWaitsIsToldOnceWhenTheReleaseIsThere() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            List<Object> told = new ArrayList<>();
            begin(world, "r1", "v2");
            world.host.expect(
                    "r1",
                    state -> ready("r1").test(state) ? "ready" : null,
                    (found, failure) -> told.add(found == null ? failure : found));
            Expectation cancelled = world.host.expect(
                    "r1", state -> ready("r1").test(state) ? "x" : null, (found, failure) -> told.add("no"));
            cancelled.cancel();
            world.until("r1", ready("r1"));
            world.host.tellRollout("r1", "r1/pms", new RolloutEvent.BodyEnded());
            world.settle();

            assertThat(told).containsExactly("ready");
        }
    }

    @Test
    public void whoWaitsAtAHostGoesOnWaitingAtTheOneThatTakesItsPlace() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            List<Object> told = new ArrayList<>();
            begin(world, "r1", "v2");
            world.settle();
            world.host.expect(
                    "r1",
                    state -> ready("r1").test(state) ? "ready" : null,
                    (found, failure) -> told.add(found == null ? failure : found));
            world.settle();
            ReleaseHost before = world.host;
            world.killAndRestart();
            world.host.goOnWith(before.waiting());
            world.until("r1", ready("r1"));

            assertThat(told).containsExactly("ready");
        }
    }

    @Test
    public void aReleaseThatNobodyWaitsForTakesNoPlaceInTheHost() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            release(world, "r1", "v2");
            world.settle();

            assertThat(world.host.lanes()).isZero();
        }
    }

    @Test
    public void anUnknownReleaseIsSaidToBeSo() throws Exception {
        try (SmallWorld world = new SmallWorld(folder.getRoot().toPath(), GOOD)) {
            CompletableFuture<Release> told = world.host.tell("nobody", new ReleaseEvent.BodyEnded());
            world.settle();

            assertThat(told.handle((state, failure) -> failure.getMessage()).join())
                    .contains("nobody");
        }
    }

    /** The events of a pipeline with one deployment of two stages. */
    private static List<Runnable> pipeline(SmallWorld world, String id, String version) {
        return List.of(
                () -> beginOnce(world, id, version),
                () -> world.host.tellRollout(id, id + "/pms", stage(1, 10)),
                () -> world.host.tellRollout(id, id + "/pms", stage(2, 50)),
                () -> world.host.tellRollout(id, id + "/pms", new RolloutEvent.BodyEnded()),
                () -> world.host.tell(id, new ReleaseEvent.BodyEnded()));
    }

    private static Predicate<Release> reached(int told) {
        return switch (told) {
            case 0 -> ready("r1");
            case 1 -> state -> passed(state, "stage-1");
            case 2 -> state -> passed(state, "stage-2");
            case 3 -> state -> state.rollout("r1/pms").orElseThrow().cutoverAt() != null;
            default -> state -> state.outcome() != Outcome.RUNNING;
        };
    }

    private static boolean passed(Release state, String stage) {
        Rollout rollout = state.rollout("r1/pms").orElseThrow();
        List<io.jenkins.plugins.releaseplan.rollout.StageRun> runs = new ArrayList<>(rollout.finished());
        if (rollout.stage() != null) {
            runs.add(rollout.stage());
        }
        return runs.stream()
                .anyMatch(run -> run.stage().id().equals(stage)
                        && run.result() == io.jenkins.plugins.releaseplan.rollout.StageRun.Result.PASSED);
    }

    private static Release release(SmallWorld world, String id, String version) throws Exception {
        List<Runnable> pipeline = pipeline(world, id, version);
        for (int told = 0; told < pipeline.size(); told++) {
            pipeline.get(told).run();
            world.until(id, reached(told));
        }
        return world.until(id, state -> done(state));
    }

    private static boolean done(Release state) {
        return state.outcome() != Outcome.RUNNING
                && state.rollouts().values().stream()
                        .allMatch(rollout -> rollout.phase().ended());
    }

    private static void beginOnce(SmallWorld world, String id, String version) {
        if (world.ledger.load(id).isEmpty()) {
            begin(world, id, version);
        } else {
            deploy(world, id, version);
        }
    }

    private static void begin(SmallWorld world, String id, String version) {
        world.host.begin(
                new ReleasePlan(id, ReleasePlan.Kind.DEPLOYMENT, "pms", "production", version, "timo", Set.of()),
                Origin.UNKNOWN);
        deploy(world, id, version);
    }

    private static void deploy(SmallWorld world, String id, String version) {
        Environment.Target target = world.scenario.environment("production").target("pms");
        world.host.tell(
                id,
                new ReleaseEvent.DeploymentReached(new RolloutPlan(
                        id + "/pms",
                        "pms",
                        target.route(),
                        version,
                        RollbackPolicy.NONE,
                        target.keepBlue(),
                        Duration.ofMinutes(30),
                        true)));
    }

    private static ReleaseEvent rollout(String id, RolloutEvent event) {
        return new ReleaseEvent.OfRollout(id + "/pms", event);
    }

    private static RolloutEvent stage(int number, int percent) {
        return new RolloutEvent.StageRequested(new Stage(
                "stage-" + number,
                percent,
                Duration.ofMinutes(10),
                Optional.empty(),
                Response.ROLL_BACK,
                Duration.ofMinutes(30)));
    }

    private static Predicate<Release> ready(String id) {
        return state -> state.rollout(id + "/pms")
                .filter(rollout -> rollout.phase() == Phase.READY)
                .isPresent();
    }

    private static List<String> shifts(SmallWorld world) {
        SimulatedCloud cloud = world.cloud.cloud("production");
        return cloud.history().calls().stream()
                .filter(call -> call.call() == CloudCall.SHIFT)
                .map(CloudCallRecord::detail)
                .toList();
    }

    /** The same split wished twice in a row is harmless, and after a kill it may be. */
    private static List<String> without(List<String> shifts) {
        List<String> once = new ArrayList<>();
        for (String shift : shifts) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(shift)) {
                once.add(shift);
            }
        }
        return once;
    }
}
