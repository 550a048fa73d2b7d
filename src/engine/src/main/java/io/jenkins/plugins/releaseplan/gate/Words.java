package io.jenkins.plugins.releaseplan.gate;

import java.util.List;
import java.util.Locale;

/** How a gate reads and writes names. */
final class Words {

    private static final int LONGEST_QUOTE = 80;

    private Words() {}

    /** What makes two names of a person or a role the same: Jenkins does not tell their case apart either. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** The name without white space around it. */
    static String required(String what, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("the " + what + " is missing");
        }
        return stripped;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** {@code a, b or c}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
