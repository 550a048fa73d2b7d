package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class PeopleTest {

    private static final String CANARY =
            "blueGreenDeploy(target: 'web', keepBlue: '24h') { canaryStage percent: 30, bake: '4h' }";

    private static String does(String deeds) {
        return Rehearsed.QUIET + "people: { olga: { roles: [Lead], does: [" + deeds + "] } }\n";
    }

    @Test
    public void aPauseMakesTheBakeLonger() {
        Rehearsed run = Rehearsed.release(
                CANARY,
                does("{ press: pause, after: { event: stage 30, delay: 1h }, reason: a look }, "
                        + "{ press: resume, after: { event: stage 30, delay: 3h } }"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.told()).contains("web: paused by olga: a look", "web: resumed by olga");
        assertThat(run.when(Notice.Kind.STAGE_PASSED).minus(run.when(Notice.Kind.STAGE_STARTED)))
                .isBetween(Duration.ofHours(6), Duration.ofMinutes(362));
    }

    @Test
    public void promoteEndsTheBakeAndRetireBlueItsKeepTime() {
        Rehearsed run = Rehearsed.release(
                CANARY,
                does(
                        "{ press: promote, after: { event: stage 30, delay: 1h } }, { press: retireBlue, after: { event: cutover, delay: 2h } }"));
        assertThat(run.when(Notice.Kind.CUTOVER)).isLessThan(Duration.ofMinutes(65));
        assertThat(run.when(Notice.Kind.BLUE_RETIRED).minus(run.when(Notice.Kind.CUTOVER)))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(121));
    }

    @Test
    public void anInputIsAnsweredByWhoMaySubmitIt() {
        String input = "def t = input(message: 'Go?', submitter: 'Lead', submitterParameter: 'who')\necho t";
        assertThat(Rehearsed.of(input, does("{ answer: 'Go?', after: 20m }")).echoed())
                .containsExactly("olga");
        Rehearsed other =
                Rehearsed.of(input, does("{ answer: 'Go?', after: 20m }").replace("[Lead]", "[Guest]"));
        assertThat(other.cause()).contains("nothing can go on").contains("Go?");
        assertThat(other.exitCode()).isEqualTo(1);
    }

    @Test
    public void whoSaysNoToAnInputRefuses() {
        String deploy = Rehearsed.releaseOf("blueGreenDeploy(target: 'web') { }");
        Rehearsed before = Rehearsed.of("input 'Go?'\n" + deploy, does("{ answer: 'Go?', decision: abort }"));
        assertThat(before.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(before.exitCode()).isEqualTo(3);
        assertThat(before.reason()).isEqualTo("Jenkinsfile:1: input 'Go?' was rejected by olga");
        Rehearsed between = Rehearsed.of(
                deploy + "input 'On?'\n" + deploy.replace("v2", "v3"), does("{ answer: 'On?', decision: abort }"));
        assertThat(between.outcome()).isEqualTo(Outcome.REFUSED);
        Rehearsed caught = Rehearsed.of(
                "try { input 'Go?' } catch (e) { echo 'all right' }\n" + deploy,
                does("{ answer: 'Go?', decision: abort }"));
        assertThat(caught.outcome()).isEqualTo(Outcome.RELEASED);
        Rehearsed directive = Rehearsed.of(
                "pipeline { agent any\n stages { stage('s') { input { message 'Go?' }\n steps { echo 'x' } } } }",
                does("{ answer: 'Go?', decision: abort }"));
        assertThat(directive.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    public void aTimeOutAroundAnInputIsNoRefusalByAnybody() {
        Rehearsed run =
                Rehearsed.of("timeout(5) { input 'Go?' }", does("{ answer: 'Go?', after: 1h, decision: abort }"));
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    public void whoSignsWithoutARoleThatTheGateAsksForIsToldWhichRoleTheyHave() {
        Rehearsed run = Rehearsed.release(
                "releaseGate name: 'Go', signOff: ['Leed'], timeout: '1h'", does("{ sign: Go, after: 20m }"));
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.told())
                .contains("sign-off of olga on gate 'Go' does not count: the gate asks for no sign-off as 'Lead', "
                        + "but as Leed");
    }

    @Test
    public void chanceIsDrawnFromTheSeed() {
        String scenario = does("{ sign: Go, chance: 50% }");
        Set<Outcome> seen = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            Rehearsed run = Rehearsed.of(
                    Rehearsed.releaseOf("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h'"), scenario, seed);
            Rehearsed again = Rehearsed.of(
                    Rehearsed.releaseOf("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h'"), scenario, seed);
            assertThat(again.outcome()).isEqualTo(run.outcome());
            seen.add(run.outcome());
        }
        assertThat(seen).containsExactlyInAnyOrder(Outcome.RELEASED, Outcome.REFUSED);
    }

    @Test
    public void aPersonWithAMomentOfTheirOwnActsThen() {
        Rehearsed run = Rehearsed.release(
                "releaseGate name: 'Go', signOff: ['Lead']", does("{ sign: Go, at: 2026-03-02T17:00Z }"));
        assertThat(run.gate("Go").endedAt()).isEqualTo("2026-03-02T17:00:00Z");
    }

    @Test
    public void timesBoundsHowOften() {
        Rehearsed run = Rehearsed.release(
                "2.times { releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h' }", does("{ sign: Go, times: 1 }"));
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.gate("Go#2").signOffs()).isEmpty();
    }
}
