package io.jenkins.plugins.releaseplan.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a release may go on: while its window is open and no freeze holds.
 *
 * @param window when it may in general, or null for always
 * @param freezes when it may not all the same; they may overlap
 */
public record ReleaseCalendar(MaintenanceWindow window, List<Freeze> freezes) {

    /** Open at any time. */
    public static final ReleaseCalendar ALWAYS = new ReleaseCalendar(null, List.of());

    public ReleaseCalendar {
        freezes = List.copyOf(freezes);
    }

    /** Whether a release may go on at this instant. */
    public boolean isOpen(Instant instant) {
        return windowIsOpen(instant) && freezeAt(instant).isEmpty();
    }

    /** The first instant, at or after this one, at which it is open; empty if it never opens again. */
    public Optional<Instant> opensAfter(Instant instant) {
        Optional<Instant> at = Optional.of(instant);
        while (at.isPresent() && !isOpen(at.get())) {
            // Every turn leaves a freeze behind for good or lands in an open window, so the turns are few.
            Instant closed = at.get();
            Optional<Freeze> freeze = freezeAt(closed);
            at = freeze.isPresent() ? freeze.map(Freeze::ends) : window.opensAfter(closed);
        }
        return at;
    }

    /** The first instant, at or after this one, at which it is closed; empty if it never closes. */
    public Optional<Instant> closesAfter(Instant instant) {
        if (!isOpen(instant)) {
            return Optional.of(instant);
        }
        Optional<Instant> windowCloses = window == null ? Optional.empty() : window.closesAfter(instant);
        Optional<Instant> freezeBegins = freezes.stream()
                .filter(freeze -> freeze.begins().isBefore(freeze.ends()))
                .map(Freeze::begins)
                .filter(begin -> begin.isAfter(instant))
                .min(Comparator.naturalOrder());
        return windowCloses
                .filter(closes -> freezeBegins.isEmpty() || closes.isBefore(freezeBegins.get()))
                .or(() -> freezeBegins);
    }

    /**
     * Why it is open or closed, as part of a sentence: {@code outside 'off-peak' (opens Mon 2026-11-23 20:00
     * Europe/Berlin)}, {@code frozen: year end until Mon 2027-01-04 00:00 Europe/Berlin}.
     */
    public String why(Instant instant) {
        Optional<Freeze> freeze = freezeAt(instant);
        if (freeze.isPresent()) {
            return frozen(freeze.get());
        }
        if (window == null) {
            return freezes.isEmpty() ? "open at any time" : "no freeze holds";
        }
        if (window.isOpen(instant)) {
            return "inside '" + window.name() + "'" + moment("closes", closesAfter(instant));
        }
        return "outside '" + window.name() + "'" + moment("opens", opensAfter(instant));
    }

    private static String frozen(Freeze freeze) {
        String reason = freeze.reason().isBlank() ? "" : " (" + freeze.reason() + ")";
        return "frozen: " + freeze.name() + " until " + WallClock.text(freeze.ends(), freeze.zone()) + reason;
    }

    private String moment(String what, Optional<Instant> instant) {
        return instant.map(at -> " (" + what + " " + WallClock.text(at, window.zone()) + ")")
                .orElse("");
    }

    private boolean windowIsOpen(Instant instant) {
        return window == null || window.isOpen(instant);
    }

    /** The freeze that holds at this instant, the one that ends last if there are several. */
    private Optional<Freeze> freezeAt(Instant instant) {
        return freezes.stream().filter(freeze -> freeze.covers(instant)).max(Comparator.comparing(Freeze::ends));
    }
}
