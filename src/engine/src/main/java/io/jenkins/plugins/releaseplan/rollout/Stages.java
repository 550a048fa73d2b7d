package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import io.jenkins.plugins.releaseplan.schedule.DurationText;

/** Stage after stage up to the cutover, the time that blue is kept, and its end. */
final class Stages {

    private Stages() {}

    /** What goes on because of the time, or because nothing holds it back any longer. */
    static void settle(Draft draft) {
        if (draft.paused()) {
            return;
        }
        if (draft.phase == Phase.BAKING && Watching.mayPass(draft, Watch.STAGE, draft.stage.until())) {
            pass(draft, StageRun.Result.PASSED, "");
        }
        if (draft.phase == Phase.READY || draft.phase == Phase.AWAITING) {
            next(draft);
        }
        if (draft.phase == Phase.KEEPING_BLUE && !draft.now.isBefore(draft.keepUntil) && !monitored(draft)) {
            retireBlue(draft);
        }
    }

    static void pass(Draft draft, StageRun.Result result, String by) {
        draft.stage = draft.stage.ended(result, draft.now);
        draft.enter(Phase.AWAITING);
        draft.tell(
                result == StageRun.Result.PROMOTED ? Kind.PROMOTED : Kind.STAGE_PASSED,
                Importance.INFO,
                "stage " + draft.stage.stage().percent() + " % "
                        + (result == StageRun.Result.PROMOTED ? "was promoted by " + by : "passed"),
                "stage",
                draft.stage.stage().id());
    }

    private static void next(Draft draft) {
        if (!draft.pending.isEmpty()) {
            if (draft.stage != null) {
                draft.finished = Draft.with(draft.finished, draft.stage);
            }
            Stage stage = draft.pending.get(0);
            draft.pending = draft.pending.subList(1, draft.pending.size());
            draft.stage = new StageRun(stage, null, null, StageRun.Result.RUNNING, null);
            draft.enter(Phase.SHIFTING);
            probe(draft, stage.percent());
        } else if (draft.bodyEnded) {
            cutOverNext(draft);
        }
    }

    static void cutOverNext(Draft draft) {
        draft.enter(Phase.CUTTING_OVER);
        probe(draft, 100);
    }

    /** Green is probed before each shift, and not before an earlier shift of unknown outcome can act no longer. */
    private static void probe(Draft draft, int percent) {
        draft.wish(Call.Kind.PROBE_GREEN, percent, 0, draft.sure());
    }

    /** Blue is taken down after one more look at the traffic, when nothing is under way that could still change it. */
    static void retireBlue(Draft draft) {
        draft.enter(Phase.RETIRING);
        draft.wish(Call.Kind.LOOK, 100, 0, draft.sure());
    }

    private static boolean monitored(Draft draft) {
        return draft.monitor != null && !draft.monitor.over();
    }

    /** The share that green was seen to have. */
    static void seen(Draft draft, int percent) {
        if (percent > 0) {
            exposed(draft);
        }
        if (percent != draft.greenPercent) {
            draft.greenPercent = percent;
            draft.tell(
                    Kind.TRAFFIC_SHIFTED,
                    // The cutover is told right after.
                    draft.phase == Phase.CUTTING_OVER ? Importance.DETAIL : Importance.INFO,
                    percent + " % of traffic on green " + draft.plan.version(),
                    "green",
                    Integer.toString(percent),
                    "blue",
                    Integer.toString(100 - percent));
        }
    }

    /** The rollback policy watches from green's first traffic on. */
    static void exposed(Draft draft) {
        if (draft.firstTrafficAt == null) {
            draft.firstTrafficAt = draft.now;
            draft.watches.addAll(Watch.of(draft.plan.policy(), draft.now));
        }
    }

    static void bake(Draft draft) {
        Stage stage = draft.stage.stage();
        draft.enter(Phase.BAKING);
        draft.stage = draft.stage.baking(draft.now);
        draft.drop(Watch.STAGE);
        stage.analysis()
                .ifPresent(analysis -> draft.watches.add(
                        Watch.begin(Watch.STAGE, analysis, stage.onBreach(), stage.decideWithin(), draft.now)));
        draft.tell(
                Kind.STAGE_STARTED,
                Importance.INFO,
                "stage " + stage.percent() + " % bakes for " + DurationText.words(stage.bake())
                        + stage.analysis()
                                .map(analysis -> ", judged by " + analysis.name())
                                .orElse(""),
                "stage",
                stage.id(),
                "percent",
                Integer.toString(stage.percent()));
    }

    static void cutOver(Draft draft) {
        draft.cutoverAt = draft.now;
        draft.keepUntil = draft.now.plus(draft.plan.keepBlue());
        draft.drop(Watch.STAGE);
        draft.tell(
                Kind.CUTOVER,
                Importance.INFO,
                "green " + draft.plan.version() + " has all traffic, blue is "
                        + (draft.plan.keepBlue().isZero()
                                ? "not kept"
                                : "kept for " + DurationText.words(draft.plan.keepBlue())),
                "version",
                draft.plan.version());
        draft.recorded = true;
        draft.wish(Call.Kind.RECORD_VERSION);
    }

    static void keepBlue(Draft draft) {
        draft.call = null;
        draft.enter(Phase.KEEPING_BLUE);
    }

    static void complete(Draft draft) {
        draft.call = null;
        draft.routeWished = false;
        draft.enter(Phase.COMPLETED);
        if (draft.monitor == null || draft.monitor.over()) {
            draft.watches.clear();
        }
    }
}
