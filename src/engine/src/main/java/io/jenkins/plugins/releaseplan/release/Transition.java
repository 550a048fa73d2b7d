package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.MarkRefusedException;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a release does with an event. */
final class Transition {

    /** Who ends gates when no person does. */
    private static final String THE_RELEASE = "the release";

    private Transition() {}

    static void take(ReleaseDraft draft, ReleaseEvent event) {
        if (event instanceof ReleaseEvent.OfRollout of) {
            ofRollout(draft, of);
        } else if (event instanceof ReleaseEvent.OfGate of) {
            ofGate(draft, of);
        } else if (event instanceof ReleaseEvent.HostRestarted) {
            restarted(draft);
        } else if (event instanceof ReleaseEvent.TimePassed) {
            // What is due follows below.
            draft.wakeAt = null;
        } else if (event instanceof ReleaseEvent.Checked checked) {
            Checks.answered(draft, checked);
        } else if (event instanceof ReleaseEvent.DatabaseAnswered answered) {
            Databases.answered(draft, answered);
        } else if (event instanceof ReleaseEvent.ItemMarked marked) {
            marked(draft, marked.mark());
        } else if (event instanceof ReleaseEvent.Aborted aborted) {
            aborted(draft, aborted);
        } else if (event instanceof ReleaseEvent.BodyFailed failed) {
            bodyFailed(draft, failed.reason());
        } else if (draft.body == Release.Body.RUNNING) {
            reached(draft, event);
        }
        Checks.settle(draft);
        Databases.settle(draft);
    }

    /** After the body's end a block inside it has no say any more: a held rollout stays held, a released one released. */
    private static void ofRollout(ReleaseDraft draft, ReleaseEvent.OfRollout of) {
        RolloutEvent event = of.event();
        boolean ofPipeline = event instanceof RolloutEvent.StageRequested
                || event instanceof RolloutEvent.MonitoringRequested
                || event instanceof RolloutEvent.BodyEnded
                || event instanceof RolloutEvent.BodyFailed
                || event instanceof RolloutEvent.Aborted;
        if (!ofPipeline || draft.body == Release.Body.RUNNING) {
            draft.rollout(of.rollout(), event);
        }
    }

    /** What the checklist says and which version is brought, a gate hears from its release alone. */
    private static void ofGate(ReleaseDraft draft, ReleaseEvent.OfGate of) {
        GateEvent event = of.event();
        if (!(event instanceof GateEvent.ChecklistChanged || event instanceof GateEvent.VersionChanged)) {
            draft.gate(of.gate(), event);
        }
    }

    /** What the pipeline reached; nothing of it after the body's end. */
    private static void reached(ReleaseDraft draft, ReleaseEvent event) {
        if (event instanceof ReleaseEvent.ChecklistRead read) {
            checklistRead(draft, read);
        } else if (event instanceof ReleaseEvent.GateReached reached) {
            if (!draft.gates.containsKey(reached.gate())) {
                draft.beginGate(reached.gate(), reached.plan());
            }
        } else if (event instanceof ReleaseEvent.DeploymentReached reached) {
            if (!draft.rollouts.containsKey(reached.plan().id())) {
                draft.beginRollout(reached.plan());
            }
        } else if (event instanceof ReleaseEvent.VersionChanged changed) {
            versionChanged(draft, changed);
        } else if (event instanceof ReleaseEvent.VerificationReached reached) {
            Checks.begin(draft, reached);
        } else if (event instanceof ReleaseEvent.MonitoringReached reached) {
            monitor(draft, reached);
        } else if (event instanceof ReleaseEvent.SnapshotReached reached) {
            Databases.begin(draft, reached.id(), DatabaseWork.Kind.SNAPSHOT, reached.database(), reached.snapshot());
        } else if (event instanceof ReleaseEvent.RestoreReached reached) {
            Databases.begin(draft, reached.id(), DatabaseWork.Kind.RESTORE, reached.database(), reached.snapshot());
        } else if (event instanceof ReleaseEvent.BodyEnded) {
            bodyEnded(draft);
        }
    }

    /** Gates that are reached later are about the new version too, and checks have to find it. */
    private static void versionChanged(ReleaseDraft draft, ReleaseEvent.VersionChanged changed) {
        if (changed.version().equals(draft.plan.version())) {
            return;
        }
        draft.plan = draft.plan.bringing(changed.version(), changed.causedBy());
        Checks.beginAgain(draft);
        everyGate(draft, new GateEvent.VersionChanged(changed.version(), changed.causedBy()));
    }

    /** What the steps left open can have no good end any more: nobody is there to go on with it. */
    private static void bodyEnded(ReleaseDraft draft) {
        draft.body = Release.Body.ENDED;
        for (Rollout rollout : List.copyOf(draft.rollouts.values())) {
            if (leftOpen(rollout)) {
                String reason = "the steps of the release ended before those of the deployment of "
                        + rollout.plan().target();
                draft.rollout(rollout.plan().id(), new RolloutEvent.BodyFailed(reason));
            }
        }
        everyGate(draft, new GateEvent.Aborted(THE_RELEASE, "its steps ended before the gate did"));
    }

