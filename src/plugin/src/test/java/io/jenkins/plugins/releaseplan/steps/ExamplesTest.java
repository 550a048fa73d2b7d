package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.host.HostListener;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsal;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalListener;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalPlan;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Jenkinsfile;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepRecord;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The same Jenkinsfile gives the same decisions in a rehearsal and in Jenkins: each example is run both ways, people do the same
 * at the same times, and what is told is compared line by line.
 */
public class ExamplesTest extends PipelineTestBase {

    private static final Path EXAMPLES = Path.of("../../docs/examples");
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final List<TimelineEntry> TOLD = new CopyOnWriteArrayList<>();

    @TestExtension
    public static final class Ear implements HostListener {
        @Override
        public void changed(Release after, List<Notice> notices, Instant at) {
            notices.forEach(
                    notice -> TOLD.add(new TimelineEntry(at, after.plan().id(), notice)));
        }
    }

    /** Takes a while of virtual time, as a command does. */
    public static final class Virtually extends Step {

        private final int seconds;

        @DataBoundConstructor
        public Virtually(int seconds) {
            this.seconds = seconds;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Passing(seconds, context);
        }

        private static final class Passing extends StepExecution {

            private static final long serialVersionUID = 1L;

            private final int seconds;

            Passing(int seconds, StepContext context) {
                super(context);
                this.seconds = seconds;
            }

            @Override
            public boolean start() {
                HostTime time = ExtensionList.lookup(HostTime.class).get(0);
                time.at(time.now().plusSeconds(seconds), () -> getContext().onSuccess(null));
                return false;
            }
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {

            @Override
            public String getFunctionName() {
                return "virtually";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }

    @Test
    public void canaryGoesBad() throws Exception {
        compare("canary-goes-bad");
    }

    @Test
    public void refusedAtGoNoGo() throws Exception {
        compare("refused-at-go-no-go");
    }

    @Test
    public void blueGreen() throws Exception {
        compare("blue-green");
    }

    @Test
    public void stagedRollout() throws Exception {
        compare("staged-rollout");
    }

    @Test
    public void rollbackWithDatabase() throws Exception {
        compare("rollback-with-database");
    }

    /** What the scenario says of the past has happened in this Jenkins, in a release that came before. */
    @Test
    public void stagingThenProduction() throws Exception {
        compare(
                "staging-then-production",
                """
                release(service: 'patient-portal', environment: 'staging', version: 'v20260914-0ld0ld0-b116') {
                  blueGreenDeploy(target: 'portal') {
                    canaryStage percent: 50, bake: '1m'
                    error 'The way back is rehearsed.'
                  }
                }
                """,
                Map.of(
                        "patient-portal-staging-1", "patient-portal-staging-2",
                        "patient-portal-production-2", "patient-portal-production-1"));
    }

    private void compare(String example) throws Exception {
        compare(example, "", Map.of());
    }

    private void compare(String example, String before, Map<String, String> names) throws Exception {
        Path directory = EXAMPLES.resolve(example);
        String yaml = ConfiguredScenario.immediate(Files.readString(directory.resolve("scenario.yaml")));
        Scenario scenario = Scenario.read("scenario.yaml", yaml);
        RehearsalResult rehearsed = Rehearsal.run(
                new RehearsalPlan(
                        Jenkinsfile.parse(directory.resolve("Jenkinsfile"), Rehearsal.steps()),
                        scenario,
                        directory,
                        Map.of(),
                        call -> ShellOutcome.notRun()),
                scenario.seed(),
                RehearsalListener.NONE);
        RehearsedPeople people = new RehearsedPeople(rehearsed, names, time);
        List<String> expected =
                lines(rehearsed.timeline()).stream().map(people::inJenkins).toList();

        VirtualHostTime.set(scenario.start().minus(before.isEmpty() ? Duration.ZERO : Duration.ofHours(1)));
        ConfiguredScenario.configure(jenkins.jenkins, scenario, yaml);
        if (!before.isEmpty()) {
            ended(Result.FAILURE, run(before));
            time.pass(Duration.between(time.now(), scenario.start()));
        }
        TOLD.clear();
        people.act();
        WorkflowJob job = Clinic.job(jenkins, example, inJenkins(directory, rehearsed));
        job.updateNextBuildNumber(Math.max(1, scenario.pipeline().buildNumber()));
        jenkins.jenkins
                .getWorkspaceFor(job)
                .child("release-checklist.md")
                .copyFrom(directory.resolve("release-checklist.md").toUri().toURL());
        List<Cause> causes = new ArrayList<>();
        causes.add(new Cause.UserIdCause(scenario.startedBy()));
        scenario.causedBy().forEach(person -> causes.add(new Cause.UserIdCause(person)));
        WorkflowRun run = job.scheduleBuild2(0, new CauseAction(causes)).waitForStart();
        people.answer(run);
        ended(run);
        Duration rest = Duration.between(time.now(), rehearsed.settledAt().plus(TOLERANCE));
        time.pass(rest.isNegative() ? TOLERANCE : rest);
        assertThat(lines(TOLD)).as(log(run)).containsExactlyElementsOf(expected);
        List<TimelineEntry> there = ordered(rehearsed.timeline());
        List<TimelineEntry> here = ordered(TOLD);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Duration.between(there.get(i).at(), here.get(i).at()).abs())
                    .as(expected.get(i))
                    .isLessThan(TOLERANCE);
        }
    }

    /** What happens at the same moment in two lines of work happens in any order. */
    private static List<TimelineEntry> ordered(List<TimelineEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(TimelineEntry::at)
                        .thenComparing(entry -> entry.notice().text()))
                .toList();
    }

    private static List<String> lines(List<TimelineEntry> entries) {
        return ordered(entries).stream()
                .map(entry -> entry.release() + " " + entry.notice().kind() + " "
                        + entry.notice().text() + " " + entry.notice().facts())
                .toList();
    }

    /** What is around the steps of a release takes its time here too, and does nothing. */
    private static String inJenkins(Path directory, RehearsalResult rehearsed) throws IOException {
        String script = Files.readString(directory.resolve("Jenkinsfile"))
                .replaceAll("(?m)^\\s*(checkout scm|slackSend .*|emailext .*|archiveArtifacts .*)$", "echo 'here'")
                .replace("submitter: 'Incident Lead'", "ok: 'Yes'")
                .replaceAll("(?m)^\\s*submitter '.*$", "");
        for (StepRecord step : rehearsed.pipeline().steps()) {
            if (step.name().equals("sh")) {
                long took = Duration.between(step.start(), step.end()).toSeconds();
                script = script.replace("sh '" + step.arguments().get("script") + "'", "virtually " + took);
            }
        }
        return script;
    }
}
