package io.jenkins.plugins.releaseplan;

import static org.junit.Assume.assumeTrue;

import hudson.model.Result;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import java.lang.management.ManagementFactory;
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
 * What waiting costs: threads and heap of many builds that wait in a gate, in a canary stage and in {@code input}. Run by
 * {@code bin/bench}.
 */
public class WaitingBench {

    private static final int BUILDS = BenchRows.BUILDS;
    /** What pools of a fixed size may hold: 20 threads of the plugin's, and Jenkins' for timers and for running pipelines. */
    private static final int MOST_THREADS = 40;

    private static final String INPUT = "stage('Go') { input 'Go?' }";
    private static final String GATE = """
            release(service: 's', environment: 'production', version: "v${env.BUILD_NUMBER}") {
                releaseGate name: 'Go', signOff: ['Lead']
            }
            """;
    private static final String CANARY = """
            release(service: 's', environment: 'production', version: "v${env.BUILD_NUMBER}") {
                blueGreenDeploy(target: "t${env.BUILD_NUMBER}") {
                    canaryStage percent: 10, bake: '24h'
                }
            }
            """;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule() {
        {
            timeout = 0;
        }
    };

    @Before
    public void onlyWhenAsked() {
        assumeTrue(BenchRows.WHY_NOT, BUILDS > 0);
    }

    @Test
    public void waitingCostsNoMoreThanInput() throws Exception {
        configure();
        // What is there once, however many wait, is not what one of them costs.
        int few = Math.min(70, BUILDS);
        measure("input-warm-up", INPUT, few, "Proceed or Abort");
        measure("gate-warm-up", GATE, few, "waits");
        measure("canary-warm-up", CANARY, few, "10 %");
        int before = threads();
        Cost input = measure("input", INPUT, BUILDS, "Proceed or Abort");
        Cost gate = measure("gate", GATE, BUILDS, "waits");
        Cost canary = measure("canary", CANARY, BUILDS, "10 %");
        BenchRows.row("heap of a build waiting in input", input.kilobytes, "kB");
        BenchRows.row("heap of a build waiting in releaseGate", gate.kilobytes, "kB", input.kilobytes * 1.1);
        BenchRows.row("heap of a build waiting in canaryStage", canary.kilobytes, "kB", input.kilobytes * 1.1);
        BenchRows.row("threads more with " + BUILDS + " builds in input", input.threads - before, "");
        BenchRows.row(
                "threads more with " + BUILDS + " builds in releaseGate", gate.threads - before, "", MOST_THREADS);
        BenchRows.row(
                "threads more with " + BUILDS + " builds in canaryStage", canary.threads - before, "", MOST_THREADS);
    }

    private record Cost(double kilobytes, int threads) {}

    private Cost measure(String name, String script, int builds, String waiting) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.setConcurrentBuild(true);
        long heap = heap();
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        for (WorkflowRun run : runs) {
            jenkins.waitForMessage(waiting, run);
        }
        double kilobytes = (heap() - heap) / 1024.0 / builds;
        Cost cost = new Cost(kilobytes, builds == BUILDS ? threads() : 0);
        for (WorkflowRun run : runs) {
            run.doKill();
        }
        for (WorkflowRun run : runs) {
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            run.delete();
        }
        return cost;
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** What is left once threads that had something to do at the start, and nothing since, have gone: they wait for a minute. */
    private static int threads() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int second = 0; second < 70; second++) {
            least = Math.min(least, ManagementFactory.getThreadMXBean().getThreadCount());
            Thread.sleep(1000);
        }
        return least;
    }

    private void configure() {
        StringBuilder scenario = new StringBuilder("environments:\n  production:\n    targets:\n");
        List<TargetEntry> targets = new ArrayList<>();
        for (int i = 1; i <= BUILDS; i++) {
            scenario.append("      t").append(i).append(": { version: v0, capacity: 1, startUp: 1s }\n");
            targets.add(new TargetEntry("t" + i));
        }
        EnvironmentEntry production = new EnvironmentEntry("production", new SimulatedCloudEntry(scenario.toString()));
        production.setTargets(targets);
        ReleasePlanConfiguration.get().setEnvironments(List.of(production));
    }
}
