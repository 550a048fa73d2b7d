package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text that is safe to show in a terminal: a document must not move the cursor, ring, or turn the writing around. */
final class PlainText {

    private PlainText() {}

    /** The text on one line, without control, formatting and unpaired surrogate characters. */
    static String line(String text) {
        return text.codePoints()
                .map(c -> Character.isWhitespace(c) || isBreak(c) ? ' ' : c)
                .filter(c -> !isHidden(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
    }

    private static boolean isBreak(int c) {
        int type = Character.getType(c);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** How many columns a text takes, ideographs and emoji counted as one. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text in lines of at most so many columns, broken between words where there are any. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : line(text).split(" +")) {
            for (String part : parts(word, columns)) {
                if (line.length() > 0 && width(line.toString()) + 1 + width(part) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> parts(String word, int columns) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        while (word.codePointCount(begin, word.length()) > columns) {
            int end = word.offsetByCodePoints(begin, columns);
            parts.add(word.substring(begin, end));
            begin = end;
        }
        parts.add(word.substring(begin));
        return parts;
    }
}
