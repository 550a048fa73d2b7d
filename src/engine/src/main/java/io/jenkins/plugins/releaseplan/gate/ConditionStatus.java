package io.jenkins.plugins.releaseplan.gate;

import java.time.Instant;
import java.util.Objects;

/**
 * How a condition stood at the gate's last advance.
 *
 * @param met whether it held
 * @param detail why, for people
 * @param evidence what is remembered of the answers
 * @param looking whether its question is asked and not answered yet
 * @param lookAt when its question is asked, or asked again; null for not
 * @param trouble why the last look failed, empty if it did not
 */
public record ConditionStatus(
        boolean met, String detail, Evidence evidence, boolean looking, Instant lookAt, String trouble) {

    public ConditionStatus {
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(trouble, "trouble");
    }

    /** Nothing is known; look at this time, null for never. */
    static ConditionStatus unknown(Evidence evidence, Instant lookAt) {
        return new ConditionStatus(false, "", evidence, false, lookAt, "");
    }

    ConditionStatus answered(Evidence answer, Instant lookAgainAt) {
        return new ConditionStatus(met, detail, answer, false, lookAgainAt, "");
    }

    ConditionStatus failed(String message, Instant lookAgainAt) {
        return new ConditionStatus(met, detail, evidence, false, lookAgainAt, message);
    }

    ConditionStatus asking(Evidence asked, Instant lookAgainAt) {
        return new ConditionStatus(met, detail, asked, true, lookAgainAt, trouble);
    }

    ConditionStatus lookingAt(Instant time) {
        return new ConditionStatus(met, detail, evidence, looking, time, trouble);
    }

    ConditionStatus judged(boolean holds, String why) {
        return new ConditionStatus(holds, why, evidence, looking, lookAt, trouble);
    }
}
