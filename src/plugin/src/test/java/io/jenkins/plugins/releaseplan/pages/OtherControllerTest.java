package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.ExtensionList;
import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.pages.Visitors.Answer;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Several controllers share a ledger: each changes its own releases alone. */
public class OtherControllerTest {

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String ID = "pms-production-1";

    private VirtualHostTime time;
    private Visitors visitors;

    @Before
    public void aCanaryBakes() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        time = ExtensionList.lookupSingleton(Time.class);
        visitors = new Visitors(jenkins);
        new Scene(jenkins).open().begin("release", ID);
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        Scene.deploy(ID);
        Scene.stage(ID, 10, Duration.ofHours(24));
        time.until("the stage", () -> rollout().phase() == Phase.BAKING);
        jenkins.jenkins.setCrumbIssuer(null);
    }

    private static Rollout rollout() {
        return Scene.host()
                .ledger()
                .load(ID)
                .orElseThrow()
                .release()
                .rollout(Scene.rollout(ID))
                .orElseThrow();
    }

    /** What a controller elsewhere would write, were it the one that runs the release. */
    private static void isRunElsewhere() {
        Ledger ledger = Scene.host().ledger();
        Notice notice = new Notice(Notice.Kind.TAKEN_OVER, Notice.Importance.INFO, "elsewhere", Map.of());
        ledger.save(ReleaseChange.takenOver(
                ledger.load(ID).orElseThrow(), "there", notice, Scene.host().now()));
    }

    private CLICommandInvoker.Result takeOver(String person) {
        return new CLICommandInvoker(jenkins, "release-take-over")
                .asUser(person)
                .invokeWithArgs(ID);
    }

    private JsonNode data(String person) throws Exception {
        Answer answer = visitors.get(person, "releases/" + ID + "/data");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    public void whatAnotherControllerRunsIsShownToAdministratorsAndChangedByNobody() throws Exception {
        assertThat(data("rita").path("origin").path("elsewhere").asBoolean()).isFalse();
        isRunElsewhere();

        assertThat(visitors.get("rita", "releases/" + ID + "/data").status())
                .as("the job of the same name is not its job")
                .isEqualTo(404);
        JsonNode seen = data("adam");
        assertThat(seen.path("origin").path("elsewhere").asBoolean()).isTrue();
        assertThat(seen.path("me").path("needs")).isEmpty();
        assertThat(seen.path("me").path("may"))
                .allSatisfy(may -> assertThat(may.asBoolean()).isFalse());
        assertThat(seen.path("me").path("rollouts").path(Scene.rollout(ID))).isEmpty();
        for (String deed : new String[] {"rollback", "pause", "tick"}) {
            Answer answer = visitors.post(
                    "adam", "releases/" + ID + "/" + deed, "reason", "why", "item", Scene.item(ID, "Release notes"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.text())
                    .contains("is run by another Jenkins, and is changed there")
                    .contains("release-take-over " + ID);
        }
        time.pass(Duration.ofHours(25));
        assertThat(rollout().cause()).isNull();
        assertThat(rollout().phase())
                .as("timers that were set before do nothing")
                .isEqualTo(Phase.BAKING);
    }

    @Test
    public void anAdministratorTakesOverWhatAControllerThatIsGoneHasLeft() throws Exception {
        isRunElsewhere();
        CLICommandInvoker.Result refused = takeOver("rita");
        assertThat(refused.returnCode()).isEqualTo(6);
        assertThat(refused.stderr()).contains("rita is no administrator");

        CLICommandInvoker.Result taken = takeOver("adam");
        assertThat(taken.returnCode()).as(taken.stderr()).isZero();
        assertThat(taken.stdout()).contains(ID + " goes on here");
        CLICommandInvoker.Result again = takeOver("adam");
        assertThat(again.returnCode()).as(again.stderr()).isZero();
        assertThat(again.stdout()).contains(ID + " is here already");
        assertThat(Scene.host().ledger().audit(ID))
                .filteredOn(event -> event.entry().facts().contains("\"by\":\"adam\""))
                .extracting(event -> event.entry().kind())
                .containsExactly("TAKEN_OVER");

        assertThat(data("rita").path("me").path("may").path("sign").asBoolean()).isTrue();
        Answer back = visitors.post("rolf", "releases/" + ID + "/rollback", "reason", "its Jenkins is gone");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        time.until("the way back", () -> rollout().phase() == Phase.ROLLED_BACK);
    }
}
