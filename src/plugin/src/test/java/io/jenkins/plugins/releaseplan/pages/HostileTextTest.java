package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.pages.Visitors.Answer;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Texts of people, plans and pipelines that try to be more than text. */
public class HostileTextTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private Visitors visitors;
    private FreeStyleBuild build;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        build = HostileRelease.begin(jenkins);
        visitors = new Visitors(jenkins);
    }

    @Test
    public void noPageHoldsItAsMarkup() throws Exception {
        String page = build.getUrl() + "release/";
        for (String path : List.of(
                "releases/",
                "releases/" + HostileRelease.ID + "/",
                "job/release/",
                build.getUrl(),
                page,
                page + "data",
                page + "audit",
                page + "dossier",
                "releases/data")) {
            Answer answer = visitors.get("vera", path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.text())
                    .as(path)
                    .doesNotContainIgnoringCase("<script>alert")
                    .doesNotContainIgnoringCase("<img src=x")
                    .doesNotContainIgnoringCase("<svg onload")
                    .doesNotContainIgnoringCase("href=\"javascript:");
            assertThat(answer.response().getResponseHeaderValue("X-Content-Type-Options"))
                    .as(path)
                    .isEqualTo("nosniff");
        }
        Answer program = visitors.get("vera", page + "api/json");
        assertThat(program.response().getContentType()).isEqualTo("application/json");
        assertThat(program.response().getResponseHeaderValue("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @Test
    public void theDataHoldsItAsTheTextThatItIs() throws Exception {
        JsonNode release =
                visitors.get("vera", build.getUrl() + "release/data").json().at("/releases/0");
        assertThat(release.path("version").asText()).isEqualTo(HostileRelease.VERSION);
        assertThat(release.toString()).contains("<script>alert", "<img src=x", "<svg onload");
        assertThat(release.at("/checklist/phases/0/items").findValuesAsText("note"))
                .contains(HostileRelease.MARKUP);
    }

    @Test
    public void anEvidenceIsAWebAddressOrRefused() throws Exception {
        String item = Scene.state(HostileRelease.ID)
                .checklist()
                .itemsOf(Scene.state(HostileRelease.ID).checklist().phases())
                .get(0)
                .id();
        for (String evidence : List.of(
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " \tjavascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "//example.org/x",
                "https:javascript:alert(1)",
                "https://example.org/\"><script>alert(1)</script>")) {
            Answer answer = visitors.post("tina", build.getUrl() + "release/note", "item", item, "evidence", evidence);
            assertThat(answer.status()).as(evidence + ": " + answer.text()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("<script>");
        }
        assertThat(Scene.state(HostileRelease.ID)
                        .progress()
                        .lastMark(item)
                        .orElseThrow()
                        .evidence())
                .isEmpty();
    }

    @Test
    public void whatAPersonAsksForComesBackAsText() throws Exception {
        for (String path : List.of(
                "release/data?id=%3Cscript%3Ealert(1)%3C/script%3E",
                "release/audit?after=%3Cscript%3Ealert(1)%3C/script%3E")) {
            Answer answer = visitors.get("vera", build.getUrl() + path);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.text()).contains("script>").doesNotContain("<script>");
        }
    }
}
