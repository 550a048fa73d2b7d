package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.ExtensionList;
import hudson.cli.CLICommandInvoker;
import hudson.cli.CLICommandInvoker.Result;
import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jenkins.model.details.DetailFactory;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** The releases of all jobs, the boxes on other pages, and the command line. */
public class ReleasesPageTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String ID = "pms-production-1";

    private VirtualHostTime time;
    private Scene scene;
    private FreeStyleBuild build;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        time = ExtensionList.lookupSingleton(Time.class);
        scene = new Scene(jenkins).open();
        build = scene.begin("release", ID);
    }

    private JenkinsRule.WebClient client(String person) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.setJavaScriptEnabled(false);
        return client.withBasicApiToken(person);
    }

    private JsonNode data(String person, String query) throws Exception {
        Page page = client(person).getPage(new URL(jenkins.getURL(), "releases/data?" + query));
        return AuditFacts.MAPPER.readTree(page.getWebResponse().getContentAsString());
    }

    private String text(String person, String path) throws Exception {
        return ((HtmlPage) client(person).getPage(new URL(jenkins.getURL(), path))).asNormalizedText();
    }

    private static void manyReleases(int count) {
        List<CompletableFuture<?>> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            begun.add(Scene.host()
                    .begin(
                            new ReleasePlan(
                                    "many-" + i,
                                    ReleasePlan.Kind.DEPLOYMENT,
                                    "billing",
                                    "production",
                                    "v" + i,
                                    "author",
                                    Set.of()),
                            new Origin("", "", i % 2 == 0 ? "release#" + i : "gone#" + i)));
        }
        CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    public void pagesThroughWhatTheReaderMaySee() throws Exception {
        manyReleases(301);
        Set<String> seen = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = data("vera", "text=v&after=" + after);
            page.path("releases")
                    .forEach(
                            row -> assertThat(seen.add(row.path("id").asText())).isTrue());
            assertThat(page.path("releases").size()).isLessThanOrEqualTo(ReleasesView.PAGE);
            after = page.path("next").asText();
            pages++;
        } while (!after.isEmpty());
        assertThat(seen).hasSize(152).contains("many-0", "many-300", ID).doesNotContain("many-1");
        assertThat(pages).isEqualTo(4);
        assertThat(data("norbert", "").path("releases")).isEmpty();
        assertThat(data("adam", "text=many-299").path("releases").findValuesAsText("id"))
                .as("releases of jobs that are gone are for administrators")
                .containsExactly("many-299");
        assertThat(data("vera", "outcome=REFUSED").path("releases")).isEmpty();
        assertThat(data("vera", "outcome=NONE").path("text").asText()).contains("RUNNING, RELEASED");
        assertThat(data("vera", "after=x").path("why").asText()).isEqualTo("UNREACHABLE");
    }

    @Test
    public void aPageAsksTheLedgerAFewTimesHoweverMuchItShows() throws Exception {
        brought(120);
        manyReleases(60);
        List<String> asked = new ArrayList<>();
        Ledger ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return method.invoke(Scene.host().ledger(), arguments);
                });
        ReleasesView all = new ReleasesView(User.getById("adam", true).impersonate2(), ledger);
        assertThat(all.live()).hasSize(120);
        assertThat(all.underWay()).hasSize(61);
        assertThat(all.history("", "", "", "", "").releases()).hasSize(ReleasesView.PAGE);
        assertThat(asked).containsExactly("liveReleases", "liveWhere", "history", "history", "history");

        asked.clear();
        ReleasesView some = new ReleasesView(User.getById("vera", true).impersonate2(), ledger);
        assertThat(some.history("", "", "", "", "").releases()).hasSize(ReleasesView.PAGE);
        assertThat(asked)
                .as("half of the rows are hidden")
                .containsOnly("history")
                .hasSizeLessThanOrEqualTo(3);

        asked.clear();
        ReleasesView none = new ReleasesView(User.getById("norbert", true).impersonate2(), ledger);
        assertThat(none.live()).isEmpty();
        assertThat(none.underWay()).isEmpty();
        assertThat(asked).containsExactly("liveReleases", "history");
    }

    /** Releases that have ended well, each of a service of its own. */
    private static void brought(int count) {
        for (int i = 0; i < count; i++) {
            ReleasePlan plan = new ReleasePlan(
                    "brought-" + i,
                    ReleasePlan.Kind.DEPLOYMENT,
                    "service-" + i,
                    "production",
                    "v1",
                    "author",
                    Set.of());
            Scene.host().begin(plan, new Origin("", "", "release#" + i)).join();
            Scene.host().tell(plan.id(), new ReleaseEvent.BodyEnded()).join();
        }
    }

    @Test
    public void aReleaseOutlivesItsBuild() throws Exception {
        build.delete();
        assertThat(text("vera", "releases/" + ID + "/")).contains("Release of pms " + Scene.NEW + " to production");
        jenkins.jenkins.getItem("release").delete();
        assertThat(client("vera")
                        .getPage(new URL(jenkins.getURL(), "releases/" + ID + "/"))
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(text("adam", "releases/" + ID + "/")).contains(Scene.NEW);
    }

    @Test
    public void otherPagesSayWhatIsReleased() throws Exception {
        Scene.reachGate(ID, Scene.GATE, new Condition.SignedOff("Security Lead", 1));
        assertThat(text("vera", build.getUrl())).contains("pms to production", "waits at " + Scene.GATE);
        assertThat(build.getBadgeActions().stream()
                        .filter(GateBadge.class::isInstance)
                        .map(GateBadge.class::cast))
                .extracting(GateBadge::getWaiting)
                .containsExactly(Scene.GATE);
        ReleaseDetail detail = new ReleaseDetail(build);
        assertThat(detail.getDisplayName()).isEqualTo("Waits at " + Scene.GATE);
        assertThat(detail.getLink()).isEqualTo("/" + build.getUrl() + "release/");
        assertThat(DetailFactory.factoriesFor(Run.class).stream()
                        .flatMap(factory -> factory.createFor(build).stream())
                        .filter(ReleaseDetail.class::isInstance))
                .hasSize(1);
        Deeds.of(User.getById("sam", true).impersonate2()).sign(ID, Scene.GATE, null, "", Scene.NEW);
        assertThat(detail.getDisplayName()).isEqualTo("Release");
        assertThat(build.getBadgeActions().stream()
                        .filter(GateBadge.class::isInstance)
                        .map(GateBadge.class::cast))
                .extracting(GateBadge::getWaiting)
                .containsExactly("");
        assertThat(text("vera", "job/release/")).doesNotContain("Live versions");
        Scene.deploy(ID);
        Scene.bodyEnds(ID);
        time.until("the end", () -> Scene.state(ID).endedAt() != null);
        assertThat(text("vera", "job/release/")).contains("Live versions", Scene.NEW);
        JsonNode live = data("vera", "").path("live");
        assertThat(live.get(0).path("version").asText()).isEqualTo(Scene.NEW);
        assertThat(live.get(0).path("state").asText()).isEqualTo("SERVING");
        time.until("the health", () -> "HEALTHY".equals(health()));
        assertThat(data("norbert", "").path("live")).isEmpty();
    }

    /** What the first page of the releases says of the only thing that is live. */
    private String health() {
        try {
            return data("vera", "").at("/live/0/health").asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void keepsTheDossierBesideTheBuild() throws Exception {
        Scene.deploy(ID);
        Scene.bodyEnds(ID);
        Path file = build.getRootDir().toPath().resolve("release-plan/" + ID + ".json");
        time.until("the dossier", () -> Files.exists(file));
        assertThat(AuditFacts.MAPPER
                        .readTree(Files.readString(file))
                        .at("/summary/outcome")
                        .asText())
                .isEqualTo("RELEASED");
        time.pass(Duration.ofHours(1));
        assertThat(build.getRootDir().toPath().resolve("release-plan/" + ID + ".html"))
                .exists();
    }

    private Result command(String name, String person, String... arguments) {
        return new CLICommandInvoker(jenkins, name).asUser(person).invokeWithArgs(arguments);
    }

    @Test
    public void theCommandLineSignsAndTakesBack() throws Exception {
        Scene.reachGate(
                ID,
                Scene.GATE,
                new Condition.SignedOff("Release Manager", 1),
                new Condition.SignedOff("Security Lead", 1));
        assertThat(command("release-status", "vera", ID).stdout())
                .contains("gate 'Go / No-Go': WAITING", "missing: sign-off as Security Lead: 0 of 1");
        assertThat(command("release-status", "vera").stdout()).contains(ID, "waits at Go / No-Go");
        assertThat(command("release-status", "norbert", ID).returnCode()).isEqualTo(3);
        String[] sign = {ID, "--gate", Scene.GATE, "--version", Scene.NEW};
        assertThat(command("release-sign", "vera", sign).returnCode()).isEqualTo(6);
        assertThat(command("release-sign", "olga", sign).returnCode()).isEqualTo(6);
        assertThat(command("release-sign", "sam", ID, "--gate", "none", "--version", Scene.NEW)
                        .returnCode())
                .isEqualTo(3);
        assertThat(command("release-sign", "sam", ID, "--gate", Scene.GATE, "--version", Scene.OLD)
                        .returnCode())
                .isEqualTo(4);
        Result signed = command("release-sign", "sam", sign);
        assertThat(signed.returnCode()).as(signed.stderr()).isZero();
        assertThat(command("release-sign", "sam", sign).stdout()).contains("you have approved already");
        assertThat(command("release-sign", "rita", sign).returnCode()).isZero();
        assertThat(Scene.state(ID).gate(Scene.GATE).orElseThrow().state()).isEqualTo(Gate.State.OPEN);

        assertThat(command("release-rollback", "rolf", ID, "--reason", "x").returnCode())
                .as("before a deployment")
                .isEqualTo(4);
        Scene.deploy(ID);
        Scene.bodyEnds(ID);
        time.until("the end", () -> Scene.state(ID).endedAt() != null);
        assertThat(command("release-versions", "vera", "--environment", "production")
                        .stdout())
                .contains("live  production  pms/pms-backend  " + Scene.NEW)
                .contains("past  production  pms  " + Scene.NEW);
        assertThat(command("release-versions", "vera", "--service", "billing").stdout())
                .isEmpty();
        for (String person : List.of("vera", "tina", "sam")) {
            assertThat(command("release-rollback", person, ID, "--reason", "x").returnCode())
                    .as(person)
                    .isEqualTo(6);
        }
        assertThat(command("release-rollback", "rolf", ID).returnCode())
                .as("without a reason")
                .isEqualTo(2);
        assertThat(command("release-rollback", "rolf", ID, "--target", "pms-backend", "--reason", "odd")
                        .returnCode())
                .isZero();
        time.until(
                "blue",
                () -> Scene.state(ID).rollout(Scene.rollout(ID)).orElseThrow().phase() == Phase.ROLLED_BACK);
    }

    @Test
    public void hostileTextStaysText() throws Exception {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        scene.begin("hostile", hostile.replace("/", "|"));
        Scene.reachGate(ID, hostile, new Condition.SignedOff("Security Lead", 1));
        for (String path : List.of(
                "releases/", build.getUrl() + "release/", "job/hostile/1/", "job/hostile/1/release/", build.getUrl())) {
            String html = client("vera")
                    .getPage(new URL(jenkins.getURL(), path))
                    .getWebResponse()
                    .getContentAsString();
            assertThat(html).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        Page dossier = client("vera").getPage(new URL(jenkins.getURL(), build.getUrl() + "release/dossier"));
        assertThat(dossier.getWebResponse().getContentAsString()).doesNotContain("<script>alert", "<img src=x");
        assertThat(dossier.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                .contains("sandbox");
        assertThat(jenkins.jenkins.getItem("hostile").hasPermission(Item.READ)).isTrue();
    }
}
