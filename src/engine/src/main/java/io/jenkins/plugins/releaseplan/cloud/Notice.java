package io.jenkins.plugins.releaseplan.cloud;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Something that a release did or needs, as it stands in its timeline and as people are told.
 *
 * @param kind what happened, a word of the glossary
 * @param importance who should hear of it
 * @param text one sentence for people
 * @param facts the same for programs; keys are stable and sorted, values are text
 */
public record Notice(Kind kind, Importance importance, String text, Map<String, String> facts) {

    /** What happened. */
    public enum Kind {
        RELEASE_STARTED,
        RELEASE_ENDED,
        TAKEN_OVER,
        CHECKLIST_READ,
        ITEM_MARKED,
        MARK_REFUSED,
        GATE_WAITING,
        GATE_SIGNED,
        GATE_OPENED,
        GATE_REJECTED,
        GATE_TIMED_OUT,
        SIGN_OFF_REFUSED,
        SIGN_OFFS_VOIDED,
        ROUTE_WAITING,
        ROUTE_HELD,
        GREEN_LAUNCHED,
        GREEN_READY,
        STAGE_STARTED,
        STAGE_PASSED,
        TRAFFIC_SHIFTED,
        TRIGGER_NOTED,
        BREACH,
        DATA_MISSING,
        DATA_BACK,
        PAUSED,
        RESUMED,
        PROMOTED,
        CALL_FAILED,
        ROLLBACK_STARTED,
        ROLLED_BACK,
        CUTOVER,
        VERSION_RECORDED,
        BLUE_RETIRED,
        GREEN_RETIRED,
        HELD,
        CHECK_PASSED,
        CHECK_FAILED,
        MONITORING_STARTED,
        MONITORING_PASSED,
        SNAPSHOT_STARTED,
        SNAPSHOT_TAKEN,
        RESTORE_STARTED,
        DATABASE_RESTORED
    }

    /** Who should hear of it. */
    public enum Importance {
        /** The timeline alone. */
        DETAIL,
        /** Those who follow the release. */
        INFO,
        /** Those who must act or decide. */
        ACTION_NEEDED,
        /** Everybody on call. */
        ALARM
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(importance, "importance");
        Objects.requireNonNull(text, "text");
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
