package io.jenkins.plugins.releaseplan.analysis;

/**
 * What a condition found in one reading.
 *
 * @param kind passed, failed or nothing to judge
 * @param observed the value that was judged, in the metric's unit; 0 when missing
 * @param limit the value that it was compared with, in the metric's unit; 0 when missing
 */
public record Finding(Kind kind, double observed, double limit) {

    /** How a measurement ended. */
    public enum Kind {
        PASSED,
        FAILED,
        MISSING
    }

    private static final Finding NOTHING = new Finding(Kind.MISSING, 0, 0);

    static Finding missing() {
        return NOTHING;
    }

    static Finding of(boolean failed, double observed, double limit) {
        return new Finding(failed ? Kind.FAILED : Kind.PASSED, observed, limit);
    }
}
