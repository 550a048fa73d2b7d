package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseAction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One step of one release, to be saved before its actions run.
 *
 * @param id names this step among all; the same step saved twice is known by it
 * @param before the state that is in the ledger; null for a release that begins
 * @param revision the revision of that state; 0 for a release that begins
 * @param after the state to save
 * @param at when the step was made
 * @param notices what it tells: each becomes an audit event
 * @param origin where the release comes from; what ran it counts always, the rest when it begins
 * @param safe whether it may be made while the ledger cannot be reached, as {@link SafeSteps} says
 */
public record ReleaseChange(
        String id,
        Release before,
        long revision,
        Release after,
        Instant at,
        List<Notice> notices,
        Origin origin,
        boolean safe) {

    public ReleaseChange {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(origin, "origin");
        notices = List.copyOf(notices);
        if ((before == null) != (revision == 0)) {
            throw new IllegalArgumentException("a release that begins has no state before and revision 0; revision "
                    + revision + " of " + after.plan().id() + " is neither");
        }
        if (before != null && !before.plan().id().equals(after.plan().id())) {
            throw new IllegalArgumentException(
                    before.plan().id() + " does not become " + after.plan().id());
        }
    }

    /**
     * A release that begins.
     *
     * @param advance what {@link Release#begin} gave
     */
    public static ReleaseChange begun(Release.Advance advance, Origin origin, Instant now) {
        return new ReleaseChange(
                UUID.randomUUID().toString(), null, 0, advance.release(), now, notices(advance), origin, false);
    }

    /**
     * A step of a release.
     *
     * @param before the state as it is in the ledger
     * @param advance what it became
     */
    public static ReleaseChange step(SavedRelease before, Release.Advance advance, Instant now) {
        Release state = before.release();
        return new ReleaseChange(
                UUID.randomUUID().toString(),
                state,
                before.revision(),
                advance.release(),
                now,
                notices(advance),
                before.origin(),
                SafeSteps.safe(state, advance));
    }

    /**
     * A controller takes a release over from the one that ran it.
     *
     * @param before the state as it is in the ledger
     * @param controller the controller that goes on with it
     * @param notice what the audit trail says of it
     */
    public static ReleaseChange takenOver(SavedRelease before, String controller, Notice notice, Instant now) {
        return new ReleaseChange(
                UUID.randomUUID().toString(),
                before.release(),
                before.revision(),
                before.release(),
                now,
                List.of(notice),
                before.origin().on(controller),
                false);
    }

    private static List<Notice> notices(Release.Advance advance) {
        return advance.actions().stream()
                .filter(ReleaseAction.Tell.class::isInstance)
                .map(action -> ((ReleaseAction.Tell) action).notice())
                .toList();
    }

    /** The release as it is in the ledger once this step is saved. */
    public SavedRelease saved() {
        return new SavedRelease(after, revision + 1, origin, at);
    }
}
