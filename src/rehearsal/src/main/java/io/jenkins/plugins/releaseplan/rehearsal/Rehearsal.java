package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.rehearsal.clock.ClockStopped;
import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.host.HostListener;
import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.rehearsal.host.ReleaseKeeper;
import io.jenkins.plugins.releaseplan.rehearsal.host.ScenarioWorld;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepRecord;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepTable;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps;
import io.jenkins.plugins.releaseplan.rehearsal.steps.ReleaseSteps;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a Jenkinsfile in a scenario, from its begin until blue is taken down. */
public final class Rehearsal {

    /** How far the time after the pipeline's end is looked ahead at once when a release still moves. */
    private static final int MOST_LOOKS = 10_000;

    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final RehearsalPlan plan;
    private final long seed;
    private final RehearsalListener listener;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();

    private final ReleaseKeeper keeper;

    private Rehearsal(RehearsalPlan plan, long seed, RehearsalListener listener, ReleaseKeeper keeper) {
        this.plan = plan;
        this.seed = seed;
        this.listener = listener;
        this.keeper = keeper;
    }

    /** The steps that a Jenkinsfile may use in a rehearsal. */
    public static StepTable steps() {
        return BuiltinSteps.table().with(ReleaseSteps.all());
    }

    /**
     * Rehearses.
     *
     * @param plan what
     * @param seed the seed of everything that is drawn; the same seed gives the same rehearsal
     * @param listener hears of what happens while it does
     */
    public static RehearsalResult run(RehearsalPlan plan, long seed, RehearsalListener listener) {
        return run(plan, seed, listener, ReleaseKeeper.NONE);
    }

    /**
     * Rehearses, and keeps each state of each release.
     *
     * @param keeper is given each state before its actions run
     */
    public static RehearsalResult run(RehearsalPlan plan, long seed, RehearsalListener listener, ReleaseKeeper keeper) {
        return new Rehearsal(plan, seed, listener, keeper).run();
    }

    private RehearsalResult run() {
        Instant start = plan.scenario().start();
        try (VirtualClock clock = new VirtualClock(start, plan.scenario().virtualTime())) {
            ReleaseHost host = new ReleaseHost(clock, plan.scenario(), seed, keeper);
            host.listen(timekeeper());
            ScenarioWorld world =
                    new ScenarioWorld(host, plan.parameters(), plan.workspace(), plan.shell(), this::logged, seed);
            PipelineResult pipeline = plan.jenkinsfile().run(world, clock);
            Instant ended = clock.now();
            try {
                settle(clock, host);
            } catch (ClockStopped stopped) {
                log.add(new LogLine(clock.now(), List.of(), "", "not looked at any further: " + stopped.getMessage()));
            }
            List<Release> releases = List.copyOf(host.releases());
            Outcome outcome = outcome(releases, pipeline);
            return new RehearsalResult(
                    plan,
                    seed,
                    outcome,
                    reason(outcome, releases, pipeline),
                    start,
                    ended,
                    clock.now(),
                    releases,
                    host.world(),
                    timeline,
                    pipeline,
                    log);
        }
    }

    private HostListener timekeeper() {
        return entry -> {
            timeline.add(entry);
            listener.happened(entry);
        };
    }

    private void logged(LogLine line) {
        log.add(line);
        listener.logged(line);
    }

    /** After the pipeline's end goes on until every kept blue is taken down and every rollback has ended. */
    private static void settle(VirtualClock clock, ReleaseHost host) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Optional<Instant> next = host.releases().stream()
                    .flatMap(release -> release.rollouts().values().stream())
                    .filter(Rehearsal::moves)
                    .map(rollout -> next(rollout, clock.now()))
                    .min(Instant::compareTo);
            if (next.isEmpty()) {
                return;
            }
            clock.drain(next.get());
        }
    }

    private static boolean moves(Rollout rollout) {
        return !rollout.phase().ended() && rollout.phase() != Phase.HELD && rollout.pause() == null;
    }

    /** When to look again: at the end of the keep time, at the next wake-up, or soon if an answer is under way. */
    private static Instant next(Rollout rollout, Instant now) {
        Instant next = rollout.phase() == Phase.KEEPING_BLUE ? rollout.keepUntil() : rollout.wakeAt();
        return next != null && next.isAfter(now) ? next : now.plus(ANSWER);
    }

    private static Outcome outcome(List<Release> releases, PipelineResult pipeline) {
        Outcome worst = releases.isEmpty() ? Outcome.NO_RELEASE : Outcome.RELEASED;
        for (Release release : releases) {
            worst = switch (release.outcome()) {
                case RELEASED -> worst;
                case ROLLED_BACK -> worst == Outcome.FAILED ? worst : Outcome.ROLLED_BACK;
                case REFUSED -> worst == Outcome.FAILED ? worst : Outcome.REFUSED;
                case FAILED, ABORTED, RUNNING -> Outcome.FAILED;
            };
        }
        boolean ok = pipeline.result() == BuildResult.SUCCESS || pipeline.result() == BuildResult.UNSTABLE;
        if (ok || worst.exitCode() != 0) {
            return worst;
        }
        return rejected(pipeline) ? Outcome.REFUSED : Outcome.FAILED;
    }

    /** Whether the pipeline ended because somebody said no to an input. */
    private static boolean rejected(PipelineResult pipeline) {
        return pipeline.result() == BuildResult.ABORTED
                && pipeline.steps().stream()
                        .anyMatch(step -> step.name().equals("input")
                                && step.outcome() == StepRecord.Outcome.REJECTED
                                && step.at().equals(pipeline.causedAt()));
    }

    private static String reason(Outcome outcome, List<Release> releases, PipelineResult pipeline) {
        if (outcome.exitCode() == 0) {
            return "";
        }
        return releases.stream()
                .filter(release -> !release.reason().isEmpty())
                .map(Release::reason)
                .reduce((earlier, later) -> later)
                .or(() -> asked(pipeline))
                .orElse(pipeline.cause());
    }

    /** Why a pipeline that is there to roll back did so. */
    private static Optional<String> asked(PipelineResult pipeline) {
        return pipeline.steps().stream()
                .filter(step -> step.name().equals("rollback") && step.outcome() == StepRecord.Outcome.DONE)
                .map(step -> String.valueOf(step.arguments().get("reason")))
                .reduce((earlier, later) -> later);
    }
}
