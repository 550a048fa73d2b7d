package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.GString;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with a parameter's value, as strictly as Jenkins: a number is no text and a text is no number. */
final class ParameterFault {
    /** Stands for a text that is known only when the Jenkinsfile runs. */
    static final Object SOME_TEXT = new Object();

    /** Stands for a value that is known only when the Jenkinsfile runs. */
    static final Object SOMETHING = new Object();

    private ParameterFault() {}

    static Optional<String> find(Parameter parameter, Object value) {
        if (value == SOMETHING) {
            return Optional.empty();
        }
        if (value == null) {
            boolean needed = parameter.required() && parameter.byDefault() == null;
            return needed ? Optional.of("must not be null") : Optional.empty();
        }
        if (value == SOME_TEXT) {
            return takesText(parameter.type())
                    ? Optional.empty()
                    : Optional.of("must be " + parameter.type().words() + ", not a text");
        }
        return switch (parameter.type()) {
            case ANY -> Optional.empty();
            case STRING -> isText(value) ? Optional.empty() : wrongType(parameter, value);
            case CHOICE -> choice(parameter, value);
            case BOOLEAN -> value instanceof Boolean ? Optional.empty() : wrongType(parameter, value);
            case INTEGER -> isWhole(value) ? range(parameter, (Number) value) : wrongType(parameter, value);
            case NUMBER -> value instanceof Number number ? range(parameter, number) : wrongType(parameter, value);
            case DURATION -> duration(parameter, value);
            case STRINGS -> isTexts(value) ? Optional.empty() : wrongType(parameter, value);
            case MAP -> value instanceof Map ? Optional.empty() : wrongType(parameter, value);
            case STRINGS_OR_MAP ->
                value instanceof Map || isTexts(value) ? Optional.empty() : wrongType(parameter, value);
        };
    }

    private static boolean takesText(Parameter.Type type) {
        return switch (type) {
            case STRING, CHOICE, DURATION, ANY -> true;
            default -> false;
        };
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof GString;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static boolean isTexts(Object value) {
        return value instanceof Collection<?> values
                && values.stream().allMatch(one -> isText(one) || one == SOME_TEXT || one == SOMETHING);
    }

    private static Optional<String> choice(Parameter parameter, Object value) {
        if (!isText(value)) {
            return wrongType(parameter, value);
        }
        if (parameter.choices().contains(value.toString())) {
            return Optional.empty();
        }
        return Optional.of("must be one of " + String.join(", ", parameter.choices()) + ", not '" + value + "'"
                + NearestName.hint(value.toString(), parameter.choices()));
    }

    private static Optional<String> duration(Parameter parameter, Object value) {
        if (!isText(value)) {
            return wrongType(parameter, value);
        }
        try {
            DurationText.parse(value.toString());
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return wrongType(parameter, value);
        }
    }

    private static Optional<String> range(Parameter parameter, Number value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString());
        } catch (NumberFormatException notANumber) {
            return wrongType(parameter, value);
        }
        BigDecimal least = parameter.minimum();
        BigDecimal greatest = parameter.maximum();
        boolean low = least != null && number.compareTo(least) < 0;
        boolean high = greatest != null && number.compareTo(greatest) > 0;
        if (low || high) {
            return Optional.of("must be " + bounds(least, greatest) + ", not " + value);
        }
        if (parameter.type() == Parameter.Type.INTEGER
                && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.of("is too large: " + value);
        }
        return Optional.empty();
    }

    private static String bounds(BigDecimal least, BigDecimal greatest) {
        if (least == null) {
            return "at most " + plain(greatest);
        }
        return greatest == null ? "at least " + plain(least) : "from " + plain(least) + " to " + plain(greatest);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Optional<String> wrongType(Parameter parameter, Object value) {
        return Optional.of("must be " + parameter.type().words() + ", not " + describe(value));
    }

    private static String describe(Object value) {
        if (isText(value)) {
            return "the text '" + shorten(value.toString()) + "'";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Collection<?> values) {
            return values.contains(null) ? "a list with null in it" : "a list";
        }
        if (value instanceof Map) {
            return "a map";
        }
        return value instanceof groovy.lang.Closure
                ? "a block"
                : "a value of type " + value.getClass().getSimpleName();
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
