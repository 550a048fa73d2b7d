package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;
import org.openqa.selenium.By;

/** The demonstration as its users meet it: a Jenkins of its own, real people's browser, and real time. */
public class DemoTest {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @Rule
    public final RealJenkinsRule jenkins = new RealJenkinsRule()
            .withHost("127.0.0.1")
            .withTimeout((int) Duration.ofMinutes(25).toSeconds())
            .javaOptions(
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                    "-Djenkins.model.Jenkins.slaveAgentPortEnforce=true");

    private static final Path DEMO = Path.of("src/demo");
    private static final String JOB = "release-pms";
    private static final String RELEASE = "pms-production-1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SHIFT = Pattern.compile("\"call\":\"shift\".*\\[.*\"(\\d+)\"\\]");

    private ProcessHandle process;

    @Test
    public void twoPeopleReleaseInTheirBrowsersThoughJenkinsIsKilledInTheMiddleOfACanary() throws Throwable {
        furnish();
        start();
        visit("author", "job/" + JOB + "/");
        CHROMIUM.press(CHROMIUM.see(By.cssSelector(".task-link[href*='/build?']")));
        jenkins.runRemotely(DemoTest::begins);
        visit("author", page());
        CHROMIUM.press(CHROMIUM.see(By.cssSelector("[role=checkbox][aria-label^='Release notes']")));
        CHROMIUM.see(".rp-item-done .rp-item-status", "by ");
        sign("approver-1", "Release Manager");
        sign("approver-2", "Security Lead");
        CHROMIUM.see(".rp-outcome-reason", "10 % on green");
        jenkins.runRemotely(DemoTest::bakes);
        assertThat(CHROMIUM.complaints()).isEmpty();
        killed();
        sign("approver-1", "Release Manager");
        // What stays on the page: that green has half of the traffic may be over before a slow browser looks.
        CHROMIUM.see("rp-traffic .rp-toolbar button", "50 %");
        assertThat(jenkins.runRemotely(DemoTest::ends)).isEqualTo("SUCCESS");
        CHROMIUM.see(".rp-outcome-word", "Released");
        CHROMIUM.see("rp-traffic .rp-chart svg", "Traffic weight");
        assertThat(CHROMIUM.complaints()).isEmpty();
        assertThat(jenkins.runRemotely(DemoTest::signOffs))
                .containsExactly(
                        "Go / No-Go: approver-1 as Release Manager",
                        "Go / No-Go: approver-2 as Security Lead",
                        "Expand to half: approver-1 as Release Manager");
        assertThat(shifts()).containsExactly("10", "50", "100");
    }

    /** The demonstration's own home, whose pipeline watches for a shorter time. */
    private void furnish() throws IOException {
        Path home = jenkins.getHome().toPath();
        Files.copy(DEMO.resolve("jenkins.yaml"), home.resolve("jenkins.yaml"));
        String written = Files.readString(DEMO.resolve("jobs/" + JOB + "/config.xml"));
        assertThat(written).contains("bake: '40s'", "duration: '1m'");
        Path job = Files.createDirectories(home.resolve("jobs/" + JOB));
        Files.writeString(
                job.resolve("config.xml"),
                written.replace("bake: '40s'", "bake: '20s'").replace("duration: '1m'", "duration: '20s'"));
    }

    private void start() throws Throwable {
        jenkins.startJenkins();
        process = ProcessHandle.of(jenkins.runRemotely(DemoTest::pid)).orElseThrow();
    }

    /** Kills Jenkins with a signal that it cannot catch, and starts it again. */
    private void killed() throws Throwable {
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        jenkins.stopJenkinsForcibly();
        start();
    }

    private static String page() {
        return "job/" + JOB + "/1/release/";
    }

    private void visit(String person, String path) throws IOException {
        URL root = jenkins.getUrl();
        CHROMIUM.login(root, person);
        CHROMIUM.driver().get(root + path);
    }

    private void sign(String person, String role) throws IOException {
        visit(person, page());
        CHROMIUM.press(CHROMIUM.see(".rp-sign button", "Sign as " + role));
        CHROMIUM.see(".rp-signoff", role);
    }

    /** The shares of green that the cloud was told, without what was the same as the time before. */
    private List<String> shifts() throws IOException {
        List<String> shares = new ArrayList<>();
        Path log = jenkins.getHome().toPath().resolve("release-plan/simulated/production.log");
        for (String line : Files.readAllLines(log)) {
            Matcher shift = SHIFT.matcher(line);
            if (shift.find()
                    && (shares.isEmpty() || !shares.get(shares.size() - 1).equals(shift.group(1)))) {
                shares.add(shift.group(1));
            }
        }
        return shares;
    }

    // What follows runs in the Jenkins that is killed.

    private static Long pid(JenkinsRule remote) {
        return ProcessHandle.current().pid();
    }

    private static void begins(JenkinsRule remote) throws Exception {
        poll(remote, release -> true);
    }

    private static void bakes(JenkinsRule remote) throws Exception {
        poll(remote, release -> release.rollouts().values().stream().anyMatch(one -> one.phase() == Phase.BAKING));
    }

    private static String ends(JenkinsRule remote) throws Exception {
        poll(remote, release -> release.outcome() != Outcome.RUNNING);
        return String.valueOf(remote.waitForCompletion(run(remote)).getResult());
    }

    private static ArrayList<String> signOffs(JenkinsRule remote) {
        ArrayList<String> all = new ArrayList<>();
        Scene.state(RELEASE)
                .gates()
                .values()
                .forEach(gate -> gate.signOffs()
                        .forEach(one -> all.add(gate.plan().name() + ": " + one.person() + " as " + one.role())));
        return all;
    }

    private static WorkflowRun run(JenkinsRule remote) {
        return remote.jenkins.getItemByFullName(JOB, WorkflowJob.class).getBuildByNumber(1);
    }

    private static void poll(JenkinsRule remote, Predicate<Release> moment) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        BooleanSupplier there = () ->
                ReleaseService.get().host().release(RELEASE).filter(moment).isPresent();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to that:\n" + JenkinsRule.getLog(run(remote)));
            }
            Thread.sleep(20);
        }
    }
}
