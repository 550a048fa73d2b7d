package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import java.time.Duration;
import org.junit.Test;

public class ReleaseGateStepTest {

    private static String people(String people) {
        return Rehearsed.QUIET + "people:\n" + people;
    }

    private static Duration waited(Gate gate) {
        return Duration.between(gate.since(), gate.endedAt());
    }

    @Test
    public void opensWhenAllRolesHaveSignedAndGivesWhoDid() {
        Rehearsed run = Rehearsed.release(
                "def by = releaseGate(name: 'Go', signOff: ['Lead', 'Security'])\necho by.join('+')",
                people("  ann: { roles: [Lead], does: [{ sign: Go, after: 30m }] }\n"
                        + "  bob: { roles: [Security], does: [{ sign: Go, after: 10m, comment: fine }] }\n"));
        assertThat(run.gate("Go").state()).isEqualTo(Gate.State.OPEN);
        assertThat(waited(run.gate("Go"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(run.echoed()).containsExactly("bob+ann");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void aQuorumTakesAsManyPeople() {
        Rehearsed run = Rehearsed.release(
                "releaseGate name: 'Go', signOff: [Dev: 2]",
                people("  ann: { roles: [Dev], does: [{ sign: Go, after: 5m }] }\n"
                        + "  bob: { roles: [Dev], does: [{ sign: Go, after: 9m }] }\n"));
        assertThat(waited(run.gate("Go"))).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    public void aRejectionRefusesTheReleaseAndNothingIsDeployed() {
        Rehearsed run = Rehearsed.release(
                "releaseGate name: 'Go', signOff: ['Lead']\nblueGreenDeploy(target: 'web') { }",
                people("  ann: { roles: [Lead], does: [{ sign: Go, decision: reject, comment: not today }] }\n"));
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.reason()).isEqualTo("gate 'Go': rejected by ann as Lead: not today");
        assertThat(run.result().pipeline().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(run.only().rollouts()).isEmpty();
        assertThat(run.gate("Go").signOffs()).extracting(SignOff::decision).containsExactly(SignOff.Decision.REJECT);
    }

    @Test
    public void aTimeOutRefusesOrFailsAsTheStepSays() {
        Rehearsed refused =
                Rehearsed.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '30m'", Rehearsed.QUIET);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.reason()).isEqualTo("gate 'Go': timed out after 30 min; missing: sign-off as Lead: 0 of 1");
        assertThat(refused.result().duration()).isEqualTo(Duration.ofMinutes(30));
        Rehearsed failed = Rehearsed.release(
                "releaseGate name: 'Go', signOff: ['Lead'], timeout: '30m', onTimeout: 'fail'", Rehearsed.QUIET);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.result().pipeline().result()).isEqualTo(BuildResult.FAILURE);
    }

    @Test
    public void aGateThatRefusesInsideADeploymentBringsTheTrafficBack() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { canaryStage percent: 10, bake: '5m'\n"
                        + "releaseGate name: 'More', signOff: ['Lead'], timeout: '20m' }",
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(10, 0);
        assertThat(run.reason()).contains("gate 'More': timed out after 20 min");
    }

    @Test
    public void aGateThatNobodySignsEndsTheRehearsalAndNamesWhoCould() {
        Rehearsed run = Rehearsed.release(
                "releaseGate name: 'Go', signOff: ['Lead', 'Security']", people("  ann: { roles: [Lead] }\n"));
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause())
                .contains("gate 'Go' (sign-off as Lead: 0 of 1; sign-off as Security: 0 of 1; "
                        + "in the scenario Lead is held by ann; in the scenario Security is held by nobody)");
    }

    @Test
    public void aGateThatNobodySignsWhileThePolicyWatchesEndsWithTheLimitOfVirtualTime() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web', policy: 'p') { canaryStage percent: 10, bake: '5m'\n"
                        + "releaseGate name: 'More', signOff: ['Lead'] }",
                Rehearsed.QUIET + "policies: { p: { triggers: [{ metric: errorRate, when: '>50%' }] } }\n"
                        + "limits: { virtualTime: 5d }\n");
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.cause()).contains("virtual time").contains("gate 'More' (sign-off as Lead: 0 of 1");
    }

