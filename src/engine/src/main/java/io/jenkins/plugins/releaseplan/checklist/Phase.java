package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A heading of a plan and what stands below it, up to the next heading. Which phases belong to which follows from the levels,
 * as in the document: a phase holds those after it that have a deeper level, up to the next one that does not.
 *
 * @param id unique in its checklist; comes from the title without its number, so renumbering does not change it
 * @param title the heading as a reader sees it, with its number; empty for what comes before the first heading
 * @param level 1 to 6, or 0 for what comes before the first heading
 * @param offset the time that the title names
 * @param conditional whether the title says that the phase may not apply ("If Required")
 * @param items the boxes that are not inside another one
 * @param procedures the numbered lists
 * @param scripts the code blocks that belong to no list
 * @param notes the other text: paragraphs and plain bullets
 * @param line the line of the heading in the document, from 1
 * @param markdown all of its text but boxes, and lists and tables that were read as something else, as it is written; null is taken
 *     as empty, as older states have none
 */
public record Phase(
        String id,
        String title,
        int level,
        Optional<Offset> offset,
        boolean conditional,
        List<Item> items,
        List<Procedure> procedures,
        List<Script> scripts,
        List<String> notes,
        int line,
        String markdown) {

    public Phase {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(offset, "offset");
        items = List.copyOf(items);
        procedures = List.copyOf(procedures);
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
        markdown = Objects.requireNonNullElse(markdown, "");
    }
}
