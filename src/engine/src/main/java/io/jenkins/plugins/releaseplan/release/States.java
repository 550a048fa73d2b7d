package io.jenkins.plugins.releaseplan.release;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states of a release's parts by id, in the order in which they began. Immutable, so that a release shares those that did
 * not change with the release before. States change at every event and ids hardly ever come, so a changed copy copies the
 * states alone.
 */
final class States<T> extends AbstractMap<String, T> {

    private final Map<String, Integer> places;
    private final List<T> states;

    private States(Map<String, Integer> places, List<T> states) {
        this.places = places;
        this.states = Collections.unmodifiableList(states);
    }

    /** A copy, or the very same if it cannot change. */
    static <T> Map<String, T> copyOf(Map<String, T> states) {
        return states instanceof States ? states : of(states);
    }

    /** A copy in which one state is new, or another one. */
    static <T> Map<String, T> with(Map<String, T> states, String id, T state) {
        States<T> before = states instanceof States<T> known ? known : of(states);
        Integer place = before.places.get(id);
        List<T> changed = new ArrayList<>(before.states);
        if (place != null) {
            changed.set(place, state);
            return new States<>(before.places, changed);
        }
        Map<String, Integer> places = new LinkedHashMap<>(before.places);
        places.put(id, changed.size());
        changed.add(state);
        return new States<>(places, changed);
    }

    private static <T> States<T> of(Map<String, T> states) {
        Map<String, Integer> places = new LinkedHashMap<>();
        states.keySet().forEach(id -> places.put(id, places.size()));
        return new States<>(places, new ArrayList<>(states.values()));
    }

    @Override
    public T get(Object id) {
        Integer place = places.get(id);
        return place == null ? null : states.get(place);
    }

    @Override
    public boolean containsKey(Object id) {
        return places.containsKey(id);
    }

    @Override
    public int size() {
        return states.size();
    }

    @Override
    public Collection<T> values() {
        return states;
    }

    @Override
    public Set<Entry<String, T>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, T>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return states.size();
            }
        };
    }

    private Iterator<Entry<String, T>> entries() {
        Iterator<Entry<String, Integer>> ids = places.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ids.hasNext();
            }

            @Override
            public Entry<String, T> next() {
                Entry<String, Integer> id = ids.next();
                return new SimpleImmutableEntry<>(id.getKey(), states.get(id.getValue()));
            }
        };
    }
}
