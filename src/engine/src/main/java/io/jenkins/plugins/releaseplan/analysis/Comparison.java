package io.jenkins.plugins.releaseplan.analysis;

/** How an observed value is compared with a limit. */
public enum Comparison {
    MORE_THAN(">"),
    AT_LEAST(">="),
    LESS_THAN("<"),
    AT_MOST("<=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** The sign: {@code >}, {@code >=}, {@code <} or {@code <=}. */
    public String sign() {
        return sign;
    }

    /** Whether {@code value} stands in this relation to {@code limit}. */
    public boolean holds(double value, double limit) {
        return switch (this) {
            case MORE_THAN -> value > limit;
            case AT_LEAST -> value >= limit;
            case LESS_THAN -> value < limit;
            case AT_MOST -> value <= limit;
        };
    }
}
