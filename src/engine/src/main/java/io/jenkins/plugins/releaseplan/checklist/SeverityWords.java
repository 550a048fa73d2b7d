package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How plans word a severity: {@code Critical:}, {@code (High)}, {@code [P1]}, {@code SEV-2 -}, a red circle. */
final class SeverityWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String SEVERITY =
            "(?<severity>critical|blocker|severe|catastrophic|high|major|medium|moderate|warning|low|minor|info"
                    + "|p[0-5]|priority[- ]?[0-5]|sev(?:erity)?[- ]?(?:level[- ]?)?[0-5])";
    private static final String PLAIN = SEVERITY.replace("?<severity>", "?:");
    private static final String NAMED = "(?:(?:severity|priority|impact|risk)(?:\\s+level)?\\s*[:=]\\s*)?";
    private static final String LEVEL = "(?:(?:level|tier|priority|category)\\s*\\d\\s*[-:\u2010-\u2015]\\s*)?";
    private static final String KIND = "(?:[ -](?:severity|priority|impact|risk|level))?";
    private static final String DASH = "[-\u2010-\u2015]";
    private static final String SAID_TWICE = "(?:\\s*(?:[(/]|\\s" + DASH + ")\\s*" + PLAIN + KIND + "\\s*\\)?)?";
    private static final Pattern PREFIX = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,8}?(?:[\\[(]\\s*" + SEVERITY + KIND + "\\s*[\\])]\\s*[:|]?\\s*" + DASH + "?\\s*|"
                    + NAMED + SEVERITY.replace("<severity>", "<plain>") + KIND + SAID_TWICE + "\\s*(?:[:|]|\\s" + DASH
                    + "|" + DASH + "(?=\\s))\\s*)(?<rest>\\S.*)$",
            FLAGS | Pattern.DOTALL);
    private static final Pattern SUFFIX = Pattern.compile(
            "^(?<rest>.*\\S)\\s*[\\[(]\\s*(?:severity:?\\s*)?" + SEVERITY + KIND + "\\s*[\\])]\\s*\\.?$",
            FLAGS | Pattern.DOTALL);
    private static final String ABOUT = "(?:\\s+(?:issues?|triggers?|criteria|conditions?|only|rollback|thresholds?))*";
    private static final Pattern ALONE = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,8}" + NAMED + LEVEL + SEVERITY + KIND + SAID_TWICE + ABOUT + "\\s*:?$", FLAGS);
    private static final Pattern HEADING = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,8}" + NAMED + LEVEL + SEVERITY + KIND + SAID_TWICE + ABOUT + "(?:\\s*(?:[:(]|\\s" + DASH
                    + ")\\s*(?:immediate|instant|automat|auto|manual|roll|consider|investigat)[^.]*)?\\s*:?$",
            FLAGS);
    private static final Map<String, Severity> CIRCLES = Map.of(
            "\uD83D\uDD34", Severity.CRITICAL,
            "\uD83D\uDFE0", Severity.HIGH,
            "\uD83D\uDFE1", Severity.MEDIUM,
            "\uD83D\uDFE2", Severity.LOW);

    private SeverityWords() {}

    /**
     * A text and the severity that it began or ended with.
     *
     * @param rest the text without the words of the severity
     * @param severity empty if the text states none
     */
    record Rated(String rest, Optional<Severity> severity) {}

    /** Parts a text from its severity; a severity in bold needs nothing to part it from the rest. */
    static Rated part(String words, String boldStart) {
        Matcher prefix = PREFIX.matcher(words);
        if (prefix.matches()) {
            String name = prefix.group("severity") == null ? prefix.group("plain") : prefix.group("severity");
            return new Rated(prefix.group("rest"), Optional.of(severity(name)));
        }
        Optional<Severity> bold = alone(boldStart);
        if (bold.isPresent() && words.length() > boldStart.length()) {
            return new Rated(words.substring(boldStart.length()).strip(), bold);
        }
        Matcher suffix = SUFFIX.matcher(words);
        if (suffix.matches()) {
            return new Rated(suffix.group("rest"), Optional.of(severity(suffix.group("severity"))));
        }
        return circle(words)
                .filter(circle -> words.length() > circle.length())
                .map(circle -> new Rated(words.substring(circle.length()).strip(), Optional.of(CIRCLES.get(circle))))
                .orElse(new Rated(words, Optional.empty()));
    }

    /** The severity that a text names and nothing else, such as the label "High severity:" or the cell "P1 (Critical)". */
    static Optional<Severity> alone(String text) {
        return first(ALONE, text);
    }

    /** The severity that a heading or a label gives to all below it: "Critical (immediate rollback)", a red circle. */
    static Optional<Severity> ofHeading(String text) {
        return first(HEADING, text).or(() -> circle(text).map(CIRCLES::get));
    }

    private static Optional<Severity> first(Pattern form, String text) {
        Matcher match = form.matcher(Wording.beginning(text));
        return match.matches() ? Optional.of(severity(match.group("severity"))) : Optional.empty();
    }

    private static Optional<String> circle(String text) {
        return CIRCLES.keySet().stream().filter(text::startsWith).findFirst();
    }

    private static Severity severity(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        char last = lower.charAt(lower.length() - 1);
        if (Character.isDigit(last)) {
            return switch (last) {
                case '0', '1' -> Severity.CRITICAL;
                case '2' -> Severity.HIGH;
                case '3' -> Severity.MEDIUM;
                default -> Severity.LOW;
            };
        }
        if (List.of("critical", "blocker", "severe", "catastrophic").contains(lower)) {
            return Severity.CRITICAL;
        }
        return switch (lower) {
            case "high", "major" -> Severity.HIGH;
            case "medium", "moderate", "warning" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }
}
