package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import java.util.ArrayList;
import java.util.List;

/** What a fleet ran over time: one generation of instances after the other. */
final class FleetHistory {

    private final List<Generation> generations = new ArrayList<>();

    /**
     * Launches instances; they take the place of what runs.
     *
     * @param now when the call is made; what was to happen later does not
     */
    void launch(long now, Generation launched) {
        supersede(now);
        end(launched.launchedAt());
        generations.add(launched);
    }

    /** Ends what runs, at an instant. */
    void retire(long now, long at) {
        supersede(now);
        end(at);
    }

    private void supersede(long now) {
        generations.removeIf(generation -> generation.launchedAt() > now);
        if (!generations.isEmpty()) {
            last().keepIfRetiredAfter(now);
        }
    }

    private void end(long at) {
        if (!generations.isEmpty()) {
            last().retire(at);
        }
    }

    private Generation last() {
        return generations.get(generations.size() - 1);
    }

    /** What runs at an instant, or null. */
    Generation at(long instant) {
        return lastIn(instant, instant + 1);
    }

    /** The last that ran in a range of time, or null. */
    Generation lastIn(long begin, long end) {
        for (int i = generations.size() - 1; i >= 0; i--) {
            Generation generation = generations.get(i);
            if (generation.launchedAt() < end) {
                return generation.retiredAt() > begin ? generation : null;
            }
        }
        return null;
    }

    List<Generation> generations() {
        return List.copyOf(generations);
    }
}