    @Test
    public void whoStartedTheReleaseCannotSignIt() {
        String dana = people("  dana: { roles: [Lead], does: [{ sign: Go }] }\n");
        Rehearsed run = Rehearsed.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h'", dana);
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.told()).anyMatch(text -> text.contains("sign-off of dana on gate 'Go' does not count"));
        Rehearsed twoEyes =
                Rehearsed.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h', fourEyes: false", dana);
        assertThat(twoEyes.outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    public void waitsForTheChecklistsPhase() {
        Rehearsed run = Rehearsed.release(
                "releaseChecklist text: '# Plan\\n\\n## Before\\n\\n- [ ] one\\n- [ ] two (if required)\\n\\n## After\\n\\n- [ ] three\\n'\n"
                        + "releaseGate name: 'Ready', phase: 'Before'",
                people(
                        "  ann: { does: [{ tick: one, after: 7m }, { notApplicable: all, reason: no need, after: 3m }] }\n"));
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(waited(run.gate("Ready"))).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    public void waitsForThePhaseOfAChecklistThatJobsShare() {
        String template = people("  ann: { does: [{ tick: one, after: 7m }] }\n")
                + "templates:\n  usual: |\n    # Plan\n    ## Before\n    - [ ] one\n";
        Rehearsed run = Rehearsed.release(
                "releaseChecklist template: 'usual'\nreleaseGate name: 'Ready', phase: 'Before'", template);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(waited(run.gate("Ready"))).isEqualTo(Duration.ofMinutes(7));
        assertThat(Rehearsed.release("releaseChecklist template: 'usaul'", template)
                        .cause())
                .contains("releaseChecklist: no checklist template 'usaul'")
                .contains("did you mean 'usual'?");
        assertThat(Rehearsed.release("releaseChecklist template: 'usual', text: '- [ ] one'", template)
                        .cause())
                .contains("releaseChecklist: give one of 'file', 'text' and 'template', not 'text' and 'template'");
    }

    @Test
    public void waitsForAPhaseThatTheChecklistDoesNotHaveAndSaysSo() {
        Rehearsed run = Rehearsed.release(
                "releaseChecklist text: '- [ ] one'\nreleaseGate name: 'Ready', phase: 'Before', timeout: '1h'",
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.reason()).contains("the checklist has no phase 'Before'");
    }

    @Test
    public void opensInTheWindowOnlyAndNotInAFreeze() {
        String calendar = Rehearsed.QUIET.replace("production:\n", "production:\n    freezes: [audit]\n")
                + "windows: { night: 'Mon-Fri 22:00-04:00' }\n"
                + "freezes: { audit: { from: 2026-03-02, to: 2026-03-03T23:00, reason: auditors are here } }\n";
        Rehearsed run = Rehearsed.release("releaseGate name: 'Go', window: 'night'", calendar);
        assertThat(run.gate("Go").endedAt()).isEqualTo("2026-03-03T23:00:00Z");
    }

    @Test
    public void healthyAndAnalysisLookAtGreenBeforeItHasTraffic() {
        Rehearsed run = Rehearsed.release(
                "blueGreenDeploy(target: 'web') { releaseGate name: 'Well', healthy: ['web'], timeout: '10m'\n"
                        + "canaryStage percent: 10, bake: '10m'\n"
                        + "releaseGate name: 'Good', analysis: 'slo', timeout: '1h' }",
                Rehearsed.QUIET);
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.gate("Good").state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void anAnalysisOutsideADeploymentNeedsATarget() {
        Rehearsed run = Rehearsed.release("releaseGate name: 'Good', analysis: 'slo'", Rehearsed.QUIET);
        assertThat(run.cause()).startsWith("Jenkinsfile:2: releaseGate: say which 'target' the analysis measures");
    }

    @Test
    public void factsAreTakenFromTheScenarioAndFromWhatWasRehearsed() {
        String two = Rehearsed.QUIET.replace("environments:\n", "environments:\n  staging: { targets: { web: v1 } }\n");
        String gate = "releaseGate name: 'Go', facts: ['healthy in staging'], timeout: '1h'";
        assertThat(Rehearsed.release(gate, two).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(Rehearsed.release(gate, two + "facts: { healthy in staging: true }\n")
                        .outcome())
                .isEqualTo(Outcome.RELEASED);
        String staged =
                Rehearsed.releaseOf("blueGreenDeploy(target: 'web') { }").replace("production", "staging");
        assertThat(Rehearsed.of(staged + Rehearsed.releaseOf(gate), two).outcome())
                .isEqualTo(Outcome.RELEASED);
        Rehearsed other = Rehearsed.of(staged.replace("v2", "v3") + Rehearsed.releaseOf(gate), two);
        assertThat(other.outcome())
                .as("another version says nothing of this one")
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    public void gatesOfTheSameNameAreTwo() {
        Rehearsed run = Rehearsed.release(
                "2.times { releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h' }",
                people("  ann: { roles: [Lead], does: [{ sign: Go, after: 5m }] }\n"));
        assertThat(run.only().gates()).containsOnlyKeys("Go", "Go#2");
        assertThat(run.only().gates().values()).extracting(Gate::state).containsOnly(Gate.State.OPEN);
    }

    @Test
    public void anAbortEndsTheGate() {
        Rehearsed run = Rehearsed.of(
                "timeout(time: 10, unit: 'MINUTES') { "
                        + Rehearsed.releaseOf("releaseGate name: 'Go', signOff: ['Lead']") + "}",
                Rehearsed.QUIET);
        assertThat(run.gate("Go").state()).isEqualTo(Gate.State.ABORTED);
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.result().duration()).isEqualTo(Duration.ofMinutes(10));
    }
}
