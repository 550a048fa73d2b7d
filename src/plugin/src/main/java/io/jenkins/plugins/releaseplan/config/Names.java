package io.jenkins.plugins.releaseplan.config;

import hudson.util.FormValidation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The names that entries of the configuration bear, and those by which they refer to each other. */
final class Names {

    private static final int LONGEST = 100;

    private Names() {}

    static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    /** The texts that are not blank, without the blanks around them; empty for null. */
    static List<String> clean(Collection<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .map(Names::orEmpty)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    /**
     * Refuses names that cannot be.
     *
     * @throws IllegalArgumentException if a name is missing, too long, has control characters or is borne twice
     */
    static <T> void check(String what, List<T> entries, Function<T, String> name) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < entries.size(); i++) {
            String one = name.apply(entries.get(i));
            String fault = fault(one);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("the name of " + what + " " + (i + 1) + " " + fault);
            }
            if (!seen.add(one)) {
                throw new IllegalArgumentException("two of " + what + " have the name '" + one
                        + "' (case does not matter); give one of them another name");
            }
        }
    }

    /**
     * A copy of entries whose names can be; empty for null.
     *
     * @throws IllegalArgumentException if one cannot
     */
    static <T> List<T> given(String what, List<T> entries, Function<T, String> name) {
        List<T> given = entries == null ? new ArrayList<>() : new ArrayList<>(entries);
        check(what, given, name);
        return given;
    }

    /** Whether something of a configuration can have this name. */
    static FormValidation check(String what, String name) {
        String fault = fault(orEmpty(name));
        return fault.isEmpty() ? FormValidation.ok() : FormValidation.error("The name of this " + what + " " + fault);
    }

    private static String fault(String name) {
        if (name.isEmpty()) {
            return "is missing";
        }
        if (name.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        }
        return name.codePoints().anyMatch(Character::isISOControl) ? "has a control character" : "";
    }

    /** A text of several lines, as any browser sends it. */
    static String lines(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
