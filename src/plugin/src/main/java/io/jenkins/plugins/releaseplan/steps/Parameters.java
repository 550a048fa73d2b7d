package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Reads the parameters of one step, with the words of the rehearsal for those that are wrong. */
final class Parameters {

    static final List<String> ON_ABORT = List.of("rollback", "hold");
    static final List<String> ON_BUSY = List.of("wait", "fail");
    static final List<String> ON_BREACH = List.of("rollback", "ask", "note");
    static final List<String> ON_TIMEOUT = List.of("reject", "fail");

    /** More than names have that people read. */
    static final int LONGEST_NAME = 200;

    /** As the ledger has it. */
    static final int LONGEST_VERSION = 1000;

    private final String step;

    private Parameters(String step) {
        this.step = step;
    }

    static Parameters of(String step) {
        return new Parameters(step);
    }

    AbortException wrong(String what) {
        return new AbortException(step + ": " + what);
    }

    /** A text that has to be there. */
    String required(String name, String value) throws AbortException {
        if (Util.fixEmptyAndTrim(value) == null) {
            throw wrong("parameter '" + name + "' is missing");
        }
        return value;
    }

    /** A text of one line that has to be there, and stands in lists, links and logs. */
    String name(String name, String value, int longest) throws AbortException {
        String given = required(name, value);
        if (given.length() > longest) {
            throw wrong("'" + name + "' has " + given.length() + " characters, which is more than " + longest);
        }
        if (given.codePoints().anyMatch(Character::isISOControl)) {
            throw wrong("'" + name + "' has a line break or another control character");
        }
        return given;
    }

    String choice(String name, String value, List<String> choices) throws AbortException {
        if (!choices.contains(value)) {
            throw wrong("'" + name + "' must be one of " + String.join(", ", choices) + ", not '" + value + "'");
        }
        return value;
    }

    Duration duration(String name, String value) throws AbortException {
        try {
            return DurationText.parse(required(name, value));
        } catch (IllegalArgumentException e) {
            throw wrong("'" + name + "' must be a duration such as '30m', '24h', '7d' or 'PT5M', not the text '" + value
                    + "'");
        }
    }

    /** A duration above zero. */
    Duration time(String name, String value) throws AbortException {
        Duration duration = duration(name, value);
        if (duration.isZero()) {
            throw wrong(name + " is above zero");
        }
        return duration;
    }

    /** Looks something up in the configuration, or makes it; what cannot be fails the step. */
    <T> T named(Supplier<T> lookUp) throws AbortException {
        try {
            return lookUp.get();
        } catch (NoSuchElementException | IllegalArgumentException | IllegalStateException e) {
            throw wrong(e.getMessage());
        }
    }
}
