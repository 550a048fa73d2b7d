package io.jenkins.plugins.releaseplan.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Masks what looks like data of patients in texts that people give, before they are stored. Immutable. */
public final class Redaction {

    /** A number of the social security of the United States, with the ranges that were never given left out. */
    public static final Mask SSN =
            mask("SSN", "(?<![\\w-])(?!000|666|9\\d\\d)\\d{3}([- ])(?!00)\\d{2}\\1(?!0000)\\d{4}(?![\\w-])");

    /** A number of North America, or one in international form. */
    public static final Mask PHONE = mask(
            "phone",
            "(?<![\\w.+-])(?:\\+?1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])\\d{3}[ .-]\\d{4}(?![\\w-])"
                    + "|(?<![\\w+])\\+[1-9]\\d{0,2}(?:[ ./-]?\\(?\\d{1,5}\\)?){2,6}(?!\\w)");

    public static final Mask EMAIL = mask(
            "e-mail",
            "(?<![\\w.+-])[\\w.+%-]{1,64}@(?:[\\p{Alnum}](?:[\\p{Alnum}-]{0,61}[\\p{Alnum}])?\\.){1,8}\\p{Alpha}{2,24}");

    /** A number of five to twelve digits that is called a record's, a chart's or a patient's. */
    public static final Mask RECORD = mask(
            "record number",
            "(?i)(?<!\\w)(?:MRN|medical record|patient|chart)(?: ?(?:number|num|no\\.?|id|#)){0,2}[ \\t]{0,3}[:#=]?[ \\t]{0,3}"
                    + "\\p{Alpha}{0,3}-?\\d{5,12}(?!\\w)");

    /** No text takes longer than this many looks at a character, for each of its characters and at least this many. */
    private static final int LOOKS_PER_CHARACTER = 500;

    private static final int LEAST_LOOKS = 100_000;

    private final List<Mask> masks;

    /**
     * What is masked.
     *
     * @param name what stands in its place
     * @param pattern what it looks like
     */
    public record Mask(String name, Pattern pattern) {}

    /** @param masks applied in this order */
    public Redaction(List<Mask> masks) {
        this.masks = List.copyOf(masks);
    }

    /**
     * A mask.
     *
     * @throws IllegalArgumentException if the pattern cannot be read, or matches where there is nothing
     */
    public static Mask mask(String name, String regex) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern '" + name + "' cannot be read: " + e.getDescription() + " at " + e.getIndex(), e);
        }
        if (pattern.matcher("").find() || pattern.matcher(" ").find()) {
            throw new IllegalArgumentException(
                    "pattern '" + name + "' matches nothing at all or a blank, and would mask everything");
        }
        return new Mask(name, pattern);
    }

    /** What is masked. */
    public List<Mask> masks() {
        return masks;
    }

    /**
     * A text without what is to be masked, each replaced by <code>[name]</code>.
     *
     * @param text may be null, which stays null
     */
    public String mask(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String masked = text;
        for (Mask mask : masks) {
            masked = apply(mask, masked);
        }
        return masked;
    }

    /**
     * A text of many lines, each masked by itself: a pattern that takes too long for one of them lets the others stand.
     *
     * @param text not null
     */
    public String maskLines(String text) {
        return text.lines().map(this::mask).collect(Collectors.joining("\n"));
    }

    /** The texts without what is to be masked. */
    public List<String> mask(List<String> texts) {
        List<String> masked = new ArrayList<>();
        texts.forEach(text -> masked.add(mask(text)));
        return masked;
    }

    private static String apply(Mask mask, String text) {
        String place = "[" + mask.name() + "]";
        try {
            BoundedText bounded =
                    new BoundedText(text, Math.max(LEAST_LOOKS, (long) text.length() * LOOKS_PER_CHARACTER));
            StringBuilder masked = new StringBuilder();
            java.util.regex.Matcher matcher = mask.pattern().matcher(bounded);
            int done = 0;
            while (matcher.find()) {
                masked.append(text, done, matcher.start()).append(place);
                done = matcher.end();
            }
            return done == 0 ? text : masked.append(text, done, text.length()).toString();
        } catch (BoundedText.TooMuch | StackOverflowError e) {
            // What cannot be looked through must not be stored either.
            return "[text that pattern '" + mask.name() + "' takes too long for]";
        }
    }

    /** A text that can be looked at so often and no more. */
    private static final class BoundedText implements CharSequence {

        private static final class TooMuch extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final CharSequence text;
        private final long[] left;

        BoundedText(CharSequence text, long looks) {
            this(text, new long[] {looks});
        }

        private BoundedText(CharSequence text, long[] left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new BoundedText(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
