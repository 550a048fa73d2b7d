package io.jenkins.plugins.releaseplan.rollout;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.analysis.Condition;
import io.jenkins.plugins.releaseplan.analysis.MissingData;
import io.jenkins.plugins.releaseplan.analysis.Rule;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One rollout from its begin to its end with everything that can happen chosen by a list of numbers: the plan, what the
 * pipeline and people want and when, what fails, when the host dies. After a while nothing fails any longer; then it must come
 * to an end, or wait for somebody who is then asked.
 */
final class RandomSchedule {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SPAN = 3600;
    /** Longer than anything takes once nothing fails any longer, but for a bake that was paused. */
    private static final Duration LONG = Duration.ofHours(4);

    private static final int ROUNDS = 8;

    private final Choices choices;
    private final Clockwork clock = new Clockwork(BEGIN);
    private final ModelHost host;
    private final int stages;
    private int asked;
    private boolean movedByHand;

    private RandomSchedule(Machine machine, List<Integer> numbers) {
        choices = new Choices(numbers);
        stages = choices.below(4);
        Instant calm = BEGIN.plusSeconds(choices.of(0, SPAN / 2, SPAN, 3 * SPAN));
        host = new ModelHost(machine, choices, clock, plan(), calm);
    }

    /** Runs it; throws a {@link Violation} if something happens that must not. */
    static Rollout run(Machine machine, List<Integer> numbers) {
        return new RandomSchedule(machine, numbers).run();
    }

    private Rollout run() {
        world();
        host.begin();
        pipeline();
        people();
        clock.run(LONG);
        for (int i = 0; i < ROUNDS && !host.rollout().phase().ended(); i++) {
            decide();
            clock.run(LONG);
        }
        ended(host.rollout());
        return host.rollout();
    }

    private RolloutPlan plan() {
        Duration keep = Duration.ofSeconds(choices.of(0, 60, 1200));
        Duration ready = Duration.ofSeconds(choices.of(600, 60, 1800));
        return new RolloutPlan("r1", "web", "web", ModelTarget.NEW, policy(), keep, ready, !choices.oneIn(3));
    }

