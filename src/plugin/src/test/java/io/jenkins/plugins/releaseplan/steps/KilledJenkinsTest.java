package io.jenkins.plugins.releaseplan.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.RealJenkinsRule;

/** A real Jenkins is killed again and again in two releases, which go on where they were, in real time. */
public class KilledJenkinsTest {

    /** Environments, and the jobs that release into them. */
    private static final String FORTH = "production";

    private static final String BACK = "staging";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

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

    private static final String BACKWARD = GATES + """
            blueGreenDeploy(target: 'backend', keepBlue: '1m') {
              canaryStage percent: 10, bake: '1h'
            }
            """;

    @Rule
    public final RealJenkinsRule jenkins = new RealJenkinsRule()
            .withHost("127.0.0.1")
            .javaOptions(
                    "-Xmx512m",
                    // Each start is short: what it saves in compiling is more than what it loses.
                    "-XX:TieredStopAtLevel=1",
                    "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                    "-Djenkins.model.Jenkins.slaveAgentPortEnforce=true");

    private ProcessHandle process;

    @Test
    public void releasesThatAreKilledAtEachStepOfTheirWayEndWhereTheyShall() throws Throwable {
        start();
        jenkins.runRemotely(RemoteRelease::configure, FORTH, FORWARD, FlowDurabilityHint.MAX_SURVIVABILITY);
        jenkins.runRemotely(RemoteRelease::configure, BACK, BACKWARD, FlowDurabilityHint.MAX_SURVIVABILITY);
        killedAs(FORTH, release -> true, remote -> RemoteRelease.schedule(remote, FORTH));
        waits(FORTH, "Go");
        jenkins.runRemotely(RemoteRelease::schedule, BACK);
        waits(BACK, "Go");
        tick(FORTH, "Backup taken");
        tick(BACK, "Backup taken");
        sign(FORTH, "Go", "ann", "Lead");
        sign(BACK, "Go", "ann", "Lead");
        killed();
        theOtherGoesBackWhileKilled();
        reachesGreenWhileKilled();
        assertThat(jenkins.runRemotely(RemoteRelease::end, FORTH)).isEqualTo("SUCCESS");
        until(FORTH, at(Phase.KEEPING_BLUE));
        killed();
        assertThat(jenkins.runRemotely(RemoteRelease::end, BACK)).isEqualTo("FAILURE");
        until(FORTH, at(Phase.COMPLETED));
        until(BACK, at(Phase.ROLLED_BACK));
        jenkins.stopJenkins();
        wentForward(ended(FORTH));
        wentBack(ended(BACK));
    }

    private void theOtherGoesBackWhileKilled() throws Throwable {
        waits(BACK, "Go");
        killedAs(BACK, at(Phase.WARMING), remote -> RemoteRelease.sign(remote, BACK, "Go", "bob", "Second"));
        until(BACK, at(Phase.BAKING));
        killedAs(BACK, at(Phase.ROLLING_BACK), remote -> RemoteRelease.rollBack(remote, BACK));
    }

    private void reachesGreenWhileKilled() throws Throwable {
        waits(FORTH, "Go");
        tick(FORTH, "Support told");
        killedBy(remote -> {
            RemoteRelease.sign(remote, FORTH, "Go", "bob", "Second");
            Death.now();
        });
        waits(FORTH, "Start");
        killedAs(FORTH, at(Phase.LAUNCHING), remote -> RemoteRelease.sign(remote, FORTH, "Start", "ann", "Lead"));
        waits(FORTH, "Traffic");
        until(FORTH, at(Phase.READY));
        killed();
        waits(FORTH, "Traffic");
        killedAs(FORTH, at(Phase.SHIFTING), remote -> RemoteRelease.sign(remote, FORTH, "Traffic", "ann", "Lead"));
        until(FORTH, at(Phase.BAKING));
        killed();
        waits(FORTH, "More");
        until(FORTH, at(Phase.AWAITING));
        killed();
        waits(FORTH, "More");
        killedAs(FORTH, at(Phase.BAKING), remote -> RemoteRelease.sign(remote, FORTH, "More", "ann", "Lead"));
        waits(FORTH, "All");
        killedAs(FORTH, at(Phase.CUTTING_OVER), remote -> RemoteRelease.sign(remote, FORTH, "All", "ann", "Lead"));
        until(FORTH, release -> RemoteRelease.rollouts(release).anyMatch(rollout -> rollout.monitor() != null));
        killed();
    }

    @Test
    public void aBuildThatCannotGoOnAfterAKillLosesNothingAndItsTrafficGoesBack() throws Throwable {
        start();
        jenkins.runRemotely(RemoteRelease::lock);
        jenkins.runRemotely(RemoteRelease::configure, BACK, BACKWARD, FlowDurabilityHint.PERFORMANCE_OPTIMIZED);
        jenkins.runRemotely(RemoteRelease::schedule, BACK);
        waits(BACK, "Go");
        tick(BACK, "Backup taken");
        sign(BACK, "Go", "ann", "Lead");
        sign(BACK, "Go", "bob", "Second");
        until(BACK, at(Phase.BAKING));
        killed();
        assertThat(jenkins.runRemotely(RemoteRelease::end, BACK)).isEqualTo("FAILURE");
        until(BACK, at(Phase.ROLLED_BACK));
        jenkins.stopJenkins();
        wentBack(ended(BACK));
    }

    private void wentForward(Release release) throws IOException {
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
        assertThat(calls(FORTH, "shift", "backend", "a", "b")).containsExactly("10", "50", "100");
        assertThat(calls(FORTH, "launch", "backend")).containsExactly("b " + Clinic.NEW);
        assertThat(calls(FORTH, "retire", "backend")).containsExactly("a");
        assertThat(calls(FORTH, "writeVersion", "backend")).containsExactly(Clinic.NEW);
    }

    private void wentBack(Release release) throws IOException {
        assertThat(release.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(signOffs(release)).containsExactly("Go: ann as Lead", "Go: bob as Second");
        assertThat(ticked(release)).containsExactly("Backup taken");
        assertThat(calls(BACK, "shift", "backend", "a", "b")).containsExactly("10", "0");
        assertThat(calls(BACK, "launch", "backend")).containsExactly("b " + Clinic.NEW);
        assertThat(calls(BACK, "retire", "backend")).containsExactly("b");
    }

    private void start() throws Throwable {
        jenkins.startJenkins();
        long pid = jenkins.runRemotely(RemoteRelease::pid);
        process = ProcessHandle.of(pid).orElseThrow();
    }

    /** Kills Jenkins where it is, and starts it again. */
    private void killed() throws Throwable {
        process.destroyForcibly();
        startsAgain();
    }

    /** Lets Jenkins be killed as soon as its release is somewhere, and does what brings it there. */
    private void killedAs(String job, Death.Moment moment, RealJenkinsRule.Step step) throws Throwable {
        jenkins.runRemotely(Death::comes, RemoteRelease.id(job), moment);
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

    private void waits(String job, String gate) throws Throwable {
        until(
                job,
                release -> release.gate(gate)
                        .filter(one -> one.state() == Gate.State.WAITING)
                        .isPresent());
    }

    private void until(String job, Death.Moment moment) throws Throwable {
        jenkins.runRemotely(RemoteRelease::comesTo, job, moment);
    }

    private void sign(String job, String gate, String person, String role) throws Throwable {
        jenkins.run(remote -> RemoteRelease.sign(remote, job, gate, person, role));
    }

    private void tick(String job, String item) throws Throwable {
        jenkins.run(remote -> RemoteRelease.tick(remote, job, item));
    }

    private static Death.Moment at(Phase phase) {
        return release -> RemoteRelease.rollouts(release).anyMatch(rollout -> rollout.phase() == phase);
    }

    /** The release as the ledger keeps it, whose audit chain is whole. Jenkins is down. */
    private Release ended(String job) {
        LedgerLocation file = LedgerLocation.file(home().resolve("releases"));
        try (JdbcLedger ledger = JdbcLedger.openExisting(file)) {
            assertThat(ledger.verify().finding()).isEmpty();
            assertThat(ledger.verify().events()).isGreaterThan(10);
            assertThat(ledger.load("pms-" + job + "-2")).isEmpty();
            assertThat(ledger.underWay()).isEmpty();
            return ledger.load(RemoteRelease.id(job)).orElseThrow().release();
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
                .map(mark ->
                        release.checklist().item(mark.itemId()).orElseThrow().text())
                .toList();
    }

    /** What a call of the cloud was given after these arguments, without what was the same as the time before. */
    private List<String> calls(String environment, String call, String... first) throws IOException {
        Pattern argument = Pattern.compile("\"([^\"]*)\"");
        List<String> distinct = new ArrayList<>();
        for (String line : Files.readAllLines(home().resolve("simulated/" + environment + ".log"))) {
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
}
