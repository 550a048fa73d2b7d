package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.pages.Visitors.Answer;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.net.URL;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What the release page's JSON and its deeds answer, to whom. */
public class ReleaseEndpointsTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String ID = "pms-production-1";

    private VirtualHostTime time;
    private FreeStyleBuild build;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        time = hudson.ExtensionList.lookupSingleton(Time.class);
        build = new Scene(jenkins).open().begin("release", ID);
    }

    private Answer send(String person, WebRequest request) throws Exception {
        return new Visitors(jenkins).send(person, request);
    }

    private Answer get(String person, String path) throws Exception {
        return new Visitors(jenkins).get(person, path);
    }

    private String page() {
        return build.getUrl() + "release/";
    }

    private Answer post(String person, String deed, String... fields) throws Exception {
        return new Visitors(jenkins).post(person, page() + deed, fields);
    }

    private static Rollout rollout() {
        return Scene.state(ID).rollout(Scene.rollout(ID)).orElseThrow();
    }

    private void bake(int percent) throws Exception {
        Scene.deploy(ID);
        Scene.stage(ID, percent, Duration.ofHours(24));
        time.until("the stage", () -> rollout().phase() == Phase.BAKING);
    }

    @Test
    public void tellsTheWholeReleaseAsTheViewDrawsIt() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        bake(10);
        time.pass(Duration.ofMinutes(30));
        Answer answer = get("vera", page() + "data?id=" + ID);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode release = answer.json().at("/releases/0");
        assertThat(release.path("version").asText()).isEqualTo(Scene.NEW);
        assertThat(release.path("gates")).hasSize(1);
        assertThat(release.at("/checklist/phases/0/total").asInt()).isEqualTo(6);
        JsonNode rollout = release.at("/rollouts/0");
        assertThat(rollout.at("/weights/1/green").asInt()).isEqualTo(10);
        assertThat(rollout.at("/stages/0/result").asText()).isEqualTo("RUNNING");
        assertThat(rollout.path("metrics").findValuesAsText("name")).contains("errorRate", "latencyP95");
        JsonNode latency = rollout.path("metrics").get(1);
        assertThat(latency.path("blue").size()).isGreaterThan(25);
        assertThat(latency.path("blue").get(20).asDouble()).isPositive();
        assertThat(latency.path("green").get(latency.path("green").size() - 2).asDouble())
                .isPositive();
        assertThat(answer.json().path("events").findValuesAsText("kind")).contains("GATE_WAITING", "TRAFFIC_SHIFTED");
    }

    @Test
    public void answersNothingNewWithoutABody() throws Exception {
        Answer first = get("vera", page() + "data");
        WebRequest again = new WebRequest(new URL(jenkins.getURL(), page() + "data"));
        again.setAdditionalHeader("If-None-Match", first.etag());
        assertThat(send("vera", again).status()).isEqualTo(304);
        Scene.readChecklist(ID);
        assertThat(send("vera", again).status()).isEqualTo(200);
        Answer other = get("tina", page() + "data");
        assertThat(other.etag()).as("what another may do is another answer").isNotEqualTo(first.etag());
    }

    @Test
    public void saysWhatNeedsWhom() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        assertThat(get("sam", page() + "data").json().at("/me/needs").findValuesAsText("text"))
                .containsExactly("'Go / No-Go' waits for your sign-off as Security Lead");
        assertThat(get("tina", page() + "data").json().at("/me/needs").findValuesAsText("text"))
                .containsExactly("6 items of 'Preparation' are open, which 'Go / No-Go' waits for");
        JsonNode vera = get("vera", page() + "data").json().path("me");
        assertThat(vera.path("needs")).isEmpty();
        assertThat(vera.at("/gates").get(Scene.GATE).path("approve")).isEmpty();
        assertThat(vera.at("/may/tick").asBoolean()).isFalse();
    }

    @Test
    public void ticksNotesAndOpensAgain() throws Exception {
        Scene.readChecklist(ID);
        String item = Scene.item(ID, "Release notes");
        Answer ticked = post("tina", "tick", "id", ID, "item", item, "evidence", "https://example.org/notes");
        assertThat(ticked.status()).as(ticked.text()).isEqualTo(200);
        assertThat(ticked.json().path("changed").asBoolean()).isTrue();
        assertThat(post("rita", "tick", "item", item).json().path("changed").asBoolean())
                .as("the second press")
                .isFalse();
        assertThat(post("rita", "note", "item", item, "note", "as agreed").status())
                .isEqualTo(200);
        JsonNode shown = get("vera", page() + "data").json().at("/releases/0/checklist/phases/0/items/0");
        assertThat(shown.path("status").asText()).isEqualTo("DONE");
        assertThat(shown.path("note").asText()).isEqualTo("as agreed");
        assertThat(shown.path("evidence").asText()).isEqualTo("https://example.org/notes");
        assertThat(post("tina", "reopen", "item", item).status()).isEqualTo(200);
        assertThat(Scene.state(ID).progress().marks()).hasSize(3);
    }

    @Test
    public void refusesWhatTheChecklistDoesNotAllow() throws Exception {
        assertThat(post("tina", "tick", "item", "x").status())
                .as("before a checklist")
                .isEqualTo(409);
        Scene.readChecklist(ID);
        String mandatory = Scene.item(ID, "Release notes");
        String conditional = Scene.item(ID, "Load test");
        assertThat(post("tina", "tick", "item", "nothing").status()).isEqualTo(404);
        assertThat(post("tina", "tick").status()).isEqualTo(400);
        assertThat(post("tina", "notApplicable", "item", mandatory, "reason", "lazy")
                        .status())
                .isEqualTo(400);
        assertThat(post("tina", "notApplicable", "item", conditional).status()).isEqualTo(400);
        assertThat(post("tina", "tick", "item", mandatory, "evidence", "javascript:alert(1)")
                        .status())
                .isEqualTo(400);
        assertThat(post("tina", "tick", "item", mandatory, "note", "x".repeat(20_000))
                        .status())
                .isEqualTo(400);
        assertThat(Scene.state(ID).progress().marks()).isEmpty();
        assertThat(post("tina", "notApplicable", "item", conditional, "reason", "no load")
                        .status())
                .isEqualTo(200);
    }

    @Test
    public void masksPatientDataInWhatIsStored() throws Exception {
        Scene.readChecklist(ID);
        post(
                "tina",
                "tick",
                "item",
                Scene.item(ID, "Release notes"),
                "note",
                "asked jane.doe@example.org, SSN 123-45-6789");
        assertThat(Scene.state(ID).progress().marks().get(0).note())
                .doesNotContain("jane.doe", "123-45-6789")
                .contains("asked");
    }

    @Test
    public void twoPeopleOpenAGate() throws Exception {
        Scene.reachGate(
                ID,
                Scene.GATE,
                new Condition.SignedOff("Release Manager", 1),
                new Condition.SignedOff("Security Lead", 1));
        Answer first = post("rita", "sign", "gate", Scene.GATE, "version", Scene.NEW, "comment", "looks good");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("text").asText()).contains("still missing: sign-off as Security Lead");
        Answer again = post("rita", "sign", "gate", Scene.GATE, "version", Scene.NEW, "role", "Release Manager");
        assertThat(again.json().path("changed").asBoolean()).isFalse();
        assertThat(post("sam", "sign", "gate", Scene.GATE, "version", Scene.OLD).status())
                .as("a version that is not the gate's")
                .isEqualTo(409);
        assertThat(post("sam", "sign", "gate", Scene.GATE, "version", Scene.NEW, "role", "Release Manager")
                        .status())
                .as("a role that is not held")
                .isEqualTo(403);
        assertThat(post("sam", "sign", "gate", Scene.GATE, "version", Scene.NEW).status())
                .isEqualTo(200);
        assertThat(Scene.state(ID).gate(Scene.GATE).orElseThrow().state()).isEqualTo(Gate.State.OPEN);
        Answer late = post("sam", "reject", "gate", Scene.GATE, "version", Scene.NEW, "comment", "wait");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("text").asText()).contains("closed for sign-offs");
    }

    @Test
    public void oneRejectionNeedsItsReason() throws Exception {
        Scene.reachGate(ID);
        assertThat(post("sam", "reject", "gate", Scene.GATE, "version", Scene.NEW)
                        .status())
                .isEqualTo(400);
        assertThat(post("sam", "reject", "gate", Scene.GATE, "version", Scene.NEW, "comment", "a hole")
                        .status())
                .isEqualTo(200);
        assertThat(Scene.state(ID).gate(Scene.GATE).orElseThrow().reason()).contains("rejected by sam", "a hole");
    }

    @Test
    public void pausesResumesPromotesAndRollsBack() throws Exception {
        bake(10);
        assertThat(post("olga", "pause").status()).as("without a reason").isEqualTo(400);
        assertThat(post("olga", "pause", "reason", "lunch", "within", "soon").status())
                .isEqualTo(400);
        assertThat(post("olga", "pause", "reason", "lunch", "within", "1h").status())
                .isEqualTo(200);
        assertThat(rollout().pause().by()).isEqualTo("olga");
        assertThat(post("olga", "pause", "reason", "lunch")
                        .json()
                        .path("changed")
                        .asBoolean())
                .isFalse();
        assertThat(post("olga", "resume").status()).isEqualTo(200);
        assertThat(post("olga", "resume").json().path("changed").asBoolean()).isFalse();
        assertThat(post("olga", "promote", "stage", "stage 50").status())
                .as("a stage that does not bake")
                .isEqualTo(409);
        assertThat(post("olga", "promote", "stage", "stage 10").status()).isEqualTo(200);
        Scene.stage(ID, 50, Duration.ofHours(24));
        time.until("the second stage", () -> rollout().phase() == Phase.BAKING);
        Answer twice = post("olga", "promote", "stage", "stage 10");
        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.json().path("changed").asBoolean())
                .as("a second press does not promote the next stage")
                .isFalse();
        assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
        assertThat(post("olga", "retire").status()).isEqualTo(409);
        assertThat(post("rolf", "rollback", "reason", "looks odd").status()).isEqualTo(200);
        time.until("blue", () -> rollout().phase() == Phase.ROLLED_BACK);
        assertThat(post("rolf", "rollback", "reason", "looks odd")
                        .json()
                        .path("changed")
                        .asBoolean())
                .isFalse();
        assertThat(post("olga", "resume").status()).isEqualTo(409);
        assertThat(post("olga", "pause", "reason", "x").json().path("text").asText())
                .contains("rolled back");
    }

    @Test
    public void retiresBlueAfterTheCutover() throws Exception {
        Scene.deploy(ID);
        Scene.bodyEnds(ID);
        time.until("the cutover", () -> rollout().phase() == Phase.KEEPING_BLUE);
        assertThat(post("rolf", "retire").status()).isEqualTo(403);
        assertThat(post("olga", "retire").status()).isEqualTo(200);
        time.until("the end", () -> rollout().phase() == Phase.COMPLETED);
        assertThat(post("olga", "retire").json().path("changed").asBoolean()).isFalse();
    }

    @Test
    public void eachDeedNeedsItsPermission() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        bake(10);
        String item = Scene.item(ID, "Release notes");
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        allowed.put("tick item=" + item, List.of("adam", "rita", "tina"));
        allowed.put("note item=" + item + " note=x", List.of("adam", "rita", "tina"));
        allowed.put("reopen item=" + item, List.of("adam", "rita", "tina"));
        allowed.put("notApplicable item=" + Scene.item(ID, "Load test") + " reason=x", List.of("adam", "rita", "tina"));
        allowed.put("sign gate=Go+/+No-Go version=" + Scene.NEW, List.of("rita", "sam"));
        allowed.put("pause reason=x", List.of("adam", "rita", "olga"));
        allowed.put("resume ", List.of("adam", "rita", "olga"));
        for (Map.Entry<String, List<String>> deed : allowed.entrySet()) {
            String[] parts = deed.getKey().split(" ");
            String[] fields = java.util.Arrays.stream(parts)
                    .skip(1)
                    .flatMap(field -> java.util.Arrays.stream(field.split("=", 2)))
                    .map(text -> text.replace("+", " "))
                    .toArray(String[]::new);
            for (String person :
                    List.of("adam", "rita", "sam", "tina", "olga", "rolf", "vera", "norbert", "anonymous")) {
                Answer answer = post(person.equals("anonymous") ? null : person, parts[0], fields);
                boolean may = deed.getValue().contains(person);
                assertThat(answer.status())
                        .as(person + " " + deed.getKey() + ": " + answer.text())
                        .matches(status -> may ? status == 200 : status == 403 || status == 404);
            }
        }
        for (String person : List.of("sam", "tina", "vera", "norbert")) {
            assertThat(post(person, "rollback", "reason", "x").status())
                    .as(person)
                    .isIn(403, 404);
        }
        assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
        assertThat(post("olga", "rollback", "reason", "who may deploy may roll back")
                        .status())
                .isEqualTo(200);
    }

    @Test
    public void aGetChangesNothing() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        bake(10);
        Release before = Scene.state(ID);
        for (String deed : List.of(
                "tick",
                "notApplicable",
                "reopen",
                "note",
                "sign",
                "reject",
                "pause",
                "resume",
                "promote",
                "retire",
                "rollback")) {
            Answer answer = get(
                    "adam",
                    page() + deed + "?item=" + Scene.item(ID, "Release notes")
                            + "&reason=x&comment=x&note=x&gate=Go%20/%20No-Go&version=" + Scene.NEW);
            assertThat(answer.status()).as(deed).isEqualTo(405);
        }
        assertThat(Scene.state(ID)).isEqualTo(before);
    }

    @Test
    public void aPostOfABrowserNeedsItsCrumb() throws Exception {
        Scene.readChecklist(ID);
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        browser.login("tina");
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), page() + "tick?item=" + Scene.item(ID, "Release notes")), HttpMethod.POST);
        assertThat(browser.getPage(request).getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(Scene.state(ID).progress().marks()).isEmpty();
        assertThat(browser.getPage(browser.addCrumb(request)).getWebResponse().getStatusCode())
                .isEqualTo(200);
    }

    @Test
    public void whoMayNotSeeTheJobLearnsNothing() throws Exception {
        assertThat(get("norbert", page() + "data").status()).isEqualTo(404);
        assertThat(get("norbert", "releases/" + ID + "/").status()).isEqualTo(404);
        assertThat(get("norbert", "releases/" + ID + "/data").status()).isEqualTo(404);
        assertThat(get("norbert", "releases/data").text()).doesNotContain(ID);
        assertThat(get("vera", page() + "data?id=other-1").status()).isEqualTo(404);
        assertThat(jenkins.jenkins
                        .getItem("release")
                        .hasPermission2(
                                hudson.model.User.getById("norbert", true).impersonate2(), Item.READ))
                .isFalse();
    }

    @Test
    public void isReadByPrograms() throws Exception {
        JsonNode page = get("vera", page() + "api/json").json();
        assertThat(page.at("/releases/0/version").asText()).isEqualTo(Scene.NEW);
        assertThat(get("vera", page() + "api/xml").text()).contains("<id>" + ID + "</id>");
        assertThat(get("vera", "releases/" + ID + "/api/json")
                        .json()
                        .at("/release/outcome")
                        .asText())
                .isEqualTo("RUNNING");
        JsonNode audit = get("vera", page() + "audit").json();
        assertThat(audit.at("/events/0/hash").asText()).hasSize(64);
        assertThat(get("vera", page() + "dossier").text()).contains(ID);
        assertThat(get("vera", page() + "dossier?format=json")
                        .json()
                        .path("dossier")
                        .asInt())
                .isEqualTo(1);
    }
}