    private static boolean leftOpen(Rollout rollout) {
        Phase phase = rollout.phase();
        boolean byPeople = phase == Phase.HELD || phase == Phase.CUTTING_OVER || rollout.cutoverAt() != null;
        return !rollout.bodyEnded() && !phase.ended() && !byPeople;
    }

    private static void restarted(ReleaseDraft draft) {
        draft.wakeAt = null;
        everyGate(draft, new GateEvent.HostRestarted());
        for (String id : List.copyOf(draft.rollouts.keySet())) {
            draft.rollout(id, new RolloutEvent.HostRestarted());
        }
        Checks.restarted(draft);
        Databases.restarted(draft);
    }

    private static void everyGate(ReleaseDraft draft, GateEvent event) {
        for (String id : List.copyOf(draft.gates.keySet())) {
            draft.gate(id, event);
        }
    }

    /** A checklist that is read again keeps what was marked: items are known by their ids. */
    private static void checklistRead(ReleaseDraft draft, ReleaseEvent.ChecklistRead read) {
        if (read.checklist().equals(draft.checklist)) {
            return;
        }
        draft.checklist = read.checklist();
        draft.tell(
                Notice.Kind.CHECKLIST_READ,
                Importance.INFO,
                "checklist '" + read.checklist().title() + "' with "
                        + read.checklist().counts().items() + " items",
                "title",
                read.checklist().title());
        draft.checklistChanged();
    }

    private static void marked(ReleaseDraft draft, Mark mark) {
        if (draft.progress.lastMark(mark.itemId()).filter(mark::equals).isPresent()) {
            // The same mark told twice, not a second one: that has a time of its own.
            return;
        }
        if (draft.checklist == null) {
            refused(draft, mark, "no checklist was read yet");
            return;
        }
        try {
            draft.progress = draft.progress.with(draft.checklist, mark);
        } catch (MarkRefusedException e) {
            refused(draft, mark, e.getMessage());
            return;
        }
        String text = draft.checklist.item(mark.itemId()).orElseThrow().text();
        draft.tell(
                Notice.Kind.ITEM_MARKED,
                Importance.DETAIL,
                mark.by() + " marked '" + text + "' " + how(mark),
                "item",
                mark.itemId(),
                "by",
                mark.by());
        draft.checklistChanged();
    }

    private static void refused(ReleaseDraft draft, Mark mark, String why) {
        draft.tell(Notice.Kind.MARK_REFUSED, Importance.DETAIL, mark.by() + ": " + why, "by", mark.by());
    }

    private static String how(Mark mark) {
        return switch (mark.status()) {
            case DONE -> "done";
            case OPEN -> "open again";
            case NOT_APPLICABLE -> "not applicable: " + mark.reason();
        };
    }

    private static void monitor(ReleaseDraft draft, ReleaseEvent.MonitoringReached reached) {
        for (String id : List.copyOf(draft.rollouts.keySet())) {
            draft.rollout(
                    id, new RolloutEvent.MonitoringRequested(reached.id(), reached.analysis(), reached.duration()));
        }
    }

    private static void aborted(ReleaseDraft draft, ReleaseEvent.Aborted aborted) {
        if (draft.body != Release.Body.RUNNING) {
            return;
        }
        draft.body = Release.Body.ABORTED;
        draft.reason = aborted.reason();
        everyGate(draft, new GateEvent.Aborted(aborted.by(), aborted.reason()));
        for (String id : List.copyOf(draft.rollouts.keySet())) {
            draft.rollout(id, new RolloutEvent.Aborted(aborted.by(), aborted.reason(), aborted.hold()));
        }
    }

    private static void bodyFailed(ReleaseDraft draft, String reason) {
        if (draft.body != Release.Body.RUNNING) {
            return;
        }
        draft.body = Release.Body.FAILED;
        draft.reason = reason;
        for (Rollout rollout : List.copyOf(draft.rollouts.values())) {
            if (rollout.phase() != Phase.HELD) {
                draft.rollout(rollout.plan().id(), new RolloutEvent.BodyFailed(reason));
            }
        }
        everyGate(draft, new GateEvent.Aborted(THE_RELEASE, reason));
    }

    /** When the release itself has something to do although nothing happened. */
    static List<Instant> due(ReleaseDraft draft) {
        List<Instant> due = new ArrayList<>();
        for (Verification verification : draft.verifications) {
            if (verification.state() == Verification.State.RUNNING) {
                due.add(verification.deadline());
                for (CheckRun check : verification.checks()) {
                    addIfThere(check.nextAt(), due);
                }
            }
        }
        for (DatabaseWork work : draft.databases) {
            addIfThere(work.nextAt(), due);
        }
        return due;
    }

    private static void addIfThere(Instant time, List<Instant> due) {
        if (time != null) {
            due.add(time);
        }
    }
}
