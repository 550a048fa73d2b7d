package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * A script or style sheet that stands inside a page.
 *
 * @param text what stands between the tags; it cannot end its element early
 */
record InlineText(String text) {

    /** @throws IllegalArgumentException if the text would end its own element */
    static InlineText script(String text) {
        return checked(text, "</script", "<!--");
    }

    /** @throws IllegalArgumentException if the text would end its own element */
    static InlineText style(String text) {
        return checked(text, "</style", "<!--");
    }

    private static InlineText checked(String text, String... forbidden) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        for (String sequence : forbidden) {
            if (unix.toLowerCase(Locale.ROOT).contains(sequence)) {
                throw new IllegalArgumentException("text that holds " + sequence + " cannot stand inside a page");
            }
        }
        return new InlineText(unix);
    }

    /** The source expression by which a Content Security Policy knows this text. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** JSON that stays data inside a script element: no character in it can begin a tag or a comment. */
    static String json(JsonNode data) {
        return data.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Text as it stands in an element or in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
