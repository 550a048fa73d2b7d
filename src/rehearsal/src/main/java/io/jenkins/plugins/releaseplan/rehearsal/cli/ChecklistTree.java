package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.Contact;
import io.jenkins.plugins.releaseplan.checklist.Counts;
import io.jenkins.plugins.releaseplan.checklist.Criterion;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Offset;
import io.jenkins.plugins.releaseplan.checklist.Phase;
import io.jenkins.plugins.releaseplan.checklist.Procedure;
import io.jenkins.plugins.releaseplan.checklist.ScheduleEntry;
import io.jenkins.plugins.releaseplan.checklist.Script;
import io.jenkins.plugins.releaseplan.checklist.SignOffRole;
import io.jenkins.plugins.releaseplan.checklist.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** Draws a checklist for people, 80 columns wide. */
final class ChecklistTree {

    private static final int COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;
    private static final int TIME_COLUMNS = 22;
    private static final int SEVERITY_COLUMNS = 10;
    private static final String NEXT = "   ";

    private final Checklist checklist;
    private final Glyphs glyphs;
    private final boolean coloured;
    private final boolean details;
    private final Map<String, Status> statuses;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param coloured whether the output understands ANSI escapes
     * @param details whether to show what stands below boxes and headings, too
     */
    ChecklistTree(Checklist checklist, Glyphs glyphs, boolean coloured, boolean details) {
        this.checklist = checklist;
        this.glyphs = glyphs;
        this.coloured = coloured;
        this.details = details;
        this.statuses = ChecklistProgress.none().statuses(checklist);
    }

    List<String> lines() {
        lines.clear();
        String title = checklist.title().isEmpty() ? "(no title)" : checklist.title();
        PlainText.wrapped(title, COLUMNS).forEach(line -> lines.add(bold(line)));
        PlainText.wrapped(summary(checklist.counts()), COLUMNS).forEach(lines::add);
        roots(checklist.phases()).stream().map(this::node).filter(Node::isShown).forEach(this::drawRoot);
        section("Schedule", checklist.schedule(), this::draw);
        section("Sign-offs", checklist.signOffs(), this::draw);
        section("Contacts", checklist.contacts(), this::draw);
        section("Rollback criteria", checklist.criteria(), this::draw);
        return List.copyOf(lines);
    }

    private static String summary(Counts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(number(counts.phases(), "phase", "phases"));
        String boxes = number(counts.items(), "item", "items");
        String kinds = " (" + counts.topLevelItems() + " top-level, " + counts.conditional() + " conditional)";
        parts.add(counts.items() == 0 ? boxes : boxes + kinds);
        parts.add(number(counts.schedule(), "scheduled task", "scheduled tasks"));
        parts.add(number(counts.signOffs(), "sign-off", "sign-offs"));
        parts.add(number(counts.contacts(), "contact", "contacts"));
        parts.add(number(counts.criteria(), "rollback criterion", "rollback criteria"));
        parts.removeIf(part -> part.startsWith("0 ") && !part.equals(boxes));
        return String.join(", ", parts);
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** A phase with those below it that are not empty. */
    private record Node(Phase phase, List<Node> below, List<Phase> all) {

        boolean isShown() {
            return !phase.items().isEmpty()
                    || !phase.procedures().isEmpty()
                    || !phase.scripts().isEmpty()
                    || !below.isEmpty();
        }
    }

    /** Parts a run of phases into the shallowest, each followed by those below it. */
    private static List<List<Phase>> roots(List<Phase> phases) {
        List<List<Phase>> roots = new ArrayList<>();
        for (Phase phase : phases) {
            boolean below = !roots.isEmpty()
                    && phase.level() > roots.get(roots.size() - 1).get(0).level()
                    && roots.get(roots.size() - 1).get(0).level() > 0;
            if (!below) {
                roots.add(new ArrayList<>());
            }
            roots.get(roots.size() - 1).add(phase);
        }
        return roots;
    }

    private Node node(List<Phase> phases) {
        List<Node> below = roots(phases.subList(1, phases.size())).stream()
                .map(this::node)
                .filter(Node::isShown)
                .toList();
        return new Node(phases.get(0), below, phases);
    }

    private void drawRoot(Node node) {
        lines.add("");
        drawPhase(node, "", "");
    }

    private void drawPhase(Node node, String head, String rest) {
        Phase phase = node.phase;
        String title = phase.title().isEmpty() ? "(before the first heading)" : phase.title();
        drawTitled(head, rest, title, remarks(node));
        List<BiConsumer<String, String>> drawn = new ArrayList<>();
        phase.items().forEach(item -> drawn.add((first, next) -> drawItem(item, first, next)));
        if (details) {
            phase.procedures().forEach(procedure -> drawn.add((first, next) -> drawProcedure(procedure, first, next)));
            phase.scripts().forEach(script -> drawn.add((first, next) -> drawScript(script, first, next)));
        }
        node.below.forEach(child -> drawn.add((first, next) -> drawPhase(child, first, next)));
        drawAll(drawn, rest);
    }

    private void drawAll(List<BiConsumer<String, String>> parts, String indent) {
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            parts.get(i)
                    .accept(indent + (last ? glyphs.last() : glyphs.branch()), indent + (last ? NEXT : glyphs.trunk()));
        }
    }

