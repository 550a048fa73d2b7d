package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.config.AnalysisEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.FreezeEntry;
import io.jenkins.plugins.releaseplan.config.PolicyEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.config.WindowEntry;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
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
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

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

    /** What the releases of the rehearsal are called in Jenkins, where it is something else. */
    private Map<String, String> renamed = Map.of();

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
        String yaml = immediate(Files.readString(directory.resolve("scenario.yaml")));
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
        renamed = names;
        List<String> expected =
                lines(rehearsed.timeline()).stream().map(this::inJenkins).toList();

        VirtualHostTime.set(scenario.start().minus(before.isEmpty() ? Duration.ZERO : Duration.ofHours(1)));
        configure(scenario, yaml);
        if (!before.isEmpty()) {
            ended(Result.FAILURE, run(before));
            time.pass(Duration.between(time.now(), scenario.start()));
        }
        TOLD.clear();
        people(rehearsed);
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
        inputs(run, rehearsed);
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

    /** The scenario with calls and checks that take no time: how long they take is the cloud's affair, not the steps'. */
    private static String immediate(String yaml) {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        all.put("cloudLatency", "0s");
        for (Object environment : ((Map<?, ?>) all.get("environments")).values()) {
            if (((Map<?, ?>) environment).get("checks") instanceof Map<?, ?> checks) {
                checks.replaceAll((name, check) -> quick(check));
            }
        }
        return new Yaml().dump(all);
    }

    @SuppressWarnings("unchecked")
    private static <T> T quick(Object check) {
        Map<Object, Object> quick = new LinkedHashMap<>();
        if (check instanceof Map<?, ?> written) {
            quick.putAll(written);
        }
        quick.put("takes", "0s");
        return (T) quick;
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

    /** The scenario's rules, as an administrator configures them. */
    private void configure(Scenario scenario, String yaml) throws IOException {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        configuration.setAnalyses(entries(all, "analyses", AnalysisEntry::new));
        configuration.setPolicies(entries(all, "policies", PolicyEntry::new));
        configuration.setWindows(entries(zoned(all, "windows"), "windows", WindowEntry::new));
        configuration.setFreezes(entries(zoned(all, "freezes"), "freezes", FreezeEntry::new));
        List<EnvironmentEntry> environments = new ArrayList<>();
        for (Environment known : scenario.environments().values()) {
            Map<?, ?> written = (Map<?, ?>) ((Map<?, ?>) all.get("environments")).get(known.name());
            SimulatedCloudEntry cloud = new SimulatedCloudEntry(yaml);
            // What the traffic does at which hour is the same, though the cloud is first asked for something much
            // later.
            cloud.setKeepStart(true);
            EnvironmentEntry entry = new EnvironmentEntry(known.name(), cloud);
            List<TargetEntry> targets = new ArrayList<>();
            for (Environment.Target target : known.targets().values()) {
                TargetEntry one = new TargetEntry(target.name());
                one.setRoute(target.route());
                one.setKeepBlue(target.keepBlue().toString());
                targets.add(one);
            }
            entry.setTargets(targets);
            entry.setWindow(known.window());
            entry.setFreezes(new ArrayList<>(known.freezes()));
            if (written.get("policy") instanceof String policy) {
                entry.setPolicy(policy);
            }
            environments.add(entry);
        }
        configuration.setEnvironments(environments);
        EnvironmentVariablesNodeProperty variables = new EnvironmentVariablesNodeProperty();
        variables.getEnvVars().put("GIT_COMMIT", scenario.pipeline().commit());
        jenkins.jenkins.getGlobalNodeProperties().add(variables);
        jenkins.jenkins.setLabelString("deploy");
    }

    /** A scenario has one zone for all; the configuration has one for each. */
    private static Map<String, Object> zoned(Map<String, Object> all, String key) {
        if (!(all.get(key) instanceof Map<?, ?> named) || all.get("zone") == null) {
            return all;
        }
        Map<Object, Object> copies = new LinkedHashMap<>();
        named.forEach((name, one) -> {
            if (one instanceof Map<?, ?> definition) {
                Map<Object, Object> copy = new LinkedHashMap<>(definition);
                copy.putIfAbsent("zone", all.get("zone"));
                copies.put(name, copy);
            } else {
                copies.put(name, Map.of("slots", one, "zone", all.get("zone")));
            }
        });
        return Map.of(key, copies);
    }

    private static <T> List<T> entries(Map<String, Object> all, String key, BiFunction<String, String, T> entry) {
        if (!(all.get(key) instanceof Map<?, ?> named)) {
            return List.of();
        }
        return named.entrySet().stream()
                .map(one -> entry.apply((String) one.getKey(), new Yaml().dump(one.getValue())))
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

    /** People do what they did in the rehearsal, when they did it there. */
    private void people(RehearsalResult rehearsed) {
        for (Release release : rehearsed.releases()) {
            String id = release.plan().id();
            release.progress().marks().forEach(mark -> at(mark.at(), id, new ReleaseEvent.ItemMarked(mark)));
            for (Map.Entry<String, Gate> gate : release.gates().entrySet()) {
                for (SignOff signOff : gate.getValue().signOffs()) {
                    at(
                            signOff.at(),
                            id,
                            new ReleaseEvent.OfGate(
                                    gate.getKey(),
                                    new GateEvent.Signed(
                                            signOff.person(),
                                            Set.of(signOff.role()),
                                            signOff.role(),
                                            signOff.decision(),
                                            signOff.comment(),
                                            signOff.version())));
                }
            }
        }
        for (TimelineEntry entry : rehearsed.timeline()) {
            Map<String, String> facts = entry.notice().facts();
            if (entry.notice().kind() == Notice.Kind.SIGN_OFF_REFUSED) {
                at(
                        entry.at(),
                        entry.release(),
                        new ReleaseEvent.OfGate(
                                facts.get("gate"),
                                new GateEvent.Signed(
                                        facts.get("person"),
                                        Set.of(facts.get("role")),
                                        facts.get("role"),
                                        SignOff.Decision.valueOf(facts.get("decision")),
                                        facts.get("comment"),
                                        facts.get("version"))));
            }
            if (entry.notice().kind() == Notice.Kind.RESUMED
                    && entry.notice().facts().containsKey("by")) {
                String rollout = entry.release() + "/" + entry.notice().facts().get("target");
                at(
                        entry.at(),
                        entry.release(),
                        new ReleaseEvent.OfRollout(
                                rollout,
                                new RolloutEvent.ResumeRequested(
                                        entry.notice().facts().get("by"))));
            }
        }
    }

    private void at(Instant at, String release, ReleaseEvent event) {
        time.at(at, () -> Clinic.host().tell(inJenkins(release), event));
    }

    /** A rehearsal numbers the releases of a build, and Jenkins all that its ledger knows of an environment. */
    private String inJenkins(String text) {
        String there = text;
        for (Map.Entry<String, String> name : renamed.entrySet()) {
            there = there.replace(name.getKey(), name.getValue());
        }
        return there;
    }

    private void inputs(WorkflowRun run, RehearsalResult rehearsed) {
        for (StepRecord step : rehearsed.pipeline().steps()) {
            if (step.name().equals("input")) {
                time.at(step.end(), () -> {
                    try {
                        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
                    } catch (IOException | InterruptedException | java.util.concurrent.TimeoutException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        }
    }
}
