package io.jenkins.plugins.releaseplan.checklist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Gives ids that come from texts, not from positions. All keys are declared before the first id is taken, as those of like
 * things come from where they stand too, and it must not matter which of them comes first.
 */
final class Identifiers {

    private static final int LONGEST_SLUG = 40;
    private static final int HASH_LENGTH = 8;

    private final Map<String, Integer> declared = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The number that the last of several like things got, by the id of the first. */
    private final Map<String, Integer> alike = new HashMap<>();

    /** The key of something that is called so, below something with that key. Neither case nor punctuation counts. */
    static String key(String above, String text) {
        return hash(above + "\n" + Wording.normalized(text));
    }

    void declare(String key) {
        declared.merge(key, 1, Integer::sum);
    }

    /**
     * Takes an id.
     *
     * @param text the words that make the readable part
     * @param key the declared key
     * @param place the key of the place, which tells like things apart
     */
    String take(String text, String key, String place) {
        String distinct = declared.getOrDefault(key, 0) > 1 ? hash(key + "\n" + place) : key;
        String id = slug(text) + "-" + distinct.substring(0, HASH_LENGTH);
        String free = id;
        while (!taken.add(free)) {
            free = id + "-" + alike.merge(id, 2, (number, two) -> number + 1);
        }
        return free;
    }

    private static String slug(String text) {
        String words = Wording.normalized(text).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        int end = Math.min(words.length(), LONGEST_SLUG);
        if (end < words.length()) {
            int lastWord = words.lastIndexOf('-', end);
            end = lastWord > 0 ? lastWord : words.offsetByCodePoints(0, words.codePointCount(0, end) - 1);
        }
        String slug = words.substring(0, end).replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "untitled" : slug;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