    private RollbackPolicy policy() {
        if (choices.oneIn(3)) {
            return RollbackPolicy.NONE;
        }
        List<Trigger> triggers = List.of(
                trigger(Invariants.IMMEDIATE, 0, Response.ROLL_BACK),
                trigger("asking", choices.of(0, 600), Response.ASK),
                trigger("noting", 0, Response.NOTE));
        return new RollbackPolicy("policy", triggers, Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    private Trigger trigger(String metric, int after, Response response) {
        return new Trigger(rule(metric), Duration.ofSeconds(after), response);
    }

    private Rule rule(String metric) {
        MissingData missing = MissingData.values()[choices.below(3)];
        return new Rule(metric, new Condition.Limit(Comparison.MORE_THAN, 1, ">1"), 1, 1, missing, Severity.HIGH);
    }

    private void world() {
        ModelTarget target = host.target();
        target.startUpSeconds = choices.of(0, 20, 300);
        if (choices.oneIn(12)) {
            target.broughtVersion = "v3";
        }
        if (choices.oneIn(6)) {
            target.green.sickFrom = BEGIN.plusSeconds(choices.below(SPAN));
            target.green.sickUntil = target.green.sickFrom.plusSeconds(choices.of(30, 900, 4000));
        }
        if (choices.oneIn(6)) {
            host.target().route = RouteQueue.FREE.ask("other", true);
            clock.in(choices.of(10, 2000), () -> host.other(false));
        }
    }

    /** Asks for the next stage when the last one has passed, and now and then before that. */
    private void pipeline() {
        Phase phase = host.rollout().phase();
        boolean awaited = phase == Phase.READY || phase == Phase.AWAITING;
        if (host.rollout().bodyEnded() || phase.ended() || host.rollout().cause() != null || phase == Phase.HELD) {
            return;
        }
        if (awaited || choices.oneIn(30)) {
            host.tell(asked < stages ? new RolloutEvent.StageRequested(stage()) : new RolloutEvent.BodyEnded());
        }
        clock.in(choices.of(301, 31), this::pipeline);
    }

    private Stage stage() {
        String id = "s" + asked++;
        Optional<Analysis> analysis = choices.oneIn(3)
                ? Optional.empty()
                : Optional.of(new Analysis(
                        "slo",
                        List.of(rule(Invariants.OF_STAGE)),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(choices.of(0, 0, 200))));
        Response onBreach = Response.values()[choices.below(3)];
        int percent = choices.of(10, 50, 100, 1);
        return new Stage(
                id,
                percent,
                Duration.ofSeconds(choices.of(300, 0, 60, 900)),
                analysis,
                onBreach,
                Duration.ofMinutes(10));
    }

    private void people() {
        int events = choices.below(5);
        for (int i = 0; i < events; i++) {
            clock.in(choices.below(SPAN), this::somethingHappens);
        }
    }

    private void somethingHappens() {
        switch (choices.below(14)) {
            case 1 -> host.tell(new RolloutEvent.PauseRequested("ann", "wait", null));
            case 2, 3 -> host.tell(new RolloutEvent.PauseRequested("ann", "look", Duration.ofMinutes(10)));
            case 4 -> host.tell(new RolloutEvent.ResumeRequested("bob"));
            case 5 -> host.tell(new RolloutEvent.PromoteRequested("bob"));
            case 6 -> host.tell(new RolloutEvent.RollBackRequested("ann", "no good"));
            case 7 -> host.tell(new RolloutEvent.RetireRequested("ann"));
            case 8 -> host.tell(new RolloutEvent.Aborted("ann", "stop", false));
            case 9 -> host.tell(new RolloutEvent.Aborted("ann", "stop", true));
            case 10 -> host.tell(new RolloutEvent.BodyFailed("a test failed"));
            case 11 -> monitor();
            case 12 -> moveByHand();
            case 13 -> takeRoute();
            default -> host.crash();
        }
    }

    private void monitor() {
        Optional<Analysis> analysis = choices.oneIn(2)
                ? Optional.empty()
                : Optional.of(new Analysis("after", List.of(rule("monitor")), Duration.ofMinutes(10), Duration.ZERO));
        host.tell(new RolloutEvent.MonitoringRequested("m1", analysis, Duration.ofMinutes(30)));
    }

    /** Somebody sets weights by hand while both fleets serve, nothing is under way and the rollout has not ended. */
    private void moveByHand() {
        ModelTarget target = host.target();
        boolean serving = target.blue.running && target.green.running && target.greenShare > 0;
        boolean possible = serving && host.quiet() && !host.rollout().phase().ended();
        if (possible) {
            int percent = choices.of(0, 30, 100);
            if (host.rollout().cutoverAt() == null) {
                target.set(percent, clock.now());
            } else {
                target.set(percent);
            }
            movedByHand = true;
        }
    }

    private void takeRoute() {
        host.other(true);
        clock.in(900, () -> host.other(false));
    }

    /** What the rollout waits for is done, but for what time alone must bring. */
    private void decide() {
        Rollout rollout = host.rollout();
        if (rollout.pause() != null) {
            if (rollout.pause().deadline() != null) {
                return;
            }
            if (movedByHand && rollout.phase() == Phase.KEEPING_BLUE) {
                host.target().set(100);
            }
            host.tell(new RolloutEvent.ResumeRequested("bob"));
        } else if (rollout.phase() == Phase.HELD) {
            host.tell(
                    choices.oneIn(2)
                            ? new RolloutEvent.PromoteRequested("bob")
                            : new RolloutEvent.RollBackRequested("bob", "enough"));
        } else if (rollout.phase() == Phase.READY || rollout.phase() == Phase.AWAITING) {
            host.tell(new RolloutEvent.BodyEnded());
        }
    }

    private void ended(Rollout rollout) {
        ModelTarget target = host.target();
        Violation.unless(
                rollout.phase().ended(), "it does not end but stays " + rollout.phase() + " with " + rollout.call());
        boolean forward = rollout.phase() == Phase.COMPLETED;
        Violation.unless(rollout.endedAt() != null, "an end without a time");
        Violation.unless(target.greenShare == (forward ? 100 : 0), "it ended with " + target.greenShare + " % green");
        Violation.unless(!target.route.heldBy("r1"), "it ended and still holds the route");
        Violation.unless(rollout.call() == null, "it ended with a call under way");
        if (!host.retireRefused()) {
            Violation.unless(target.green.running == forward, "green is left " + rollout.phase());
            Violation.unless(target.blue.running != forward, "blue is left " + rollout.phase());
        }
        Violation.unless(forward || rollout.cause() != null, "it went back for no cause");
    }
}
