package io.jenkins.plugins.releaseplan.checklist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A release plan that is written in Markdown. It says what the document says; what was ticked since is a
 * {@link ChecklistProgress}.
 *
 * @param title the first heading of level 1, else the title that the front matter gives, else empty
 * @param phases every other heading, in the order of the document. Boxes and numbered lists before the first heading, or
 *     directly below the title, are a phase of their own
 * @param schedule the rows of all schedules
 * @param signOffs the rows of all sign-off tables
 * @param contacts the rows of all contact tables
 * @param criteria the reasons to roll back
 */
public record Checklist(
        String title,
        List<Phase> phases,
        List<ScheduleEntry> schedule,
        List<SignOffRole> signOffs,
        List<Contact> contacts,
        List<Criterion> criteria) {

    public Checklist {
        Objects.requireNonNull(title, "title");
        phases = List.copyOf(phases);
        schedule = List.copyOf(schedule);
        signOffs = List.copyOf(signOffs);
        contacts = List.copyOf(contacts);
        criteria = List.copyOf(criteria);
    }

    /**
     * Reads a document.
     *
     * @param markdown CommonMark with GitHub's tables, task lists and strikethrough; at most 1 MiB
     * @throws UnreadableChecklistException if it is empty, no text, too large, nested too deeply, or holds nothing of a plan;
     *     the message begins with a verb ("is empty"), as the document has no name here
     */
    public static Checklist parse(String markdown) throws UnreadableChecklistException {
        return PlanReader.read(Objects.requireNonNull(markdown, "markdown"));
    }

    /**
     * Reads a file.
     *
     * @param file a document in UTF-8, with or without byte order mark; at most 1 MiB
     * @throws UnreadableChecklistException as {@link #parse} does, and if the file cannot be read; the message names the file
     */
    public static Checklist read(Path file) throws UnreadableChecklistException {
        try {
            return parse(PlanText.decode(bytes(file)));
        } catch (UnreadableChecklistException e) {
            throw new UnreadableChecklistException(file + " " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws UnreadableChecklistException {
        if (Files.isDirectory(file)) {
            throw new UnreadableChecklistException("is a directory; name a Markdown file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PlanText.LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw new UnreadableChecklistException("does not exist", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableChecklistException("may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new UnreadableChecklistException("cannot be read: " + e.getMessage(), e);
        }
    }

    boolean isEmpty() {
        return phases.isEmpty() && schedule.isEmpty() && signOffs.isEmpty() && contacts.isEmpty() && criteria.isEmpty();
    }

    /** How much of each it holds. */
    public Counts counts() {
        List<Item> items = itemsOf(phases);
        return new Counts(
                phases.size(),
                items.size(),
                phases.stream().mapToInt(phase -> phase.items().size()).sum(),
                (int) items.stream().filter(Item::conditional).count(),
                schedule.size(),
                signOffs.size(),
                contacts.size(),
                criteria.size());
    }

    /** The item with that id, at any depth. */
    public Optional<Item> item(String id) {
        return itemsOf(phases).stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /**
     * Whether an item may be marked as not applicable: its own text says that it may not apply, or that of an item that it is
     * in, or the title of a phase that it is in. False for an id that no item has.
     */
    public boolean isConditional(String itemId) {
        List<Phase> open = new ArrayList<>();
        for (Phase phase : phases) {
            open.removeIf(above -> above.level() >= phase.level());
            open.add(phase);
            boolean inherited = open.stream().anyMatch(Phase::conditional);
            for (Item item : phase.items()) {
                Optional<Boolean> found = isConditional(item, itemId, inherited);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return false;
    }

    private static Optional<Boolean> isConditional(Item item, String itemId, boolean inherited) {
        boolean conditional = inherited || item.conditional();
        if (item.id().equals(itemId)) {
            return Optional.of(conditional);
        }
        return item.children().stream()
                .flatMap(child -> isConditional(child, itemId, conditional).stream())
                .findFirst();
    }

    /**
     * Finds phases by name, with all the phases below them.
     *
     * <p>Case, punctuation, numbers before titles and remarks in parentheses do not count: {@code pre-release} finds
     * "1. Pre-Release Phase (T-24 Hours)". A phase that is called exactly so, or has this id, wins over one whose title begins
     * so, and that over one whose title has all of the words.
     *
     * @param phaseName a phase's id, its title, or words of its title
     * @return the phases in the order of the document, empty if none is called so
     */
    public List<Phase> select(String phaseName) {
        return PhaseSelector.select(phases, phaseName);
    }

    /** The items of some phases, each before its children. Says nothing about the phases below them. */
    public List<Item> itemsOf(Collection<Phase> some) {
        List<Item> items = new ArrayList<>();
        some.forEach(phase -> phase.items().forEach(item -> addWithChildren(item, items)));
        return items;
    }

    private static void addWithChildren(Item item, List<Item> items) {
        items.add(item);
        item.children().forEach(child -> addWithChildren(child, items));
    }
}
