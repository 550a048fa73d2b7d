package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.Metric;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.gate.GatePlan;
import io.jenkins.plugins.releaseplan.rollout.Response;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.rollout.RolloutPlan;
import io.jenkins.plugins.releaseplan.rollout.Stage;
import io.jenkins.plugins.releaseplan.rollout.Trigger;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws releases: what a pipeline asks for, with times so short that a schedule sees their ends. */
final class Scenario {

    static final Instant BEGIN = Instant.parse("2026-03-28T22:00:00Z");
    static final List<String> PEOPLE = List.of("ann", "bob", "cem", "Ann", "dev");
    static final List<String> ROLES = List.of("Release Manager", "Security Lead");

    static final Checklist CHECKLIST = checklist("""
            # Release of pms
            ## Pre-Release
            - [ ] Change is announced
            - [ ] Load test is run, if applicable
            ## Post-Release
            - [x] Metrics looked at
            - [ ] Ticket is closed
            """);

    /** A newer document: one item is gone, one is new. */
    static final Checklist NEWER = checklist("""
            # Release of pms
            ## Pre-Release
            - [ ] Change is announced
            - [ ] Somebody is on call
            ## Post-Release
            - [ ] Ticket is closed
            """);

    private static final Rule ERRORS = new Rule(
            Metric.ERROR_RATE, Condition.parse(Metric.ERROR_RATE, ">5%"), 1, 1, MissingData.HOLD, Severity.HIGH);
    private static final Analysis SLO = new Analysis("slo", List.of(ERRORS), Duration.ofMinutes(1), Duration.ZERO);

    private final SplittableRandom random;
    private final Pipeline pipeline;
    private int lastId;

    private Scenario(SplittableRandom random) {
        this.random = random;
        this.pipeline = new Pipeline(random.nextInt(5) == 0);
    }

    static ReleasePlan plan(SplittableRandom random) {
        ReleasePlan.Kind kind = random.nextInt(6) == 0 ? ReleasePlan.Kind.ROLLBACK : ReleasePlan.Kind.DEPLOYMENT;
        return new ReleasePlan("r1", kind, "pms", "production", "v2", "dev", Set.of("eve"));
    }

    static Pipeline pipeline(SplittableRandom random) {
        Scenario scenario = new Scenario(random);
        scenario.draw();
        return scenario.pipeline;
    }

    private static Checklist checklist(String markdown) {
        try {
            return Checklist.parse(markdown);
        } catch (UnreadableChecklistException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void draw() {
        if (chance(4, 5)) {
            pipeline.at(new ReleaseEvent.ChecklistRead(CHECKLIST));
        }
        int steps = random.nextInt(1, 5);
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> gate();
                case 3, 4, 5, 6 -> deployment();
                case 7 -> verification();
                case 8 -> database();
                default -> monitoring();
            }
        }
        if (chance(1, 6)) {
            pipeline.fails();
        }
    }

    private void gate() {
        String id = id("gate");
        pipeline.gate(id, gatePlan(random, id));
    }

