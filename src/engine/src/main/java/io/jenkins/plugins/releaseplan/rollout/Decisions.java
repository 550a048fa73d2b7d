package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.schedule.DurationText;

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
            if (draft.phase != Phase.HELD) {
                ReturnPath.goBack(draft, new Cause(Cause.Kind.BODY_FAILED, failed.reason(), ""));
            }
        } else if (event instanceof RolloutEvent.Aborted aborted) {
            abort(draft, aborted);
        } else if (event instanceof RolloutEvent.PauseRequested requested) {
            Pauses.request(draft, requested);
        } else if (event instanceof RolloutEvent.ResumeRequested requested) {
            Pauses.resume(draft, requested.by());
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
        boolean known = draft.pending.stream().anyMatch(next -> next.id().equals(stage.id()))
                || draft.stage != null && draft.stage.stage().id().equals(stage.id())
                || draft.finished.stream().anyMatch(run -> run.stage().id().equals(stage.id()));
        // Held traffic has no pipeline any longer, and once promoted it goes to green without stages.
        boolean toGreen = draft.phase == Phase.HELD || draft.phase == Phase.CUTTING_OVER || draft.cutoverAt != null;
        if (!known && !draft.bodyEnded && !toGreen && draft.cause == null) {
            draft.pending = Draft.with(draft.pending, stage);
        }
    }

    private static void monitor(Draft draft, RolloutEvent.MonitoringRequested requested) {
        boolean goesBack = draft.phase == Phase.ROLLING_BACK || draft.phase == Phase.ROLLED_BACK;
        boolean allGreen = draft.cutoverAt != null && !goesBack;
        boolean known = draft.monitor != null && draft.monitor.id().equals(requested.id());
        if (!allGreen || known) {
            return;
        }
        draft.monitor = Monitor.begin(requested.id(), requested.analysis(), requested.duration(), draft.now);
        draft.drop(Watch.MONITOR);
        if (draft.phase == Phase.COMPLETED && draft.watches.isEmpty()) {
            Watch.of(draft.plan.policy(), draft.firstTrafficAt)
                    .forEach(watch -> draft.watches.add(
                            watch.next(draft.now.plus(watch.run().analysis().interval()))));
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
                "monitored for " + DurationText.words(requested.duration())
                        + requested
                                .analysis()
                                .map(analysis -> ", judged by " + analysis.name())
                                .orElse(""));
    }

    private static void abort(Draft draft, RolloutEvent.Aborted aborted) {
        if (!aborted.hold()) {
            ReturnPath.goBack(draft, new Cause(Cause.Kind.ABORTED, aborted.reason(), aborted.by()));
        } else if (draft.cutoverAt == null) {
            if (draft.phase.exposed() && draft.shifted) {
                Holding.begin(draft, aborted.reason());
            } else {
                ReturnPath.goBack(draft, new Cause(Cause.Kind.ABORTED, aborted.reason(), aborted.by()));
            }
        }
    }

    private static void promote(Draft draft, String by) {
        if (draft.phase == Phase.HELD) {
            Holding.promote(draft, by);
            return;
        }
        Pauses.resume(draft, by);
        if (draft.phase == Phase.BAKING) {
            Stages.pass(draft, StageRun.Result.PROMOTED, by);
        }
    }

    private static void retire(Draft draft, String by) {
        if (draft.phase == Phase.KEEPING_BLUE && !draft.paused()) {
            draft.tell(Kind.RESUMED, Importance.INFO, "blue is not kept any longer, said " + by, "by", by);
            Stages.retireBlue(draft);
        }
    }
}
