package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.config.AnalysisEntry;
import io.jenkins.plugins.releaseplan.config.CloudEntry;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.PolicyEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A small clinic with one service on one simulated environment. */
final class Clinic {

    static final String OLD = "v20260223-1f0c2ab";
    static final String NEW = "v20260302-4f2a9d1";

    private Clinic() {}

    static String scenario(String more) {
        return """
                start: 2026-03-02T08:00
                zone: UTC
                environments:
                  production:
                    databases:
                      records: { snapshotTakes: 10m, restoreTakes: 20m }
                    checks: { healthz: passes, smoke: { fails: 1 }, broken: fails }
                    targets:
                      backend:
                        version: %s
                        capacity: 2
                        startUp: 2m
                        history:
                          - { version: v20260209-aaaaaaa, releasedAt: 21d }
                          - { version: v20260216-bbbbbbb, releasedAt: 14d, healthy: false }
                analyses:
                  slo: { interval: 1m, errorRate: '>5%%' }
                policies:
                  strict: { interval: 1m, triggers: [ { metric: errorRate, when: '>10%%', failures: 2 } ] }
                """.formatted(OLD) + more;
    }

    static final String BAD = """
            faults:
              - { kind: errors, name: leak, rate: 40%, after: { event: stage 10, delay: 5m } }
            """;

    static void open(String more) {
        open(new SimulatedCloudEntry(scenario(more)));
    }

    /** The same with a cloud that outlives Jenkins. */
    static void openLasting(String more) {
        LastingCloud.create(scenario(more));
        open(new LastingCloud());
    }

    private static void open(CloudEntry cloud) {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        EnvironmentEntry production = new EnvironmentEntry("production", cloud);
        TargetEntry backend = new TargetEntry("backend");
        backend.setKeepBlue("2h");
        production.setTargets(List.of(backend));
        configuration.setEnvironments(List.of(production));
        configuration.setAnalyses(List.of(new AnalysisEntry("slo", "interval: 1m\nerrorRate: '>5%'\n")));
        configuration.setPolicies(List.of(new PolicyEntry(
                "strict", "interval: 1m\ntriggers: [ { metric: errorRate, when: '>10%', failures: 2 } ]\n")));
    }

    static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** A pipeline with a release around some steps. */
    static String release(String body) {
        return release("", body);
    }

    static String release(String more, String body) {
        return "def id = release(service: 'pms', environment: 'production', version: '" + NEW + "'" + more + ") {\n"
                + body + "\n}\necho \"released ${id}\"\n";
    }

    static ReleaseHost host() {
        return ReleaseService.get().host();
    }

    static Release release(WorkflowRun run) {
        List<String> releases = ReleaseRunAction.of(run);
        return releases.isEmpty() ? null : host().release(releases.get(0)).orElse(null);
    }

    /** How much of the traffic is on green in the last deployment; -1 before there is one. */
    static int percent(WorkflowRun run) {
        Release release = release(run);
        return release == null
                ? -1
                : release.rollouts().values().stream()
                        .reduce((earlier, later) -> later)
                        .map(Rollout::greenPercent)
                        .orElse(-1);
    }

    static Phase phase(WorkflowRun run) {
        Release release = release(run);
        return release == null
                ? null
                : release.rollouts().values().stream()
                        .reduce((earlier, later) -> later)
                        .map(Rollout::phase)
                        .orElse(null);
    }

    static boolean gateWaits(WorkflowRun run, String gate) {
        Release release = release(run);
        return release != null
                && release.gate(gate)
                        .filter(one -> one.state() == Gate.State.WAITING)
                        .isPresent();
    }

    static void sign(WorkflowRun run, String gate, String person, String role) {
        sign(run, gate, NEW, person, role);
    }

    static void sign(WorkflowRun run, String gate, String version, String person, String role) {
        decide(run, gate, version, person, role, SignOff.Decision.APPROVE);
    }

    static void reject(WorkflowRun run, String gate, String person, String role) {
        decide(run, gate, NEW, person, role, SignOff.Decision.REJECT);
    }

    private static void decide(
            WorkflowRun run, String gate, String version, String person, String role, SignOff.Decision decision) {
        host().decide(
                        ReleaseRunAction.of(run).get(0),
                        new ReleaseEvent.OfGate(
                                gate,
                                new GateEvent.Signed(person, Set.of(role), role, decision, "looks fine", version)))
                .join();
    }

    static void tick(WorkflowRun run, String item, String person) {
        host().decide(
                        ReleaseRunAction.of(run).get(0),
                        new ReleaseEvent.ItemMarked(Mark.done(item, person, host().now())))
                .join();
    }
}
