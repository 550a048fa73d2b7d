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
import java.util.Locale;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * What waiting costs: threads and heap of many builds that wait in a gate, in a canary stage and in {@code input}. Run by
 * {@code bin/bench}, prints {@code name|value|unit|compare|target}.
 */
public class WaitingBench {

    private static final int BUILDS = Integer.getInteger("release-plan.bench.builds", 0);

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule() {
        {
            timeout = 0;
        }
    };

    @Before
    public void onlyWhenAsked() {
        assumeTrue("a benchmark: set release-plan.bench.builds", BUILDS > 0);
    }

    @Test
    public void waitingCostsNoMoreThanInput() throws Exception {
        configure();
        measure("warm-up", "input 'Go?'", Math.min(50, BUILDS), "Go?");
        Cost input = measure("input", "stage('Go') { input 'Go?' }", BUILDS, "Proceed or Abort");
        Cost gate = measure("gate", """
                release(service: 's', environment: 'production', version: "v${env.BUILD_NUMBER}") {
                    releaseGate name: 'Go', signOff: ['Lead']
                }
                """, BUILDS, "Go");
        Cost canary = measure("canary", """
                release(service: 's', environment: 'production', version: "v${env.BUILD_NUMBER}") {
                    blueGreenDeploy(target: "t${env.BUILD_NUMBER}") {
                        canaryStage percent: 10, bake: '24h'
                    }
                }
                """, BUILDS, "10 %");
        row("a build waiting in input", input.kilobytes, "kB", "", "");
        row("a build waiting in releaseGate", gate.kilobytes, "kB", "<", words(input.kilobytes * 1.1));
        row("a build waiting in canaryStage", canary.kilobytes, "kB", "<", words(input.kilobytes * 1.1));
        row("threads more with " + BUILDS + " builds in releaseGate", gate.threads, "", "<", "20");
        row("threads more with " + BUILDS + " builds in canaryStage", canary.threads, "", "<", "20");
    }

    private record Cost(double kilobytes, int threads) {}

    private Cost measure(String name, String script, int builds, String waiting) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.setConcurrentBuild(true);
        long heap = heap();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            runs.add(job.scheduleBuild2(0).waitForStart());
        }
        for (WorkflowRun run : runs) {
            jenkins.waitForMessage(waiting, run);
        }
        Cost cost = new Cost(
                (heap() - heap) / 1024.0 / builds,
                ManagementFactory.getThreadMXBean().getThreadCount() - threads);
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

    private void configure() {
        StringBuilder scenario = new StringBuilder("environments:\n  production:\n    targets:\n");
        List<TargetEntry> targets = new ArrayList<>();
        for (int i = 1; i <= BUILDS; i++) {
            scenario.append("      t").append(i).append(": { version: v0, capacity: 1 }\n");
            targets.add(new TargetEntry("t" + i));
        }
        EnvironmentEntry production = new EnvironmentEntry("production", new SimulatedCloudEntry(scenario.toString()));
        production.setTargets(targets);
        ReleasePlanConfiguration.get().setEnvironments(List.of(production));
    }

    private static String words(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static void row(String name, double value, String unit, String compare, String target) {
        System.out.println("row|" + name + "|" + words(value) + "|" + unit + "|" + compare + "|" + target);
    }
}
