package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Reads a document from top to bottom: each block belongs to the heading above it. */
final class PlanReader {

    private final List<Place.Section> sections = new ArrayList<>();
    private final TableReader tables = new TableReader();
    private final CriteriaReader criteria = new CriteriaReader();
    private final ListReader lists = new ListReader(this::readTable);
    private final Optional<String> namedTitle;
    private Optional<Place.Section> titleSection = Optional.empty();
    private Place.Section current = new Place.Section("", 0, 1, Optional.empty(), false);

    private PlanReader(Optional<String> namedTitle) {
        this.namedTitle = namedTitle;
        sections.add(current);
    }

    /**
     * Reads a document.
     *
     * @throws UnreadableChecklistException if it is not text, too large, nested too deeply, or holds nothing of a plan
     */
    static Checklist read(String document) throws UnreadableChecklistException {
        PlanText text = PlanText.of(document);
        PlanReader reader = new PlanReader(text.title());
        reader.readAll(Markdown.parse(text.markdown()));
        return reader.checklist();
    }

    private void readAll(Node document) {
        Optional<Node> before = Optional.empty();
        for (Node block : Markdown.children(document)) {
            if (block instanceof Heading heading) {
                open(heading);
            } else if (block instanceof ListBlock list) {
                readList(list, before);
            } else if (label(block).isPresent()) {
                openLabelled(label(block).orElseThrow(), Markdown.line(block));
            } else {
                read(block);
            }
            before = Optional.of(block);
        }
    }

    /**
     * Many write "<b>T-24h</b>" on a line of its own where others write a heading. Such a line before a list is one if it names
     * a time, and so are those that follow it in the same way.
     */
    private Optional<String> label(Node block) {
        if (!(block instanceof Paragraph) || !(block.getNext() instanceof ListBlock)) {
            return Optional.empty();
        }
        String text = Markdown.text(block);
        String bold = Markdown.boldStart(block);
        boolean whole = !bold.isEmpty() && (text.equals(bold) || text.equals(bold + ":"));
        boolean timed = Offset.in(bold).isPresent() && !criteria.introduces(block, current);
        return Optional.of(bold).filter(title -> whole && (timed || current.labelled));
    }

    private void openLabelled(String title, int line) {
        Place.Section heading = current;
        while (heading.labelled) {
            heading = heading.parent.orElseThrow();
        }
        current = new Place.Section(
                title.replaceFirst("\\s*:$", ""), heading.level + 1, line, Optional.of(heading), true);
        sections.add(current);
    }

    private void open(Heading heading) {
        int level = heading.getLevel();
        Optional<Place.Section> parent = Optional.of(current);
        while (parent.isPresent() && (parent.get().labelled || parent.get().level >= level)) {
            parent = parent.get().parent;
        }
        current = new Place.Section(Markdown.text(heading), level, Markdown.line(heading), parent, false);
        sections.add(current);
        if (level == 1 && titleSection.isEmpty()) {
            titleSection = Optional.of(current);
        }
    }

    private void readList(ListBlock list, Optional<Node> before) {
        int known = known();
        readEntries(list, before);
        keep(list, known);
    }

    private void readEntries(ListBlock list, Optional<Node> before) {
        Optional<Node> label = before.filter(Paragraph.class::isInstance);
        int procedures = current.procedures.size();
        lists.read(list, current);
        tables.read(list, current.title, label);
        boolean consumed = criteria.read(list, current, label);
        if (consumed) {
            current.procedures.subList(procedures, current.procedures.size()).clear();
        }
    }

    private void read(Node block) {
        if (block instanceof BlockQuote quote) {
            readQuote(quote);
            return;
        }
        int known = known();
        if (block instanceof TableBlock table) {
            readTable(table);
        } else {
            if (block instanceof Paragraph paragraph) {
                criteria.readInline(paragraph, current);
                tables.read(paragraph, current.title);
            }
            lists.readBlock(block, current);
        }
        keep(block, known);
    }

    /** How much was read that is shown on its own. */
    private int known() {
        return tables.schedule().size()
                + tables.signOffs().size()
                + tables.contacts().size()
                + criteria.criteria().size();
    }

    /** A block is text of its section, unless it turned out to be something that is shown on its own. */
    private void keep(Node block, int knownBefore) {
        if (known() == knownBefore || block instanceof Paragraph) {
            String text = Excerpt.block(block);
            if (!text.isEmpty()) {
                current.markdown.add(text);
            }
        }
    }

    /** A quote is the frame of a remark: what stands in it belongs to the section that it is in. */
    private void readQuote(BlockQuote quote) {
        for (Node block : Markdown.children(quote)) {
            if (block instanceof ListBlock list) {
                readList(list, Optional.empty());
            } else {
                read(block);
            }
        }
    }

    private void readTable(TableBlock table) {
        tables.read(table, current.title);
        criteria.readTable(table, current);
    }

    private Checklist checklist() throws UnreadableChecklistException {
        List<Phase> phases = phases();
        String title =
                titleSection.map(section -> section.title).or(() -> namedTitle).orElse("");
        Checklist checklist = new Checklist(
                title, phases, tables.schedule(), tables.signOffs(), tables.contacts(), criteria.criteria());
        if (checklist.isEmpty() && titleSection.isEmpty()) {
            throw new UnreadableChecklistException("has no headings, boxes or tables of a plan;"
                    + " write headings ('## Before') and boxes ('- [ ] Back up the database')");
        }
        return checklist;
    }

    private List<Phase> phases() {
        List<Place.Section> shown = sections.stream().filter(this::isPhase).toList();
        Identifiers itemIds = new Identifiers();
        Identifiers phaseIds = new Identifiers();
        shown.forEach(section -> {
            phaseIds.declare(phaseKey(section));
            section.items.forEach(item -> item.declare(itemIds));
        });
        return shown.stream().map(section -> phase(section, phaseIds, itemIds)).toList();
    }

    /** The title and what comes before the first heading are phases only if there is something to do in them. */
    private boolean isPhase(Place.Section section) {
        boolean heading = section.level > 0
                && titleSection.filter(title -> title == section).isEmpty();
        return heading || section.hasContent();
    }

    private static String phaseKey(Place.Section section) {
        return Identifiers.key("", Wording.withoutNumber(section.title));
    }

    private static Phase phase(Place.Section section, Identifiers phaseIds, Identifiers itemIds) {
        String path = section.path();
        return new Phase(
                phaseIds.take(Wording.withoutNumber(section.title), phaseKey(section), path),
                section.title,
                section.level,
                Offset.in(section.title),
                ConditionalWording.saysSo(section.title),
                section.items.stream().map(item -> item.item(itemIds, path)).toList(),
                section.procedures,
                section.scripts,
                section.notes,
                section.line,
                String.join("\n\n", section.markdown));
    }
}
