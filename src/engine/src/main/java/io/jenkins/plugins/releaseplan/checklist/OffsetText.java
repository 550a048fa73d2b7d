package io.jenkins.plugins.releaseplan.checklist;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How times relative to the release are written. */
final class OffsetText {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String DASH = "[-\u2010-\u2015\u2212]";
    private static final String NUMBER = "\\d{1,6}(?:\\.\\d{1,6})?";
    private static final String UNIT =
            "(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)(?!\\p{L})";
    private static final String AMOUNT = NUMBER + "\\s*" + DASH + "?\\s*" + UNIT;
    private static final String AMOUNTS = AMOUNT + "(?:\\s*(?:and\\s+)?" + AMOUNT + "){0,3}";
    private static final String CLOCK = "\\d{1,3}:[0-5]\\d(?::[0-5]\\d)?";
    private static final String SIGN = "(?:" + DASH + "?(?:minus|plus)(?=\\s)|" + DASH + "|\\+)";
    /** Lengths of time that are not the same everywhere or every month: they are named, but not added to T. */
    private static final String UNFIXED = "(?:months?|quarters?|(?:business|working)[ -](?:days?|hours?))(?!\\p{L})";

    private static final String TO = "\\s*(?:" + DASH + "|to(?=\\s)|until(?=\\s)|through(?=\\s)|/)\\s*";
    private static final String ALONE = "(?<![\\p{L}\\p{N}_])";
    private static final String END = "(?![\\p{L}\\p{N}_])";

    private static final String POINT = "T\\s*" + SIGN + "\\s*(?:" + CLOCK + "|" + AMOUNTS + "|\\d{1,3}\\s*" + UNFIXED
            + "|\\d{1,3}(?:\\.\\d)?" + END + ")|T(?:\\s*=\\s*)?0" + END;
    private static final Pattern T_RANGE = Pattern.compile(
            ALONE + "(?<from>" + POINT + "|T)" + TO + "(?<to>" + POINT + "|T" + END + "(?!\\s*" + SIGN + "\\s*\\d))",
            FLAGS);
    private static final Pattern T_SPREAD = Pattern.compile(
            ALONE + "T\\s*(?<sign>" + SIGN + ")\\s*(?<from>" + NUMBER + ")" + TO + "(?<to>" + NUMBER + ")\\s*(?<unit>"
                    + UNIT + ")",
            FLAGS);
    private static final Pattern T_POINT = Pattern.compile(ALONE + "(?<point>" + POINT + ")", FLAGS);
    private static final Pattern T_ALONE = Pattern.compile("(?:^|(?<=\\())T(?=$|\\)|\\s*\\()");
    private static final Pattern D_POINT = Pattern.compile(
            ALONE + "[DJ](?:(?<sign>" + DASH + "|\\+)(?<days>\\d{1,4})(?:\\s*d(?:ays?)?)?|" + DASH + "Day)" + END);
    private static final Pattern NUMBERED = Pattern.compile(
            ALONE + "(?<unit>Day|Week|Hour|Minute)s?\\s+(?<from>" + DASH + "?\\d{1,4}|" + NumberWords.WORD
                    + ")(?:\\s*(?:"
                    + DASH + "|to\\s|through\\s|and\\s|&)\\s*(?:(?:Day|Week|Hour|Minute)\\s+)?(?<to>\\d{1,4}))?" + END
                    + "(?!\\s*(?:operations|ops)\\b)(?!\\.\\d)",
            FLAGS);
    private static final Pattern FIRST = Pattern.compile(
            ALONE + "(?:the\\s+)?first\\s+(?<amount>(?:" + NUMBER + "|" + NumberWords.WORD + ")\\s*-?\\s*" + UNIT
                    + "|(?:second|minute|hour|day|week)(?!\\p{L}))",
            FLAGS);
    private static final String ANCHOR =
            "(?:the\\s+)?(?:T|release|deploy(?:ment)?|go[- ]?live|launch|cut[- ]?over|roll[- ]?out)";
    private static final String SAID = "(?:" + AMOUNTS + "|" + NumberWords.WORD + "\\s+" + UNIT + ")";
    private static final Pattern RELATIVE = Pattern.compile(
            ALONE + "(?:(?<within>within\\s+)|(?<near>" + NUMBER + ")(?:" + TO + "))?(?<amount>" + SAID
                    + ")\\s*[\\s-]\\s*(?<side>before|prior(?:\\s+to)?|after|post|following)(?:[\\s-]+" + ANCHOR
                    + ")?(?=\\s*(?:$|[):,;]))",
            FLAGS);
    private static final Pattern SINCE = Pattern.compile(
            "(?<=\\()(?<from>0)\\s*" + DASH + "\\s*(?<to>" + NUMBER
                    + ")\\s*(?<unit>(?:hours?|hrs?|h|days?|d|weeks?)(?!\\p{L}))(?=\\))",
            FLAGS);
    private static final Pattern MONTH = Pattern.compile("(?:^|(?<=[(:]))\\s*Month\\s+\\d{1,2}" + END, FLAGS);
    private static final Pattern THE_DAY = Pattern.compile(
            "(?<!\\b(?:before|after|until|till|to|of|by|pre|post)[\\s-](?:the\\s)?)" + ALONE
                    + "(?:go[- ]?live|release|deploy(?:ment)?|launch|cut[- ]?over)[- ]day" + END,
            FLAGS);

