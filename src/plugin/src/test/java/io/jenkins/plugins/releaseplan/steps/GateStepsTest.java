package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.TemplateEntry;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.Outcome;
import java.time.Duration;
import java.util.List;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

public class GateStepsTest extends PipelineTestBase {

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String PLAN = "releaseChecklist text: '''# Plan\n\n## Before\n\n- [ ] one\n- [ ] two\n'''\n";

    private void untilGate(WorkflowRun run, String gate) {
        until(run, "gate " + gate, () -> Clinic.gateWaits(run, gate));
    }

    @Test
    public void opensWhenAllHasSignedAndGivesWho() throws Exception {
        WorkflowRun run = start(
                Clinic.release(
                        "def who = releaseGate name: 'Go', signOff: ['Lead': 2], timeout: '4h'\necho \"by ${who.join(' and ')}\""));
        untilGate(run, "Go");
        FlowNode waits = gateNode(run);
        assertThat(PauseAction.isPaused(waits)).isTrue();
        Clinic.sign(run, "Go", "ann", "Lead");
        Clinic.sign(run, "Go", "bob", "Lead");
        ended(run);
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("by ann and bob", run);
        assertThat(PauseAction.isPaused(waits)).isFalse();
    }

    private static FlowNode gateNode(WorkflowRun run) {
        return new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .filter(node -> "releaseGate".equals(node.getDisplayFunctionName()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    public void whoeverRejectsItAbortsTheBuildWithTheGatesName() throws Exception {
        WorkflowRun run = start(Clinic.release("releaseGate name: 'Go', signOff: ['Lead']"));
        untilGate(run, "Go");
        Clinic.reject(run, "Go", "ann", "Lead");
        ended(Result.ABORTED, ended(run), "gate 'Go': ");
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.getAction(InterruptedBuildAction.class).getCauses()).anySatisfy(cause -> {
            assertThat(cause).isInstanceOf(GateRefused.class);
            assertThat(cause.getShortDescription()).contains("gate 'Go'").contains("ann");
        });
    }

    @Test
    public void aTimeOutRefusesOrFailsAsTold() throws Exception {
        WorkflowRun refused = run(Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '4h'"));
        ended(Result.ABORTED, refused, "gate 'Go'");
        assertThat(Clinic.release(refused).outcome()).isEqualTo(Outcome.REFUSED);
        WorkflowRun failed =
                fails(Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '4h', onTimeout: 'fail'"));
        assertThat(Clinic.release(failed).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(time.now()).isAfterOrEqualTo(VirtualHostTime.START.plus(Duration.ofHours(8)));
    }

    @Test
    public void asksForPhasesOfTheChecklist() throws Exception {
        WorkflowRun run = start(Clinic.release(
                PLAN + "releaseGate name: 'Go', phase: ['Before']\nreleaseGate name: 'Go', phase: 'Before'"));
        untilGate(run, "Go");
        var checklist = Clinic.release(run).checklist();
        checklist.itemsOf(checklist.phases()).forEach(item -> Clinic.tick(run, item.id(), "ann"));
        jenkins.assertBuildStatusSuccess(ended(run));
        assertThat(Clinic.release(run).gate("Go#2").orElseThrow().state()).isEqualTo(Gate.State.OPEN);
    }

    @Test
    public void readsTheChecklistFromTheWorkspace() throws Exception {
        WorkflowRun run = run("node { writeFile file: 'docs/plan.md', text: '# Plan\\n\\n- [ ] one\\n'\n dir('docs') {"
                + Clinic.release("releaseChecklist 'plan.md'") + "}}");
        jenkins.assertBuildStatusSuccess(run);
        assertThat(Clinic.release(run).checklist().title()).isEqualTo("Plan");
        fails(
                Clinic.release("releaseChecklist file: 'plan.md'"),
                "releaseChecklist: file 'plan.md' needs a workspace: call it inside a 'node' block");
        fails(
                "node {" + Clinic.release("releaseChecklist 'nowhere.md'") + "}",
                "releaseChecklist: nowhere.md: there is no such file");
    }

    @Test
    public void readsAChecklistThatJobsShare() throws Exception {
        ReleasePlanConfiguration.get()
                .setTemplates(List.of(new TemplateEntry("usual", "# Usual\n\n## Before\n\n- [ ] one\n")));
        WorkflowRun run = run(Clinic.release("releaseChecklist template: 'usual'"));
        jenkins.assertBuildStatusSuccess(run);
        assertThat(Clinic.release(run).checklist().title()).isEqualTo("Usual");
        fails(
                Clinic.release("releaseChecklist template: 'usaul'"),
                "releaseChecklist: no checklist template 'usaul' is configured; did you mean 'usual'?");
    }

    @Test
    public void aChecklistHasOneSource() throws Exception {
        fails(Clinic.release("releaseChecklist()"), "releaseChecklist: give one of 'file', 'text' and 'template'");
        fails(
                Clinic.release("releaseChecklist 'a.md', text: '# Plan'").replace("'a.md'", "file: 'a.md'"),
                "releaseChecklist: give one of 'file', 'text' and 'template', not 'file' and 'text'");
    }

    @Test
    public void aChecklistInADeclarativePipelineHasAnyOfItsSources() throws Exception {
        ReleasePlanConfiguration.get().setTemplates(List.of(new TemplateEntry("usual", "# Usual\n\n- [ ] one\n")));
        for (String checklist : List.of(
                "releaseChecklist 'plan.md'",
                "releaseChecklist file: 'plan.md'",
                "releaseChecklist text: '# Usual'",
                "releaseChecklist(text: '''# Usual\n''')",
                "releaseChecklist template: 'usual'",
                "script { releaseChecklist template: 'usual' }")) {
            WorkflowRun run = run("""
                    pipeline {
                      agent any
                      stages {
                        stage('Release') {
                          steps {
                            writeFile file: 'plan.md', text: '# Usual'
                            release(service: 'pms', environment: 'production', version: '%s') {
                              %s
                            }
                          }
                          post { always { echo 'over' } }
                        }
                      }
                    }
                    """.formatted(Clinic.NEW, checklist));
            jenkins.assertBuildStatusSuccess(run);
            assertThat(Clinic.release(run).checklist().title()).as(checklist).isEqualTo("Usual");
        }
        WorkflowRun none = run("pipeline { agent none\nstages { stage('s') { steps { releaseChecklist() } } } }");
        ended(Result.FAILURE, none, "Missing required parameter: \"file\"");
    }

    @Test
    public void wrongValuesAreRefusedInWords() throws Exception {
        fails(Clinic.release("releaseGate 'Go'"), "releaseGate: gate 'Go' has no condition");
        fails(Clinic.release("releaseGate name: 'Go', signOff: ['Lead': 'many']"), "releaseGate: signOff: ");
        fails(Clinic.release("releaseGate name: 'Go', phase: 5"), "releaseGate: phase: ");
        fails(
                Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: 'soon'"),
                "releaseGate: 'timeout' must be a duration");
        fails(
                Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], onTimeout: 'wait'"),
                "releaseGate: 'onTimeout' must be one of reject, fail, not 'wait'");
        fails(
                Clinic.release("releaseGate name: 'Go', analysis: 'slo'"),
                "releaseGate: say which 'target' the analysis measures, or put the gate inside blueGreenDeploy");
        fails(Clinic.release("releaseGate name: 'Go', healthy: ['front']"), "releaseGate: no target 'front'");
        fails(Clinic.release("releaseGate name: 'Go', window: 'never'"), "releaseGate: ");
    }

    @Test
    public void anAbortIsNoRefusal() throws Exception {
        WorkflowRun run = start(Clinic.release("releaseGate name: 'Go', signOff: ['Lead']"));
        untilGate(run, "Go");
        run.getExecutor().interrupt();
        ended(Result.ABORTED, ended(run));
        assertThat(Clinic.release(run).outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    public void anInputInsideIsTheSignOffOfWhoeverSubmittedIt() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        WorkflowRun run = start(Clinic.release("stage('Ask') { input 'Go on?' }"));
        until(run, "the input", () -> run.getAction(InputAction.class) != null);
        try (ACLContext as = ACL.as2(User.getById("ann", true).impersonate2())) {
            run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
        }
        jenkins.assertBuildStatusSuccess(ended(run));
        assertThat(Clinic.release(run).gates().values()).singleElement().satisfies(gate -> {
            assertThat(gate.plan().name()).isEqualTo("input 'Go on?'");
            assertThat(gate.signOffs())
                    .singleElement()
                    .satisfies(signed -> assertThat(signed.person()).isEqualTo("ann"));
        });
    }

    @Test
    public void worksInDeclarativePipelines() throws Exception {
        WorkflowRun run = start("""
                pipeline {
                  agent any
                  environment { VERSION = releaseVersion(format: 'v{date}-b{build}') }
                  stages {
                    stage('Release') {
                      steps {
                        release(service: 'pms', environment: 'production', version: env.VERSION) {
                          releaseChecklist text: '# Plan'
                          releaseGate name: 'Go', signOff: ['Lead': 1, 'Second': 1], timeout: '1h'
                          blueGreenDeploy(target: 'backend') {
                            canaryStage percent: 10, bake: '10m', analysis: 'slo'
                          }
                          verifyRelease checks: ['healthz']
                          monitorRelease duration: '10m'
                        }
                      }
                    }
                  }
                  post { success { echo "live: ${env.VERSION}" } }
                }
                """);
        untilGate(run, "Go");
        String version = Clinic.release(run).plan().version();
        assertThat(version).isEqualTo("v20260302-b1");
        Clinic.sign(run, "Go", version, "ann", "Lead");
        Clinic.sign(run, "Go", version, "bob", "Second");
        jenkins.assertBuildStatusSuccess(ended(run));
        jenkins.assertLogContains("live: v20260302-b1", run);
    }

    @Test
    public void versionsAreMadeOfDateAndCommit() throws Exception {
        WorkflowRun run =
                run("withEnv(['GIT_COMMIT=4f2a9d1c0ffee', 'BRANCH_NAME=feature/x']) { echo releaseVersion() \n"
                        + "echo releaseVersion(format: '{branch}-{build}') }");
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("v20260302-4f2a9d1", run);
        jenkins.assertLogContains("feature-x-1", run);
        fails(
                "releaseVersion()",
                "releaseVersion: GIT_COMMIT is not set; run it after 'checkout scm', or give a format without {sha}");
        fails("releaseVersion format: ' '", "releaseVersion: format must not be empty");
    }

    @Test
    public void whoStartedAndCausedTheBuildIsKnownForFourEyes() throws Exception {
        User.getById("ann", true);
        WorkflowJob job = Clinic.job(
                jenkins, "caused", Clinic.release("releaseGate name: 'Go', signOff: ['Lead'], timeout: '1h'"));
        WorkflowRun run = job.scheduleBuild2(
                        0, new CauseAction(new Cause.UserIdCause("ann"), new Cause.UserIdCause("bob")))
                .waitForStart();
        untilGate(run, "Go");
        assertThat(Clinic.release(run).plan().startedBy()).isEqualTo("ann");
        assertThat(Clinic.release(run).plan().causedBy()).containsExactly("bob");
        Clinic.sign(run, "Go", "bob", "Lead");
        assertThat(Clinic.gateWaits(run, "Go")).isTrue();
        ended(Result.ABORTED, ended(run));
    }
}
