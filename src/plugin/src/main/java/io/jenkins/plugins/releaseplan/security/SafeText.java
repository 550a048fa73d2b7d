package io.jenkins.plugins.releaseplan.security;

import hudson.Util;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Renders what people wrote, with the markup that Jenkins is configured to allow, and nothing else. */
public final class SafeText {

    private static final Logger LOGGER = Logger.getLogger(SafeText.class.getName());

    private SafeText() {}

    /**
     * HTML that is safe to embed.
     *
     * @param text what somebody wrote; null for nothing
     */
    public static String html(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        try {
            Writer html = new StringWriter();
            Jenkins.get().getMarkupFormatter().translate(text, html);
            return html.toString();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the markup formatter failed; the text is shown as it was written", e);
            return Util.escape(text);
        }
    }

    /**
     * An address that a link may lead to.
     *
     * @param address what somebody gave as evidence
     * @return the address if it is one of http, https or mailto; else empty, and it should be shown as text
     */
    public static String link(String address) {
        String given = address == null ? "" : address.strip();
        boolean safe = given.matches("(?i)(https?://|mailto:)[^\\s\\p{Cntrl}<>\"'`\\\\]{1,2000}");
        return safe ? given : "";
    }
}
