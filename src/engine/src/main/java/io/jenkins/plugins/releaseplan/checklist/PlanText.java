package io.jenkins.plugins.releaseplan.checklist;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a plan: checked, and cut from what is not Markdown.
 *
 * @param markdown the Markdown; its line numbers are those of the document
 * @param title the title that the front matter gives, or empty
 */
record PlanText(String markdown, Optional<String> title) {

    /** The largest document that is read, in bytes or characters: a hundred times what people write. */
    static final int LARGEST = 1 << 20;

    /** How many list and quote markers may stand at the beginning of one line. */
    private static final int MOST_MARKERS = Markdown.DEEPEST_BLOCK / 2;

    private static final Pattern MARKER = Pattern.compile("[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))");
    private static final String FENCE = "(?:---|\\.\\.\\.)\\s*";
    private static final Pattern YAML_LINE = Pattern.compile("[\\w.-]+\\s*:.*|\\s.*|-\\s.*|#.*|");
    private static final Pattern FRONT_TITLE = Pattern.compile("title\\s*:\\s*(\\S.*?)\\s*");

    /**
     * Decodes a document.
     *
     * @throws UnreadableChecklistException if it is too large or not UTF-8
     */
    static String decode(byte[] bytes) throws UnreadableChecklistException {
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new UnreadableChecklistException("is UTF-16; save it as UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableChecklistException("is not UTF-8: byte " + in.position() + ", in line "
                    + lineOf(bytes, in.position()) + ", is no character; is it a text file? Save it as UTF-8");
        }
        return out.flip().toString();
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static int lineOf(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /**
     * Checks a document before it is parsed.
     *
     * @throws UnreadableChecklistException if it is empty, too large, binary or nested too deeply
     */
    static PlanText of(String document) throws UnreadableChecklistException {
        if (document.length() > LARGEST) {
            throw tooLarge();
        }
        String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
        if (text.isBlank()) {
            throw new UnreadableChecklistException(
                    "is empty; write headings and boxes such as '- [ ] Back up the database'");
        }
        int line = 1;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            check(content, line++);
        }
        return withoutFrontMatter(text);
    }

    private static void check(String content, int line) throws UnreadableChecklistException {
        if (content.indexOf('\0') >= 0) {
            throw new UnreadableChecklistException("is not text: line " + line + " has a NUL character");
        }
        Matcher marker = MARKER.matcher(content);
        int markers = 0;
        while (marker.lookingAt()) {
            markers++;
            marker.region(marker.end(), content.length());
        }
        if (markers > MOST_MARKERS && !isRule(content)) {
            throw tooDeep(line);
        }
    }

    /** A line of dashes or stars alone is a rule across the page, however long. */
    private static boolean isRule(String content) {
        return content.chars().allMatch(c -> c == '-' || c == '*' || Character.isWhitespace(c));
    }

    /** Replaces YAML front matter by as many blank lines: Markdown would take it for a heading. */
    private static PlanText withoutFrontMatter(String text) {
        List<String> lines = text.lines().toList();
        int end = endOfFrontMatter(lines);
        if (end == 0) {
            return new PlanText(text, Optional.empty());
        }
        Optional<String> title = lines.subList(1, end).stream()
                .map(FRONT_TITLE::matcher)
                .filter(Matcher::matches)
                .map(named -> unquoted(named.group(1)))
                .findFirst();
        String rest = String.join("\n", lines.subList(end + 1, lines.size()));
        return new PlanText("\n".repeat(end + 1) + rest, title);
    }

    /** The index of the line that ends the front matter, or 0 if the document has none. */
    private static int endOfFrontMatter(List<String> lines) {
        if (!lines.get(0).matches("---\\s*")) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches(FENCE)) {
                return i;
            }
            if (!YAML_LINE.matcher(lines.get(i)).matches()) {
                return 0;
            }
        }
        return 0;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static UnreadableChecklistException tooLarge() {
        return new UnreadableChecklistException("is larger than " + (LARGEST >> 20) + " MiB; is it a release plan?");
    }

    static UnreadableChecklistException tooDeep(int line) {
        return new UnreadableChecklistException(
                "is nested more than " + MOST_MARKERS + " levels deep in line " + line + "; use headings instead");
    }
}
