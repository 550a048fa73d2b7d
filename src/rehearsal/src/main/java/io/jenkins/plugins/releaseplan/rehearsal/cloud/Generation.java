package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The instances that one launch brought. */
final class Generation {

    /** When something never happens. */
    static final long NEVER = Long.MAX_VALUE;

    private final String version;
    private final long launchedAt;
    private final long[] healthyAt;
    private final VersionBehaviour behaviour;
    private final List<Death> deaths = new ArrayList<>();
    private long retiredAt = NEVER;

    /** An instance that is gone from one instant until its replacement is healthy at another. */
    private record Death(long from, long to) {}

    /**
     * @param healthyAt when each instance gets healthy; {@link #NEVER} if it does not
     */
    Generation(String version, long launchedAt, long[] healthyAt, VersionBehaviour behaviour) {
        this.version = version;
        this.launchedAt = launchedAt;
        this.healthyAt = healthyAt.clone();
        this.behaviour = behaviour;
        Arrays.sort(this.healthyAt);
    }

    String version() {
        return version;
    }

    long launchedAt() {
        return launchedAt;
    }

    long retiredAt() {
        return retiredAt;
    }

    VersionBehaviour behaviour() {
        return behaviour;
    }

    int capacity() {
        return healthyAt.length;
    }

    void retire(long at) {
        retiredAt = Math.min(retiredAt, at);
    }

    void keepIfRetiredAfter(long now) {
        if (retiredAt > now) {
            retiredAt = NEVER;
        }
    }

    boolean runsAt(long instant) {
        return launchedAt <= instant && instant < retiredAt;
    }

    /** An instance dies; its replacement is healthy at an instant. */
    void die(long at, long replacedAt) {
        deaths.add(new Death(at, replacedAt));
    }

    /** How many instances are healthy at an instant. */
    int healthy(long instant) {
        if (!runsAt(instant)) {
            return 0;
        }
        int count = healthyAt[healthyAt.length - 1] <= instant ? healthyAt.length : started(instant);
        for (Death death : deaths) {
            if (death.from <= instant && instant < death.to) {
                count--;
            }
        }
        return Math.max(0, count);
    }

    private int started(long instant) {
        int count = 0;
        while (count < healthyAt.length && healthyAt[count] <= instant) {
            count++;
        }
        return count;
    }

    /** When the last of its instances gets healthy, or {@link #NEVER}. */
    long allHealthyAt() {
        return healthyAt[healthyAt.length - 1];
    }
}
