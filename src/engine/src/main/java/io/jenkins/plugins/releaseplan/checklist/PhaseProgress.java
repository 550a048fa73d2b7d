package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;

/**
 * How far some phases are. {@code total} is the sum of the others.
 *
 * @param total all their items, at any depth
 * @param done those that are complete
 * @param notApplicable those that do not apply
 * @param missing those that are neither, in the order of the document
 */
public record PhaseProgress(int total, int done, int notApplicable, List<Item> missing) {

    public PhaseProgress {
        missing = List.copyOf(missing);
    }

    /** Whether nothing is missing; so too if there are no items at all. */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
