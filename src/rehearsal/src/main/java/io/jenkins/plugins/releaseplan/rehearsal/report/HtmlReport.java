package io.jenkins.plugins.releaseplan.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaseplan.view.ViewFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer of a rehearsal as one HTML page: summary, traffic and metrics, gates, checklist, timeline and call log.
 *
 * <p>The page holds its scripts, styles and data and asks nothing of a network. Its Content Security Policy names the hash of each
 * of its own scripts and styles, so that nothing in the data can run even if a browser took it for markup.
 */
public final class HtmlReport {

    private static final String DATA_ID = "rehearsal";

    private HtmlReport() {}

    /**
     * Writes the page, replacing the file if there is one.
     *
     * @param answer the document that docs/rehearsal-json.md describes
     * @param file where to; its directory exists
     * @throws IOException if the file cannot be written
     */
    public static void write(JsonNode answer, Path file) throws IOException {
        Files.writeString(file, html(answer), StandardCharsets.UTF_8);
    }

    /**
     * The page as text.
     *
     * @param answer the document that docs/rehearsal-json.md describes
     */
    public static String html(JsonNode answer) {
        List<InlineText> styles = styles();
        List<InlineText> scripts = scripts();
        StringBuilder page = new StringBuilder(1 << 20);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy(scripts, styles))
                .append("\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.append("<title>").append(InlineText.escape(title(answer))).append("</title>\n");
        styles.forEach(style -> page.append("<style>").append(style.text()).append("</style>\n"));
        page.append("</head>\n<body>\n");
        page.append("<rp-report data-source=\"" + DATA_ID + "\"></rp-report>\n");
        page.append(withoutScripts(answer));
        page.append("<script type=\"application/json\" id=\"" + DATA_ID + "\">")
                .append(InlineText.json(answer))
                .append("</script>\n");
        scripts.forEach(script -> page.append("<script>").append(script.text()).append("</script>\n"));
        return page.append("</body>\n</html>\n").toString();
    }

    private static List<InlineText> styles() {
        return List.of(
                InlineText.style(ViewFiles.read(ViewFiles.pageStyle())),
                InlineText.style(ViewFiles.read(ViewFiles.style())));
    }

    private static List<InlineText> scripts() {
        List<InlineText> scripts = new ArrayList<>();
        scripts.add(InlineText.script(ChartLibrary.script()));
        ViewFiles.scripts().forEach(name -> scripts.add(InlineText.script(ViewFiles.read(name))));
        return scripts;
    }

    private static String policy(List<InlineText> scripts, List<InlineText> styles) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + hashes(scripts) + "; style-src "
                + hashes(styles);
    }

    private static String hashes(List<InlineText> texts) {
        return texts.stream().map(text -> "'" + text.hash() + "'").collect(Collectors.joining(" "));
    }

    private static String title(JsonNode answer) {
        List<String> releases = new ArrayList<>();
        for (JsonNode release : answer.path("releases")) {
            releases.add(release.path("service").asText() + " to "
                    + release.path("environment").asText());
        }
        String what = releases.isEmpty() ? answer.path("file").asText() : String.join(", ", releases);
        return "Rehearsal of " + what;
    }

    private static String withoutScripts(JsonNode answer) {
        String outcome =
                answer.path("outcome").asText() + ". " + answer.path("reason").asText("");
        return "<noscript><div class=\"rp-noscript\"><h1>" + InlineText.escape(title(answer)) + "</h1><p>"
                + InlineText.escape(outcome.strip())
                + "</p><p>This page needs JavaScript to draw the rest. It loads nothing from a network.</p></div></noscript>\n";
    }
}
