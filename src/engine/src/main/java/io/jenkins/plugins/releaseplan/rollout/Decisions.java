package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import java.time.Duration;
import java.time.Instant;

/** What the pipeline and people want of a rollout. */
final class Decisions {

    private Decisions() {}

    static void take(Draft draft, RolloutEvent event) {
        if (event instanceof RolloutEvent.StageRequested requested) {
            stage(draft, requested.stage());
        } else if (event instanceof RolloutEvent.MonitoringRequested requested) {
            monitor(draft, requested);
        } else if (event instanceof RolloutEvent.BodyEnded) {
            draft.bodyEnded = true;
        } else if (event instanceof RolloutEvent.BodyFailed failed) {
            ReturnPath.goBack(draft, new Cause(Cause.Kind.BODY_FAILED, failed.reason(), ""));
        } else if (event instanceof RolloutEvent.Aborted aborted) {
            abort(draft, aborted);
        } else if (event instanceof RolloutEvent.PauseRequested requested) {
            if (!draft.paused() && pausable(draft.phase)) {
                pause(draft, requested.by(), requested.reason(), requested.decideWithin());
            }
        } else if (event instanceof RolloutEvent.ResumeRequested requested) {
            resume(draft, requested.by());
        } else if (event instanceof RolloutEvent.PromoteRequested requested) {
            promote(draft, requested.by());
        } else if (event instanceof RolloutEvent.RollBackRequested requested) {
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.REQUESTED,
                            requested.by() + " rolled back: " + requested.reason(),
                            requested.by()));
        } else if (event instanceof RolloutEvent.RetireRequested requested) {
            retire(draft, requested.by());
        }
    }

    private static void stage(Draft draft, Stage stage) {
        boolean known = draft.pending.contains(stage)
                || draft.stage != null && draft.stage.stage().id().equals(stage.id())
                || draft.finished.stream().anyMatch(run -> run.stage().id().equals(stage.id()));
        if (!known && !draft.bodyEnded && draft.cause == null && draft.phase != Phase.HELD) {
            draft.pending.add(stage);
        }
    }

    private static void monitor(Draft draft, RolloutEvent.MonitoringRequested requested) {
        boolean allGreen =
                draft.phase == Phase.KEEPING_BLUE || draft.phase == Phase.RETIRING || draft.phase == Phase.COMPLETED;
        boolean known = draft.monitor != null && draft.monitor.id().equals(requested.id());
        if (!allGreen || known) {
            return;
        }
        draft.monitor = Monitor.begin(requested.id(), requested.analysis(), requested.duration(), draft.now);
        draft.drop(Watch.MONITOR);
        if (draft.phase == Phase.COMPLETED && draft.watches.isEmpty()) {
            Watch.of(draft.plan.policy(), draft.firstTrafficAt)
                    .forEach(watch -> draft.watches.add(watch.forgotten(
                            draft.now.plus(watch.run().analysis().interval()))));
        }
        requested
                .analysis()
                .ifPresent(analysis -> draft.watches.add(Watch.begin(
                        Watch.MONITOR,
                        analysis,
                        Response.ROLL_BACK,
                        draft.plan.policy().decideWithin(),
                        draft.now)));
        draft.tell(
                Kind.MONITORING_STARTED,
                Importance.INFO,
                "monitored for " + Words.duration(requested.duration())
                        + requested
                                .analysis()
                                .map(analysis -> ", judged by " + analysis.name())
                                .orElse(""));
    }

    private static void abort(Draft draft, RolloutEvent.Aborted aborted) {
        boolean splits = draft.phase.exposed() && draft.cutoverAt == null;
        if (!aborted.hold()) {
            ReturnPath.goBack(draft, new Cause(Cause.Kind.ABORTED, aborted.reason(), aborted.by()));
        } else if (splits && draft.shifted) {
            endStage(draft);
            draft.pending.clear();
            draft.pause = null;
            draft.enter(Phase.HELD);
            if (draft.call != null && draft.call.kind() == Call.Kind.PROBE_GREEN) {
                draft.call = null;
            }
            draft.tell(
                    Kind.HELD,
                    Importance.ACTION_NEEDED,
                    "traffic stays as it is (" + draft.greenPercent + " % green): " + aborted.reason());
        } else if (draft.cutoverAt == null) {
            ReturnPath.goBack(draft, new Cause(Cause.Kind.ABORTED, aborted.reason(), aborted.by()));
        }
    }

    private static void endStage(Draft draft) {
        if (draft.stage != null && draft.stage.result() == StageRun.Result.RUNNING) {
            draft.stage = draft.stage.ended(StageRun.Result.ABORTED, draft.now);
        }
    }

    private static boolean pausable(Phase phase) {
        return !phase.ended() && phase != Phase.ROLLING_BACK && phase != Phase.HELD;
    }

    static void pause(Draft draft, String by, String reason, Duration decideWithin) {
        Instant deadline = decideWithin == null ? null : draft.now.plus(decideWithin);
        draft.pause = new Pause(draft.now, deadline, reason, by);
        draft.tell(
                Kind.PAUSED,
                Importance.ACTION_NEEDED,
                "paused" + (by.isEmpty() ? "" : " by " + by) + ": " + reason
                        + (decideWithin == null
                                ? ""
                                : "; without a decision within " + Words.duration(decideWithin)
                                        + " all traffic goes back to blue"),
                "by",
                by);
    }

    private static void resume(Draft draft, String by) {
        if (!draft.paused()) {
            return;
        }
        if (draft.phase == Phase.BAKING) {
            Duration paused = Duration.between(draft.pause.since(), draft.now);
            draft.stage = draft.stage.extended(draft.stage.until().plus(paused));
        }
        draft.pause = null;
        draft.tell(Kind.RESUMED, Importance.INFO, "resumed by " + by, "by", by);
    }

    private static void promote(Draft draft, String by) {
        if (draft.phase == Phase.HELD && draft.call == null) {
            draft.tell(Kind.PROMOTED, Importance.INFO, "promoted to all traffic by " + by, "by", by);
            ForwardPath.cutOverNext(draft);
            return;
        }
        resume(draft, by);
        if (draft.phase == Phase.BAKING) {
            ForwardPath.pass(draft, StageRun.Result.PROMOTED, by);
        }
    }

    private static void retire(Draft draft, String by) {
        if (draft.phase == Phase.KEEPING_BLUE && !draft.paused()) {
            draft.tell(Kind.RESUMED, Importance.INFO, "blue is not kept any longer, said " + by, "by", by);
            draft.enter(Phase.RETIRING);
            draft.wish(Call.Kind.LOOK, 100, 0, draft.now);
        }
    }

    /** A decision that nobody made in time goes back to blue. */
    static void settle(Draft draft) {
        Pause pause = draft.pause;
        if (pause != null && pause.deadline() != null && !draft.now.isBefore(pause.deadline())) {
            Duration given = Duration.between(pause.since(), pause.deadline());
            ReturnPath.goBack(
                    draft,
                    new Cause(
                            Cause.Kind.NO_DECISION,
                            "nobody decided within " + Words.duration(given) + " about: " + pause.reason(),
                            ""));
        }
    }
}
