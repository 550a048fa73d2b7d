package io.jenkins.plugins.releaseplan.checklist;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was said on the items of a checklist, in the order in which it was said. Nothing is ever removed or changed: a
 * correction is a new mark. Marks on items that a newer document no longer has are kept and count for nothing.
 *
 * <p>How an item stands:
 *
 * <ul>
 *   <li>The last mark on it counts, and before the first mark, the box in the document.
 *   <li>What is in an item that does not apply does not apply either.
 *   <li>An item with children is complete when none of them is open and it is ticked itself. An item that is only a heading
 *       for its children ({@link Item#isGroup}) needs no tick of its own; a mark that opens it again keeps it open.
 *   <li>A tick on an item says nothing about its children.
 * </ul>
 *
 * @param marks the marks, the oldest first
 */
public record ChecklistProgress(List<Mark> marks) {

    /** Who ticked what is ticked in the document. */
    public static final String DOCUMENT = "document";

    public ChecklistProgress {
        marks = List.copyOf(marks);
    }

    /** Nothing said yet. */
    public static ChecklistProgress none() {
        return new ChecklistProgress(List.of());
    }

    /**
     * Adds a mark.
     *
     * @throws MarkRefusedException if the checklist has no such item, nobody says it, the evidence is no web address, or the
     *     item is marked as not applicable although the plan does not say that it may not apply, or without a reason
     */
    public ChecklistProgress with(Checklist checklist, Mark mark) {
        Item item = checklist
                .item(mark.itemId())
                .orElseThrow(() -> new MarkRefusedException("the checklist has no item '" + mark.itemId() + "'"));
        if (mark.by().isBlank()) {
            throw new MarkRefusedException("'" + item.text() + "': say who marks it");
        }
        if (mark.status() == Status.NOT_APPLICABLE) {
            checkNotApplicable(checklist, item, mark);
        }
        if (!mark.evidence().isEmpty() && !isWebAddress(mark.evidence())) {
            throw new MarkRefusedException(
                    "'" + item.text() + "': the evidence is not a web address; give one with http:// or https://");
        }
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new ChecklistProgress(more);
    }

    private static void checkNotApplicable(Checklist checklist, Item item, Mark mark) {
        if (!checklist.isConditional(item.id())) {
            throw new MarkRefusedException(
                    "'" + item.text()
                            + "' always applies; only an item that the plan makes conditional (\"if applicable\") may be left out");
        }
        if (mark.reason().isBlank()) {
            throw new MarkRefusedException("'" + item.text() + "': say why it does not apply");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The last mark on an item, or empty if nobody said anything on it. */
    public Optional<Mark> lastMark(String itemId) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            if (marks.get(i).itemId().equals(itemId)) {
                return Optional.of(marks.get(i));
            }
        }
        return Optional.empty();
    }

    /** Who brought an item to where it stands: the last mark's author, or {@link #DOCUMENT} for a box ticked there. */
    public Optional<String> by(Checklist checklist, String itemId) {
        return lastMark(itemId)
                .map(Mark::by)
                .or(() -> checklist.item(itemId).filter(Item::done).map(item -> DOCUMENT));
    }

    /**
     * How an item stands, its children and the items around it taken into account.
     *
     * @throws IllegalArgumentException if the checklist has no such item
     */
    public Status statusOf(Checklist checklist, String itemId) {
        Status status = statuses(checklist).get(itemId);
        if (status == null) {
            throw new IllegalArgumentException("the checklist has no item '" + itemId + "'");
        }
        return status;
    }

    /** How each item stands, by id, in the order of the document. */
    public Map<String, Status> statuses(Checklist checklist) {
        Map<String, Status> said = new HashMap<>();
        marks.forEach(mark -> said.put(mark.itemId(), mark.status()));
        Map<String, Status> statuses = new LinkedHashMap<>();
        checklist.phases().forEach(phase -> phase.items().forEach(item -> add(item, said, false, statuses)));
        return statuses;
    }

    /** @param left whether an item around this one does not apply */
    private static Status add(Item item, Map<String, Status> said, boolean left, Map<String, Status> statuses) {
        Status own = said.getOrDefault(item.id(), item.done() ? Status.DONE : Status.OPEN);
        boolean leftOut = left || own == Status.NOT_APPLICABLE;
        statuses.put(item.id(), own);
        List<Status> children = item.children().stream()
                .map(child -> add(child, said, leftOut, statuses))
                .toList();
        Status status = leftOut ? Status.NOT_APPLICABLE : status(item, own, said.containsKey(item.id()), children);
        statuses.put(item.id(), status);
        return status;
    }

    private static Status status(Item item, Status own, boolean marked, List<Status> children) {
        if (children.contains(Status.OPEN)) {
            return Status.OPEN;
        }
        if (!item.isGroup() || marked || own == Status.DONE) {
            return own;
        }
        return children.contains(Status.DONE) ? Status.DONE : Status.NOT_APPLICABLE;
    }

    /** How far some phases of a checklist are. Says nothing about the phases below them; {@link Checklist#select} names those. */
    public PhaseProgress of(Checklist checklist, Collection<Phase> phases) {
        Map<String, Status> statuses = statuses(checklist);
        List<Item> items = checklist.itemsOf(phases);
        List<Item> missing = items.stream()
                .filter(item -> statuses.get(item.id()) == Status.OPEN)
                .toList();
        int done = (int) items.stream()
                .filter(item -> statuses.get(item.id()) == Status.DONE)
                .count();
        return new PhaseProgress(items.size(), done, items.size() - done - missing.size(), missing);
    }
}
