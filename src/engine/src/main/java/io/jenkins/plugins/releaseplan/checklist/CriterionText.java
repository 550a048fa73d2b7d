package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a rollback criterion state: {@code High: Error rate >5% of requests}. */
record CriterionText(
        String text,
        Optional<Severity> severity,
        Optional<String> metric,
        Optional<Comparison> comparison,
        OptionalDouble threshold,
        Optional<String> unit) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String SEVERITY =
            "(?<severity>critical|blocker|severe|catastrophic|high|major|medium|moderate|warning|low|minor|info"
                    + "|p[0-5]|sev(?:erity)?[- ]?[0-5])";
    private static final String KIND = "(?:[ -](?:severity|priority|impact|risk|level))?";
    private static final String DASH = "[-\u2010-\u2015]";
    private static final Pattern PREFIX = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,8}?(?:[\\[(]\\s*" + SEVERITY + KIND + "\\s*[\\])]\\s*[:|]?\\s*" + DASH + "?\\s*|"
                    + SEVERITY.replace("<severity>", "<plain>") + KIND + "\\s*(?:[:|]|\\s" + DASH + "|" + DASH
                    + "(?=\\s))\\s*)(?<rest>\\S.*)$",
            FLAGS | Pattern.DOTALL);
    private static final Pattern SUFFIX = Pattern.compile(
            "^(?<rest>.*\\S)\\s*[\\[(]\\s*(?:severity:?\\s*)?" + SEVERITY + KIND + "\\s*[\\])]\\s*\\.?$",
            FLAGS | Pattern.DOTALL);
    private static final Pattern ALONE = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,8}" + SEVERITY + KIND
                    + "(?:\\s+(?:issues?|triggers?|criteria|conditions?|only|rollback))*\\s*:?$",
            FLAGS);

    private static final String MORE =
            "(?<more>>|\\b(?:more|greater|higher|larger|longer|slower|worse)\\s+than|\\bover\\b"
                    + "|\\babove\\b|\\bexceed(?:s|ed|ing)?\\b|\\bbeyond\\b|\\bin\\s+excess\\s+of\\b|\\bsurpass(?:es|ed|ing)?\\b)";
    private static final String LEAST =
            "(?<least>>=|≥|=>|\\bat\\s+least\\b|\\b(?:no|not)\\s+(?:less|fewer|lower)\\s+than\\b"
                    + "|\\breach(?:es|ed|ing)?\\b|\\ba\\s+minimum\\s+of\\b)";
    private static final String LESS = "(?<less><|\\b(?:less|fewer|lower|worse)\\s+than|\\bbelow\\b|\\bunder\\b)";
    private static final String MOST = "(?<most><=|≤|=<|\\bat\\s+most\\b|\\b(?:no|not)\\s+more\\s+than\\b"
            + "|\\bnot\\s+exceed(?:ing)?\\b|\\bup\\s+to\\b|\\ba\\s+maximum\\s+of\\b)";
    private static final String CHANGE = "(?<up>\\b(?:increas|ris|grow|jump|spik|rose|grew)\\w*(?:\\s+by)?)"
            + "|(?<down>\\b(?:decreas|drop|fall|fell|declin|reduc)\\w*(?:\\s+by)?)";
    private static final String NUMBER =
            "(?<number>\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,9})?|\\d{1,12}(?:\\.\\d{1,9})?)";
    private static final String BASELINE =
            "(?:the\\s+|its\\s+|our\\s+)?(?:baseline|normal|usual|average|previous|pre-?release|pre-?deployment|control)";
    private static final String UNIT =
            "(?:(?<ratio>(?:x|×)(?![\\p{L}\\d])(?:\\s+" + BASELINE + ")?|times\\s+" + BASELINE
                    + ")|(?<percent>(?:%|percent\\b|pct\\b)(?:\\s+points?)?)(?:\\s+(?<relation>of|above|over|below|under)\\s+"
                    + BASELINE
                    + "\\b)?|(?<named>milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d"
                    + "|rps|requests?/s(?:ec)?|req/s|kb|mb|gb|tb)(?![\\p{L}\\d]))?";
    private static final Pattern COMPARED = Pattern.compile(
            "(?:" + LEAST + "|" + MOST + "|" + MORE + "|" + LESS + "|" + CHANGE + ")\\s*(?:by\\s+)?"
                    + "(?<base>(?:the\\s+)?baseline\\s+by\\s+)?(?:about\\s+|approximately\\s+|~\\s*|\\$\\s*)?"
                    + "(?<than>(?:more|greater)\\s+than\\s+)?(?<![\\w.])" + NUMBER + "(?!\\w*xx)(?!\\.\\d)\\s*" + UNIT,
            FLAGS);
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\w.])" + NUMBER + "\\s*" + UNIT
                    + "\\s*(?:(?<least>\\+(?=\\s)|or\\s+(?:more|higher|greater|above)\\b)|(?<most>or\\s+(?:less|fewer|lower|below)\\b))",
            FLAGS);

    /** Reads a criterion; a severity in bold needs nothing to part it from the rest. */
    static CriterionText of(String words, String boldStart) {
        Optional<Severity> bold = severityAlone(boldStart);
        Matcher prefix = PREFIX.matcher(words);
        if (prefix.matches()) {
            String name = prefix.group("severity") == null ? prefix.group("plain") : prefix.group("severity");
            return stated(prefix.group("rest"), Optional.of(severity(name)));
        }
        if (bold.isPresent() && words.length() > boldStart.length()) {
            return stated(words.substring(boldStart.length()).strip(), bold);
        }
        Matcher suffix = SUFFIX.matcher(words);
        if (suffix.matches()) {
            return stated(suffix.group("rest"), Optional.of(severity(suffix.group("severity"))));
        }
        return stated(words, Optional.empty());
    }

    /** The severity that a text names and nothing else, such as the heading "Critical" or the label "High severity:". */
    static Optional<Severity> severityAlone(String text) {
        Matcher alone = ALONE.matcher(Wording.beginning(text));
        return alone.matches() ? Optional.of(severity(alone.group("severity"))) : Optional.empty();
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
        return switch (lower) {
            case "critical", "blocker", "severe", "catastrophic" -> Severity.CRITICAL;
            case "high", "major" -> Severity.HIGH;
            case "medium", "moderate", "warning" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }

    private static CriterionText stated(String text, Optional<Severity> severity) {
        String words = Wording.beginning(text);
        for (Pattern form : List.of(COMPARED, COUNTED)) {
            Matcher found = form.matcher(words);
            while (found.find()) {
                Optional<String> unit = unit(found, form == COMPARED);
                String metric = MetricWords.of(words.substring(0, found.start()), words.substring(found.end()), unit);
                if (!isWindow(found, metric)) {
                    double number = Double.parseDouble(found.group("number").replace(",", ""));
                    return new CriterionText(
                            text,
                            severity,
                            Optional.of(metric).filter(name -> !name.isEmpty()),
                            Optional.of(comparison(found, form == COMPARED)),
                            OptionalDouble.of(number),
                            unit);
                }
            }
        }
        return new CriterionText(
                text,
                severity,
                MetricWords.known(words, Optional.empty()),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** "Error rate elevated over 10 minutes" states how long is looked at, not how much is too much. */
    private static boolean isWindow(Matcher found, String metric) {
        boolean share = metric.equals(Metric.ERROR_RATE) || metric.equals(Metric.SATURATION);
        return share && found.group("named") != null;
    }

    private static Comparison comparison(Matcher found, boolean compared) {
        if (found.group("least") != null) {
            return Comparison.AT_LEAST;
        }
        if (found.group("most") != null) {
            return Comparison.AT_MOST;
        }
        if (compared && found.group("less") != null) {
            return Comparison.LESS_THAN;
        }
        boolean changed = compared && (found.group("up") != null || found.group("down") != null);
        return changed && found.group("than") == null ? Comparison.AT_LEAST : Comparison.MORE_THAN;
    }

    private static Optional<String> unit(Matcher found, boolean compared) {
        if (found.group("ratio") != null) {
            return Optional.of("x baseline");
        }
        if (found.group("percent") != null) {
            return Optional.of(percent(found, compared));
        }
        return Optional.ofNullable(found.group("named")).map(CriterionText::shortUnit);
    }

    private static String percent(Matcher found, boolean compared) {
        if (found.group("relation") != null) {
            return "% " + found.group("relation").toLowerCase(Locale.ROOT) + " baseline";
        }
        if (compared && found.group("base") != null) {
            return "% above baseline";
        }
        if (compared && found.group("up") != null) {
            return "% increase";
        }
        return compared && found.group("down") != null ? "% decrease" : "%";
    }

    private static String shortUnit(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ms") || lower.startsWith("milli")) {
            return "ms";
        }
        if (lower.matches("[kmgt]b")) {
            return lower.toUpperCase(Locale.ROOT);
        }
        return lower.startsWith("r") ? "requests/s" : lower.substring(0, 1).replace("m", "min");
    }
}
