package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The named daily curves: 24 weights by local hour, and what a weekend day has of a working day. */
enum TrafficShape {
    /** The same at every hour of every day. */
    FLAT(1, List.copyOf(Collections.nCopies(Traffic.HOURS, 1.0))),
    /** Most of it from 8 to 18 on working days. */
    OFFICE(
            0.2,
            List.of(
                    0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 1.0, 1.8, 2.3, 2.5, 2.4, 1.9, 2.2, 2.4, 2.2, 1.8, 1.1, 0.6, 0.4,
                    0.3, 0.2, 0.1, 0.1)),
    /** Most of it in the evening, more on weekends. */
    CONSUMER(
            1.2,
            List.of(
                    0.5, 0.3, 0.2, 0.2, 0.2, 0.3, 0.5, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.1, 1.0, 1.1, 1.2, 1.4, 1.7, 2.0,
                    2.1, 1.9, 1.4, 0.9));

    private final double weekend;
    private final List<Double> hours;

    TrafficShape(double weekend, List<Double> hours) {
        this.weekend = weekend;
        this.hours = hours;
    }

    double weekend() {
        return weekend;
    }

    List<Double> hours() {
        return hours;
    }

    /** The factors of a day whose mean is {@code level}, in the proportions of these weights. */
    static List<Double> scaled(List<Double> weights, double level) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> factors = new ArrayList<>(weights.size());
        for (double weight : weights) {
            factors.add(sum == 0 ? 0 : weight * weights.size() / sum * level);
        }
        return factors;
    }
}
