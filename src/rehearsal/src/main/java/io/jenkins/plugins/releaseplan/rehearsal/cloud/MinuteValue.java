package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.MinuteModel.Minute;

/** What one metric was in a minute. A metric is found by its name once, and then read of minute after minute. */
final class MinuteValue {

    private final String metric;
    private final boolean ofRequests;
    private final Drawn drawn;

    /** The value of a minute that has what the metric is measured on; NaN if there is none. */
    private interface Drawn {
        double of(Minute minute, long number);
    }

    private MinuteValue(String metric) {
        this.metric = metric;
        ofRequests = !metric.equals(Metric.SATURATION);
        drawn = drawn(metric);
    }

    static MinuteValue of(String metric) {
        return new MinuteValue(metric);
    }

    private static Drawn drawn(String metric) {
        return switch (metric) {
            case Metric.SATURATION -> MinuteValue::saturation;
            case Metric.REQUESTS -> (minute, number) -> minute.requests();
            case Metric.ERROR_RATE -> (minute, number) -> (double) minute.errors() / minute.requests();
            case Metric.LATENCY_MEAN, Metric.LATENCY_P50, Metric.LATENCY_P95, Metric.LATENCY_P99 ->
                (minute, number) -> minute.healthy() == 0 ? Double.NaN : minute.latency(metric);
            default ->
                (minute, number) -> minute.generation() == null
                        ? Double.NaN
                        : minute.generation().behaviour().named(metric, number);
        };
    }

    private static double saturation(Minute minute, long number) {
        if (minute.healthy() == 0) {
            return minute.requests() == 0 ? Double.NaN : 1;
        }
        return minute.generation().behaviour().saturation(number, minute.demand());
    }

    /** The value in a minute that is over; NaN if there is none. */
    double in(MinuteModel model, int fleet, long number) {
        Minute minute = model.minute(fleet, number);
        boolean nothing = minute.requests() == 0 && (ofRequests || minute.generation() == null);
        return nothing || model.lost(metric, minute) ? Double.NaN : drawn.of(minute, number);
    }
}
