package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RoleEntry;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.pages.Visitors.Answer;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;

/** Each person and each deed: by REST, by the command line, and by what the page offers. */
public class PermissionMatrixTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String BY_HAND = "By hand";
    private static final String REFUSED = "To be refused";

    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> TICK = Set.of("tick", "note", "notApplicable", "reopen");
    private static final Set<String> SIGN = Set.of("sign", "reject");
    private static final Set<String> DEPLOY = Set.of("pause", "resume", "promote", "retire", "rollback");
    private static final Set<String> ROLL_BACK = Set.of("rollback");

    /**
     * Somebody.
     *
     * @param sees whether they see the release at all
     * @param may the deeds that they may do
     */
    private record Person(String name, boolean sees, Set<String> may, Permission... permissions) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("norbert", false, NOTHING),
            new Person("carl", false, NOTHING, ReleasePermissions.CONFIGURE),
            new Person("vera", true, NOTHING, Item.READ),
            new Person("viola", true, NOTHING, ReleasePermissions.VIEW),
            new Person("ruth-with-role-alone", true, NOTHING, Item.READ),
            new Person("simon-without-role", true, NOTHING, Item.READ, ReleasePermissions.SIGN),
            new Person("sam", true, SIGN, Item.READ, ReleasePermissions.SIGN),
            new Person("tina", true, TICK, Item.READ, ReleasePermissions.TICK),
            new Person("rolf", true, ROLL_BACK, Item.READ, ReleasePermissions.ROLL_BACK),
            new Person("olga", true, DEPLOY, Item.READ, ReleasePermissions.DEPLOY),
            new Person("otto", true, DEPLOY, Item.READ, Item.CONFIGURE),
            new Person("berta", true, both(TICK, SIGN), Item.READ, Item.BUILD),
            new Person("adam", true, both(TICK, DEPLOY), Jenkins.ADMINISTER),
            new Person("anonymous", false, NOTHING));

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private VirtualHostTime time;
    private Scene scene;
    private Visitors visitors;
    private String id;
    private int releases;

    @Before
    public void open() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        time = hudson.ExtensionList.lookupSingleton(Time.class);
        scene = new Scene(jenkins).open();
        visitors = new Visitors(jenkins);
        ReleasePlanConfiguration.get()
                .setRoles(List.of(
                        new RoleEntry("Release Manager", List.of("rita", "ruth-with-role-alone")),
                        new RoleEntry("Security Lead", List.of("sam", "berta"))));
        MockAuthorizationStrategy strategy = new MockAuthorizationStrategy();
        for (Person person : PEOPLE) {
            strategy.grant(Jenkins.READ).everywhere().to(person.name());
            if (person.permissions().length > 0) {
                strategy.grant(person.permissions()).everywhere().to(person.name());
            }
        }
        jenkins.jenkins.setAuthorizationStrategy(strategy);
        // Whoever has not logged in shall be refused for what they are, not for a missing crumb.
        jenkins.jenkins.setCrumbIssuer(null);
    }

    private Rollout rollout() {
        return Scene.state(id).rollout(Scene.rollout(id)).orElseThrow();
    }

    private static Deeds adam() {
        return Deeds.of(User.getById("adam", true).impersonate2());
    }

    private void begin() throws Exception {
        releases++;
        id = "pms-production-" + releases;
        scene.begin("release", id, version());
        Scene.readChecklist(id);
        Scene.deploy(id);
        Scene.stage(id, 10, Duration.ofHours(24));
        time.until("the stage", () -> rollout().phase() == Phase.BAKING);
    }

    private String version() {
        return "v202603%02d-4f2a9d1".formatted(releases);
    }

    private static void reach(String id, String gate) {
        Scene.reachGate(
                id, gate, new Condition.SignedOff("Release Manager", 1), new Condition.SignedOff("Security Lead", 1));
    }

    private static String login(Person person) {
        return person.name().equals("anonymous") ? null : person.name();
    }

    /** Whether the page offers somebody a deed now. */
    private boolean offers(Person person, String deed, String gate) throws Exception {
        Answer answer = visitors.get(login(person), "releases/" + id + "/data");
        assertThat(answer.status()).as(person.name() + " looks").isEqualTo(person.sees() ? 200 : 404);
        if (!person.sees()) {
            return false;
        }
        JsonNode me = answer.json().path("me");
        JsonNode deeds = me.path("rollouts").path(Scene.rollout(id));
        return switch (deed) {
            case "sign" -> !me.path("gates").path(gate).path("approve").isEmpty();
            case "reject" -> me.path("gates").path(gate).path("reject").asBoolean();
            case "pause" -> has(deeds, "PAUSE");
            case "resume" -> has(deeds, "RESUME");
            case "promote" -> has(deeds, "PROMOTE");
            case "retire" -> has(deeds, "RETIRE");
            case "rollback" -> has(deeds, "ROLL_BACK");
            default -> me.path("may").path("tick").asBoolean();
        };
    }

    private static boolean has(JsonNode names, String name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody tries a deed, which is possible as the release stands; says whether they did it. */
    private boolean tries(Person person, String deed, String... fields) throws Exception {
        boolean may = person.may().contains(deed);
        String gate = fields.length > 1 && fields[0].equals("gate") ? fields[1] : "";
        assertThat(offers(person, deed, gate))
                .as("the page offers " + person.name() + " to " + deed)
                .isEqualTo(may);
        Answer answer = visitors.post(login(person), "releases/" + id + "/" + deed, fields);
        assertThat(answer.status())
                .as(person.name() + " tries to " + deed + ": " + answer.text())
                .isEqualTo(may ? 200 : person.sees() ? 403 : 404);
        if (may) {
            assertThat(answer.json().path("changed").asBoolean())
                    .as(person.name() + " did " + deed)
                    .isTrue();
        }
        return may;
    }

    private void bringsOneToItsEnd(Person person) throws Exception {
        begin();
        String item = Scene.item(id, "Release notes");
        tries(person, "tick", "item", item);
        tries(person, "note", "item", item, "note", "by " + person.name());
        if (!tries(person, "notApplicable", "item", Scene.item(id, "Load test"), "reason", "no load")) {
            assertThat(Scene.state(id).progress().marks()).isEmpty();
            adam().tick(id, item, null, null);
        }
        tries(person, "reopen", "item", item);
        reach(id, Scene.GATE);
        tries(person, "sign", "gate", Scene.GATE, "version", version(), "comment", "fine");
        if (!tries(person, "pause", "reason", "lunch")) {
            assertThat(rollout().pause()).isNull();
            adam().pause(id, null, "lunch", null);
        }
        if (!tries(person, "resume")) {
            assertThat(rollout().pause()).isNotNull();
            adam().resume(id, null);
        }
        if (!tries(person, "promote", "stage", "stage 10")) {
            assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
            adam().promote(id, null, null);
        }
        byCommand(person);
        Scene.bodyEnds(id);
        time.until("the cutover", () -> rollout().phase() == Phase.KEEPING_BLUE);
        if (!tries(person, "retire")) {
            assertThat(rollout().phase()).isEqualTo(Phase.KEEPING_BLUE);
            adam().retire(id, null);
        }
        time.until("the end of blue", () -> rollout().phase() == Phase.COMPLETED);
    }

    private void takesOneBack(Person person) throws Exception {
        begin();
        reach(id, REFUSED);
        if (!tries(person, "rollback", "reason", "odd answers")) {
            assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
            commandAnswers(person, person.may().contains("rollback"), "release-rollback", id, "--reason", "odd");
            assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
            adam().rollBack(id, null, "odd answers");
        }
        tries(person, "reject", "gate", REFUSED, "version", version(), "comment", "a hole");
        Scene.bodyEnds(id);
        time.until("blue", () -> Scene.state(id).outcome() != Outcome.RUNNING);
        assertThat(rollout().phase()).isEqualTo(Phase.ROLLED_BACK);
        commandAnswers(person, person.may().contains("rollback"), "release-rollback", id, "--reason", "odd");
    }

    private void byCommand(Person person) {
        commandAnswers(person, person.sees(), "release-status", id);
        reach(id, BY_HAND);
        commandAnswers(
                person, person.may().contains("sign"), "release-sign", id, "--gate", BY_HAND, "--version", version());
        assertThat(Scene.state(id).gate(BY_HAND).orElseThrow().signOffs())
                .as(person.name())
                .hasSize(person.may().contains("sign") ? 1 : 0);
        if (!person.name().equals("anonymous")) {
            CLICommandInvoker.Result versions = new CLICommandInvoker(jenkins, "release-versions")
                    .asUser(person.name())
                    .invoke();
            assertThat(versions.returnCode()).as(versions.stderr()).isZero();
            assertThat(versions.stdout().contains("live  production"))
                    .as(person.name() + " reads: " + versions.stdout())
                    .isEqualTo(person.sees() && releases > 1);
        }
    }

    /** The command line without a login is nobody that this harness can be; REST has that one. */
    private void commandAnswers(Person person, boolean may, String command, String... arguments) {
        if (person.name().equals("anonymous")) {
            return;
        }
        CLICommandInvoker.Result result =
                new CLICommandInvoker(jenkins, command).asUser(person.name()).invokeWithArgs(arguments);
        assertThat(result.returnCode())
                .as(person.name() + " calls " + command + ": " + result.stdout() + result.stderr())
                .isEqualTo(may ? 0 : person.sees() ? 6 : 3);
    }

    @Test
    public void whatThePageOffersIsWhatRestAndTheCommandLineAllow() throws Exception {
        List<String> done = new ArrayList<>();
        for (Person person : PEOPLE) {
            bringsOneToItsEnd(person);
            takesOneBack(person);
            done.add(person.name());
        }
        assertThat(done).hasSize(14).doesNotHaveDuplicates();
    }
}
