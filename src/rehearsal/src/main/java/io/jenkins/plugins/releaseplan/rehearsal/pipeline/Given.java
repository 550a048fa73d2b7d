package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call, before they are held against a signature. It looks the same for a call that runs and for one that
 * is only read, whose unknown values are {@link ParameterFault#SOMETHING} and {@link ParameterFault#SOME_TEXT}.
 *
 * @param named by name
 * @param positional without name
 * @param uncertain whether a map may bring in names that are not known yet
 * @param block the block: a closure, {@link #SOME_BLOCK}, or null
 */
record Given(Map<String, Object> named, List<Object> positional, boolean uncertain, Object block) {
    /** Stands for a block that is only read. */
    static final Object SOME_BLOCK = new Object();

    /** Sorts the values of a call as Jenkins does: a map is named arguments, a closure at the end is the block. */
    static Given of(StepSignature signature, List<?> values, boolean uncertain) {
        List<Object> positional = new ArrayList<>(values);
        Object block = null;
        if (!positional.isEmpty() && isBlock(positional.get(positional.size() - 1))) {
            block = positional.remove(positional.size() - 1);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        if (!positional.isEmpty() && positional.get(0) instanceof Map<?, ?> map && namesArguments(signature, map)) {
            positional.remove(0);
            map.forEach((key, value) -> named.put(String.valueOf(key), value));
        }
        return new Given(named, positional, uncertain, block);
    }

    private static boolean isBlock(Object value) {
        return value == SOME_BLOCK || value instanceof Closure || value instanceof BodyInvoker;
    }

    /** A map is a value of its own when it describes an object, or when the sole parameter takes maps and no key fits. */
    private static boolean namesArguments(StepSignature signature, Map<?, ?> map) {
        if (signature.soleParameter().isEmpty() || map.isEmpty()) {
            return true;
        }
        if (map.containsKey("$class")) {
            return false;
        }
        Parameter.Type sole = signature
                .parameter(signature.soleParameter())
                .map(Parameter::type)
                .orElse(Parameter.Type.STRING);
        if (sole == Parameter.Type.ANY && signature.open()) {
            return true;
        }
        boolean takesMaps =
                sole == Parameter.Type.MAP || sole == Parameter.Type.STRINGS_OR_MAP || sole == Parameter.Type.ANY;
        return !takesMaps
                || map.keySet().stream()
                        .anyMatch(
                                key -> signature.parameter(String.valueOf(key)).isPresent());
    }
}
