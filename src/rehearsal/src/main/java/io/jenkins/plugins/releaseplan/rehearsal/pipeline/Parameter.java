package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a step.
 *
 * @param name as it is written in a Jenkinsfile
 * @param type what values it takes
 * @param required whether a call must give it
 * @param byDefault its value when a call does not give it, or gives null; may be null
 * @param minimum the least number, or null
 * @param maximum the greatest number, or null
 * @param choices the texts allowed for a {@link Type#CHOICE}
 * @param summary one sentence for documentation
 */
public record Parameter(
        String name,
        Type type,
        boolean required,
        Object byDefault,
        BigDecimal minimum,
        BigDecimal maximum,
        List<String> choices,
        String summary) {
    /** What values a parameter takes. */
    public enum Type {
        STRING("text"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        /** A text such as "30m", "24h", "7d", "1h30m" or "PT5M". */
        DURATION("a duration such as '30m', '24h', '7d' or 'PT5M'"),
        STRINGS("a list of texts"),
        MAP("a map"),
        STRINGS_OR_MAP("a list of texts or a map"),
        CHOICE("one of its choices"),
        ANY("anything");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** What it takes, in words for messages. */
        public String words() {
            return words;
        }
    }

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        choices = List.copyOf(choices);
    }

    /** An optional parameter without default. */
    public static Parameter of(String name, Type type) {
        return new Parameter(name, type, false, null, null, null, List.of(), "");
    }

    /** An optional text. */
    public static Parameter string(String name) {
        return of(name, Type.STRING);
    }

    /** An optional text out of a few. */
    public static Parameter choice(String name, String... choices) {
        return new Parameter(name, Type.CHOICE, false, null, null, null, Arrays.asList(choices), "");
    }

    /** An optional flag. */
    public static Parameter flag(String name, boolean byDefault) {
        return of(name, Type.BOOLEAN).orElse(byDefault);
    }

    /** The same, but every call must give it. */
    public Parameter mandatory() {
        return new Parameter(name, type, true, byDefault, minimum, maximum, choices, summary);
    }

    /** The same with a default. */
    public Parameter orElse(Object value) {
        return new Parameter(name, type, required, value, minimum, maximum, choices, summary);
    }

    /** The same for numbers from a least one on. */
    public Parameter atLeast(double least) {
        return new Parameter(name, type, required, byDefault, BigDecimal.valueOf(least), maximum, choices, summary);
    }

    /** The same for numbers up to a greatest one. */
    public Parameter atMost(double greatest) {
        return new Parameter(name, type, required, byDefault, minimum, BigDecimal.valueOf(greatest), choices, summary);
    }

    /** The same with a sentence about it. */
    public Parameter says(String sentence) {
        return new Parameter(name, type, required, byDefault, minimum, maximum, choices, sentence);
    }

    /**
     * What is wrong with a value, in words that follow the parameter's name: "must be …".
     *
     * @param value a value as a Jenkinsfile gives it; may be null
     */
    public Optional<String> fault(Object value) {
        return ParameterFault.find(this, value);
    }
}
