package io.jenkins.plugins.releaseplan.checklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the phases that somebody means. */
final class PhaseSelector {

    private PhaseSelector() {}

    static List<Phase> select(List<Phase> phases, String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            return List.of();
        }
        Set<String> wanted = new LinkedHashSet<>(names(name));
        Set<String> words = words(name);
        List<Predicate<Phase>> ways = List.of(
                phase -> phase.id().equals(name.strip()),
                phase -> Wording.normalized(phase.title()).equals(Wording.normalized(name)),
                phase -> names(phase.title()).stream().anyMatch(wanted::contains),
                phase -> names(phase.title()).stream().anyMatch(title -> beginsWith(title, wanted)),
                phase -> words(phase.title()).containsAll(words));
        for (Predicate<Phase> way : ways) {
            List<Phase> found = withThoseBelow(phases, way);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
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

    private static boolean beginsWith(String title, Set<String> beginnings) {
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
