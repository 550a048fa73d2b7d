package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
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
        private final KeptMinutes values;
        private long from;
        private long to;
        private Series last;

        Reader(MinuteModel model, int fleet, MinuteValue metric) {
            values = new KeptMinutes(minute -> metric.in(model, fleet, minute));
        }

        /** A baseline is read again and again. */
        Series read(long wishedFrom, long wishedTo) {
            if (last == null || from != wishedFrom || to != wishedTo) {
                from = wishedFrom;
                to = wishedTo;
                last = series();
            }
            return last;
        }

        private Series series() {
            double[] found = new double[(int) Math.max(0, to - from)];
            int count = 0;
            for (long minute = from; minute < to; minute++) {
                double value = values.of(minute);
                if (!Double.isNaN(value)) {
                    found[count++] = value;
                }
            }
            return Series.of(count == found.length ? found : Arrays.copyOf(found, count));
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
            reader = new Reader(models.get(target.name()), fleet, MinuteValue.of(metric));
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

    /**
     * Means of a metric over steps of time, for a chart.
     *
     * @return a mean a step, NaN where there is no value
     */
    double[] means(String target, int fleet, String metric, Instant from, long stepMinutes, int steps) {
        long now = minute(state.now());
        long begin = minute(from.toEpochMilli());
        MinuteModel model = models.get(target);
        MinuteValue value = MinuteValue.of(metric);
        double[] means = new double[steps];
        for (int step = 0; step < steps; step++) {
            double sum = 0;
            int count = 0;
            long stepBegin = begin + step * stepMinutes;
            for (long minute = stepBegin; minute < Math.min(now, stepBegin + stepMinutes); minute++) {
                double found = value.in(model, fleet, minute);
                sum += Double.isNaN(found) ? 0 : found;
                count += Double.isNaN(found) ? 0 : 1;
            }
            means[step] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }
}
