package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Finds schedules, sign-off roles and contacts by the columns that tables have, and by the headings that lists stand under.
 * Every other table and list is left alone.
 */
final class TableReader {

    private final ScheduleReader schedules = new ScheduleReader();
    private final SignOffReader signOffs = new SignOffReader();
    private final ContactReader contacts = new ContactReader();

    List<ScheduleEntry> schedule() {
        return schedules.schedule();
    }

    List<SignOffRole> signOffs() {
        return signOffs.signOffs();
    }

    List<Contact> contacts() {
        return contacts.contacts();
    }

    /** @param heading the heading that the table stands under */
    void read(TableBlock table, String heading) {
        Grid grid = Grid.of(table);
        if (!signOffs.read(grid, heading)) {
            schedules.read(grid);
        }
        contacts.read(grid);
    }

    /**
     * Reads a list of people.
     *
     * @param heading the heading that the list stands under
     * @param label the paragraph right before the list
     */
    void read(ListBlock list, String heading, Optional<Node> label) {
        signOffs.read(list, heading, label);
        contacts.read(list, heading, label);
    }

    /** Reads the lines of a paragraph as people: where they sign, or how to reach them. */
    void read(Paragraph paragraph, String heading) {
        signOffs.read(paragraph, heading);
        contacts.read(paragraph, heading);
    }
}
