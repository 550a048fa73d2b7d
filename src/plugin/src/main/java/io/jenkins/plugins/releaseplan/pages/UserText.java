package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import java.net.URI;
import java.net.URISyntaxException;

/** Text that people give, as it is stored: trimmed, not endless, and without what the configuration wants masked. */
final class UserText {

    /** The longest text, in characters. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_SHOWN = 100;

    private UserText() {}

    static String required(String what, String text) throws DeedRefused {
        return present(what, optional(what, text));
    }

    static String optional(String what, String text) throws DeedRefused {
        return ReleasePlanConfiguration.get().redaction().mask(bounded(what, text));
    }

    /** What names something that is known here already; never masked. */
    static String name(String what, String text) throws DeedRefused {
        return present(what, bounded(what, text));
    }

    /** As {@link #name}, or empty. */
    static String optionalName(String what, String text) throws DeedRefused {
        return bounded(what, text);
    }

    private static String present(String what, String given) throws DeedRefused {
        if (given.isEmpty()) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "the " + what + " is missing");
        }
        return given;
    }

    private static String bounded(String what, String text) throws DeedRefused {
        String given = text == null ? "" : text.strip();
        if (given.length() > LONGEST) {
            throw new DeedRefused(
                    DeedRefused.Why.BAD_INPUT,
                    "the " + what + " has " + given.length() + " characters; " + LONGEST + " are the most");
        }
        return given;
    }

    /** An {@code http} or {@code https} address, or empty. */
    static String address(String what, String text) throws DeedRefused {
        String given = optional(what, text);
        if (given.isEmpty()) {
            return given;
        }
        try {
            URI uri = new URI(given);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return given;
            }
        } catch (URISyntaxException e) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "the " + what + " is no web address: " + shown(given), e);
        }
        throw new DeedRefused(
                DeedRefused.Why.BAD_INPUT, "the " + what + " is no http or https address: " + shown(given));
    }

    /** A text as it stands in a message. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
