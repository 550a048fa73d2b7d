package io.jenkins.plugins.releaseplan.checklist;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that metrics have in the words of plans. */
final class MetricWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ERROR_RATE = Pattern.compile(
            "\\berror[- ]?(?:rates?|ratio|percentage)\\b|\\brate\\s+of\\s+errors\\b|\\b5xx\\s+(?:rate|ratio)\\b"
                    + "|\\brequest\\s+failure\\s+rate\\b|^\\s*failure\\s+rate\\b",
            FLAGS);
    private static final Pattern ERRORS = Pattern.compile(
            "\\b(?:(?:5xx|http\\s+5\\d\\d)(?:\\s+(?:errors?|responses?))?|failed\\s+requests|request\\s+failures|errors?|"
                    + "requests\\s+fail(?:ing|ed)?)\\s*(?:is|are)?\\s*$",
            FLAGS);
    private static final Pattern LATENCY =
            Pattern.compile("\\blatenc(?:y|ies)\\b|\\bresponse[- ]times?\\b|\\brequest\\s+duration\\b", FLAGS);
    private static final Pattern PERCENTILE =
            Pattern.compile("\\bp\\s?(\\d{2}(?:\\.?\\d)?)\\b|\\b(\\d{2})th\\b|\\b(median)\\b", FLAGS);
    private static final Pattern SATURATION = Pattern.compile(
            "\\bsaturation\\b|\\b(?:cpu|memory|ram|disk|heap|connection\\s+pool|thread\\s+pool|resource)s?(?:\\s+space)?"
                    + "\\s+(?:usage|use|utili[sz]ation|load)\\b",
            FLAGS);
    private static final Pattern RESOURCE = Pattern.compile(
            "\\b(?:cpu|memory|disk|heap)(?:\\s+(?:is|are|stays?|remains?|goes|consistently|sustained))*\\s*$", FLAGS);
    private static final Pattern LINKING = Pattern.compile(
            "(?:[\\s,:;(]*\\b(?:is|are|was|were|be|being|has|have|of|for|to|by|at|in|with|the|a|an|and|or|affecting|affects?"
                    + "|impacting|impacts?|stays?|remains?|rises?|rising|goes|going|drops?|dropping|falls?|falling|increases?"
                    + "|increasing|decreases?|decreasing|that|if|when|sustained|consistently|reported|detected|there|any)\\b)+\\s*$",
            FLAGS);
    private static final Pattern LEADING =
            Pattern.compile("^\\s*(?:(?:of|the|a|an|if|when|any|in|for|per|there|is|are)\\b\\s*)+", FLAGS);
    private static final Pattern BREAK = Pattern.compile(
            "[,;:.()|]|\\b(?:for|within|(?<!\\b(?:log|sign|check)\\s)in|over|per|during|after|on|of|are|is)\\b", FLAGS);
    private static final Pattern CLAUSE = Pattern.compile("[,;.]|\\b(?:or|and|but|while)\\b", FLAGS);
    private static final int MOST_WORDS = 6;

    private MetricWords() {}

    /** The metric that a comparison is about: the words before it, or those after it when there are none. */
    static String of(String before, String after, Optional<String> unit) {
        Optional<String> known = known(before, unit);
        if (known.isPresent()) {
            boolean open = known.get().equals(Metric.LATENCY_MEAN);
            return open ? latency((before + " " + CLAUSE.split(after, 2)[0]).replace('_', ' ')) : known.get();
        }
        String words = LINKING.matcher(before).replaceFirst("");
        String name = name(lastClause(words));
        if (!name.isEmpty()) {
            return name;
        }
        String rest = LEADING.matcher(after).replaceFirst("");
        return known(BREAK.split(rest, 2)[0], unit).orElse(name(BREAK.split(rest, 2)[0]));
    }

    /** The metric that the words after a comparison name; those before it if none follow at once. */
    static String ofWhatFollows(String before, String after, Optional<String> unit) {
        String words = BREAK.split(after.strip(), 2)[0];
        Optional<String> known = known(words, unit);
        String name = known.orElse(name(words));
        return name.isEmpty() ? of(before, after, unit) : name;
    }

    static Optional<String> known(String text, Optional<String> unit) {
        String words = text.replace('_', ' ');
        boolean share = unit.filter(name -> name.startsWith("%") || name.startsWith("x"))
                .isPresent();
        if (ERROR_RATE.matcher(words).find() || share && ERRORS.matcher(words).find()) {
            return Optional.of(Metric.ERROR_RATE);
        }
        boolean time =
                unit.filter(name -> name.equals("ms") || name.equals("s")).isPresent();
        if (LATENCY.matcher(words).find() || time && PERCENTILE.matcher(words).find()) {
            return Optional.of(latency(words));
        }
        boolean saturated = SATURATION.matcher(words).find()
                || share && RESOURCE.matcher(words).find();
        return saturated ? Optional.of(Metric.SATURATION) : Optional.empty();
    }

    private static String latency(String words) {
        Matcher percentile = PERCENTILE.matcher(words);
        if (!percentile.find()) {
            return Metric.LATENCY_MEAN;
        }
        String number = percentile.group(1) == null ? percentile.group(2) : percentile.group(1);
        return switch (number == null ? "50" : number.replace(".", "")) {
            case "50" -> Metric.LATENCY_P50;
            case "95" -> Metric.LATENCY_P95;
            case "99" -> Metric.LATENCY_P99;
            default -> "latencyP" + number.replace(".", "");
        };
    }

    private static String lastClause(String words) {
        String[] clauses = words.strip().split("[,;:]");
        return clauses.length == 0 ? "" : clauses[clauses.length - 1];
    }

    /** The words as one name, {@code criticalUserReportedBugs}; empty if they are none or a whole sentence. */
    private static String name(String words) {
        List<String> parts = new ArrayList<>(List.of(LEADING.matcher(words)
                .replaceFirst("")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .split(" ")));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty() || parts.size() > MOST_WORDS) {
            return "";
        }
        StringBuilder name = new StringBuilder(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            int first = part.offsetByCodePoints(0, 1);
            name.append(part.substring(0, first).toUpperCase(Locale.ROOT)).append(part.substring(first));
        }
        return name.toString();
    }
}
