package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Reads lists: boxes become items, whatever list they are in; numbered lists become procedures; the rest is text. */
final class ListReader {

    private final Consumer<TableBlock> tables;

    /** @param tables is given the tables that stand inside lists */
    ListReader(Consumer<TableBlock> tables) {
        this.tables = tables;
    }

    /** Reads a list of a section as its items, procedures and notes. */
    void read(ListBlock list, Place.Section section) {
        if (list instanceof OrderedList ordered) {
            readNumbered(ordered, section);
        } else {
            readList(list, section, Bullets.NONE);
        }
    }

    /** The plain bullets between a place and the boxes below it. */
    private record Bullets(Optional<String> nearest, String key) {
        static final Bullets NONE = new Bullets(Optional.empty(), "");

        Bullets with(String text, Place place) {
            return new Bullets(Optional.of(text), Identifiers.key(keyIn(place), text));
        }

        String keyIn(Place place) {
            return key.isEmpty() ? place.key() : key;
        }
    }

    private void readNumbered(OrderedList list, Place.Section section) {
        List<Place.StepDraft> steps = new ArrayList<>();
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (Node entry : Markdown.children(list)) {
            if (Markdown.box(entry).isPresent()) {
                readBox(entry, section, Bullets.NONE);
            } else {
                String text = Markdown.itemText(entry);
                Place.StepDraft step = new Place.StepDraft(section, number, text);
                steps.add(step);
                readRest(entry, step, new Bullets(Optional.of(text), step.key()));
            }
            number++;
        }
        if (!steps.isEmpty()) {
            List<Procedure.Step> read =
                    steps.stream().map(Place.StepDraft::step).toList();
            section.procedures.add(new Procedure(read, Markdown.line(list)));
        }
    }

    private void readList(ListBlock list, Place place, Bullets above) {
        for (Node entry : Markdown.children(list)) {
            if (Markdown.box(entry).isPresent()) {
                readBox(entry, place, above);
            } else {
                String text = Markdown.itemText(entry);
                addText(text, place);
                readRest(entry, place, text.isEmpty() ? above : above.with(text, place));
            }
        }
    }

    private void readBox(Node entry, Place place, Bullets above) {
        ItemDraft item = new ItemDraft(entry, above.nearest(), above.keyIn(place));
        place.item(item);
        readRest(entry, item, Bullets.NONE);
    }

    private void readRest(Node entry, Place place, Bullets above) {
        Node head = Markdown.head(entry).orElse(null);
        for (Node child : Markdown.children(entry)) {
            if (child != head) {
                readBlock(child, place, above);
            }
        }
    }

    /** Reads one block that stands in a list or a quote. */
    void readBlock(Node block, Place place) {
        readBlock(block, place, Bullets.NONE);
    }

    private void readBlock(Node block, Place place, Bullets above) {
        if (block instanceof ListBlock list) {
            readList(list, place, above);
        } else if (block instanceof TableBlock table) {
            tables.accept(table);
        } else if (block instanceof BlockQuote) {
            Markdown.children(block).forEach(child -> readBlock(child, place, above));
        } else if (block instanceof Paragraph || block instanceof Heading) {
            addText(Markdown.text(block), place);
        } else {
            Markdown.script(block).ifPresent(place::script);
        }
    }

    private static void addText(String text, Place place) {
        if (!text.isEmpty()) {
            place.text(text);
        }
    }
}
