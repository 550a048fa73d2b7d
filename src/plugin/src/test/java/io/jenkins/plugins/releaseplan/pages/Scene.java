package io.jenkins.plugins.releaseplan.pages;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.config.EnvironmentEntry;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.config.RoleEntry;
import io.jenkins.plugins.releaseplan.config.SimulatedCloudEntry;
import io.jenkins.plugins.releaseplan.config.TargetEntry;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import io.jenkins.plugins.releaseplan.steps.Attached;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A Jenkins with an environment, people, and releases that the tests drive without a pipeline. */
final class Scene {

    static final String OLD = "v20260223-1f0c2ab";
    static final String NEW = "v20260302-4f2a9d1";
    static final String GATE = "Go / No-Go";

    private static final String SCENARIO = """
            start: 2026-03-02T08:00
            zone: UTC
            seed: 5
            environments:
              production:
                targets:
                  pms-backend: { version: %s, capacity: 3, startUp: 3m }
            traffic: { perMinute: 900, shape: office }
            analyses:
              ehr-slo:
                interval: 5m
                rules:
                  - { metric: errorRate, when: '>5%%', failures: 2 }
                  - { metric: latencyP95, when: '>3x baseline', failures: 3 }
            """.formatted(OLD);

    static final String CHECKLIST = """
            # Release of the practice management system

            ## 1. Preparation (T-24 hours)

            - [ ] Release notes are written in words that a receptionist understands
            - [ ] Support has [the list of known issues](https://wiki.example.org/known-issues)
              - with what to answer for each
            - [ ] On-call is settled for the whole week
              - [ ] first line
              - [ ] second line
            - [ ] Load test repeated with last Monday's curve (if applicable)

            ## 2. First traffic (T+1 hour)

            Look at the error log of *green* for five minutes:

            ```sh
            aws logs tail /ecs/pms-backend --since 5m --filter-pattern ERROR
            ```

            - [ ] Somebody looked at the error log of green
            - [ ] Support reports nothing out of the ordinary

            ## Sign-off

            | Role | Name |
            | --- | --- |
            | Release Manager | |
            | Security Lead | |
            """;

    private final JenkinsRule jenkins;

    Scene(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** Opens the environment and lets the people in. */
    Scene open() throws Exception {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        EnvironmentEntry production = new EnvironmentEntry("production", new SimulatedCloudEntry(SCENARIO));
        production.setTargets(List.of(new TargetEntry("pms-backend")));
        configuration.setEnvironments(List.of(production));
        configuration.setRoles(List.of(
                new RoleEntry("Release Manager", List.of("rita")), new RoleEntry("Security Lead", List.of("sam"))));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        MockAuthorizationStrategy people = new MockAuthorizationStrategy();
        people.grant(Jenkins.ADMINISTER).everywhere().to("adam");
        people.grant(Jenkins.READ)
                .everywhere()
                .to("rita", "sam", "tina", "olga", "rolf", "vera", "norbert", "anonymous");
        grant(people, "rita", ReleasePermissions.SIGN, ReleasePermissions.TICK, ReleasePermissions.DEPLOY);
        grant(people, "sam", ReleasePermissions.SIGN);
        grant(people, "tina", ReleasePermissions.TICK);
        grant(people, "olga", ReleasePermissions.DEPLOY);
        grant(people, "rolf", ReleasePermissions.ROLL_BACK);
        grant(people, "vera");
        jenkins.jenkins.setAuthorizationStrategy(people);
        return this;
    }

    private static void grant(MockAuthorizationStrategy people, String person, Permission... permissions) {
        people.grant(Item.READ).everywhere().to(person);
        if (permissions.length > 0) {
            people.grant(permissions).everywhere().to(person);
        }
    }

    static ReleaseHost host() {
        return ReleaseService.get().host();
    }

    static Release state(String release) {
        return host().release(release).orElseThrow();
    }

    /** A build with a release that has only begun. */
    FreeStyleBuild begin(String job, String release) throws Exception {
        return begin(job, release, NEW);
    }

    FreeStyleBuild begin(String job, String release, String version) throws Exception {
        FreeStyleProject project = (FreeStyleProject) jenkins.jenkins.getItem(job);
        if (project == null) {
            project = jenkins.createFreeStyleProject(job);
        }
        return begin(project, release, version);
    }

    FreeStyleBuild begin(FreeStyleProject project, String release, String version) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);
        Attached.to(build, release);
        ReleasePlan plan = new ReleasePlan(
                release, ReleasePlan.Kind.DEPLOYMENT, "pms", "production", version, "author", Set.of("olga"));
        host().begin(plan, new Origin("4f2a9d1c0ffee4f2a9d1", "main", build.getExternalizableId()))
                .join();
        return build;
    }

    static void readChecklist(String release) throws Exception {
        host().tell(release, new ReleaseEvent.ChecklistRead(Checklist.parse(CHECKLIST)))
                .join();
    }

    static void reachGate(String release, String name, Condition... conditions) {
        GatePlan plan = new GatePlan(
                name, List.of(conditions), Optional.of(Duration.ofHours(4)), GatePlan.OnTimeout.REJECT, true);
        host().tell(release, new ReleaseEvent.GateReached(name, plan)).join();
    }

    static void reachGate(String release) {
        reachGate(
                release,
                GATE,
                new Condition.ChecklistComplete("Preparation"),
                new Condition.SignedOff("Release Manager", 1),
                new Condition.SignedOff("Security Lead", 1));
    }

    static String rollout(String release) {
        return release + "/pms-backend";
    }

    static void deploy(String release) {
        host().tell(
                        release,
                        new ReleaseEvent.DeploymentReached(new RolloutPlan(
                                rollout(release),
                                "pms-backend",
                                "pms-backend",
                                state(release).plan().version(),
                                RollbackPolicy.NONE,
                                Duration.ofHours(2),
                                Duration.ofMinutes(30),
                                true)))
                .join();
    }

    static void stage(String release, int percent, Duration bake) throws Exception {
        Analysis analysis = Scenario.read("the scene", SCENARIO).analysis("ehr-slo");
        Stage stage = new Stage(
                "stage " + percent, percent, bake, Optional.of(analysis), Response.ROLL_BACK, Duration.ofMinutes(30));
        host().tellRollout(release, rollout(release), new RolloutEvent.StageRequested(stage))
                .join();
    }

    static void bodyEnds(String release) {
        host().tellRollout(release, rollout(release), new RolloutEvent.BodyEnded())
                .join();
        host().tell(release, new ReleaseEvent.BodyEnded()).join();
    }

    static String item(String release, String text) {
        Checklist checklist = state(release).checklist();
        return checklist.itemsOf(checklist.phases()).stream()
                .filter(item -> item.text().contains(text))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
