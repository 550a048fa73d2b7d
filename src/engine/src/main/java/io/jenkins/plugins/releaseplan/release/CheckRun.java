package io.jenkins.plugins.releaseplan.release;

import java.time.Instant;
import java.util.Objects;

/**
 * One check of a verification.
 *
 * @param name the check's name in its environment
 * @param passed whether it passed
 * @param detail what was found last, for people
 * @param attempts how often it was run
 * @param number the call under way, 0 if there is none
 * @param nextAt when it is run next; null if it is under way or needs no other run
 * @param at when it passed or failed last; null before the first answer
 * @param refused whether it can never pass, since there is no such check or it may not be run
 */
public record CheckRun(
        String name,
        boolean passed,
        String detail,
        int attempts,
        long number,
        Instant nextAt,
        Instant at,
        boolean refused) {

    public CheckRun {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(detail, "detail");
    }

    static CheckRun due(String name, Instant now) {
        return new CheckRun(name, false, "", 0, 0, now, null, false);
    }

    CheckRun underWay(long call) {
        return new CheckRun(name, passed, detail, attempts + 1, call, null, at, refused);
    }

    CheckRun answered(boolean ok, String found, Instant now, Instant again, boolean never) {
        return new CheckRun(name, ok, found, attempts, 0, again, now, never);
    }

    /** It is not run any more, and no answer to it is awaited. */
    CheckRun closed() {
        return new CheckRun(name, passed, detail, attempts, 0, null, at, refused);
    }

    CheckRun forgotten(Instant now) {
        return number == 0 ? this : new CheckRun(name, passed, detail, attempts, 0, now, at, refused);
    }
}