    private String remarks(Node node) {
        Phase phase = node.phase;
        List<String> remarks = new ArrayList<>();
        phase.offset()
                .map(Offset::text)
                .filter(text -> !phase.title().endsWith(text) && !phase.title().endsWith("(" + text + ")"))
                .ifPresent(remarks::add);
        if (phase.conditional()) {
            remarks.add("conditional");
        }
        int steps = phase.procedures().stream().mapToInt(p -> p.steps().size()).sum();
        if (steps > 0) {
            remarks.add(number(steps, "step", "steps"));
        }
        if (!phase.scripts().isEmpty()) {
            remarks.add(number(phase.scripts().size(), "script", "scripts"));
        }
        List<Item> items = checklist.itemsOf(node.all);
        if (!items.isEmpty()) {
            long done = items.stream()
                    .filter(item -> statuses.get(item.id()) == Status.DONE)
                    .count();
            remarks.add(done + "/" + items.size());
        }
        return PlainText.line(String.join("  ", remarks));
    }

    /** A title on the left and its remarks at the right edge. */
    private void drawTitled(String head, String rest, String title, String remarks) {
        int free = COLUMNS - PlainText.width(head) - (remarks.isEmpty() ? 0 : PlainText.width(remarks) + 2);
        List<String> wrapped = PlainText.wrapped(title, Math.max(free, LEAST_COLUMNS));
        String first = wrapped.get(0);
        String gap = remarks.isEmpty() ? "" : " ".repeat(Math.max(2, free - PlainText.width(first) + 2));
        lines.add(head + bold(first) + gap + remarks);
        wrapped.subList(1, wrapped.size()).forEach(line -> lines.add(rest + bold(line)));
    }

    private void drawItem(Item item, String head, String rest) {
        String box = item.done() ? glyphs.done() : glyphs.open();
        String text = item.text() + (item.conditional() ? " [conditional]" : "");
        int columns = PlainText.width(box) + 1;
        String below = rest + (item.children().isEmpty() ? " ".repeat(columns) : trunk(columns));
        drawWrapped(head + box + " ", below, text);
        if (details) {
            item.details().forEach(detail -> drawDetail(detail, below));
        }
        drawAll(
                item.children().stream()
                        .<BiConsumer<String, String>>map(child -> (first, next) -> drawItem(child, first, next))
                        .toList(),
                rest);
    }

    /** The line that leads down to the children of an item, so many columns wide. */
    private String trunk(int columns) {
        String trunk = glyphs.trunk().strip();
        return trunk + " ".repeat(columns - PlainText.width(trunk));
    }

    private void drawDetail(String detail, String indent) {
        detail.lines().forEach(line -> drawWrapped(indent + glyphs.bullet() + " ", indent + "  ", line));
    }

    private void drawProcedure(Procedure procedure, String head, String rest) {
        String first = head;
        for (Procedure.Step step : procedure.steps()) {
            String number = step.number() + ". ";
            drawWrapped(first + number, rest + " ".repeat(number.length()), step.text());
            step.details().forEach(detail -> drawDetail(detail, rest + NEXT));
            step.scripts().forEach(script -> drawCode(script, rest + NEXT));
            first = rest;
        }
    }

    private void drawScript(Script script, String head, String rest) {
        lines.add(head + "```" + PlainText.line(script.language()));
        drawCode(script, rest);
    }

    /** Code keeps its line breaks and its indentation. */
    private void drawCode(Script script, String indent) {
        script.text().lines().forEach(line -> {
            String code = line.stripLeading();
            lines.add(indent + " ".repeat(line.length() - code.length()) + PlainText.line(code));
        });
    }

    private void drawWrapped(String head, String rest, String text) {
        int free = Math.max(COLUMNS - PlainText.width(head), LEAST_COLUMNS);
        List<String> wrapped = PlainText.wrapped(text, free);
        lines.add(head + wrapped.get(0));
        wrapped.subList(1, wrapped.size()).forEach(line -> lines.add(rest + line));
    }

    private <T> void section(String title, List<T> entries, Consumer<T> draw) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(bold(title));
            entries.forEach(draw);
        }
    }

    private void draw(ScheduleEntry entry) {
        String time = entry.start().text()
                + entry.end()
                        .map(Offset::text)
                        .filter(end -> !end.equals(entry.start().text()))
                        .map(end -> " " + glyphs.dash() + " " + end)
                        .orElse("");
        drawColumns(time, TIME_COLUMNS, joined(entry.task(), entry.owner(), entry.status()));
    }

    private void draw(SignOffRole signOff) {
        drawColumns("", 0, joined(signOff.role(), signOff.name(), signOff.signature()));
    }

    private void draw(Contact contact) {
        List<String> parts = new ArrayList<>(List.of(contact.role(), contact.name()));
        contact.details().forEach((header, value) -> parts.add(header + ": " + value));
        drawColumns("", 0, joined(parts.toArray(String[]::new)));
    }

    private void draw(Criterion criterion) {
        String severity = criterion
                .severity()
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .orElse("");
        String scope = criterion.scope().map(text -> "  [" + text + "]").orElse("");
        drawColumns(severity, SEVERITY_COLUMNS, criterion.text() + scope);
    }

    private String joined(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" " + glyphs.bullet() + " "));
    }

    private void drawColumns(String left, int columns, String right) {
        String head = "  " + PlainText.line(left);
        int missing = 2 + columns - PlainText.width(head);
        String gap = columns == 0 ? "" : " ".repeat(Math.max(2, missing));
        drawWrapped(head + gap, " ".repeat(2 + Math.max(columns, 2)), right);
    }

    private String bold(String text) {
        return coloured ? Style.bold.on() + text + Style.reset.on() : text;
    }
}