    /** In "T-7 to T-1 days" both numbers are days. */
    private static final Pattern LAST_UNIT = Pattern.compile("(?<=\\d|\\s)" + UNIT + "$", FLAGS);

    private static final Pattern AMOUNT_PARTS = Pattern.compile(
            "(?<number>" + NUMBER + "|" + NumberWords.WORD + ")\\s*" + DASH + "?\\s*(?<unit>" + UNIT + ")", FLAGS);

    /** The ways to write a time, the clearest first: a heading may hold more than one. */
    private static final List<Form> FORMS = List.of(
            new Form(T_RANGE, OffsetText::range),
            new Form(T_SPREAD, OffsetText::spread),
            new Form(T_POINT, match -> point(match.group("point"))),
            new Form(T_ALONE, match -> Optional.of(Span.at(Duration.ZERO))),
            new Form(D_POINT, OffsetText::days),
            new Form(NUMBERED, OffsetText::numbered),
            new Form(FIRST, OffsetText::first),
            new Form(RELATIVE, OffsetText::relative),
            new Form(SINCE, OffsetText::since),
            new Form(THE_DAY, match -> Optional.of(new Span(Duration.ZERO, Duration.ofDays(1)))),
            new Form(MONTH, match -> Optional.empty()));

    private record Form(Pattern pattern, Function<Matcher, Optional<Span>> meaning) {}

    private record Span(Duration from, Duration to) {
        static Span at(Duration point) {
            return new Span(point, point);
        }
    }

    private OffsetText() {}

    static Optional<Offset> within(String title) {
        String heading = Wording.beginning(title);
        for (Form form : FORMS) {
            Matcher match = form.pattern.matcher(heading);
            if (match.find()) {
                return Optional.of(offset(match.group().strip(), form.meaning.apply(match)));
            }
        }
        return Optional.empty();
    }

    /** Reads a text that begins with a time; a remark in parentheses may follow. */
    static Optional<Offset> whole(String cell) {
        String text = Wording.beginning(cell);
        for (Form form : FORMS) {
            Matcher match = form.pattern.matcher(text);
            if (match.find() && match.start() == 0 && isRemark(text.substring(match.end()))) {
                return Optional.of(offset(cell, form.meaning.apply(match)));
            }
        }
        return Optional.empty();
    }

    /** The two ends of a range that is written in one text, {@code T+1h - T+2h}, or empty if it is not one. */
    static Optional<List<Offset>> ends(String cell) {
        Matcher range = T_RANGE.matcher(Wording.beginning(cell));
        if (!range.find() || range.start() != 0) {
            return Optional.empty();
        }
        return Optional.of(List.of(Offset.of(range.group("from")), Offset.of(range.group("to"))));
    }

    private static boolean isRemark(String rest) {
        return rest.isBlank() || rest.strip().matches("[(\\[,;:].*");
    }

    private static Offset offset(String text, Optional<Span> span) {
        return new Offset(text, span.map(Span::from), span.map(Span::to));
    }

    private static Optional<Span> range(Matcher match) {
        Optional<Span> to = point(match.group("to"));
        Matcher unit = LAST_UNIT.matcher(match.group("to"));
        String near = match.group("from");
        Optional<Span> from = point(near).or(() -> unit.find() ? point(near + " " + unit.group()) : Optional.empty());
        return from.isPresent() && to.isPresent()
                ? Optional.of(new Span(from.get().from(), to.get().to()))
                : Optional.empty();
    }

