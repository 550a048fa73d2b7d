package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault.Above;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What one target's fleets did in each minute: a function of the seed, the load, the weights, the instances and the faults
 * of that minute. The last minutes are kept, since several metrics are read of each.
 *
 * <p>With the demand ρ, the requests as a share of what the healthy instances can handle: above 1 the share 1 - 1/ρ of the
 * requests fails for want of capacity. Above 0.8 latency grows as in an M/M/1 queue, by 0.2 / (1 - ρ), up to four times.
 */
final class MinuteModel {

    private static final long MINUTE = 60_000;

    /** A power of two. */
    private static final int KEPT = 128;

    private static final int NOT_DRAWN = -1;
    private static final double BUSY = 0.8;
    private static final double BUSIEST = 0.95;
    private static final double USUAL_PEAK_DEMAND = 0.6;

    private final TargetState target;
    private final LoadCurve load;
    private final double usualInstanceHandles;
    private final List<FaultRun> faults = new ArrayList<>();
    private final Minute[][] kept = {new Minute[KEPT], new Minute[KEPT]};

    MinuteModel(TargetState target, FaultTimeline timeline, ZoneId zone, long seed) {
        this.target = target;
        load = new LoadCurve(target.target().traffic(), zone, seed, target.name());
        usualInstanceHandles =
                load.peak() / (USUAL_PEAK_DEMAND * target.target().capacity());
        for (FaultRun run : timeline.runs()) {
            boolean shows = run.fault().effect() instanceof Fault.Slow
                    || run.fault().effect() instanceof Fault.Errors
                    || run.fault().effect() instanceof Fault.MetricGap;
            if (shows && run.fault().scope().strikesTarget(target.name())) {
                faults.add(run);
            }
        }
    }

    /** What one fleet did in one minute. */
    static final class Minute {
        private long number = Long.MIN_VALUE;
        private Generation generation;
        private long requests;
        private double share;
        private double errorRate;
        private double slowness;
        private double demand;
        private int healthy;
        private long errors;
        private double latency;

        /** What ran, or null. */
        Generation generation() {
            return generation;
        }

        long requests() {
            return requests;
        }

        /** The chance that a request failed. */
        double errorRate() {
            return errorRate;
        }

        /** By what latency was multiplied. */
        double slowness() {
            return slowness;
        }

        /** The requests as a share of what the healthy instances can handle. */
        double demand() {
            return demand;
        }

        int healthy() {
            return healthy;
        }

        /** How many requests failed: of none all, of instances that are not there all. */
        long errors() {
            if (errors == NOT_DRAWN) {
                errors = drawErrors();
            }
            return errors;
        }

        private long drawErrors() {
            if (generation == null || healthy == 0) {
                return requests;
            }
            return requests == 0 ? 0 : generation.behaviour().errors(number, requests, errorRate);
        }

        /** A latency metric in milliseconds, for at least one request and one healthy instance. */
        double latency(String metric) {
            if (latency == NOT_DRAWN) {
                latency = generation.behaviour().relativeLatency(number, requests, slowness);
            }
            return latency * generation.behaviour().latencyFactor(metric);
        }
    }

    /**
     * A minute that is over.
     *
     * @param fleet 0 or 1
     * @param number the minute, counted from the epoch
     * @return valid until the next call
     */
    Minute minute(int fleet, long number) {
        int place = (int) number & (KEPT - 1);
        Minute minute = kept[fleet][place];
        if (minute == null) {
            minute = new Minute();
            kept[fleet][place] = minute;
        }
        if (minute.number != number) {
            compute(minute, fleet, number);
        }
        return minute;
    }

    private void compute(Minute minute, int fleet, long number) {
        long begin = number * MINUTE;
        long end = begin + MINUTE;
        minute.number = number;
        minute.errors = NOT_DRAWN;
        minute.latency = NOT_DRAWN;
        minute.generation = target.fleet(fleet).lastIn(begin, end);
        minute.share = target.weights().share(begin, end, fleet);
        minute.requests = requests(fleet, number, minute.share);
        minute.healthy = minute.generation == null ? 0 : minute.generation.healthy(middle(minute, fleet, begin));
        minute.slowness = 1;
        minute.demand = demand(minute);
        minute.errorRate =
                minute.generation == null ? 1 : minute.generation.behaviour().errorRate(number);
        if (minute.generation != null) {
            strike(minute, begin, end);
        }
        congest(minute);
    }

