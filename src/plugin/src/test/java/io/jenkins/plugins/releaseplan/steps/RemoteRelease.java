package io.jenkins.plugins.releaseplan.steps;

import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import hudson.security.HudsonPrivateSecurityRealm;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.jvnet.hudson.test.JenkinsRule;

/** A release in another Jenkins, as steps see it that run there. */
final class RemoteRelease {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private RemoteRelease() {}

    static Stream<Rollout> rollouts(Release release) {
        return release.rollouts().values().stream();
    }

    static String id(String job) {
        return "pms-" + job + "-1";
    }

    static Long pid(JenkinsRule remote) {
        return ProcessHandle.current().pid();
    }

    /** Nobody sees anything without having signed in. */
    static void lock(JenkinsRule remote) throws IOException {
        FullControlOnceLoggedInAuthorizationStrategy known = new FullControlOnceLoggedInAuthorizationStrategy();
        known.setAllowAnonymousRead(false);
        remote.jenkins.setSecurityRealm(new HudsonPrivateSecurityRealm(false));
        remote.jenkins.setAuthorizationStrategy(known);
        remote.jenkins.save();
    }

    static void configure(JenkinsRule remote, String name, String steps, FlowDurabilityHint durability)
            throws Exception {
        EnvironmentEntry environment =
                new EnvironmentEntry(name, new SimulatedCloudEntry("""
                start: 2026-03-02T08:00
                environments:
                  %s:
                    checks: { healthz: passes }
                    targets:
                      backend: { version: %s, capacity: 2, startUp: 5s }
                """.formatted(name, Clinic.OLD)));
        environment.setTargets(List.of(new TargetEntry("backend")));
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        List<EnvironmentEntry> all = new ArrayList<>(configuration.getEnvironments());
        all.add(environment);
        configuration.setEnvironments(all);
        configuration.save();
        WorkflowJob job = Clinic.job(remote, name, Clinic.release(steps).replace("'production'", "'" + name + "'"));
        job.addProperty(new DurabilityHintJobProperty(durability));
    }

    static void schedule(JenkinsRule remote, String job) throws Exception {
        remote.jenkins
                .getItemByFullName(job, WorkflowJob.class)
                .scheduleBuild2(0)
                .waitForStart();
    }

    static WorkflowRun run(JenkinsRule remote, String job) {
        return remote.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    static void tick(JenkinsRule remote, String job, String text) {
        String item = Clinic.release(run(remote, job)).checklist().phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(one -> one.text().equals(text))
                .map(Item::id)
                .findFirst()
                .orElseThrow();
        Clinic.tick(run(remote, job), item, "ann");
    }

    static void sign(JenkinsRule remote, String job, String gate, String person, String role) {
        Clinic.sign(run(remote, job), gate, person, role);
    }

    static void rollBack(JenkinsRule remote, String job) {
        String rollout = rollouts(Clinic.release(run(remote, job)))
                .findFirst()
                .orElseThrow()
                .plan()
                .id();
        RolloutEvent pressed = new RolloutEvent.RollBackRequested("ann", "errors in the log");
        Clinic.host()
                .decide(id(job), new ReleaseEvent.OfRollout(rollout, pressed))
                .join();
    }

    static void comesTo(JenkinsRule remote, String job, Death.Moment moment) throws Exception {
        poll(remote, job, () -> Clinic.host().release(id(job)).filter(moment).isPresent());
    }

    static String end(JenkinsRule remote, String job) throws Exception {
        poll(remote, job, () -> !run(remote, job).isLogUpdated());
        return String.valueOf(run(remote, job).getResult());
    }

    static void poll(JenkinsRule remote, String job, BooleanSupplier there) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to that:\n" + JenkinsRule.getLog(run(remote, job)) + "\n"
                        + Clinic.host().release(id(job)));
            }
            Thread.sleep(20);
        }
    }
}
