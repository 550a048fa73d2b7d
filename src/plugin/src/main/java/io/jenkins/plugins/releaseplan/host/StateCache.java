package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The states that were used last. The ledger has them all; thousands of releases that wait need no memory here. */
final class StateCache {

    private static final int MOST = 64;

    private final Ledger ledger;
    private final Map<String, SavedRelease> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SavedRelease> eldest) {
            return size() > MOST;
        }
    };

    StateCache(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<SavedRelease> get(String release) {
        synchronized (recent) {
            SavedRelease known = recent.get(release);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<SavedRelease> loaded = ledger.load(release);
        loaded.ifPresent(this::put);
        return loaded;
    }

    /** An older state never takes the place of a newer one. */
    void put(SavedRelease saved) {
        synchronized (recent) {
            recent.merge(
                    saved.release().plan().id(),
                    saved,
                    (known, given) -> given.revision() >= known.revision() ? given : known);
        }
    }

    void forget(String release) {
        synchronized (recent) {
            recent.remove(release);
        }
    }
}
