package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import java.io.IOException;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * What people write, as HTML: with the markup that Jenkins is configured to allow, and nothing else. The scripts of the pages draw of
 * it what they know to be harmless; a page that Jelly writes relies on the formatter, as all of Jenkins does.
 */
final class SafeText {

    private static final Logger LOGGER = Logger.getLogger(SafeText.class.getName());

    private SafeText() {}

    /**
     * The HTML of a text.
     *
     * @param text a comment, a note or a reason; null for none
     */
    @NonNull
    static String html(@CheckForNull String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        try {
            StringWriter html = new StringWriter();
            Jenkins.get().getMarkupFormatter().translate(text, html);
            return html.toString();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(Level.WARNING, "the markup formatter failed; a text is shown as it was written", e);
            return Util.escape(text);
        }
    }

    /** As {@link #html}, but empty for a text that the formatter leaves as it is: whoever has the text needs no HTML then. */
    @NonNull
    static String markup(@CheckForNull String text) {
        String html = html(text);
        return text == null || html.equals(Util.escape(text)) ? "" : html;
    }
}
