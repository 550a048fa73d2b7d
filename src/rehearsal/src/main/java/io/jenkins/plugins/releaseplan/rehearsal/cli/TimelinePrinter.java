package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalListener;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints what happens, a line each, with a bar below it that shows how far the release is and who has the traffic. */
final class TimelinePrinter implements RehearsalListener {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE dd MMM HH:mm", Locale.ROOT);
    private static final int BAR = 30;
    private static final int NARROWEST = 40;
    private static final String ERASE = "\r\u001b[2K";

    private final PrintWriter out;
    private final Terminal terminal;
    private final Instant start;
    private final ZoneId zone;
    private final boolean all;
    private final Duration whole;
    private final Map<String, Integer> green = new LinkedHashMap<>();

    /**
     * @param start when the rehearsal begins
     * @param all whether to print details and the build's log, too
     * @param whole how long the rehearsal takes in virtual time; zero if that is not known, for no bar
     */
    TimelinePrinter(PrintWriter out, Terminal terminal, Instant start, ZoneId zone, boolean all, Duration whole) {
        this.out = out;
        this.terminal = terminal;
        this.start = start;
        this.zone = zone;
        this.all = all;
        this.whole = whole;
    }

    @Override
    public void happened(TimelineEntry entry) {
        Notice notice = entry.notice();
        if (notice.kind() == Notice.Kind.TRAFFIC_SHIFTED) {
            green.put(
                    notice.facts().get("target"), Integer.valueOf(notice.facts().get("green")));
        }
        if (all || notice.importance() != Notice.Importance.DETAIL) {
            line(entry.at(), sign(notice), notice.text(), style(notice));
        }
        bar(entry.at());
    }

    @Override
    public void logged(LogLine line) {
        if (all) {
            line(line.at(), " ", line.text(), Style.faint);
        }
    }

    private void line(Instant at, String sign, String text, Style style) {
        String since = Spans.since(Duration.between(start, at));
        String when = String.format(Locale.ROOT, "%11s  %s  ", since, CLOCK.format(at.atZone(zone)));
        String head = (barred() ? ERASE : "") + terminal.styled(when, Style.faint);
        for (String part : parts(text, when.length() + 2)) {
            out.println(head + terminal.styled(sign + " " + part, style));
            head = " ".repeat(when.length());
            sign = " ";
        }
    }

    /** A terminal breaks lines anywhere, so they are broken between words before; elsewhere a line stays one line. */
    private List<String> parts(String text, int indent) {
        return terminal.coloured()
                ? PlainText.wrapped(text, Math.max(terminal.columns() - indent, NARROWEST))
                : List.of(PlainText.line(text));
    }

    private boolean barred() {
        return terminal.coloured() && !whole.isZero();
    }

    /** The bar: how much of the virtual time is over, and green's share of each target. */
    private void bar(Instant at) {
        if (!barred()) {
            return;
        }
        double share = Math.min(1, Duration.between(start, at).toMillis() / (double) whole.toMillis());
        int full = (int) Math.round(BAR * share);
        String bar = terminal.either("█", "#").repeat(full)
                + terminal.either("░", ".").repeat(BAR - full);
        StringBuilder traffic = new StringBuilder();
        green.forEach((target, percent) ->
                traffic.append("  ").append(target).append(' ').append(percent).append(" % green"));
        String text = bar + String.format(Locale.ROOT, " %3d %%", Math.round(share * 100)) + "  "
                + Spans.text(Duration.between(start, at)) + traffic;
        // A line that is too long would go on in a second one, which is not erased.
        out.print(ERASE + PlainText.wrapped(text, terminal.columns() - 1).get(0));
        out.flush();
    }

    /** Takes the bar away. */
    void end() {
        if (barred()) {
            out.print(ERASE);
        }
        out.flush();
    }

    private String sign(Notice notice) {
        return switch (notice.kind()) {
            case TRAFFIC_SHIFTED, CUTOVER -> terminal.either("→", ">");
            case GATE_OPENED, STAGE_PASSED, CHECK_PASSED, MONITORING_PASSED, GREEN_READY -> terminal.either("✔", "+");
            case BREACH, ROLLBACK_STARTED, GATE_REJECTED, GATE_TIMED_OUT, CHECK_FAILED -> terminal.either("✘", "x");
            case RELEASE_STARTED, RELEASE_ENDED -> terminal.either("●", "*");
            default -> terminal.either("·", "-");
        };
    }

    private static Style style(Notice notice) {
        return switch (notice.kind()) {
            case BREACH, ROLLBACK_STARTED, GATE_REJECTED, GATE_TIMED_OUT, CHECK_FAILED -> Style.fg_red;
            case GATE_OPENED, STAGE_PASSED, CUTOVER, MONITORING_PASSED -> Style.fg_green;
            case PAUSED, DATA_MISSING, HELD, CALL_FAILED -> Style.fg_yellow;
            case RELEASE_STARTED, RELEASE_ENDED -> Style.bold;
            default -> Style.reset;
        };
    }
}