    private static Optional<Span> spread(Matcher match) {
        Duration near = amount(match.group("from"), match.group("unit"));
        Duration far = amount(match.group("to"), match.group("unit"));
        boolean before = isBefore(match.group("sign"));
        return Optional.of(before ? ordered(near.negated(), far.negated()) : ordered(near, far));
    }

    private static Span ordered(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? new Span(one, other) : new Span(other, one);
    }

    /** A number without unit is no time, unless it is 0: plans mean minutes, hours or days by it. */
    private static Optional<Span> point(String text) {
        Matcher signed = Pattern.compile("T\\s*(" + SIGN + ")\\s*(.*)", FLAGS).matcher(text);
        if (!signed.matches()) {
            return Optional.of(Span.at(Duration.ZERO));
        }
        return length(signed.group(2)).map(length -> Span.at(isBefore(signed.group(1)) ? length.negated() : length));
    }

    private static Optional<Duration> length(String text) {
        if (text.matches(CLOCK)) {
            return Optional.of(clock(text));
        }
        if (text.matches("0+(\\.0+)?")) {
            return Optional.of(Duration.ZERO);
        }
        boolean fixed = AMOUNT_PARTS.matcher(text).lookingAt();
        return fixed ? Optional.of(sum(text)) : Optional.empty();
    }

    private static Duration clock(String text) {
        String[] parts = text.split(":");
        Duration length = Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
        return parts.length > 2 ? length.plusSeconds(Long.parseLong(parts[2])) : length;
    }

    private static Optional<Span> days(Matcher match) {
        if (match.group("days") == null) {
            return Optional.of(Span.at(Duration.ZERO));
        }
        Duration length = Duration.ofDays(Long.parseLong(match.group("days")));
        return Optional.of(Span.at(isBefore(match.group("sign")) ? length.negated() : length));
    }

    private static Optional<Span> numbered(Matcher match) {
        Duration unit = unit(match.group("unit"));
        long from = Long.parseLong(NumberWords.digits(match.group("from")).replaceAll(DASH, "-"));
        long to = match.group("to") == null ? from : Long.parseLong(match.group("to"));
        boolean clock = match.group("unit").toLowerCase(Locale.ROOT).matches("hour|minute");
        boolean elapsed = clock && match.group("to") != null;
        if (elapsed) {
            return Optional.of(ordered(unit.multipliedBy(from), unit.multipliedBy(to)));
        }
        long begin = from > 0 ? from - 1 : from;
        long end = to > 0 ? to : to + 1;
        return end > begin ? Optional.of(new Span(unit.multipliedBy(begin), unit.multipliedBy(end))) : Optional.empty();
    }

    private static Optional<Span> first(Matcher match) {
        String amount = match.group("amount");
        boolean one = amount.matches("(?i)second|minute|hour|day|week");
        return Optional.of(new Span(Duration.ZERO, one ? unit(amount) : sum(amount)));
    }

    private static Optional<Span> since(Matcher match) {
        return Optional.of(new Span(Duration.ZERO, amount(match.group("to"), match.group("unit"))));
    }

    private static Optional<Span> relative(Matcher match) {
        Duration length = sum(match.group("amount"));
        boolean before = match.group("side").toLowerCase(Locale.ROOT).matches("before|prior.*");
        Duration far = before ? length.negated() : length;
        if (match.group("near") != null) {
            Matcher unit = LAST_UNIT.matcher(match.group("amount"));
            Duration near = unit.find() ? amount(match.group("near"), unit.group()) : length;
            return Optional.of(ordered(before ? near.negated() : near, far));
        }
        return Optional.of(match.group("within") == null ? Span.at(far) : ordered(Duration.ZERO, far));
    }

    private static Duration sum(String amounts) {
        Duration sum = Duration.ZERO;
        Matcher part = AMOUNT_PARTS.matcher(amounts);
        while (part.find()) {
            sum = sum.plus(amount(part.group("number"), part.group("unit")));
        }
        return sum;
    }

    private static Duration amount(String number, String unit) {
        BigDecimal millis = new BigDecimal(NumberWords.digits(number))
                .multiply(BigDecimal.valueOf(unit(unit).toMillis()));
        return Duration.ofMillis(millis.longValue());
    }

    private static Duration unit(String name) {
        return switch (name.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static boolean isBefore(String sign) {
        return !sign.equals("+") && !sign.toLowerCase(Locale.ROOT).endsWith("plus");
    }
}
