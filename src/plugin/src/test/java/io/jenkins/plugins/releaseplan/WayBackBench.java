package io.jenkins.plugins.releaseplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.PolicyEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * How soon traffic goes back, in real time. Several builds hold a canary whose green begins to fail after more than the minute that
 * a policy needs to judge at all, and a policy that looks every 10 seconds goes back at the first breach. The simulated cloud's metrics come in whole minutes, so that a breach is readable from
 * the end of the first minute that has it, which is looked up afterwards. When the policy measured and when the router was first
 * asked to shift back stands in the log of calls that the cloud keeps.
 */
public class WayBackBench {

    private static final int ROLLOUTS = 5;
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule() {
        {
            timeout = 0;
        }
    };

    /** A call of the cloud, as its log has it. */
    private record Call(Instant at, String name, List<String> arguments) {}

    @Before
    public void onlyWhenAsked() {
        assumeTrue(BenchRows.WHY_NOT, BenchRows.BUILDS > 0);
    }

    @Before
    public void open() {
        // The throttle never strikes, but makes the cloud log the calls that only look, too.
        StringBuilder scenario = new StringBuilder("""
                traffic: { perMinute: 6000 }
                faults:
                  - { kind: errors, name: leak, rate: 60%, after: { event: stage 50, delay: 75s } }
                  - { kind: throttle, name: never, count: 1, after: { event: stage 50, delay: 23h } }
                environments:
                  production:
                    targets:
                """);
        List<TargetEntry> targets = new ArrayList<>();
        for (int i = 0; i < ROLLOUTS; i++) {
            scenario.append("      t").append(i).append(": { version: v0, capacity: 1, startUp: 1s }\n");
            targets.add(new TargetEntry("t" + i));
        }
        EnvironmentEntry production = new EnvironmentEntry("production", new SimulatedCloudEntry(scenario.toString()));
        production.setTargets(targets);
        ReleasePlanConfiguration.get().setEnvironments(List.of(production));
        ReleasePlanConfiguration.get()
                .setPolicies(List.of(new PolicyEntry(
                        "strict", "interval: 10s\ntriggers: [ { metric: errorRate, when: '>10%', failures: 1 } ]\n")));
    }

    @Test
    public void goesBackSoon() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "way-back");
        job.setDefinition(new CpsFlowDefinition("""
                sleep 2 * (env.BUILD_NUMBER as int)
                release(service: "s${env.BUILD_NUMBER}", environment: 'production', version: 'v1') {
                    blueGreenDeploy(target: "t${(env.BUILD_NUMBER as int) - 1}", policy: 'strict') {
                        canaryStage percent: 50, bake: '24h'
                    }
                }
                """, true));
        job.setConcurrentBuild(true);
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < ROLLOUTS; i++) {
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        for (WorkflowRun run : runs) {
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        }
        List<Call> calls = calls();
        double slowest = 0;
        double slowestStep = 0;
        for (int i = 0; i < ROLLOUTS; i++) {
            String target = "t" + i;
            Instant back = back(calls, target);
            Instant readable = readable(calls, target);
            Instant measured = calls.stream()
                    .filter(call -> call.name().equals("metrics")
                            && call.arguments().get(0).equals(target)
                            && call.at().isBefore(back))
                    .map(Call::at)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(readable).isBeforeOrEqualTo(measured);
            slowest = Math.max(slowest, Duration.between(readable, back).toMillis());
            slowestStep = Math.max(slowestStep, Duration.between(measured, back).toMillis());
        }
        BenchRows.row(
                "breach readable until the way back, slowest of " + ROLLOUTS, slowest, "ms", POLL.toMillis() + 1000);
        BenchRows.row("of it, from the measurement on, slowest", slowestStep, "ms", 1000);
    }

    private List<Call> calls() throws Exception {
        Path log = jenkins.jenkins.getRootDir().toPath().resolve("release-plan/simulated/production.log");
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("call")) {
                List<String> arguments = new ArrayList<>();
                node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
                calls.add(new Call(
                        Instant.parse(node.path("at").asText()),
                        node.path("call").asText(),
                        arguments));
            }
        }
        return calls;
    }

    /** When the router was first asked to send less than it had to green. */
    private static Instant back(List<Call> calls, String target) {
        int percent = 0;
        for (Call call : calls) {
            if (call.name().equals("shift") && call.arguments().get(0).equals(target)) {
                int wished = Integer.parseInt(call.arguments().get(3));
                if (wished < percent) {
                    return call.at();
                }
                percent = wished;
            }
        }
        throw new AssertionError(target + " never went back: " + calls);
    }

    /** The end of the first minute in which green's errors are above what the policy lets pass. */
    private static Instant readable(List<Call> calls, String target) throws Exception {
        Call shift = calls.stream()
                .filter(call ->
                        call.name().equals("shift") && call.arguments().get(0).equals(target))
                .findFirst()
                .orElseThrow();
        MetricSource metrics = ReleaseService.get().host().cloud("production").metrics();
        Instant minute = shift.at().truncatedTo(ChronoUnit.MINUTES);
        while (minute.isBefore(Instant.now())) {
            Instant end = minute.plus(1, ChronoUnit.MINUTES);
            Series values = metrics.read(target, shift.arguments().get(2), "errorRate", minute, end);
            if (values.size() > 0 && values.values()[0] > 0.1) {
                return end;
            }
            minute = end;
        }
        throw new AssertionError("no minute of " + target + " is bad");
    }
}
