package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A real Jenkins is killed again and again in one release, which goes on where it was, in real time. */
public class KilledJenkinsTest {

    private static final String ID = "pms-production-1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String GATES = """
            releaseChecklist text: '''# Plan

            - [ ] Backup taken
            - [ ] Support told
            '''
            releaseGate name: 'Go', signOff: ['Lead': 1, 'Second': 1], timeout: '1h'
            """;

    private static final String FORWARD = GATES + """
            releaseGate name: 'Start', signOff: ['Lead'], timeout: '1h'
            blueGreenDeploy(target: 'backend', keepBlue: '1m') {
              releaseGate name: 'Traffic', signOff: ['Lead'], timeout: '1h'
              canaryStage percent: 10, bake: '30s'
              releaseGate name: 'More', signOff: ['Lead'], timeout: '1h'
              canaryStage percent: 50, bake: '5s'
              releaseGate name: 'All', signOff: ['Lead'], timeout: '1h'
            }
            verifyRelease checks: ['healthz'], timeout: '1m'
            monitorRelease duration: '30s'
            """;

    private static final String BACK = GATES + """
            blueGreenDeploy(target: 'backend', keepBlue: '1m') {
              canaryStage percent: 10, bake: '1h'
            }
            """;

    @Rule
    public final RealJenkinsRule jenkins = new RealJenkinsRule()
            .withHost("127.0.0.1")
            .javaOptions(
                    "-Xmx512m",
                    "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                    "-Djenkins.model.Jenkins.slaveAgentPortEnforce=true");

    private ProcessHandle process;

    @Test
    public void aReleaseThatIsKilledAtEachStepOfItsWayReachesGreen() throws Throwable {
        start();
        jenkins.runRemotely(KilledJenkinsTest::configure, FORWARD, FlowDurabilityHint.MAX_SURVIVABILITY);
        killedAs(release -> true, KilledJenkinsTest::schedule);
        waits("Go");
        jenkins.runRemotely(KilledJenkinsTest::tick, "Backup taken");
        jenkins.runRemotely(KilledJenkinsTest::sign, "Go", "ann", "Lead");
        killed();
        waits("Go");
        jenkins.runRemotely(KilledJenkinsTest::tick, "Support told");
        killedBy(remote -> {
            sign(remote, "Go", "bob", "Second");
            Death.now();
        });
        waits("Start");
        killedAs(at(Phase.LAUNCHING), remote -> sign(remote, "Start", "ann", "Lead"));
        waits("Traffic");
        until(at(Phase.READY));
        killed();
        waits("Traffic");
        killedAs(at(Phase.SHIFTING), remote -> sign(remote, "Traffic", "ann", "Lead"));
        until(at(Phase.BAKING));
        killed();
        waits("More");
        until(at(Phase.AWAITING));
        killed();
        waits("More");
        killedAs(at(Phase.BAKING), remote -> sign(remote, "More", "ann", "Lead"));
        waits("All");
        killedAs(at(Phase.CUTTING_OVER), remote -> sign(remote, "All", "ann", "Lead"));
        until(release -> rollouts(release).anyMatch(rollout -> rollout.monitor() != null));
        killed();
        assertThat(jenkins.runRemotely(KilledJenkinsTest::end)).isEqualTo("SUCCESS");
        until(at(Phase.KEEPING_BLUE));
        killed();
        until(at(Phase.COMPLETED));
        jenkins.stopJenkins();

        Release release = theOnlyRelease();
        assertThat(release.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(signOffs(release))
                .containsExactly(
                        "Go: ann as Lead",
                        "Go: bob as Second",
                        "Start: ann as Lead",
                        "Traffic: ann as Lead",
                        "More: ann as Lead",
                        "All: ann as Lead");
        assertThat(ticked(release)).containsExactly("Backup taken", "Support told");
        assertThat(calls("shift", "backend", "a", "b")).containsExactly("10", "50", "100");
        assertThat(calls("launch", "backend")).containsExactly("b " + Clinic.NEW);
        assertThat(calls("retire", "backend")).containsExactly("a");
        assertThat(calls("writeVersion", "backend")).containsExactly(Clinic.NEW);
    }

    @Test
    public void aReleaseThatIsKilledOnItsWayBackReachesBlue() throws Throwable {
        start();
        jenkins.runRemotely(KilledJenkinsTest::configure, BACK, FlowDurabilityHint.MAX_SURVIVABILITY);
        jenkins.runRemotely(KilledJenkinsTest::schedule);
        waits("Go");
        jenkins.runRemotely(KilledJenkinsTest::tick, "Backup taken");
        jenkins.runRemotely(KilledJenkinsTest::sign, "Go", "ann", "Lead");
        killedAs(at(Phase.WARMING), remote -> sign(remote, "Go", "bob", "Second"));
        until(at(Phase.BAKING));
        killed();
        until(at(Phase.BAKING));
        killedAs(at(Phase.ROLLING_BACK), KilledJenkinsTest::rollBack);
        assertThat(jenkins.runRemotely(KilledJenkinsTest::end)).isEqualTo("FAILURE");
        until(at(Phase.ROLLED_BACK));
        killed();
        until(at(Phase.ROLLED_BACK));
        jenkins.stopJenkins();
        wentBack();
    }

    @Test
    public void aBuildThatCannotGoOnAfterAKillLosesNothingAndItsTrafficGoesBack() throws Throwable {
        start();
        jenkins.runRemotely(KilledJenkinsTest::configure, BACK, FlowDurabilityHint.PERFORMANCE_OPTIMIZED);
        jenkins.runRemotely(KilledJenkinsTest::schedule);
        waits("Go");
        jenkins.runRemotely(KilledJenkinsTest::tick, "Backup taken");
        jenkins.runRemotely(KilledJenkinsTest::sign, "Go", "ann", "Lead");
        jenkins.runRemotely(KilledJenkinsTest::sign, "Go", "bob", "Second");
        until(at(Phase.BAKING));
        killed();
        assertThat(jenkins.runRemotely(KilledJenkinsTest::end)).isEqualTo("FAILURE");
        until(at(Phase.ROLLED_BACK));
        jenkins.stopJenkins();
        wentBack();
    }

    private void wentBack() throws IOException {
        Release release = theOnlyRelease();
        assertThat(release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(signOffs(release)).containsExactly("Go: ann as Lead", "Go: bob as Second");
        assertThat(ticked(release)).containsExactly("Backup taken");
        assertThat(calls("shift", "backend", "a", "b")).containsExactly("10", "0");
        assertThat(calls("launch", "backend")).containsExactly("b " + Clinic.NEW);
        assertThat(calls("retire", "backend")).containsExactly("b");
    }

    private void start() throws Throwable {
        jenkins.startJenkins();
        long pid = jenkins.runRemotely(KilledJenkinsTest::pid);
        process = ProcessHandle.of(pid).orElseThrow();
    }

    /** Kills Jenkins where it is, and starts it again. */
    private void killed() throws Throwable {
        process.destroyForcibly();
        startsAgain();
    }

    /** Lets Jenkins be killed as soon as its release is somewhere, and does what brings it there. */
    private void killedAs(Death.Moment moment, RealJenkinsRule.Step step) throws Throwable {
        jenkins.runRemotely(Death::comes, moment);
        killedBy(step);
    }

    private void killedBy(RealJenkinsRule.Step step) throws Throwable {
        try {
            jenkins.runRemotely(step);
        } catch (IOException e) {
            // Death may come before the answer; that it does come is seen to below.
            System.err.println("killed before it answered: " + e);
        }
        startsAgain();
    }

    private void startsAgain() throws Throwable {
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        jenkins.stopJenkinsForcibly();
        start();
    }

    private void waits(String gate) throws Throwable {
        until(release -> release.gate(gate)
                .filter(one -> one.state() == Gate.State.WAITING)
                .isPresent());
    }

    private void until(Death.Moment moment) throws Throwable {
        jenkins.runRemotely(KilledJenkinsTest::comesTo, moment);
    }

    private static Death.Moment at(Phase phase) {
        return release -> rollouts(release).anyMatch(rollout -> rollout.phase() == phase);
    }

    private static Stream<Rollout> rollouts(Release release) {
        return release.rollouts().values().stream();
    }

    /** The release as the ledger keeps it, whose audit chain is whole. Jenkins is down. */
    private Release theOnlyRelease() {
        LedgerLocation file = LedgerLocation.file(home().resolve("releases"));
        try (JdbcLedger ledger = JdbcLedger.openExisting(file)) {
            assertThat(ledger.verify().finding()).isEmpty();
            assertThat(ledger.verify().events()).isGreaterThan(10);
            assertThat(ledger.load("pms-production-2")).isEmpty();
            assertThat(ledger.underWay()).isEmpty();
            return ledger.load(ID).orElseThrow().release();
        }
    }

    private Path home() {
        return jenkins.getHome().toPath().resolve("release-plan");
    }

    private static List<String> signOffs(Release release) {
        return release.gates().values().stream()
                .flatMap(gate -> gate.signOffs().stream()
                        .map(one -> gate.plan().name() + ": " + one.person() + " as " + one.role()))
                .toList();
    }

    private static List<String> ticked(Release release) {
        return release.progress().marks().stream()
                .map(mark -> release.checklist().item(mark.itemId()).orElseThrow().text())
                .toList();
    }

    /** What a call of the cloud was given after these arguments, without what was the same as the time before. */
    private List<String> calls(String call, String... first) throws IOException {
        Pattern argument = Pattern.compile("\"([^\"]*)\"");
        List<String> distinct = new ArrayList<>();
        for (String line : Files.readAllLines(home().resolve("simulated/production.log"))) {
            if (!line.contains("\"call\":\"" + call + "\"")) {
                continue;
            }
            List<String> all = argument.matcher(line.substring(line.indexOf('[')))
                    .results()
                    .map(MatchResult::group)
                    .map(quoted -> quoted.substring(1, quoted.length() - 1))
                    .toList();
            assertThat(all).startsWith(first);
            String rest = String.join(" ", all.subList(first.length, all.size()));
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(rest)) {
                distinct.add(rest);
            }
        }
        return distinct;
    }

    // What follows runs in the Jenkins that is killed.

    private static Long pid(JenkinsRule remote) {
        return ProcessHandle.current().pid();
    }

    private static void configure(JenkinsRule remote, String steps, FlowDurabilityHint durability) throws Exception {
        EnvironmentEntry production = new EnvironmentEntry("production", new SimulatedCloudEntry("""
                start: 2026-03-02T08:00
                environments:
                  production:
                    checks: { healthz: passes }
                    targets:
                      backend: { version: %s, capacity: 2, startUp: 5s }
                """.formatted(Clinic.OLD)));
        production.setTargets(List.of(new TargetEntry("backend")));
        ReleasePlanConfiguration.get().setEnvironments(List.of(production));
        ReleasePlanConfiguration.get().save();
        WorkflowJob job = Clinic.job(remote, "job", Clinic.release(steps));
        job.addProperty(new DurabilityHintJobProperty(durability));
    }

    private static void schedule(JenkinsRule remote) throws Exception {
        remote.jenkins
                .getItemByFullName("job", WorkflowJob.class)
                .scheduleBuild2(0)
                .waitForStart();
    }

    private static WorkflowRun run(JenkinsRule remote) {
        return remote.jenkins.getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
    }

    private static void tick(JenkinsRule remote, String text) {
        String item = Clinic.host().release(ID).orElseThrow().checklist().phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(one -> one.text().equals(text))
                .map(Item::id)
                .findFirst()
                .orElseThrow();
        ReleaseEvent marked =
                new ReleaseEvent.ItemMarked(Mark.done(item, "ann", Clinic.host().now()));
        Clinic.host().decide(ID, marked).join();
    }

    private static void sign(JenkinsRule remote, String gate, String person, String role) {
        Clinic.sign(run(remote), gate, person, role);
    }

    private static void rollBack(JenkinsRule remote) {
        String rollout = rollouts(Clinic.host().release(ID).orElseThrow())
                .findFirst()
                .orElseThrow()
                .plan()
                .id();
        RolloutEvent pressed = new RolloutEvent.RollBackRequested("ann", "errors in the log");
        Clinic.host()
                .decide(ID, new ReleaseEvent.OfRollout(rollout, pressed))
                .join();
    }

    private static void comesTo(JenkinsRule remote, Death.Moment moment) throws Exception {
        poll(remote, () -> Clinic.host().release(ID).filter(moment).isPresent());
    }

    private static String end(JenkinsRule remote) throws Exception {
        poll(remote, () -> run(remote).getResult() != null && !run(remote).isBuilding());
        Result result = run(remote).getResult();
        return result == null ? "" : result.toString();
    }

    private static void poll(JenkinsRule remote, BooleanSupplier there) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to that:\n" + JenkinsRule.getLog(run(remote)) + "\n"
                        + Clinic.host().release(ID));
            }
            Thread.sleep(20);
        }
    }
}
