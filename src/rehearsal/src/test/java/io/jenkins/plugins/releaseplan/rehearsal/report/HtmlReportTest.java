package io.jenkins.plugins.releaseplan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"rehearsal\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern TEXTS =
            Pattern.compile("(<script[^>]*>|<style>).*?(</script>|</style>)", Pattern.DOTALL);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static String data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).as("the page holds its data").isTrue();
        return matcher.group(1);
    }

    @Test
    public void asksNothingOfANetwork() {
        String markup =
                TEXTS.matcher(HtmlReport.html(SampleAnswers.rolledBack())).replaceAll("$1$2");
        assertThat(markup).doesNotContain("http:", "https:", "src=", "href=", "url(", "@import", "<link", "<iframe");
        assertThat(HtmlReport.html(SampleAnswers.rolledBack())).contains("default-src 'none'");
    }

    @Test
    public void hasNoInlineHandlerOrStyle() {
        String markup = TEXTS.matcher(HtmlReport.html(SampleAnswers.released())).replaceAll("$1$2");
        assertThat(Pattern.compile("\\son[a-z]+\\s*=").matcher(markup).find()).isFalse();
        assertThat(Pattern.compile("\\sstyle\\s*=").matcher(markup).find()).isFalse();
    }

    @Test
    public void holdsTheWholeAnswerUnchanged() throws IOException {
        ObjectNode answer = SampleAnswers.rolledBack();
        answer.put("reason", "</script><!-- & \u2028 'quotes' \"too\" \\u003c >");
        assertThat(Sample.JSON.readTree(data(HtmlReport.html(answer))))
                .isEqualTo(Sample.JSON.readTree(answer.toString()));
    }

    @Test
    public void letsNoTextOfTheAnswerBecomeMarkup() {
        String hostile = "</script><img src=x onerror=alert(1)><!--<script>\"'&";
        ObjectNode answer = SampleAnswers.released();
        answer.put("reason", hostile).put("outcome", hostile);
        ((ObjectNode) ((ArrayNode) answer.get("releases")).get(0)).put("service", hostile);
        String page = HtmlReport.html(answer);
        assertThat(TEXTS.matcher(page).replaceAll("$1$2")).doesNotContain("<img", "<!--");
        assertThat(data(page)).doesNotContain("<", ">", "&");
    }

    @Test
    public void bringsTheChartingLibraryWithItsLicence() {
        assertThat(HtmlReport.html(SampleAnswers.released()))
                .contains("Apache ECharts", "The Apache Software Foundation", "Apache License, Version 2.0");
    }

    @Test
    public void namesTheHashOfEachScriptAndStyle() {
        String page = HtmlReport.html(SampleAnswers.released());
        List<String> texts = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(result -> new InlineText(result.group(2)).hash())
                .toList();
        assertThat(texts)
                .hasSizeGreaterThan(10)
                .allSatisfy(hash -> assertThat(page).contains("'" + hash + "'"));
    }

    @Test
    public void givesTheSamePageForTheSameAnswer() {
        assertThat(HtmlReport.html(SampleAnswers.rolledBack())).isEqualTo(HtmlReport.html(SampleAnswers.rolledBack()));
    }

    @Test
    public void refusesAScriptThatWouldEndItsElement() {
        assertThatThrownBy(() -> InlineText.script("x = '</SCRIPT>'")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InlineText.style("a { } </style")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void writesAFileAnewEachTime() throws IOException {
        var file = folder.getRoot().toPath().resolve("report.html");
        Files.writeString(file, "old".repeat(1_000_000));
        HtmlReport.write(SampleAnswers.released(), file);
        assertThat(file).hasContent(HtmlReport.html(SampleAnswers.released()));
    }

    @Test
    public void staysUnderAMegabyteForAReleaseOfThreeDays() {
        assertThat(HtmlReport.html(SampleAnswers.rolledBack()).length()).isLessThan(1_000_000);
    }
}
