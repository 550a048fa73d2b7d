package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds the phases that somebody means. */
final class PhaseSelector {

    private PhaseSelector() {}

    static List<Phase> select(List<Phase> phases, String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            return List.of();
        }
        String normalized = Wording.normalized(name);
        // The looser a way, the more has to be made of the name first, and the first ways mostly find it.
        List<Supplier<Predicate<Phase>>> ways = List.of(
                () -> phase -> phase.id().equals(name.strip()),
                () -> phase -> Wording.normalized(phase.title()).equals(normalized),
                () -> isCalled(names(name)),
                () -> beginsAs(names(name)),
                () -> hasWords(words(name)));
        for (Supplier<Predicate<Phase>> way : ways) {
            List<Phase> found = withThoseBelow(phases, way.get());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static Predicate<Phase> isCalled(List<String> wanted) {
        return phase -> names(phase.title()).stream().anyMatch(wanted::contains);
    }

    private static Predicate<Phase> beginsAs(List<String> wanted) {
        return phase -> names(phase.title()).stream().anyMatch(title -> beginsWith(title, wanted));
    }

    private static Predicate<Phase> hasWords(Set<String> wanted) {
        return phase -> words(phase.title()).containsAll(wanted);
    }

    /** What a title is called: with and without its number and its remarks. */
    private static List<String> names(String title) {
        String unnumbered = Wording.withoutNumber(title);
        return List.of(
                Wording.normalized(title),
                Wording.normalized(unnumbered),
                Wording.normalized(Wording.withoutRemarks(title)),
                Wording.normalized(Wording.withoutRemarks(unnumbered)));
    }

    private static boolean beginsWith(String title, List<String> beginnings) {
        return beginnings.stream().anyMatch(beginning -> title.startsWith(beginning + " "));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(Wording.normalized(text).split(" ")));
    }

    private static List<Phase> withThoseBelow(List<Phase> phases, Predicate<Phase> isMeant) {
        List<Phase> found = new ArrayList<>();
        int level = Integer.MAX_VALUE;
        for (Phase phase : phases) {
            if (phase.level() <= level) {
                level = isMeant.test(phase) ? phase.level() : Integer.MAX_VALUE;
            }
            if (level != Integer.MAX_VALUE) {
                found.add(phase);
            }
        }
        return found;
    }
}
