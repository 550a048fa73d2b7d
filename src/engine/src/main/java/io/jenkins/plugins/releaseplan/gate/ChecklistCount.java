package io.jenkins.plugins.releaseplan.gate;

import java.util.List;

/**
 * How far a part of a checklist is.
 *
 * @param total how many items it has, 0 or more
 * @param open how many of them are neither done nor marked as not applicable, 0..total
 * @param openTexts the texts of open items, in the checklist's order; some of them are enough
 */
public record ChecklistCount(int total, int open, List<String> openTexts) {

    public ChecklistCount {
        openTexts = List.copyOf(openTexts);
        if (total < 0 || open < 0 || open > total) {
            throw new IllegalArgumentException(open + " open items of " + total + " cannot be");
        }
    }

    /** Whether there are items and none is open. */
    public boolean complete() {
        return total > 0 && open == 0;
    }
}
