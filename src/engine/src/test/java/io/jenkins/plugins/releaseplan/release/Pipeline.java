package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The steps inside a release, one after the other, as a build runs them. Remembers only where it is. */
final class Pipeline {

    /** How far a step is. */
    enum Stand {
        WAITS,
        WELL,
        FAILED
    }

    /**
     * One step.
     *
     * @param event what the release is told when it is reached
     * @param stand how far it is
     * @param rollout the deployment around it; null if there is none
     */
    private record Instruction(ReleaseEvent event, Function<Release, Stand> stand, String rollout) {}

    private final List<Instruction> instructions = new ArrayList<>();
    private int at;
    private boolean sent;
    private final boolean catchesErrors;
    private String around;

    Pipeline(boolean catchesErrors) {
        this.catchesErrors = catchesErrors;
    }

    void at(ReleaseEvent event) {
        add(event, release -> Stand.WELL);
    }

    void gate(String id, GatePlan plan) {
        add(
                new ReleaseEvent.GateReached(id, plan),
                release -> release.gate(id).map(Gate::state).map(Pipeline::of).orElse(Stand.FAILED));
    }

    private static Stand of(Gate.State state) {
        return switch (state) {
            case WAITING -> Stand.WAITS;
            case OPEN -> Stand.WELL;
            case REJECTED, TIMED_OUT, ABORTED -> Stand.FAILED;
        };
    }

    void deploymentBegins(RolloutPlan plan) {
        around = plan.id();
        add(
                new ReleaseEvent.DeploymentReached(plan),
                rollout(
                        plan.id(),
                        rollout -> rollout.phase() == Phase.READY
                                || rollout.phase().exposed()));
    }

    void stage(Stage stage) {
        add(
                new ReleaseEvent.OfRollout(around, new RolloutEvent.StageRequested(stage)),
                rollout(around, rollout -> rollout.isPast(stage.id())));
    }

    void deploymentEnds() {
        add(
                new ReleaseEvent.OfRollout(around, new RolloutEvent.BodyEnded()),
                rollout(around, rollout -> rollout.cutoverAt() != null && rollout.phase() != Phase.CUTTING_OVER));
        around = null;
    }

    private static Function<Release, Stand> rollout(String id, Function<Rollout, Boolean> done) {
        return release -> {
            Rollout rollout = release.rollouts().get(id);
            if (rollout == null || rollout.cause() != null || rollout.phase() == Phase.HELD) {
                return Stand.FAILED;
            }
            return done.apply(rollout) ? Stand.WELL : Stand.WAITS;
        };
    }

    void verification(ReleaseEvent.VerificationReached reached) {
        add(
                reached,
                release -> release.verification(reached.id())
                        .map(one -> switch (one.state()) {
                            case RUNNING -> Stand.WAITS;
                            case PASSED -> Stand.WELL;
                            case FAILED -> Stand.FAILED;
                        })
                        .orElse(Stand.FAILED));
    }

    void monitoring(ReleaseEvent.MonitoringReached reached) {
        add(reached, release -> {
            boolean back = release.rollouts().values().stream().anyMatch(one -> one.cause() != null);
            boolean over = release.rollouts().values().stream()
                    .allMatch(one -> one.monitor() == null || one.monitor().over());
            return back ? Stand.FAILED : over ? Stand.WELL : Stand.WAITS;
        });
    }

    void database(String id, ReleaseEvent reached) {
        add(
                reached,
                release -> release.database(id)
                        .map(work ->
                                !work.ended() ? Stand.WAITS : work.failure().isEmpty() ? Stand.WELL : Stand.FAILED)
                        .orElse(Stand.FAILED));
    }

    void fails() {
        add(new ReleaseEvent.TimePassed(), release -> Stand.FAILED);
    }

    private void add(ReleaseEvent event, Function<Release, Stand> stand) {
        instructions.add(new Instruction(event, stand, around));
    }

    /** What the release is to be told next; empty if the pipeline waits or is over. */
    Optional<ReleaseEvent> next(Release release) {
        if (release.body() != Release.Body.RUNNING) {
            return Optional.empty();
        }
        if (at == instructions.size()) {
            return Optional.of(new ReleaseEvent.BodyEnded());
        }
        Instruction current = instructions.get(at);
        if (!sent) {
            sent = true;
            return Optional.of(current.event());
        }
        return switch (current.stand().apply(release)) {
            case WAITS -> Optional.empty();
            case WELL -> {
                forward();
                yield next(release);
            }
            case FAILED -> failed(current);
        };
    }

    private void forward() {
        at++;
        sent = false;
    }

    /** An error leaves the deployment around it first, and then the release, unless the pipeline catches it. */
    private Optional<ReleaseEvent> failed(Instruction current) {
        String rollout = current.rollout();
        while (at < instructions.size()
                && rollout != null
                && rollout.equals(instructions.get(at).rollout())) {
            forward();
        }
        if (rollout != null) {
            if (!catchesErrors) {
                instructions.add(at, new Instruction(new ReleaseEvent.TimePassed(), release -> Stand.FAILED, null));
            }
            return Optional.of(new ReleaseEvent.OfRollout(rollout, new RolloutEvent.BodyFailed("a step failed")));
        }
        if (catchesErrors) {
            forward();
            return Optional.of(new ReleaseEvent.TimePassed());
        }
        return Optional.of(new ReleaseEvent.BodyFailed("a step failed"));
    }

    /** A build that lost its last steps reaches the same step again. */
    void reachesAgain() {
        sent = false;
    }
}
