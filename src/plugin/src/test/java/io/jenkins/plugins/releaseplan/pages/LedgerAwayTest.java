package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.releaseplan.config.PostgresLedgerEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.pages.Visitors.Answer;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What pages and deeds answer while the ledger cannot be reached, and that nothing is lost by it. */
public class LedgerAwayTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String ID = "pms-production-1";

    private Visitors visitors;
    private FreeStyleBuild build;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        build = new Scene(jenkins).open().begin("release", ID);
        visitors = new Visitors(jenkins);
    }

    /** A database where nobody listens. */
    private static void loseTheLedger() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ReleasePlanConfiguration.get()
                .setLedger(new PostgresLedgerEntry("jdbc:postgresql://127.0.0.1:" + port + "/releases"));
    }

    private static void saysSo(String what, Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(503);
        String words = answer.json() == null
                ? answer.text().strip()
                : answer.json().path("text").asText();
        assertThat(words)
                .as(what)
                .startsWith("the ledger cannot be reached")
                .doesNotContain("\n", "Exception")
                .hasSizeLessThan(400);
    }

    @Test
    public void everyAnswerSaysSoAndNothingIsLost() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        String item = Scene.item(ID, "Release notes");
        Release before = Scene.state(ID);
        loseTheLedger();
        String page = build.getUrl() + "release/";
        for (String path : List.of(
                page + "data",
                page + "audit",
                page + "dossier",
                page + "api/json",
                page + "api/xml",
                "releases/data",
                "releases/api/json",
                "releases/" + ID + "/data",
                "releases/" + ID + "/api/json")) {
            saysSo(path, visitors.get("rita", path));
        }
        saysSo("tick", visitors.post("rita", page + "tick", "item", item));
        saysSo("sign", visitors.post("rita", page + "sign", "gate", Scene.GATE, "version", Scene.NEW));
        saysSo("pause", visitors.post("rita", page + "pause", "reason", "lunch"));
        saysSo("roll back", visitors.post("rita", page + "rollback", "reason", "odd"));
        for (String path : List.of(page, build.getUrl(), "job/release/", "releases/")) {
            assertThat(visitors.get("rita", path).status())
                    .as(path + " can be opened all the same")
                    .isEqualTo(200);
        }

        ReleasePlanConfiguration.get().setLedger(null);
        assertThat(Scene.state(ID)).isEqualTo(before);
        Answer ticked = visitors.post("rita", page + "tick", "item", item);
        assertThat(ticked.status()).as(ticked.text()).isEqualTo(200);
        assertThat(ticked.json().path("changed").asBoolean()).isTrue();
        assertThat(Scene.state(ID).progress().marks()).hasSize(1);
        assertThat(visitors.get("rita", page + "api/json").status()).isEqualTo(200);
    }
}
