package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The calls of the cloud that a fault can hit, named as the ports name them. */
public enum CloudCall {
    SHIFT("shift"),
    PERCENT_OF("percentOf"),
    INSPECT("inspect"),
    LAUNCH("launch"),
    RETIRE("retire"),
    PROBE("probe"),
    CHECK("check"),
    METRICS("metrics"),
    SNAPSHOT("snapshot"),
    RESTORE("restore"),
    READ_VERSION("readVersion"),
    WRITE_VERSION("writeVersion"),
    INVALIDATE("invalidate"),
    POINT("point"),
    TELL("tell");

    private final String word;

    CloudCall(String word) {
        this.word = word;
    }

    /** The name in a scenario. */
    public String word() {
        return word;
    }

    /** The names in a scenario, in their order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CloudCall::word).toList();
    }

    static Optional<CloudCall> of(String word) {
        return Arrays.stream(values()).filter(call -> call.word.equals(word)).findFirst();
    }
}
