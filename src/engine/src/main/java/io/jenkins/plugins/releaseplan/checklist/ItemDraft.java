package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/** A box, while it is read: it has no id before all of the document is known. */
final class ItemDraft implements Place {

    private final String text;
    private final boolean done;
    private final Optional<String> group;
    private final List<Link> links;
    private final int line;
    private final String markdown;
    private final String detailsMarkdown;
    private final String key;
    private final List<String> details = new ArrayList<>();
    private final List<ItemDraft> children = new ArrayList<>();

    /**
     * @param group the plain bullet right above it
     * @param above what comes from the texts above it, to make its key of
     */
    ItemDraft(Node entry, Optional<String> group, String above) {
        this.text = Markdown.itemText(entry);
        this.done = Markdown.box(entry).orElse(false);
        this.links = Markdown.head(entry).map(Markdown::links).orElse(List.of());
        this.line = Markdown.line(entry);
        this.markdown = Excerpt.line(entry);
        this.detailsMarkdown = Excerpt.below(entry);
        this.group = group;
        this.key = Identifiers.key(above, text);
    }

    void declare(Identifiers ids) {
        ids.declare(key);
        children.forEach(child -> child.declare(ids));
    }

    Item item(Identifiers ids, String phasePath) {
        String id = ids.take(text, key, phasePath);
        List<Item> built =
                children.stream().map(child -> child.item(ids, phasePath)).toList();
        return new Item(
                id,
                text,
                done,
                ConditionalWording.saysSo(text),
                details,
                built,
                group,
                links,
                line,
                markdown,
                detailsMarkdown);
    }

    @Override
    public void text(String detail) {
        details.add(detail);
    }

    @Override
    public void script(Script script) {
        details.add(script.text());
    }

    @Override
    public void item(ItemDraft item) {
        children.add(item);
    }

    @Override
    public String key() {
        return key;
    }
}
