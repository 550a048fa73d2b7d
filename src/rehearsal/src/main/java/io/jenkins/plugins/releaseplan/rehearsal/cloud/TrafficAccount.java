package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.cloud.MinuteModel.Minute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the requests of a target, minute by minute. */
final class TrafficAccount {

    private static final long MINUTE = 60_000;

    private final TargetState target;
    private final MinuteModel model;

    TrafficAccount(TargetState target, MinuteModel model) {
        this.target = target;
        this.model = model;
    }

    /** What each version served in the minutes that begin in a range of time. */
    List<ServedTraffic> served(long from, long to) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (long number = Math.floorDiv(from + MINUTE - 1, MINUTE); number * MINUTE < to; number++) {
            for (int fleet = 0; fleet < 2; fleet++) {
                Minute minute = model.minute(fleet, number);
                if (minute.requests() > 0) {
                    String version = minute.generation() == null
                            ? ""
                            : minute.generation().version();
                    long[] count = counts.computeIfAbsent(version, key -> new long[2]);
                    count[0] += minute.requests();
                    count[1] += minute.errors();
                }
            }
        }
        List<ServedTraffic> served = new ArrayList<>();
        counts.forEach((version, count) -> served.add(new ServedTraffic(version, count[0], count[1])));
        return served;
    }

    /** What a fault did; empty if it does not strike this target or has not begun. */
    Optional<FaultImpact> impact(FaultRun run, long now) {
        if (run.begin() > now || !run.fault().scope().strikesTarget(target.name())) {
            return Optional.empty();
        }
        Met met = MinuteModel.isNoticed(run.fault()) ? meet(run, now) : new Met();
        return Optional.of(new FaultImpact(
                run.fault().name(),
                run.fault().effect().kind(),
                target.name(),
                met.version,
                Instant.ofEpochMilli(run.begin()),
                instant(run.end() <= now ? run.end() : Generation.NEVER),
                instant(met.since),
                met.fleet < 0 ? Optional.empty() : instant(withoutTraffic(met.fleet, met.since, now)),
                Math.round(met.requests)));
    }

    /** What of the traffic met a fault. */
    private static final class Met {
        private int fleet = -1;
        private String version = "";
        private long since = Generation.NEVER;
        private double requests;
    }

    private Met meet(FaultRun run, long now) {
        Met met = new Met();
        long end = Math.min(run.end(), now);
        long over = Math.floorDiv(now, MINUTE);
        for (long number = Math.floorDiv(run.begin(), MINUTE); number * MINUTE < end && number < over; number++) {
            for (int fleet = 0; fleet < 2; fleet++) {
                Minute minute = model.minute(fleet, number);
                double requests = model.requestsMet(run, minute);
                if (requests > 0 && met.fleet < 0) {
                    met.fleet = fleet;
                    met.version = minute.generation().version();
                    met.since = Math.max(run.begin(), trafficSince(fleet, number * MINUTE));
                }
                met.requests += requests;
            }
        }
        return met;
    }

    /** The first instant of a minute at which a fleet has as much traffic as it gets in that minute. */
    private long trafficSince(int fleet, long begin) {
        WeightHistory weights = target.weights();
        long since = begin;
        for (int entry = 1; entry < weights.size(); entry++) {
            boolean more = weights.percent(entry, fleet) > weights.percent(entry - 1, fleet);
            if (more && weights.from(entry) >= begin && weights.from(entry) < begin + MINUTE) {
                since = weights.from(entry);
            }
        }
        return since;
    }

    private long withoutTraffic(int fleet, long since, long now) {
        WeightHistory weights = target.weights();
        for (int entry = 0; entry < weights.size(); entry++) {
            long from = weights.from(entry);
            if (from > since && from <= now && weights.percent(entry, fleet) == 0) {
                return from;
            }
        }
        return Generation.NEVER;
    }

    private static Optional<Instant> instant(long milliseconds) {
        return milliseconds == Generation.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(milliseconds));
    }
}
