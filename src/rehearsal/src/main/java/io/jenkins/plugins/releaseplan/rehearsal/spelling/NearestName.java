package io.jenkins.plugins.releaseplan.rehearsal.spelling;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class NearestName {

    private static final int LONGEST = 60;

    private NearestName() {}

    /** The known name that differs least, if it differs in at most a third of its letters. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.max(written.length(), name.length()) / 3);
            if (distance <= allowed && distance < least) {
                nearest = name;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** A hint for an error message: {@code ; did you mean 'x'?}; empty if no known name is near. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /** A hint for an error message: {@code ; did you mean 'x'?}, else the names that exist. */
    public static String hintOrAll(String written, Collection<String> known) {
        String all = known.isEmpty() ? "" : "; there is: " + String.join(", ", known);
        return to(written, known).isPresent() ? hint(written, known) : all;
    }

    /** Levenshtein's distance, with a swap of two neighbours counted once. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] cost, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
