package io.jenkins.plugins.releaseplan.analysis;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How conditions are written. */
final class ConditionText {

    private static final Pattern FORM = Pattern.compile(
            "(?<sign>>=|<=|>|<|≥|≤)\\s*(?<number>\\d{1,12}(\\.\\d{1,9})?)\\s*(?<unit>%|ms|s|x|×)?\\s*(?<baseline>(of\\s+)?baseline)?",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_TEXT = 60;

    private static final double LEAST_SHARE = 0.001;
    private static final double LEAST_MILLISECONDS = 1;

    private ConditionText() {}

    static Condition parse(String metric, String text) {
        String written = text.strip();
        if (written.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "'" + written.substring(0, LONGEST_TEXT) + "…' is too long for a condition:"
                            + " write a relation, a number and a unit, such as '>5%', '>=800ms' or '>3x baseline'");
        }
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + written + "' is not a condition: write a relation, a number and a unit,"
                            + " such as '>5%', '>=800ms' or '>3x baseline'");
        }
        Comparison comparison = comparison(form.group("sign"));
        double number = Double.parseDouble(form.group("number"));
        String unit = form.group("unit") == null ? "" : form.group("unit").toLowerCase(Locale.ROOT);
        if (unit.equals("x") || unit.equals("×")) {
            return ratio(metric, comparison, number, written);
        }
        if (form.group("baseline") != null) {
            if (!unit.equals("%")) {
                throw new IllegalArgumentException(
                        "'" + written + "' compares with the baseline: write a multiple, such as '>3x baseline'");
            }
            return ratio(metric, comparison, number / 100, written);
        }
        return new Condition.Limit(comparison, limit(metric, number, unit, written), written);
    }

    private static Condition ratio(String metric, Comparison comparison, double factor, String written) {
        if (factor <= 0) {
            throw new IllegalArgumentException("'" + written + "': a multiple of the baseline is above 0");
        }
        double floor = switch (Metric.unit(metric)) {
            case "%" -> LEAST_SHARE;
            case "ms" -> LEAST_MILLISECONDS;
            default -> 0;
        };
        return new Condition.BaselineRatio(comparison, factor, floor, written);
    }

    private static double limit(String metric, double number, String unit, String written) {
        String expected = Metric.unit(metric);
        if (metric.equals(Metric.REQUESTS) && !unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + written + "': " + metric + " is a number of requests in a minute: write it without a unit");
        }
        switch (unit) {
            case "%":
                if (expected.equals("ms")) {
                    throw new IllegalArgumentException("'" + written + "': " + metric + " is counted in ms, not in %");
                }
                if (expected.equals("%") && number > 100) {
                    throw new IllegalArgumentException("'" + written + "': " + metric + " is never above 100 %");
                }
                return number / 100;
            case "ms", "s":
                if (expected.equals("%")) {
                    throw new IllegalArgumentException("'" + written + "': " + metric + " is a share, not a time");
                }
                return unit.equals("s") ? number * 1000 : number;
            default:
                if (expected.equals("%") && number > 1) {
                    throw new IllegalArgumentException("'" + written + "': " + metric + " is a share: write '" + written
                            + "%' or a number up to 1");
                }
                return number;
        }
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case ">" -> Comparison.MORE_THAN;
            case ">=", "≥" -> Comparison.AT_LEAST;
            case "<" -> Comparison.LESS_THAN;
            default -> Comparison.AT_MOST;
        };
    }
}
