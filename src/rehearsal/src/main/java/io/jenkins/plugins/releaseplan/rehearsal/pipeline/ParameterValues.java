package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of declared parameters, of builds and of inputs. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * The value of each declared parameter: the given one if it fits, else the default.
     *
     * @param declared descriptions with {@code $class}, {@code name}, and {@code defaultValue} or {@code choices}
     * @param given values by name; texts are read as the type that is declared
     * @param at the place of the declaration, for errors
     * @throws StepFailure if a given value does not fit its declaration
     */
    public static Map<String, Object> declared(
            Collection<? extends Map<?, ?>> declared, Map<String, ?> given, SourceLine at) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map<?, ?> one : declared) {
            String name = Objects.toString(one.get("name"), "");
            if (!name.isEmpty()) {
                values.put(name, given.containsKey(name) ? fit(one, name, given.get(name), at) : byDefault(one));
            }
        }
        return values;
    }

    private static Object byDefault(Map<?, ?> declared) {
        Object value = declared.get("defaultValue");
        return switch (type(declared)) {
            case "choice" -> choices(declared).stream().findFirst().orElse("");
            case "booleanParam" -> Boolean.TRUE.equals(value) || "true".equals(value);
            default -> Objects.toString(value, "");
        };
    }

    private static Object fit(Map<?, ?> declared, String name, Object value, SourceLine at) {
        return switch (type(declared)) {
            case "choice" -> choice(declared, name, value, at);
            case "booleanParam" -> flag(name, value, at);
            default -> Objects.toString(value, "");
        };
    }

    private static Object choice(Map<?, ?> declared, String name, Object value, SourceLine at) {
        List<String> choices = choices(declared);
        String text = Objects.toString(value, "");
        if (!choices.contains(text)) {
            throw new StepFailure(
                    "parameter '" + name + "' must be one of " + String.join(", ", choices) + ", not '" + text + "'"
                            + NearestName.hint(text, choices),
                    at);
        }
        return text;
    }

    private static Object flag(String name, Object value, SourceLine at) {
        String text = Objects.toString(value, "");
        if (!"true".equalsIgnoreCase(text) && !"false".equalsIgnoreCase(text)) {
            throw new StepFailure("parameter '" + name + "' must be true or false, not '" + text + "'", at);
        }
        return Boolean.valueOf(text);
    }

    private static List<String> choices(Map<?, ?> declared) {
        Object choices = declared.get("choices");
        return choices instanceof Collection<?> values
                ? values.stream().map(String::valueOf).toList()
                : Arrays.stream(Objects.toString(choices, "").split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The type's symbol; Jenkins' class names mean the same. */
    private static String type(Map<?, ?> declared) {
        String type = Objects.toString(declared.get("$class"), "string");
        if (type.endsWith("BooleanParameterDefinition")) {
            return "booleanParam";
        }
        return type.endsWith("ChoiceParameterDefinition") ? "choice" : type;
    }
}
