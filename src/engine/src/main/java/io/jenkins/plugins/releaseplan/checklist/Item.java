package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A box of a plan: something that somebody ticks.
 *
 * <p>The id comes from the item's own text and the texts of the bullets that it is nested in, without regard to case, white
 * space, punctuation and formatting. Where it stands does not count, so a tick survives a reordering, and a move to another
 * phase. Items that are alike in all of that are told apart by the titles of the phases that they are in, and inside one
 * phase by the order in which they come.
 *
 * @param id unique in its checklist
 * @param text what a reader sees in the box's line, without formatting; other markup is kept as the characters that it is
 * @param done whether the box is ticked in the document
 * @param conditional whether the text itself says that the item may not apply ("if applicable")
 * @param details the plain text below it, in the order of the document
 * @param children the boxes below it, also those below its plain bullets
 * @param group the plain bullet that the box is directly below of, such as "Critical user flows tested:"
 * @param links the safe links in its line
 * @param line the line of the document, from 1
 * @param markdown the box's line as it is written; empty if {@code text} says all of it. Null is taken as empty, as older states have
 *     none, and so for the next one
 * @param detailsMarkdown what stands below it, but for the boxes, as it is written
 */
public record Item(
        String id,
        String text,
        boolean done,
        boolean conditional,
        List<String> details,
        List<Item> children,
        Optional<String> group,
        List<Link> links,
        int line,
        String markdown,
        String detailsMarkdown) {

    public Item {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(group, "group");
        details = List.copyOf(details);
        children = List.copyOf(children);
        links = List.copyOf(links);
        markdown = Objects.requireNonNullElse(markdown, "");
        detailsMarkdown = Objects.requireNonNullElse(detailsMarkdown, "");
    }

    /**
     * Whether the item is only a heading for its children: it has some, and its text ends with a colon. Such an item is
     * complete when its children are, and needs no tick of its own.
     */
    public boolean isGroup() {
        return !children.isEmpty() && text.endsWith(":");
    }
}
