package io.jenkins.plugins.releaseplan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;

/** The report as a browser shows it. */
public class HtmlReportBrowserTest {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static void open(JsonNode answer, boolean phone, boolean dark) throws IOException {
        Path file = FOLDER.newFolder().toPath().resolve("report.html");
        HtmlReport.write(answer, file);
        CHROMIUM.look(phone, dark);
        CHROMIUM.driver().get(file.toUri().toString());
    }

    private static List<String> violations() {
        return new AxeBuilder()
                .analyze(CHROMIUM.driver()).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(HtmlReportBrowserTest::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(5).toList();
    }

    private static void assertReadable(JsonNode answer, boolean phone, boolean dark) throws IOException {
        open(answer, phone, dark);
        assertThat(CHROMIUM.complaints()).isEmpty();
        assertThat((Long) CHROMIUM.run(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("how far the page scrolls sideways")
                .isLessThanOrEqualTo(0);
        CHROMIUM.run("document.querySelectorAll('details').forEach(part => { part.open = true })");
        assertThat(violations()).as("with everything opened").isEmpty();
    }

    @Test
    public void isAccessibleOnAWideScreenInLightColours() throws IOException {
        assertReadable(SampleAnswers.rolledBack(), false, false);
    }

    @Test
    public void isAccessibleOnAWideScreenInDarkColours() throws IOException {
        assertReadable(SampleAnswers.rolledBack(), false, true);
    }

    @Test
    public void isAccessibleOnAPhoneInLightColours() throws IOException {
        assertReadable(SampleAnswers.twoEnvironments(), true, false);
    }

    @Test
    public void isAccessibleOnAPhoneInDarkColours() throws IOException {
        assertReadable(SampleAnswers.rolledBack(), true, true);
    }

    @Test
    public void drawsWeightsAndEveryMetricOfEachRollout() throws IOException {
        open(SampleAnswers.twoEnvironments(), false, false);
        assertThat(CHROMIUM.run("return document.querySelectorAll('.rp-chart svg').length"))
                .isEqualTo(2L);
        String drawn = (String) CHROMIUM.run("return document.querySelector('.rp-chart svg').textContent");
        assertThat(drawn)
                .contains("Traffic weight", "Error rate", "Latency p95", "Saturation", "Go / No-Go", "limit >5%");
    }

    @Test
    public void tellsTheValuesUnderThePointerAndKeepsTheLines() throws IOException {
        open(SampleAnswers.rolledBack(), false, false);
        WebElement chart = CHROMIUM.driver().findElement(By.className("rp-chart"));
        CHROMIUM.run("arguments[0].scrollIntoView()", chart);
        new Actions(CHROMIUM.driver()).moveToElement(chart, 100, -250).perform();
        CHROMIUM.run(
                "[...document.querySelectorAll('.rp-buttons button')].find(one => one.textContent === '50 %').click()");
        new Actions(CHROMIUM.driver()).moveToElement(chart, 110, -250).perform();
        new Actions(CHROMIUM.driver()).moveToElement(chart, 100, -250).perform();
        assertThat((String) CHROMIUM.run("return document.querySelector('.rp-tooltip').textContent"))
                .contains(" Mar, ")
                .contains("Weight50 %50 %", "Error rate", "Saturation");
        assertThat(
                        (Long)
                                CHROMIUM.run(
                                        "return [...document.querySelectorAll('.rp-chart path')].filter(p => p.getAttribute('stroke') === 'var(--rp-green)').length"))
                .as("lines of green after the pointer has passed")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    public void drawsOneMetricAtATimeOnAPhone() throws IOException {
        open(SampleAnswers.rolledBack(), true, false);
        String drawn = (String) CHROMIUM.run("return document.querySelector('.rp-chart svg').textContent");
        assertThat(drawn).contains("Error rate").doesNotContain("Saturation");
        CHROMIUM.run("const select = document.querySelector('rp-traffic select'); select.value = 'saturation';"
                + "select.dispatchEvent(new Event('change'))");
        drawn = (String) CHROMIUM.run("return document.querySelector('.rp-chart svg').textContent");
        assertThat(drawn).contains("Saturation").doesNotContain("Error rate");
    }

    @Test
    public void keepsHostileTextAsText() throws IOException {
        String hostile =
                "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        ObjectNode answer = (ObjectNode) replaceTexts(SampleAnswers.rolledBack(), hostile);
        open(answer, false, false);
        assertThat(CHROMIUM.driver().getTitle()).startsWith("Rehearsal of").contains("<img");
        assertThat(CHROMIUM.run("return document.querySelectorAll('img, rp-report script').length"))
                .isEqualTo(0L);
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-timeline').textContent"))
                .contains(hostile);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void drawsFormattedTextsAndOfHostileHtmlWhatIsHarmless() throws IOException {
        String html = """
                <p>one <em>two</em> <code>three</code> <a href="https://x.example/" onclick="owned()" style="position:fixed">four</a>
                <a href="java&#10;script:owned()">five</a> <a href=" &#1;javascript:owned()">six</a> <a href="data:text/html,x">seven</a>
                <script>owned()</script><img src=x onerror=owned() alt="a picture"><svg onload=owned()><a xlink:href="javascript:owned()">eight</a></svg>
                <math><mtext></form><form action="https://evil.example"><input name=a autofocus onfocus=owned()><button>nine</button></form></math>
                <style>* { display: none }</style><iframe src="javascript:owned()"></iframe><base href="https://evil.example/"><meta http-equiv=refresh content=0>
                <div style="position:fixed;inset:0" class="rp-hidden" id="rehearsal">ten</div><h1>eleven</h1>
                <table><tr><td onmouseover=owned()>twelve<td align=right>13</table><rp-report>fourteen</rp-report><b>unclosed <ul><li>fifteen
                """;
        ObjectNode answer = (ObjectNode) replaceTexts(SampleAnswers.rolledBack(), "plain");
        for (JsonNode release : answer.get("releases")) {
            ((ObjectNode) release).put("reasonHtml", html);
            release.get("gates").forEach(gate -> ((ObjectNode) gate).put("reasonHtml", html));
            for (JsonNode phase : release.get("checklist").get("phases")) {
                ((ObjectNode) phase).put("bodyHtml", html);
                ((ObjectNode) phase.get("items").get(0))
                        .put("textHtml", "<b>sixteen")
                        .put("noteHtml", html)
                        .put("detailsHtml", html);
            }
        }
        open(answer, false, false);
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-checklist .rp-prose').textContent"))
                .contains(
                        "one two three four",
                        "five",
                        "six",
                        "seven",
                        "a picture",
                        "ten",
                        "eleven",
                        "twelve",
                        "fourteen",
                        "fifteen")
                .doesNotContain("owned", "display", "eight");
        assertThat(
                        CHROMIUM.run(
                                "return document.querySelectorAll('.rp-prose :is(script, img, svg, math, form, input, button, style, iframe,"
                                        + " base, meta, object, rp-report, h1, [onclick], [onerror], [style], [id], [class=rp-hidden])').length"))
                .isEqualTo(0L);
        assertThat(
                        CHROMIUM.run(
                                "return [...new Set([...document.querySelectorAll('.rp-prose a')].map(a => a.href + ' ' + a.rel))]"))
                .isEqualTo(List.of("https://x.example/ noopener noreferrer"));
        assertThat((String) CHROMIUM.run("return document.querySelector('.rp-item-name > strong').textContent"))
                .isEqualTo("sixteen");
        assertReadable(answer, true, true);
    }

    private static JsonNode replaceTexts(JsonNode answer, String text) {
        for (JsonNode release : answer.get("releases")) {
            ((ObjectNode) release).put("service", text).put("reason", text).put("startedBy", text);
            for (JsonNode gate : release.get("gates")) {
                ((ObjectNode) gate).put("name", text).put("reason", text);
            }
            for (JsonNode rollout : release.get("rollouts")) {
                ((ObjectNode) rollout).put("target", text).put("greenVersion", text);
            }
            for (JsonNode phase : release.get("checklist").get("phases")) {
                ((ObjectNode) phase.get("items").get(0)).put("text", text).put("note", text);
            }
        }
        for (JsonNode event : answer.get("events")) {
            ((ObjectNode) event).put("text", text).withObject("/facts").put(text, text);
        }
        for (JsonNode call : answer.get("pipeline").get("calls")) {
            ((ObjectNode) call).put("note", text).withObject("/arguments").put(text, text);
        }
        return answer;
    }

    @Test
    public void linksToWebAddressesAlone() throws IOException {
        ObjectNode answer = SampleAnswers.rolledBack();
        ArrayNode items = (ArrayNode) answer.at("/releases/0/checklist/phases/0/items");
        String[] evidence = {
            "javascript:alert(1)",
            "data:text/html,x",
            "https://example.org/a?b=<c>",
            " JavaScript:alert(1)",
            "ftp://example.org"
        };
        for (int i = 0; i < evidence.length; i++) {
            ((ObjectNode) items.get(i)).put("evidence", evidence[i]);
        }
        open(answer, false, false);
        Object links = CHROMIUM.run(
                "return [...document.querySelectorAll('rp-checklist details')][0].querySelectorAll('a').length");
        assertThat(links).isEqualTo(1L);
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-checklist').textContent"))
                .contains("javascript:alert(1)");
    }

    @Test
    public void fitsThePaperInPrint() throws IOException {
        open(SampleAnswers.rolledBack(), false, true);
        byte[] pdf = Base64.getDecoder()
                .decode(CHROMIUM.driver().print(new PrintOptions()).getContent());
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        CHROMIUM.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        Object width = CHROMIUM.run("document.documentElement.style.width = '700px';"
                + "return document.querySelector('.rp-chart svg').getBoundingClientRect().width");
        assertThat(((Number) width).doubleValue()).isBetween(300.0, 700.0);
        assertThat(CHROMIUM.run("return getComputedStyle(document.body).color")).isEqualTo("rgb(27, 31, 42)");
    }

    @Test
    public void showsAReleaseThatHasOnlyJustBegun() throws IOException {
        ObjectNode answer =
                Sample.answer("FAILED", 1, "No such step: releaseGat", SampleAnswers.START, SampleAnswers.START);
        ((ArrayNode) answer.get("releases"))
                .add(Sample.release("r", "staging", "RUNNING", SampleAnswers.START, SampleAnswers.START)
                        .putNull("endedAt"));
        open(answer, false, false);
        assertThat(CHROMIUM.complaints()).isEmpty();
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-summary').textContent"))
                .contains("The pipeline failed", "No such step: releaseGat", "Running");
        assertThat(CHROMIUM.run("return [...document.querySelectorAll('rp-summary, rp-summary *')]"
                        + ".flatMap(element => [...element.childNodes])"
                        + ".filter(node => node.nodeType === 3).map(node => node.data).includes('0')"))
                .isEqualTo(false);
    }
}
