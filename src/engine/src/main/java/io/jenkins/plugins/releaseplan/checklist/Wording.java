package io.jenkins.plugins.releaseplan.checklist;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What two texts have in common when case, white space, punctuation and numbering do not count. */
final class Wording {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NUMBERING = Pattern.compile(
            "^\\s*(?:(?:phase|stage|step|part|section)\\s+(?:\\d+|[a-z]|[ivx]+)\\s*[:.)\\u2010-\\u2015-]\\s*"
                    + "|\\d+(?:\\.\\d+){1,9}[.):]?\\s+"
                    + "|\\d+[.):]\\s+"
                    + "|\\d{1,2}\\s+(?!(?:h|hours?|hrs?|m|min|minutes?|s|d|days?|w|weeks?|months?)\\b)"
                    + "|[a-z][.)]\\s+"
                    + "|[ivx]+[.)]\\s+)(?=\\S)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARENTHESES = Pattern.compile("\\s*\\([^()]*\\)\\s*");

    private static final int MOST_NUMBERS = 3;
    private static final int LONGEST_PHRASE = 1000;

    private Wording() {}

    /** As much of a text as is searched for phrases: whoever has something to say says it there. */
    static String beginning(String text) {
        return text.length() <= LONGEST_PHRASE ? text : text.substring(0, LONGEST_PHRASE);
    }

    /** The words alone, in lower case, with one space between them. A text without words stays as it is. */
    static String normalized(String text) {
        String words = NOT_A_WORD
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? text.strip() : words;
    }

    /** A title without the number that it begins with: {@code 2.1 Stage 1: Canary} is {@code Canary}. */
    static String withoutNumber(String title) {
        String rest = title;
        for (int i = 0; i < MOST_NUMBERS; i++) {
            rest = NUMBERING.matcher(rest).replaceFirst("");
        }
        return rest.strip();
    }

    /** A title without its remarks in parentheses; the title itself if nothing would be left. */
    static String withoutRemarks(String title) {
        String rest = PARENTHESES.matcher(title).replaceAll(" ").strip();
        return rest.isEmpty() ? title : rest;
    }
}
