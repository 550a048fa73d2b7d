package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.MinuteModel.Minute;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The metrics of the simulated cloud. A range counts in whole minutes of the clock, as real sources do: from the minute in
 * which it begins up to the minute in which it ends, the latter left out. Minutes that are not over have no data.
 */
final class SimulatedMetrics implements MetricSource {

    private static final long MINUTE = 60_000;

    private final CloudState state;
    private final Map<String, MinuteModel> models = new LinkedHashMap<>();
    private final Map<String, Set<String>> known = new LinkedHashMap<>();
    private final Map<Line, Reader> readers = new HashMap<>();

    /** Whose metric is read. */
    private record Line(TargetState target, int fleet, String metric) {}

    /** Reads one metric of one fleet. */
    private static final class Reader {
        private final MinuteModel model;
        private final int fleet;
        private final String metric;
        private long from;
        private long to;
        private Series last;

        Reader(MinuteModel model, int fleet, String metric) {
            this.model = model;
            this.fleet = fleet;
            this.metric = metric;
        }

        /** A baseline is read again and again, and minutes that are over do not change. */
        Series read(long wishedFrom, long wishedTo) {
            if (last == null || from != wishedFrom || to != wishedTo) {
                from = wishedFrom;
                to = wishedTo;
                last = series(model, fleet, metric, from, to);
            }
            return last;
        }
    }

    SimulatedMetrics(CloudState state, ZoneId zone) {
        this.state = state;
        state.targets().forEach((name, target) -> {
            models.put(name, new MinuteModel(target, state.faults(), zone, state.seed()));
            Set<String> names = new LinkedHashSet<>(Metric.names());
            names.addAll(target.target().metrics().named().keySet());
            target.target()
                    .versions()
                    .values()
                    .forEach(profile -> names.addAll(profile.named().keySet()));
            known.put(name, names);
        });
    }

    MinuteModel model(String target) {
        return models.get(target);
    }

    @Override
    public Series read(String target, String fleet, String metric, Instant from, Instant to) throws CloudException {
        return state.call(CloudCall.METRICS, target, metric, (now, at) -> {
            TargetState found = state.target(target);
            long last = Math.min(to.toEpochMilli(), now);
            return reader(found, state.fleet(found, fleet), metric).read(minute(from.toEpochMilli()), minute(last));
        });
    }

    private Reader reader(TargetState target, int fleet, String metric) throws CloudException {
        Line line = new Line(target, fleet, metric);
        Reader reader = readers.get(line);
        if (reader == null) {
            requireKnown(target.name(), metric);
            reader = new Reader(models.get(target.name()), fleet, metric);
            readers.put(line, reader);
        }
        return reader;
    }

    private void requireKnown(String target, String metric) throws CloudException {
        if (!known.get(target).contains(metric)) {
            throw CloudState.refused("no metric '" + metric + "' of target '" + target + "'; there is: "
                    + String.join(", ", known.get(target)) + "; one of its own is defined under metrics.named");
        }
    }

    private static long minute(long instant) {
        return Math.floorDiv(instant, MINUTE);
    }

    private static Series series(MinuteModel model, int fleet, String metric, long from, long to) {
        double[] values = new double[(int) Math.max(0, to - from)];
        int count = 0;
        for (long minute = from; minute < to; minute++) {
            double value = value(model, fleet, metric, minute);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        return Series.of(count == values.length ? values : Arrays.copyOf(values, count));
    }

    /** The value of a metric in a minute; NaN if there is none. */
    static double value(MinuteModel model, int fleet, String metric, long number) {
        Minute minute = model.minute(fleet, number);
        if (minute.generation() == null && minute.requests() == 0 || model.lost(metric, minute)) {
            return Double.NaN;
        }
        if (metric.equals(Metric.SATURATION)) {
            return saturation(minute, number);
        }
        return minute.requests() == 0 ? Double.NaN : ofRequests(minute, metric, number);
    }

    private static double saturation(Minute minute, long number) {
        if (minute.healthy() == 0) {
            return minute.requests() == 0 ? Double.NaN : 1;
        }
        return minute.generation().behaviour().saturation(number, minute.demand());
    }

    private static double ofRequests(Minute minute, String metric, long number) {
        switch (metric) {
            case Metric.REQUESTS:
                return minute.requests();
            case Metric.ERROR_RATE:
                return (double) minute.errors() / minute.requests();
            case Metric.LATENCY_MEAN, Metric.LATENCY_P50, Metric.LATENCY_P95, Metric.LATENCY_P99:
                return minute.healthy() == 0 ? Double.NaN : minute.latency(metric);
            default:
                return minute.generation() == null
                        ? Double.NaN
                        : minute.generation().behaviour().named(metric, number);
        }
    }

    /**
     * Means of a metric over steps of time, for a chart.
     *
     * @return a mean a step, NaN where there is no value
     */
    double[] means(String target, int fleet, String metric, Instant from, long stepMinutes, int steps) {
        long now = minute(state.now());
        long begin = minute(from.toEpochMilli());
        double[] means = new double[steps];
        for (int step = 0; step < steps; step++) {
            double sum = 0;
            int count = 0;
            long stepBegin = begin + step * stepMinutes;
            for (long minute = stepBegin; minute < Math.min(now, stepBegin + stepMinutes); minute++) {
                double value = value(models.get(target), fleet, metric, minute);
                sum += Double.isNaN(value) ? 0 : value;
                count += Double.isNaN(value) ? 0 : 1;
            }
            means[step] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }
}