    /** The instant that stands for a minute: within the part of it in which the fleet had traffic. */
    private long middle(Minute minute, int fleet, long begin) {
        boolean partly = minute.share > 0 && minute.generation.healthy(begin + MINUTE / 2) == 0;
        if (partly && target.weights().percentAt(begin + MINUTE - 1, fleet) == 0) {
            return begin;
        }
        return partly && target.weights().percentAt(begin, fleet) == 0 ? begin + MINUTE - 1 : begin + MINUTE / 2;
    }

    /** The second fleet gets what the first does not, so that no request is lost by rounding. */
    private long requests(int fleet, long number, double share) {
        if (share == 0) {
            return 0;
        }
        long all = load.requests(number);
        return fleet == 0 ? Math.round(all * share) : all - Math.round(all * (1 - share));
    }

    private double demand(Minute minute) {
        if (minute.requests == 0) {
            return 0;
        }
        if (minute.healthy == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double handles = minute.generation.behaviour().instanceHandles();
        return minute.requests / (minute.healthy * (handles > 0 ? handles : usualInstanceHandles));
    }

    private void strike(Minute minute, long begin, long end) {
        for (FaultRun run : faults) {
            double active = run.activeIn(begin, end);
            if (active > 0 && strikesVersion(run, minute)) {
                if (run.fault().effect() instanceof Fault.Slow slow && shows(slow.above(), minute)) {
                    minute.slowness *= 1 + (slow.factor() - 1) * active;
                } else if (run.fault().effect() instanceof Fault.Errors errors && shows(errors.above(), minute)) {
                    minute.errorRate += (1 - minute.errorRate) * errors.rate() * active;
                }
            }
        }
    }

    private boolean strikesVersion(FaultRun run, Minute minute) {
        return run.fault()
                .scope()
                .strikesVersion(minute.generation.version(), target.target().version());
    }

    private static boolean shows(Above above, Minute minute) {
        boolean load = above.requestsPerMinute().isEmpty()
                || minute.requests > above.requestsPerMinute().getAsDouble();
        boolean share = above.share().isEmpty() || minute.share > above.share().getAsDouble();
        return load && share;
    }

    private static void congest(Minute minute) {
        if (minute.requests > 0 && minute.demand > BUSY) {
            minute.slowness *= (1 - BUSY) / (1 - Math.min(BUSIEST, minute.demand));
        }
        if (minute.demand > 1) {
            minute.errorRate = 1 - (1 - minute.errorRate) / minute.demand;
        }
    }

    /** Whether a metric of a minute is lost. */
    boolean lost(String metric, Minute minute) {
        for (FaultRun run : faults) {
            if (run.fault().effect() instanceof Fault.MetricGap gap
                    && run.activeIn(minute.number * MINUTE, (minute.number + 1) * MINUTE) > 0
                    && (gap.metrics().isEmpty() || gap.metrics().contains(metric))
                    && (minute.generation == null || strikesVersion(run, minute))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The requests of a minute that met a fault, if it is one that requests notice.
     *
     * @return 0 if it did not strike this fleet then
     */
    double requestsMet(FaultRun run, Minute minute) {
        double active = run.activeIn(minute.number * MINUTE, (minute.number + 1) * MINUTE);
        boolean met = active > 0
                && minute.requests > 0
                && minute.generation != null
                && strikesVersion(run, minute)
                && shows(above(run.fault()), minute);
        return met ? minute.requests * active : 0;
    }

    /** Whether requests notice a fault: those of a version that is slow or errs. */
    static boolean isNoticed(Fault fault) {
        return fault.effect() instanceof Fault.Slow || fault.effect() instanceof Fault.Errors;
    }

    private static Above above(Fault fault) {
        if (fault.effect() instanceof Fault.Slow slow) {
            return slow.above();
        }
        return fault.effect() instanceof Fault.Errors errors ? errors.above() : Above.NOTHING;
    }
}
