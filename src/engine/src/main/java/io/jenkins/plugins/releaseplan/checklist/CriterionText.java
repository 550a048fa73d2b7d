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

    private static final String MORE =
            "(?<more>>|\\b(?:more|greater|higher|larger|longer|slower|worse)\\s+than|\\bover\\b"
                    + "|\\babove\\b|\\bexceed(?:s|ed|ing)?\\b|\\bbeyond\\b|\\bin\\s+excess\\s+of\\b|\\bsurpass(?:es|ed|ing)?\\b)";
    private static final String LEAST =
            "(?<least>>=|≥|=>|\\bat\\s+least\\b|\\b(?:no|not)\\s+(?:less|fewer|lower)\\s+than\\b|\\bnot\\s+(?:below|under)\\b"
                    + "|\\breach(?:es|ed|ing)?\\b|\\ba\\s+minimum\\s+of\\b)";
    private static final String LESS = "(?<less><|\\b(?:less|fewer|lower|worse)\\s+than|\\bbelow\\b|\\bunder\\b)";
    private static final String MOST = "(?<most><=|≤|=<|\\bat\\s+most\\b|\\b(?:no|not)\\s+more\\s+than\\b"
            + "|\\bnot\\s+(?:above|over|exceed(?:ing)?)\\b|\\bup\\s+to\\b|\\ba\\s+maximum\\s+of\\b)";
    private static final String CHANGE =
            "(?<up>\\b(?:(?:increas|grow|jump|spik|climb)\\w*|ris(?:e|es|en|ing)|rose|grew)(?:\\s+by)?)"
                    + "|(?<down>\\b(?:decreas|drop|fall|fell|declin|reduc)\\w*(?:\\s+by)?)"
                    + "|(?<harm>\\b(?:degrad|worsen|deteriorat)\\w*(?:\\s+by)?)";
    private static final String NUMBER =
            "(?<number>\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,9})?|\\d{1,12}(?:\\.\\d{1,9})?(?:k(?![\\p{L}\\d]))?|"
                    + NumberWords.WORD + ")";
    private static final String BASELINE =
            "(?:the\\s+|its\\s+|our\\s+)?(?:baseline|normal|usual|typical|average|previous|pre-?release|pre-?deployment|control)";
    private static final String HIGHER =
            "(?:(?:higher|slower|longer|greater|more|larger|worse)\\s+than\\s+|(?:above|over)\\s+|as\\s+\\w+\\s+as\\s+)?";
    private static final String UNIT = "(?:(?<ratio>(?:x|×|-?fold)(?![\\p{L}\\d])(?:\\s+" + HIGHER + BASELINE
            + "\\b)?|times\\s+(?:" + HIGHER + BASELINE
            + "\\b))|(?<percent>(?:%|percent\\b|pct\\b)(?:\\s+points?)?)(?:\\s+(?<relation>of|above|over|below|under|(?:higher|slower|longer|greater|lower|less)\\s+than)\\s+"
            + BASELINE
            + "\\b)?|(?<named>milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d"
            + "|rps|requests?/s(?:ec)?|req/s|kb|mb|gb|tb)(?![\\p{L}\\d]))?";
    private static final String CHANGED =
            "\\s+(?:(?<rise>increase|rise|spike|jump|growth|surge)|(?<fall>decrease|drop|decline|reduction|fall)"
                    + "|(?<slump>degradation|regression))\\b(?<in>\\s+(?:in|of)\\b)?";
    private static final Pattern COMPARED = Pattern.compile(
            "(?:" + LEAST + "|" + MOST + "|" + MORE + "|" + LESS + "|" + CHANGE
                    + ")\\s*(?:by\\s+|of\\s+|(?<to>to\\s+))?"
                    + "(?<base>(?:the\\s+)?baseline\\s+by\\s+)?(?:about\\s+|approximately\\s+|~\\s*|\\$\\s*)?"
                    + "(?<than>(?:more|greater)\\s+than\\s+|>\\s*)?(?<![\\w.])" + NUMBER + "(?!\\w*xx)(?!\\.\\d)\\s*"
                    + UNIT
                    + "(?:" + CHANGED + ")?",
            FLAGS);
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\w.-])" + NUMBER + "\\s*" + UNIT
                    + "(?:\\s*(?<least>\\+(?=\\s)|or\\s+(?:more|higher|greater|above)\\b)|\\s*(?<most>or\\s+(?:less|fewer|lower|below)\\b)"
                    + "|" + CHANGED + "|\\s+(?<row>(?:consecutive|successive)\\s+(?!times))"
                    + "|(?<=\\b(?:baseline|normal|usual|typical|average|previous|release|deployment|control)))",
            FLAGS);
    private static final Pattern REPEATED = Pattern.compile(
            "(?<=\\b(?:fail|fails|failed|failing|crash|crashes|restarts?|times\\sout)\\s)" + NUMBER
                    + "\\s+(?:consecutive\\s+)?times\\b(?!\\s+" + HIGHER + BASELINE + ")",
            FLAGS);
    private static final Pattern MULTIPLIED = Pattern.compile(
            "(?<than>(?:>|\\b(?:more|greater|higher)\\s+than|\\bover|\\babove|\\bexceed(?:s|ing)?)\\s+)?\\b"
                    + "(?:(?<two>doubles|doubled|doubling|(?:double|twice)\\s+" + BASELINE + "|(?<=\\bthan\\s)double)"
                    + "|(?<three>triples|tripled|tripling|triple\\s+" + BASELINE + ")"
                    + "|(?<four>quadruples|quadrupled|quadruple\\s+" + BASELINE + "))\\b",
            FLAGS);
    private static final Pattern LIMIT =
            Pattern.compile("^\\s*" + NUMBER + "\\s*" + UNIT + "(?=\\s*(?:$|[(,;/]|for\\b|over\\b|in\\b))", FLAGS);

    /** Reads a criterion; a severity in bold needs nothing to part it from the rest. */
    static CriterionText of(String words, String boldStart) {
        SeverityWords.Rated rated = SeverityWords.part(words, boldStart);
        return stated(rated.rest(), rated.severity());
    }

    /** The same words, with the numbers that stand elsewhere: in a bullet below them, or in another cell of their row. */
    CriterionText withLimit(String limit) {
        if (threshold.isPresent() || limit.isBlank()) {
            return this;
        }
        CriterionText whole = stated(text + " " + limit, severity);
        if (whole.threshold.isPresent()) {
            return new CriterionText(text, severity, whole.metric, whole.comparison, whole.threshold, whole.unit);
        }
        Matcher plain = LIMIT.matcher(limit);
        if (!plain.find()) {
            return this;
        }
        Optional<String> unit = unit(plain, LIMIT, "");
        String named = MetricWords.of(text, "", unit);
        return new CriterionText(
                text,
                severity,
                Optional.of(named).filter(name -> !name.isEmpty()),
                Optional.empty(),
                OptionalDouble.of(NumberWords.value(plain.group("number"))),
                unit);
    }

    /** The same words, with a severity that stands elsewhere, unless they state one themselves. */
    CriterionText withSeverity(Optional<Severity> other) {
        return new CriterionText(text, severity.or(() -> other), metric, comparison, threshold, unit);
    }

    private static CriterionText stated(String text, Optional<Severity> severity) {
        String words = Wording.beginning(text);
        for (Pattern form : List.of(COMPARED, COUNTED, REPEATED)) {
            Matcher found = form.matcher(words);
            while (found.find()) {
                String metric = metric(words, found, form);
                Optional<String> unit = form == REPEATED ? Optional.empty() : unit(found, form, metric);
                if (!isWindow(found, metric, form)) {
                    return new CriterionText(
                            text,
                            severity,
                            Optional.of(metric).filter(name -> !name.isEmpty()),
                            Optional.of(comparison(found, form)),
                            OptionalDouble.of(NumberWords.value(found.group("number"))),
                            unit);
                }
            }
        }
        return multiplied(text, severity);
    }

    /** Latency doubles: a multiple of the baseline that is written without a number. */
    private static CriterionText multiplied(String text, Optional<Severity> severity) {
        String words = Wording.beginning(text);
        Matcher found = MULTIPLIED.matcher(words);
        if (!found.find()) {
            return new CriterionText(
                    text,
                    severity,
                    MetricWords.known(words, Optional.empty()),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty());
        }
        Optional<String> unit = Optional.of("x baseline");
        int times = found.group("two") != null ? 2 : found.group("three") != null ? 3 : 4;
        String metric = MetricWords.of(words.substring(0, found.start()), words.substring(found.end()), unit);
        return new CriterionText(
                text,
                severity,
                Optional.of(metric).filter(name -> !name.isEmpty()),
                Optional.of(found.group("than") == null ? Comparison.AT_LEAST : Comparison.MORE_THAN),
                OptionalDouble.of(times),
                unit);
    }

    private static String metric(String words, Matcher found, Pattern form) {
        String before = words.substring(0, found.start());
        String after = words.substring(found.end());
        Optional<String> unit = form == REPEATED ? Optional.empty() : unit(found, form, "");
        boolean follows = form != REPEATED && found.group("in") != null
                || form == COUNTED && (found.group("row") != null || found.group("least") != null);
        return follows ? MetricWords.ofWhatFollows(before, after, unit) : MetricWords.of(before, after, unit);
    }

    /** "Error rate elevated over 10 minutes" states how long is looked at, not how much is too much. */
    private static boolean isWindow(Matcher found, String metric, Pattern form) {
        if (form == REPEATED || found.group("named") == null) {
            return false;
        }
        boolean share = metric.equals(Metric.ERROR_RATE)
                || metric.equals(Metric.SATURATION)
                || metric.matches(".*(?:Rate|Usage|Utili[sz]ation)(?:\\p{Lu}.*)?");
        String unit = shortUnit(found.group("named"));
        return share || metric.startsWith("latency") && List.of("min", "h", "d").contains(unit);
    }

    private static Comparison comparison(Matcher found, Pattern form) {
        if (form == REPEATED || found.group("least") != null) {
            return Comparison.AT_LEAST;
        }
        if (found.group("most") != null) {
            return Comparison.AT_MOST;
        }
        if (form == COUNTED) {
            return Comparison.AT_LEAST;
        }
        if (found.group("less") != null) {
            return Comparison.LESS_THAN;
        }
        boolean changed = found.group("more") == null;
        if (changed && found.group("to") != null && found.group("down") != null) {
            return Comparison.AT_MOST;
        }
        return changed && found.group("than") == null ? Comparison.AT_LEAST : Comparison.MORE_THAN;
    }

    private static Optional<String> unit(Matcher found, Pattern form, String metric) {
        if (found.group("ratio") != null) {
            return Optional.of("x baseline");
        }
        if (found.group("percent") != null) {
            return Optional.of(percent(found, form, metric));
        }
        return Optional.ofNullable(found.group("named")).map(CriterionText::shortUnit);
    }

    private static String percent(Matcher found, Pattern form, String metric) {
        if (found.group("relation") != null) {
            return "% " + relation(found.group("relation").toLowerCase(Locale.ROOT)) + " baseline";
        }
        if (form == COMPARED && found.group("base") != null) {
            return "% above baseline";
        }
        if (form == LIMIT || form == COMPARED && found.group("to") != null) {
            return "%";
        }
        if (found.group("rise") != null || form == COMPARED && found.group("up") != null) {
            return "% increase";
        }
        if (found.group("fall") != null || form == COMPARED && found.group("down") != null) {
            return "% decrease";
        }
        boolean worse = found.group("slump") != null || form == COMPARED && found.group("harm") != null;
        return worse ? worse(metric) : "%";
    }

    private static String relation(String words) {
        if (!words.endsWith("than")) {
            return words;
        }
        return words.startsWith("l") && !words.startsWith("longer") ? "below" : "above";
    }

    /** What gets worse by growing grows; what else gets worse shrinks. */
    private static String worse(String metric) {
        boolean grows =
                metric.startsWith("latency") || metric.equals(Metric.ERROR_RATE) || metric.equals(Metric.SATURATION);
        return grows ? "% increase" : "% decrease";
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
