package io.jenkins.plugins.releaseplan.checklist;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link in a plan.
 *
 * @param text what a reader sees
 * @param url where it leads: {@code http}, {@code https}, {@code mailto}, or relative to the document
 */
public record Link(String text, String url) {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    public Link {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(url, "url");
    }

    /** The link, or empty if following it could do anything but open a page or a mail. */
    static Optional<Link> of(String text, String url) {
        return isSafe(url) ? Optional.of(new Link(text, url)) : Optional.empty();
    }

    private static boolean isSafe(String url) {
        boolean hidden = url.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c));
        if (hidden || url.isEmpty() || url.startsWith("//") || url.indexOf('\\') >= 0) {
            return false;
        }
        Matcher scheme = SCHEME.matcher(url);
        return !scheme.matches()
                || switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
                    case "http", "https", "mailto" -> true;
                    default -> false;
                };
    }
}
