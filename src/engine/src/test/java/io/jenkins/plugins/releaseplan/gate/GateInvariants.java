package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Drives a gate through a schedule of events and holds it to its rules at each step: it stands as the oracle says
 * (invariant 5), sign-offs are only added or made void (6), the same input gives the same output (7), a gate that ended
 * stays as it is, and the host always knows when to wake it.
 */
final class GateInvariants {

    /** Not at each step, for it doubles the work. */
    private static final int EVERY = 10;

    private final GateFunction function;
    private final GateOracle oracle;
    private final List<GateAction> asked = new ArrayList<>();
    private Gate gate;
    private Instant now = GateSamples.START;
    private int steps;
    private Instant wakeTold;
    private GateAction.Measure measureAsked;

    private GateInvariants(GateFunction function, GatePlan plan) {
        this.function = function;
        this.oracle = new GateOracle(plan);
        Advance begun = Gate.begin(plan, "v1", "ann", Set.of("bob"), now);
        gate = begun.gate();
        remember(begun);
        compare(oracle.verdict());
    }

    /**
     * Runs a schedule.
     *
     * @param plan a number for {@link GateScript#plan}
     * @param steps numbers for {@link GateScript#events}
     * @return the gate at the end
     */
    static Gate hold(GateFunction function, int plan, List<Integer> steps) {
        GateInvariants run = new GateInvariants(function, GateScript.plan(plan));
        for (int step : steps) {
            run.now = GateScript.later(run.now, run.gate, step);
            for (GateEvent event : GateScript.events(step, run.gate, List.copyOf(run.asked))) {
                run.step(event);
            }
        }
        return run.gate;
    }

    private void step(GateEvent event) {
        boolean askedFor = isAnswerAskedFor(event);
        Gate before = gate;
        Advance advance = function.advance(before, event, now);
        gate = advance.gate();
        if (steps++ % EVERY == 0) {
            same("the same again", advance, function.advance(before, event, now));
        }
        if (before.state() != Gate.State.WAITING) {
            same("a gate that ended", before, gate);
        }
        if (event instanceof GateEvent.HostRestarted) {
            wakeTold = null;
        }
        forgetAnswered(event);
        remember(advance);
        compare(oracle.after(new GateOracle.Happened(event, now, askedFor)));
        compareSignOffs(before, event, advance);
        compareWake();
        same("nothing is missing", everythingMet(), gate.missing().isEmpty());
    }

    private boolean everythingMet() {
        return gate.conditions().values().stream().allMatch(ConditionStatus::met);
    }

    private void compare(GateOracle.Verdict expected) {
        same("state", expected.state(), gate.state());
        same("version", expected.version(), gate.version());
        same("end", expected.endedAt(), gate.endedAt());
        same("sign-offs", expected.signOffs(), gate.signOffs());
    }

    private static void compareSignOffs(Gate before, GateEvent event, Advance advance) {
        List<SignOff> now = advance.gate().signOffs();
        int earlier = before.signOffs().size();
        holds("one more sign-off at most", earlier <= now.size() && now.size() <= earlier + 1);
        for (int i = 0; i < earlier; i++) {
            SignOff kept = now.get(i);
            SignOff was = before.signOffs().get(i);
            holds("a sign-off is only made void", kept.equals(was) || kept.equals(was.asVoided()));
        }
        boolean refused = advance.actions().stream()
                .anyMatch(action ->
                        action instanceof GateAction.Tell tell && tell.notice().kind() == Notice.Kind.SIGN_OFF_REFUSED);
        same("refused aloud", event instanceof GateEvent.Signed && now.size() == earlier, refused);
    }

    /** An earlier wish that is not taken back wakes the gate for nothing, which is harmless. */
    private void compareWake() {
        if (gate.state() == Gate.State.WAITING && gate.nextWake() != null) {
            same("when the host was told to wake it", gate.nextWake(), wakeTold);
            holds("it is woken later", gate.nextWake().isAfter(now));
        }
    }

    private void remember(Advance advance) {
        for (GateAction action : advance.actions()) {
            if (action instanceof GateAction.WakeAt wake) {
                wakeTold = wake.at();
            } else if (!(action instanceof GateAction.Tell)) {
                asked.add(action);
            }
            if (action instanceof GateAction.Measure measure) {
                same("measured version", gate.version(), measure.version());
                holds("what is measured is over", !measure.to().isAfter(now));
                same("begin of the range", measure.to().minusSeconds(60), measure.from());
                measureAsked = measure;
            }
        }
    }

    private boolean isAnswerAskedFor(GateEvent event) {
        return event instanceof GateEvent.Measured measured
                && measureAsked != null
                && measured.version().equals(gate.version())
                && measured.measurement().from().equals(measureAsked.from())
                && measured.measurement().to().equals(measureAsked.to());
    }

    /** A question that failed or is about an old version waits for no answer; others stay, for hosts answer late and twice. */
    private void forgetAnswered(GateEvent event) {
        boolean failed =
                event instanceof GateEvent.LookFailed look && look.conditionId().equals(GateSamples.METRICS.id());
        boolean otherVersion = event instanceof GateEvent.VersionChanged
                && measureAsked != null
                && !measureAsked.version().equals(gate.version());
        if (failed || otherVersion || isAnswerAskedFor(event)) {
            measureAsked = null;
        }
        if (asked.size() > 6) {
            asked.subList(0, asked.size() - 6).clear();
        }
    }

    // Millions of checks: assertions that describe themselves only when they fail.
    private static void same(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected " + expected + ", but was " + actual);
        }
    }

    private static void holds(String what, boolean condition) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
