package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mapping with known keys. Keys that are not known are noted when it is opened. */
final class Section {

    /** Keys of the whole scenario that begin so hold parts that aliases refer to. */
    private static final String FRAGMENT = "x-";

    private final Shape shape;
    private final Value whole;
    private final Map<String, Value> values;

    Section(Shape shape, Value whole, Map<String, Value> values) {
        this(shape, whole, values, Set.of());
    }

    /**
     * @param alsoKnown keys that are read by other means
     */
    Section(Shape shape, Value whole, Map<String, Value> values, Set<String> alsoKnown) {
        this.shape = shape;
        this.whole = whole;
        this.values = values;
        values.forEach((key, value) -> {
            boolean fragment = shape == Shape.SCENARIO && key.startsWith(FRAGMENT);
            if (!shape.keys().contains(key) && !alsoKnown.contains(key) && !fragment) {
                value.wrong("unknown key '" + shortened(key) + "'" + NearestName.hintOrAll(key, shape.keys()));
            }
        });
    }

    private static String shortened(String key) {
        return key.length() > 60 ? key.substring(0, 60) + "…" : key;
    }

    /** The value of a key; empty if it is not there or has no value. */
    Optional<Value> value(String key) {
        if (!shape.keys().contains(key)) {
            throw new IllegalStateException(shape + " has no key " + key);
        }
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isNull());
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    /** Reads a key; the fallback if it is not there, or if it is wrong, which is noted. */
    <T> T get(String key, T fallback, Function<Value, T> how) {
        return value(key).map(value -> value.read(fallback, how)).orElse(fallback);
    }

    /** Reads a key that must be there; its absence is noted. */
    <T> T require(String key, T fallback, Function<Value, T> how) {
        if (!has(key)) {
            whole.wrong("needs the key '" + key + "'");
            return fallback;
        }
        return get(key, fallback, how);
    }

    /** The mapping itself. */
    Value whole() {
        return whole;
    }
}
