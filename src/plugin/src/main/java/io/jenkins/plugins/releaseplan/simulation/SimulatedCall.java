package io.jenkins.plugins.releaseplan.simulation;

import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A call that can be written down and made again. */
enum SimulatedCall {
    LAUNCH("launch", true, (cloud, with) -> cloud.fleet().launch(with.get(0), with.get(1), with.get(2))),
    RETIRE("retire", true, (cloud, with) -> cloud.fleet().retire(with.get(0), with.get(1))),
    SHIFT(
            "shift",
            true,
            (cloud, with) -> cloud.router()
                    .shift(with.get(0), new TrafficSplit(with.get(1), with.get(2), Integer.parseInt(with.get(3))))),
    WRITE_VERSION("writeVersion", true, (cloud, with) -> cloud.versions().write(with.get(0), with.get(1))),
    INVALIDATE("invalidate", true, (cloud, with) -> cloud.content().invalidate(with.get(0), with.get(1))),
    POINT("point", true, (cloud, with) -> cloud.dns().point(with.get(0))),
    SNAPSHOT("snapshot", true, (cloud, with) -> cloud.snapshots().snapshot(with.get(0), with.get(1))),
    RESTORE("restore", true, (cloud, with) -> cloud.snapshots().restore(with.get(0), with.get(1), with.get(2))),
    /** Counts as a change, since a scenario may let the first runs of a check fail. */
    CHECK("check", true, (cloud, with) -> cloud.health().check(with.get(0), with.get(1), with.get(2))),
    INSPECT("inspect", false, (cloud, with) -> cloud.fleet().inspect(with.get(0))),
    PROBE("probe", false, (cloud, with) -> cloud.health().probe(with.get(0), with.get(1))),
    PERCENT_OF("percentOf", false, (cloud, with) -> cloud.router().percentOf(with.get(0), with.get(1))),
    READ_VERSION("readVersion", false, (cloud, with) -> cloud.versions().read(with.get(0))),
    METRICS(
            "metrics",
            false,
            (cloud, with) -> cloud.metrics()
                    .read(
                            with.get(0),
                            with.get(1),
                            with.get(2),
                            Instant.parse(with.get(3)),
                            Instant.parse(with.get(4))));

    /** Makes the call. */
    private interface Act {
        void on(Cloud cloud, List<String> arguments) throws CloudException;
    }

    private final String word;
    private final boolean changes;
    private final Act act;

    SimulatedCall(String word, boolean changes, Act act) {
        this.word = word;
        this.changes = changes;
        this.act = act;
    }

    /** Its name in the log. */
    String word() {
        return word;
    }

    /** Whether it changes the cloud even when nothing is wrong with it. */
    boolean changes() {
        return changes;
    }

    void again(Cloud cloud, List<String> arguments) throws CloudException {
        act.on(cloud, arguments);
    }

    static Optional<SimulatedCall> named(String word) {
        return Arrays.stream(values()).filter(call -> call.word.equals(word)).findFirst();
    }
}
