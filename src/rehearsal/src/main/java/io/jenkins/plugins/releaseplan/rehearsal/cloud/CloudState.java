package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.CloudException.Kind;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The state behind all ports of one environment, and the one way in which calls reach it. */
final class CloudState {

    private static final Set<CloudCall> LOOKS = EnumSet.of(
            CloudCall.PERCENT_OF,
            CloudCall.INSPECT,
            CloudCall.PROBE,
            CloudCall.METRICS,
            CloudCall.READ_VERSION,
            CloudCall.SNAPSHOT,
            CloudCall.RESTORE);

    private final Environment environment;
    private final long seed;
    private final InstantSource clock;
    private final FaultTimeline faults;
    private final Map<String, TargetState> targets = new LinkedHashMap<>();
    private final List<CloudCallRecord> calls = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<ReachedPoint> events = new ArrayList<>();
    private final List<Consumer<ReachedPoint>> listeners = new ArrayList<>();

    /** What a call does. */
    interface Act<T> {

        /**
         * @param now when the call is made
         * @param at when it acts, later than {@code now} if a fault delays it
         */
        T at(long now, long at) throws CloudException;
    }

    CloudState(Environment environment, Scenario scenario, long seed, InstantSource clock) {
        this.environment = environment;
        this.seed = Draws.stream(seed, environment.name());
        this.clock = clock;
        faults = new FaultTimeline(scenario.faults(), environment.name(), this.seed);
        long start = scenario.start().toEpochMilli();
        environment
                .targets()
                .values()
                .forEach(target -> targets.put(target.name(), new TargetState(target, this.seed, start)));
    }

    Environment environment() {
        return environment;
    }

    long seed() {
        return seed;
    }

    FaultTimeline faults() {
        return faults;
    }

    Map<String, TargetState> targets() {
        return targets;
    }

    List<CloudCallRecord> calls() {
        return calls;
    }

    List<Violation> violations() {
        return violations;
    }

    List<ReachedPoint> events() {
        return events;
    }

    void listen(Consumer<ReachedPoint> listener) {
        listeners.add(listener);
    }

    /** Virtual now, in milliseconds; everything that time has brought is taken into account. */
    long now() {
        long now = clock.millis();
        for (TargetState target : targets.values()) {
            if (target.hasNews(now)) {
                target.reachedUntil(now).forEach(this::reached);
            }
        }
        strikeInstances(now);
        return now;
    }

    /** Takes note of a point that a rollout reached. */
    void reached(ReachedPoint event) {
        events.add(event);
        faults.reached(event, targets.get(event.target()).target().version());
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Lets the instances die whose fault has begun. */
    private void strikeInstances(long now) {
        for (FaultRun run : faults.takeDeadly(now)) {
            targets.values().stream()
                    .filter(target -> run.fault().scope().strikesTarget(target.name()))
                    .forEach(target ->
                            strike(run, (Fault.InstancesDie) run.fault().effect(), target));
        }
    }

    private void strike(FaultRun run, Fault.InstancesDie effect, TargetState target) {
        for (int fleet = 0; fleet < 2; fleet++) {
            Generation generation = target.fleet(fleet).at(run.begin());
            boolean struck = generation != null
                    && run.fault()
                            .scope()
                            .strikesVersion(
                                    generation.version(), target.target().version());
            if (struck) {
                for (int i = 0; i < Math.min(effect.count(), generation.capacity()); i++) {
                    long startUp = target.target()
                            .startUp()
                            .draw(run.draw(2L * i + fleet + 1))
                            .toMillis();
                    long over = run.fault().lasts().isEmpty() ? run.begin() : run.end();
                    generation.die(run.begin(), over + startUp);
                }
            }
        }
    }

    /**
     * The target of a call.
     *
     * @throws CloudException if there is none
     */
    TargetState target(String name) throws CloudException {
        TargetState target = targets.get(name);
        if (target == null) {
            throw refused("no target '" + name + "' in environment '" + environment.name() + "'"
                    + (targets.isEmpty() ? "" : "; there is: " + String.join(", ", targets.keySet())));
        }
        return target;
    }

    /**
     * The index of a target's fleet.
     *
     * @throws CloudException if there is none
     */
    int fleet(TargetState target, String fleet) throws CloudException {
        int index = target.fleetIndex(fleet);
        if (index < 0) {
            throw refused("target '" + target.name() + "' has no fleet '" + fleet + "'; it has: "
                    + String.join(", ", target.target().fleets()));
        }
        return index;
    }

    /** The version that the instances report. */
    String reported(TargetState target, Generation generation, long now) {
        String running = generation.version();
        String current = target.target().version();
        List<FaultRun> wrong = faults.active(Fault.WrongVersion.class, target.name(), running, current, now);
        return wrong.isEmpty()
                ? running
                : ((Fault.WrongVersion) wrong.get(0).fault().effect()).reports();
    }

    /** Makes a call, unless a fault comes between. */
    <T> T call(CloudCall call, String target, String detail, Act<T> act) throws CloudException {
        long now = now();
        Optional<FaultRun> met = faults.hit(call, targets.containsKey(target) ? target : "", now);
        String fault = met.map(run -> run.fault().name()).orElse("");
        try {
            T result = met.isPresent()
                    ? fail((Fault.CallsFail) met.get().fault().effect(), call, act, now)
                    : act.at(now, now);
            if (!LOOKS.contains(call)) {
                record(now, call, target, detail, "OK", fault);
            }
            return result;
        } catch (CloudException failed) {
            record(now, call, target, detail, failed.kind().name(), fault);
            throw failed;
        }
    }

    private <T> T fail(Fault.CallsFail effect, CloudCall call, Act<T> act, long now) throws CloudException {
        String what = call.word() + " in '" + environment.name() + "': ";
        switch (effect.failure()) {
            case THROTTLE:
                throw new CloudException(Kind.RETRYABLE, what + "throttled, the rate of calls is exceeded");
            case REFUSE:
                throw refused(what + "access denied");
            case TIMEOUT_BEFORE_ACTING:
                throw new CloudException(Kind.UNKNOWN, what + "timed out; whether it acted is unknown");
            default:
                act.at(now, now + effect.lag().toMillis());
                throw new CloudException(Kind.UNKNOWN, what + "timed out; whether it acted is unknown");
        }
    }

    private void record(long now, CloudCall call, String target, String detail, String outcome, String fault) {
        calls.add(new CloudCallRecord(Instant.ofEpochMilli(now), call, target, detail, outcome, fault));
    }

    void violated(long at, TargetState target, String text) {
        violations.add(new Violation(Instant.ofEpochMilli(at), target.name(), text));
    }

    static CloudException refused(String message) {
        return new CloudException(Kind.REFUSED, message);
    }
}
