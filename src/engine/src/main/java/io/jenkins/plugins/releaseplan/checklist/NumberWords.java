package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.Locale;

/** Numbers as plans write them: {@code 1,500}, {@code 0.5}, {@code three}. */
final class NumberWords {

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** A regular expression for a number that is written as a word, without groups. */
    static final String WORD = "\\b(?:" + String.join("|", WORDS) + ")\\b";

    private NumberWords() {}

    /**
     * What a number is worth.
     *
     * @param written digits with or without thousands separators, a {@code k} for thousands after them, or a word that {@link #WORD} matches
     */
    static double value(String written) {
        int word = WORDS.indexOf(written.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return word + 1;
        }
        String digits = written.replace(",", "");
        boolean thousands = digits.endsWith("k") || digits.endsWith("K");
        return thousands
                ? 1000 * Double.parseDouble(digits.substring(0, digits.length() - 1))
                : Double.parseDouble(digits);
    }

    /** The number in digits; what is no word stays as it is written. */
    static String digits(String written) {
        int word = WORDS.indexOf(written.toLowerCase(Locale.ROOT));
        return word >= 0 ? String.valueOf(word + 1) : written;
    }
}