    static GatePlan gatePlan(SplittableRandom random, String name) {
        List<io.jenkins.plugins.releaseplan.gate.Condition> conditions = new ArrayList<>();
        if (random.nextInt(2) == 0) {
            conditions.add(new io.jenkins.plugins.releaseplan.gate.Condition.ChecklistComplete(
                    List.of("Pre-Release", "", "Nowhere").get(random.nextInt(8) == 0 ? 2 : random.nextInt(2))));
        }
        if (random.nextInt(2) == 0) {
            conditions.add(
                    new io.jenkins.plugins.releaseplan.gate.Condition.SignedOff(ROLES.get(0), random.nextInt(1, 3)));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new io.jenkins.plugins.releaseplan.gate.Condition.SignedOff(ROLES.get(1), 1));
        }
        if (random.nextInt(4) == 0) {
            conditions.add(new io.jenkins.plugins.releaseplan.gate.Condition.FactHolds(new Fact.HealthyIn("staging")));
        }
        if (random.nextInt(6) == 0) {
            conditions.add(new io.jenkins.plugins.releaseplan.gate.Condition.InWindow(freeze()));
        }
        if (conditions.isEmpty() || random.nextInt(6) == 0) {
            conditions.add(new io.jenkins.plugins.releaseplan.gate.Condition.Healthy("web"));
        }
        Optional<Duration> timeout =
                random.nextInt(3) == 0 ? Optional.of(Duration.ofMinutes(random.nextInt(1, 20))) : Optional.empty();
        GatePlan.OnTimeout onTimeout = random.nextBoolean() ? GatePlan.OnTimeout.REJECT : GatePlan.OnTimeout.FAIL;
        return new GatePlan(name, conditions, timeout, onTimeout, random.nextBoolean());
    }

    private static ReleaseCalendar freeze() {
        LocalDateTime from = LocalDateTime.ofInstant(BEGIN, ZoneOffset.UTC).plusMinutes(3);
        return new ReleaseCalendar(
                null, List.of(new Freeze("fair", ZoneOffset.UTC, from, from.plusMinutes(6), "the fair")));
    }

    private void deployment() {
        String target = chance(2, 3) ? "web" : "api";
        String id = id("rollout");
        pipeline.deploymentBegins(rolloutPlan(random, id, target));
        int stages = random.nextInt(3);
        for (int i = 0; i < stages; i++) {
            pipeline.stage(stage(random, "stage" + i, 10 + 40 * i));
            if (chance(1, 5)) {
                gate();
            }
        }
        if (chance(1, 8)) {
            pipeline.fails();
        }
        pipeline.deploymentEnds();
    }

    static RolloutPlan rolloutPlan(SplittableRandom random, String id, String target) {
        List<Trigger> triggers = random.nextInt(3) == 0
                ? List.of(new Trigger(ERRORS, Duration.ZERO, random.nextBoolean() ? Response.ROLL_BACK : Response.ASK))
                : List.of();
        RollbackPolicy policy = new RollbackPolicy("standard", triggers, Duration.ofMinutes(1), Duration.ofMinutes(5));
        return new RolloutPlan(
                id,
                target,
                "route-" + target,
                "v2",
                policy,
                Duration.ofMinutes(random.nextInt(6)),
                Duration.ofMinutes(4),
                random.nextInt(4) != 0);
    }

    static Stage stage(SplittableRandom random, String id, int percent) {
        Optional<Analysis> analysis = random.nextBoolean() ? Optional.of(SLO) : Optional.empty();
        Response onBreach = random.nextInt(3) == 0 ? Response.ASK : Response.ROLL_BACK;
        return new Stage(id, percent, Duration.ofMinutes(random.nextInt(4)), analysis, onBreach, Duration.ofMinutes(3));
    }

    private void verification() {
        List<String> checks = chance(1, 2) ? List.of("healthz") : List.of("healthz", "smoke");
        pipeline.verification(new ReleaseEvent.VerificationReached(
                id("verification"), checks, Duration.ofSeconds(random.nextInt(20, 200))));
    }

    private void database() {
        String id = id("database");
        ReleaseEvent reached = chance(1, 2)
                ? new ReleaseEvent.SnapshotReached(id, "orders", "before-v2")
                : new ReleaseEvent.RestoreReached(id, "orders", "before-v2");
        pipeline.database(id, reached);
    }

    private void monitoring() {
        pipeline.monitoring(new ReleaseEvent.MonitoringReached(
                id("monitoring"),
                chance(1, 2) ? Optional.of(SLO) : Optional.empty(),
                Duration.ofMinutes(random.nextInt(5))));
    }

    private String id(String what) {
        return what + ++lastId;
    }

    private boolean chance(int of, int among) {
        return random.nextInt(among) < of;
    }
}
