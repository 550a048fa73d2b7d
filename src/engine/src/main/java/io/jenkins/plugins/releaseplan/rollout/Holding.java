package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import java.util.List;

/** The pipeline is gone and the traffic stays as it is: nothing sets weights, until a person promotes or rolls back. */
final class Holding {

    private Holding() {}

    static void begin(Draft draft, String reason) {
        if (draft.stage != null && draft.stage.result() == StageRun.Result.RUNNING) {
            draft.stage = draft.stage.ended(StageRun.Result.ABORTED, draft.now);
        }
        draft.pending = List.of();
        draft.pause = null;
        draft.enter(Phase.HELD);
        if (draft.call != null && draft.call.kind() == Call.Kind.PROBE_GREEN) {
            draft.call = null;
        } else if (draft.call != null && !draft.call.issued()) {
            look(draft, 0);
        }
        draft.tell(
                Kind.HELD,
                Importance.ACTION_NEEDED,
                "traffic stays as it is (" + draft.greenPercent + " % green): " + reason);
    }

    static void promote(Draft draft, String by) {
        draft.doubtShift();
        draft.pause = null;
        draft.tell(Kind.PROMOTED, Importance.INFO, "promoted to all traffic by " + by, "by", by);
        Stages.cutOverNext(draft);
    }

    /** What is still under way when the traffic is held ends with a look at the share that came of it. */
    static void take(Draft draft, RolloutEvent.Answer answer) {
        if (answer instanceof RolloutEvent.CallFailed failure) {
            failed(draft, failure);
        } else if (answer instanceof RolloutEvent.Looked looked) {
            looked(draft, looked.percent());
        } else {
            look(draft, 0);
        }
    }

    private static void look(Draft draft, int attempt) {
        draft.wish(Call.Kind.LOOK, draft.call.percent(), attempt, draft.now);
    }

    private static void looked(Draft draft, int percent) {
        int expected = draft.call.percent();
        draft.call = null;
        Stages.seen(draft, percent);
        if (draft.sure().isAfter(draft.now)) {
            draft.wish(Call.Kind.LOOK, expected, 0, draft.sure());
        }
    }

    private static void failed(Draft draft, RolloutEvent.CallFailed failure) {
        ForwardPath.tellFailed(draft, failure, draft.call.attempt() == 0 ? Importance.INFO : Importance.DETAIL);
        if (draft.call.kind() == Call.Kind.SHIFT) {
            if (failure.kind() == CloudException.Kind.UNKNOWN) {
                draft.uncertainUntil = draft.now.plus(Draft.UNCERTAIN);
            }
            look(draft, 0);
        } else {
            draft.call = draft.call.again(draft.nextNumber(), draft.now);
        }
    }
}
