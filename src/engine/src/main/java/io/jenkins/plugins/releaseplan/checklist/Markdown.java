package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** GitHub's Markdown, and the plain text that a reader sees in it. */
final class Markdown {

    /** How deep blocks may be nested: a list and its item are two. */
    static final int DEEPEST_BLOCK = 200;

    private static final int DEEPEST_INLINE = 100;

    /** Hundreds of times what people write. Much more would not fit into the memory that the command line is given. */
    static final int MOST_ENTRIES = 40_000;

    private static final Pattern BALLOT_BOX = Pattern.compile("^[\u2610-\u2612]\\uFE0F?\\s+(?=\\S)");

    private static final Pattern FORMATTING = Pattern.compile(
            "</?(?:a|abbr|b|big|center|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary"
                    + "|sup|u)(?:\\s[^>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    /** Reads a little deeper than is allowed, so that a document that is too deep can be told from one that just fits. */
    private static final Parser PARSER = Parser.builder()
            .extensions(
                    List.of(TablesExtension.create(), TaskListItemsExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST_BLOCK + 2)
            .maxInlineNesting(DEEPEST_INLINE)
            .build();

    private Markdown() {}

    /**
     * Parses a document.
     *
     * @throws UnreadableChecklistException if its blocks are nested too deeply, a table is too large, or there are too many of
     *     them
     */
    static Node parse(String markdown) throws UnreadableChecklistException {
        Node document = parsed(markdown);
        Optional<Node> tooDeep = deeperThan(document, DEEPEST_BLOCK);
        if (tooDeep.isPresent()) {
            throw PlanText.tooDeep(line(tooDeep.get()));
        }
        Counter counter = new Counter();
        document.accept(counter);
        if (counter.entries > MOST_ENTRIES) {
            throw new UnreadableChecklistException(
                    "has more than " + MOST_ENTRIES + " headings, bullets and table rows; is it a release plan?");
        }
        return document;
    }

    /** Counts what may become a phase, an item or an entry. The depth is known to be safe when it walks. */
    private static final class Counter extends AbstractVisitor {
        private int entries;

        @Override
        public void visit(Heading heading) {
            entries++;
        }

        @Override
        public void visit(ListItem item) {
            entries++;
            visitChildren(item);
        }

        @Override
        public void visit(Paragraph paragraph) {
            // What stands in a paragraph is no entry of its own.
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                entries++;
            } else {
                visitChildren(node);
            }
        }
    }

    /** The parser refuses tables with a million cells by an exception that has no type of its own. */
    private static Node parsed(String markdown) throws UnreadableChecklistException {
        try {
            return PARSER.parse(markdown);
        } catch (IllegalArgumentException e) {
            throw new UnreadableChecklistException("has a table that is too large; is it a release plan?", e);
        }
    }

    /** The first block that is deeper than so many blocks; walks without recursion, as the depth is what is in doubt. */
    private static Optional<Node> deeperThan(Node document, int deepest) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (depth > deepest) {
                return Optional.of(node);
            }
            Node down = node instanceof Paragraph ? null : node.getFirstChild();
            if (down != null) {
                depth++;
                node = down;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return Optional.empty();
    }

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** The line of the document at which a block begins, from 1; that of the block around it if it has none of its own. */
    static int line(Node block) {
        for (Node node = block; node != null; node = node.getParent()) {
            if (!node.getSourceSpans().isEmpty()) {
                return node.getSourceSpans().get(0).getLineIndex() + 1;
            }
        }
        return 1;
    }

    /** What a reader sees, on one line: formatting is gone, code and other HTML stay as the characters that they are. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString().replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof Text plain) {
            text.append(plain.getLiteral());
        } else if (node instanceof Code code) {
            text.append(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            text.append(' ');
        } else if (node instanceof HtmlInline html) {
            text.append(html(html.getLiteral()));
        } else {
            for (Node child : children(node)) {
                append(child, text);
            }
        }
    }

    private static String html(String literal) {
        if (literal.matches("(?i)<br\\s*/?>")) {
            return " ";
        }
        return literal.startsWith("<!--") || FORMATTING.matcher(literal).matches() ? "" : literal;
    }

    /**
     * A line of a paragraph.
     *
     * @param text what it says
     * @param startsBold whether it begins in bold
     */
    record Line(String text, boolean startsBold) {}

    /** The lines of a paragraph as its author wrote them. */
    static List<Line> lines(Paragraph paragraph) {
        List<Line> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean bold = paragraph.getFirstChild() instanceof StrongEmphasis;
        for (Node node : children(paragraph)) {
            if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                lines.add(new Line(text.toString().strip(), bold));
                text.setLength(0);
                bold = node.getNext() instanceof StrongEmphasis;
            } else {
                append(node, text);
            }
        }
        lines.add(new Line(text.toString().strip(), bold));
        return lines;
    }

    static boolean hasList(Node listItem) {
        return children(listItem).stream().anyMatch(ListBlock.class::isInstance);
    }

    /** The safe links below a node, in the order of the document. */
    static List<io.jenkins.plugins.releaseplan.checklist.Link> links(Node node) {
        List<io.jenkins.plugins.releaseplan.checklist.Link> links = new ArrayList<>();
        collectLinks(node, links);
        return links;
    }

    private static void collectLinks(Node node, List<io.jenkins.plugins.releaseplan.checklist.Link> links) {
        if (node instanceof Link link) {
            io.jenkins.plugins.releaseplan.checklist.Link.of(text(link), link.getDestination())
                    .ifPresent(links::add);
            return;
        }
        for (Node child : children(node)) {
            collectLinks(child, links);
        }
    }

    /** The bold words that a paragraph begins with, or empty if it begins with others. */
    static String boldStart(Node paragraph) {
        return paragraph.getFirstChild() instanceof StrongEmphasis strong ? text(strong) : "";
    }

    /** Whether the box of a list item is ticked, or empty if it has none. A ballot box (U+2610 to U+2612) is a box as well. */
    static Optional<Boolean> box(Node listItem) {
        if (listItem.getFirstChild() instanceof TaskListItemMarker marker) {
            return Optional.of(marker.isChecked());
        }
        return head(listItem)
                .map(Markdown::text)
                .filter(text -> BALLOT_BOX.matcher(text).lookingAt())
                .map(text -> text.charAt(0) != '\u2610');
    }

    /** What a list item says beside its box; empty if it begins with something else than a paragraph. */
    static String itemText(Node listItem) {
        return head(listItem).map(head -> withoutBallotBox(text(head))).orElse("");
    }

    /** A line without the ballot box that it may begin with. */
    static String withoutBallotBox(String line) {
        return BALLOT_BOX.matcher(line).replaceFirst("");
    }

    /** The first paragraph of a list item, or empty if it begins with something else. */
    static Optional<Node> head(Node listItem) {
        Node first = listItem.getFirstChild();
        if (first instanceof TaskListItemMarker) {
            first = first.getNext();
        }
        return first instanceof Paragraph ? Optional.of(first) : Optional.empty();
    }

    /** A code block as a script, or empty if the node is none. */
    static Optional<Script> script(Node node) {
        if (node instanceof FencedCodeBlock fenced) {
            String info = fenced.getInfo() == null ? "" : fenced.getInfo().strip();
            String language = info.split("[\\s{,]", 2)[0].toLowerCase(Locale.ROOT);
            return Optional.of(new Script(language, fenced.getLiteral().stripTrailing(), line(node)));
        }
        if (node instanceof IndentedCodeBlock indented) {
            return Optional.of(new Script("", indented.getLiteral().stripTrailing(), line(node)));
        }
        return Optional.empty();
    }
}
