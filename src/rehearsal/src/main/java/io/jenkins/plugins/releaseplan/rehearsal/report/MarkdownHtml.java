package io.jenkins.plugins.releaseplan.rehearsal.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * A plan's Markdown as HTML in which nothing can run: HTML that stands in it comes out as the characters that it is, links lead
 * to {@code http}, {@code https} or {@code mailto}, pictures are their descriptions, since no page asks another host for anything, and
 * headings are bold lines, since a page has headings of its own.
 */
final class MarkdownHtml {

    private static final int DEEPEST_BLOCK = 100;
    private static final int DEEPEST_INLINE = 50;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .maxOpenBlockParsers(DEEPEST_BLOCK)
            .maxInlineNesting(DEEPEST_INLINE)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new WebAddresses())
            .percentEncodeUrls(true)
            .attributeProviderFactory(context -> MarkdownHtml::attributes)
            .build();

    /** What comes out as an element; of all else only what stands in it. */
    private static final Set<String> SHOWN = Set.of(
            "Document",
            "Paragraph",
            "Text",
            "SoftLineBreak",
            "HardLineBreak",
            "Emphasis",
            "StrongEmphasis",
            "Strikethrough",
            "Code",
            "Link",
            "BulletList",
            "OrderedList",
            "ListItem",
            "BlockQuote",
            "ThematicBreak",
            "FencedCodeBlock",
            "IndentedCodeBlock",
            "HtmlBlock",
            "HtmlInline",
            "TableBlock",
            "TableHead",
            "TableBody",
            "TableRow",
            "TableCell");

    private MarkdownHtml() {}

    /**
     * Blocks of Markdown.
     *
     * @return elements such as {@code p}, {@code ul}, {@code pre} and {@code table}; empty for nothing
     */
    static String blocks(String markdown) {
        return markdown.isBlank() ? "" : RENDERER.render(parsed(markdown)).strip();
    }

    /** One line of Markdown, without the paragraph around it; what would be another block is shown as its text. */
    static String line(String markdown) {
        if (markdown.isBlank()) {
            return "";
        }
        Node document = parsed(markdown);
        Node only = document.getFirstChild();
        if (!(only instanceof Paragraph) || only.getNext() != null) {
            return "";
        }
        String html = RENDERER.render(document).strip();
        return html.substring("<p>".length(), html.length() - "</p>".length());
    }

    private static Node parsed(String markdown) {
        Node document = PARSER.parse(markdown);
        restrict(document);
        return document;
    }

    private static void restrict(Node parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            restrict(child);
            Node next = child.getNext();
            if (child instanceof Heading) {
                replaceByBoldLine(child);
            } else if (child instanceof Image
                    || isLinkElsewhere(child)
                    || !SHOWN.contains(child.getClass().getSimpleName())) {
                unwrap(child);
            }
            child = next;
        }
    }

    private static boolean isLinkElsewhere(Node node) {
        return node instanceof Link link && !WebAddresses.allows(link.getDestination());
    }

    private static void unwrap(Node node) {
        Node child = node.getFirstChild();
        if (child == null && node instanceof Image image) {
            node.insertBefore(new Text(image.getTitle() == null ? "" : image.getTitle()));
        }
        while (child != null) {
            Node next = child.getNext();
            node.insertBefore(child);
            child = next;
        }
        node.unlink();
    }

    private static void replaceByBoldLine(Node heading) {
        Paragraph line = new Paragraph();
        StrongEmphasis bold = new StrongEmphasis();
        line.appendChild(bold);
        Node child = heading.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            bold.appendChild(child);
            child = next;
        }
        heading.insertBefore(line);
        heading.unlink();
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        attributes.keySet().retainAll(Set.of("href", "start", "align"));
        if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer");
        }
    }

    /** Where a link may lead. */
    private static final class WebAddresses implements UrlSanitizer {

        static boolean allows(String url) {
            String lower = url.strip().toLowerCase(Locale.ROOT);
            boolean hidden = url.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c));
            return !hidden
                    && (lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:"));
        }

        @Override
        public String sanitizeLinkUrl(String url) {
            return allows(url) ? url : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return "";
        }
    }
}
