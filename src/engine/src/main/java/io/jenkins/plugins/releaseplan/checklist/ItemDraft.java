package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A box, while it is read: it has no id before all of the document is known. */
final class ItemDraft implements Place {

    private final String text;
    private final boolean done;
    private final Optional<String> group;
    private final List<Link> links;
    private final int line;
    private final String key;
    private final List<String> details = new ArrayList<>();
    private final List<ItemDraft> children = new ArrayList<>();

    ItemDraft(String text, boolean done, Optional<String> group, String above, List<Link> links, int line) {
        this.text = text;
        this.done = done;
        this.group = group;
        this.links = links;
        this.line = line;
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
        return new Item(id, text, done, ConditionalWording.saysSo(text), details, built, group, links, line);
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
