package io.jenkins.plugins.releaseplan.release;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The states of a release's parts by id, in the order in which they began. Immutable, so that a release shares those that did
 * not change with the release before.
 */
final class States<T> extends AbstractMap<String, T> {

    private final Map<String, T> byId;

    private States(Map<String, T> byId) {
        this.byId = byId;
    }

    /** A copy, or the very same if it cannot change. */
    static <T> Map<String, T> copyOf(Map<String, T> states) {
        return states instanceof States ? states : new States<>(new LinkedHashMap<>(states));
    }

    /** A copy in which one state is new, or another one. */
    static <T> Map<String, T> with(Map<String, T> states, String id, T state) {
        Map<String, T> changed = new LinkedHashMap<>(states);
        changed.put(id, state);
        return new States<>(changed);
    }

    @Override
    public T get(Object id) {
        return byId.get(id);
    }

    @Override
    public boolean containsKey(Object id) {
        return byId.containsKey(id);
    }

    @Override
    public Set<Entry<String, T>> entrySet() {
        return Collections.unmodifiableMap(byId).entrySet();
    }
}
