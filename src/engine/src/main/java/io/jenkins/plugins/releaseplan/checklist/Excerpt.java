package io.jenkins.plugins.releaseplan.checklist;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Parts of a document as Markdown that stands alone: boxes are left out, since they are items, and links hold their addresses. So a
 * page can show a part as it was meant.
 */
final class Excerpt {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    private Excerpt() {}

    /** The line of a list item beside its box; empty if its plain text says all of it. */
    static String line(Node listItem) {
        return Markdown.head(listItem)
                .filter(Excerpt::isFormatted)
                .map(head -> Markdown.withoutBallotBox(RENDERER.render(head).strip()))
                .orElse("");
    }

    private static boolean isFormatted(Node node) {
        boolean formatted = node instanceof Emphasis
                || node instanceof StrongEmphasis
                || node instanceof Strikethrough
                || node instanceof Code
                || node instanceof Image
                || node instanceof org.commonmark.node.Link;
        return formatted || Markdown.children(node).stream().anyMatch(Excerpt::isFormatted);
    }

    /** What stands in a list item below its line. */
    static String below(Node listItem) {
        Node head = Markdown.head(listItem).orElse(null);
        return Markdown.children(listItem).stream()
                .filter(child -> child != head)
                .map(Excerpt::block)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** A block; empty if there are only boxes in it. */
    static String block(Node block) {
        if (block instanceof LinkReferenceDefinition || block instanceof TaskListItemMarker) {
            return "";
        }
        if (!holdsBox(block)) {
            return RENDERER.render(block).strip();
        }
        if (block instanceof ListBlock list) {
            return entries(list);
        }
        if (block instanceof BlockQuote) {
            return below(block);
        }
        return "";
    }

    private static boolean holdsBox(Node block) {
        return Markdown.children(block).stream()
                .anyMatch(child -> Markdown.box(child).isPresent() || holdsBox(child));
    }

    private static String entries(ListBlock list) {
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        StringBuilder entries = new StringBuilder();
        for (Node entry : Markdown.children(list)) {
            if (Markdown.box(entry).isEmpty()) {
                String marker = list instanceof OrderedList ? number + ". " : "- ";
                String head =
                        Markdown.head(entry).map(RENDERER::render).orElse("").strip();
                String below = below(entry);
                String text = head + (head.isEmpty() || below.isEmpty() ? "" : "\n\n") + below;
                entries.append(marker)
                        .append(text.replace("\n", "\n" + " ".repeat(marker.length())))
                        .append('\n');
            }
            number++;
        }
        return entries.toString().strip();
    }
}
