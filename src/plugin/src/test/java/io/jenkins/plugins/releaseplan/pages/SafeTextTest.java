package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.markup.EscapedMarkupFormatter;
import hudson.markup.MarkupFormatter;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What people write goes through the formatter that Jenkins is configured with. */
public class SafeTextTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String ID = "pms-production-1";
    private static final String COMMENT = "line one\nis *bold* & <b>big</b>";

    private FreeStyleBuild build;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        build = new Scene(jenkins).open().begin("release", ID);
    }

    /** Makes stars bold, as a formatter for Markdown might. */
    public static final class Stars extends MarkupFormatter {
        @Override
        public void translate(String markup, Writer output) throws IOException {
            output.write(markup.replace("&", "&amp;").replace("<", "&lt;").replaceAll("\\*(\\w+)\\*", "<b>$1</b>"));
        }
    }

    /** Never comes to an end that is good. */
    public static final class Broken extends MarkupFormatter {
        private final Throwable failure;

        Broken(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public void translate(String markup, Writer output) throws IOException {
            output.write("<script>");
            if (failure instanceof IOException checked) {
                throw checked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    @Test
    public void withoutMarkupItIsTheTextItself() {
        jenkins.jenkins.setMarkupFormatter(new EscapedMarkupFormatter());
        assertThat(SafeText.html(COMMENT)).isEqualTo("line one<br>is *bold* &amp; &lt;b&gt;big&lt;/b&gt;");
        assertThat(SafeText.markup(COMMENT)).isEmpty();
        assertThat(SafeText.html(null)).isEmpty();
        assertThat(SafeText.markup(null)).isEmpty();
    }

    @Test
    public void aFormatterThatFailsLeavesTheTextAsItWasWritten() {
        for (Throwable failure : List.of(
                new IOException("broken"),
                new IllegalStateException("broken"),
                new NoClassDefFoundError("broken"),
                new StackOverflowError())) {
            jenkins.jenkins.setMarkupFormatter(new Broken(failure));
            assertThat(SafeText.html("<script>")).isEqualTo("&lt;script&gt;");
            assertThat(SafeText.markup("<script>")).isEmpty();
        }
    }

    @Test
    public void pagesGetTheMarkupAndProgramsTheText() throws Exception {
        jenkins.jenkins.setMarkupFormatter(new Stars());
        Scene.readChecklist(ID);
        Scene.reachGate(ID, Scene.GATE, new Condition.SignedOff("Security Lead", 1));
        Deeds tina = Deeds.of(User.getById("tina", true).impersonate2());
        tina.notApplicable(ID, Scene.item(ID, "Load test"), "is *old*", "see *notes*");
        Deeds.of(User.getById("sam", true).impersonate2()).reject(ID, Scene.GATE, null, COMMENT, Scene.NEW);
        Visitors visitors = new Visitors(jenkins);
        JsonNode release =
                visitors.get("vera", build.getUrl() + "release/data").json().at("/releases/0");
        JsonNode signOff = release.at("/gates/0/signOffs/0");
        assertThat(signOff.path("comment").asText()).isEqualTo(COMMENT);
        assertThat(signOff.path("commentHtml").asText()).isEqualTo("line one\nis <b>bold</b> &amp; &lt;b>big&lt;/b>");
        assertThat(release.at("/gates/0/reasonHtml").asText()).contains("<b>bold</b>");
        assertThat(release.findValuesAsText("reasonHtml")).contains("is <b>old</b>");
        assertThat(release.findValuesAsText("noteHtml")).containsExactly("see <b>notes</b>");
        assertThat(release.findValuesAsText("note")).contains("see *notes*");
        String program =
                visitors.get("vera", build.getUrl() + "release/api/json").text();
        assertThat(program).doesNotContain("<b>", "Html");
    }

    @Test
    public void theBuildsPageShowsTheReasonWithItsMarkup() throws Exception {
        jenkins.jenkins.setMarkupFormatter(new Stars());
        String why = "not *now* <script>alert(1)</script>";
        Scene.host().tell(ID, new ReleaseEvent.BodyFailed(why)).join();
        String page = new Visitors(jenkins).get("vera", build.getUrl()).text();
        assertThat(page).contains("not <b>now</b> &lt;script>").doesNotContain("<script>alert");
    }
}
