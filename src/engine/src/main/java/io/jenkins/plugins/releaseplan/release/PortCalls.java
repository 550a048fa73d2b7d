package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.analysis.Reading;
import io.jenkins.plugins.releaseplan.analysis.Series;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.DatabaseSnapshots;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs a release's actions through the ports and says what happened, in the same way for every host. A call blocks as long as
 * its port does. Routes, timers and notices are the host's own business.
 *
 * @param cloud the ports of the release's environment
 * @param facts what is known of past releases
 */
public record PortCalls(Cloud cloud, Facts facts) {

    /** A call on a port that has no other answer than that it is done. */
    @FunctionalInterface
    private interface Wish {
        void make() throws CloudException;
    }

    /** A call on a port that answers. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws CloudException;
    }

    /**
     * Runs one action.
     *
     * @param release the release that wished it
     * @param action what it wished
     * @param now the time
     * @return what happened, to be told to the release; empty for actions that are the host's own business
     */
    public Optional<ReleaseEvent> make(Release release, ReleaseAction action, Instant now) {
        if (action instanceof ReleaseAction.OfRollout of) {
            return make(of.action()).map(event -> new ReleaseEvent.OfRollout(of.rollout(), event));
        }
        if (action instanceof ReleaseAction.OfGate of) {
            return make(release, of.action(), now).map(event -> new ReleaseEvent.OfGate(of.gate(), event));
        }
        if (action instanceof ReleaseAction.Check check) {
            return Optional.of(check(release, check));
        }
        if (action instanceof ReleaseAction.Snapshot snapshot) {
            return Optional.of(database(
                    snapshot.number(), () -> cloud.snapshots().snapshot(snapshot.database(), snapshot.snapshot())));
        }
        if (action instanceof ReleaseAction.Restore restore) {
            return Optional.of(database(
                    restore.number(),
                    () -> cloud.snapshots().restore(restore.database(), restore.snapshot(), restore.requestId())));
        }
        return Optional.empty();
    }

    private Optional<RolloutEvent> make(RolloutAction action) {
        if (action instanceof RolloutAction.Inspect inspect) {
            return answer(
                    inspect.number(),
                    () -> new RolloutEvent.Inspected(
                            inspect.number(), cloud.fleet().inspect(inspect.target())));
        }
        if (action instanceof RolloutAction.Probe probe) {
            return answer(
                    probe.number(),
                    () -> new RolloutEvent.Probed(probe.number(), cloud.health().probe(probe.target(), probe.fleet())));
        }
        if (action instanceof RolloutAction.Look look) {
            return answer(
                    look.number(),
                    () -> new RolloutEvent.Looked(
                            look.number(), cloud.router().percentOf(look.target(), look.fleet())));
        }
        if (action instanceof RolloutAction.Measure measure) {
            return answer(measure.number(), () -> new RolloutEvent.Measured(measure.number(), measure(measure)));
        }
        return wish(action);
    }

    private Optional<RolloutEvent> wish(RolloutAction action) {
        if (action instanceof RolloutAction.Launch launch) {
            return done(launch.number(), () -> cloud.fleet().launch(launch.target(), launch.fleet(), launch.version()));
        }
        if (action instanceof RolloutAction.Shift shift) {
            return done(shift.number(), () -> cloud.router().shift(shift.target(), shift.wished()));
        }
        if (action instanceof RolloutAction.RecordVersion write) {
            return done(write.number(), () -> cloud.versions().write(write.target(), write.version()));
        }
        if (action instanceof RolloutAction.Refresh refresh) {
            return done(refresh.number(), () -> {
                cloud.dns().point(refresh.target());
                cloud.content().invalidate(refresh.target(), refresh.requestId());
            });
        }
        if (action instanceof RolloutAction.Retire retire) {
            return done(retire.number(), () -> cloud.fleet().retire(retire.target(), retire.fleet()));
        }
        return Optional.empty();
    }

    private static Optional<RolloutEvent> answer(long number, Question<RolloutEvent> question) {
        try {
            return Optional.of(question.ask());
        } catch (CloudException e) {
            return Optional.of(new RolloutEvent.CallFailed(number, e.kind(), why(e)));
        }
    }

    private static Optional<RolloutEvent> done(long number, Wish wish) {
        return answer(number, () -> {
            wish.make();
            return new RolloutEvent.Done(number);
        });
    }

    private Measurement measure(RolloutAction.Measure measure) throws CloudException {
        Side green = new Side(measure.greenFleet(), measure.from(), measure.to());
        Side blue = new Side(measure.blueFleet(), measure.blueFrom(), measure.blueTo());
        return measure(measure.target(), measure.metrics(), measure.compared(), green, blue);
    }

    /** Whose metrics are read, and of which range of time. */
    private record Side(String fleet, Instant from, Instant to) {}

    private Measurement measure(String target, List<String> metrics, List<String> compared, Side green, Side blue)
            throws CloudException {
        SortedMap<String, Reading> readings = new TreeMap<>();
        for (String metric : metrics) {
            Series ofGreen = read(target, metric, green);
            Series ofBlue = compared.contains(metric) ? read(target, metric, blue) : Series.empty();
            readings.put(metric, new Reading(ofGreen, ofBlue));
        }
        return new Measurement(green.from(), green.to(), readings);
    }

    private Series read(String target, String metric, Side side) throws CloudException {
        return cloud.metrics().read(target, side.fleet(), metric, side.from(), side.to());
    }

    private Optional<GateEvent> make(Release release, GateAction action, Instant now) {
        if (action instanceof GateAction.AskFact ask) {
            Facts.Answer answer = facts.ask(ask.fact(), release.plan().service(), ask.version(), now);
            return Optional.of(
                    new GateEvent.FactKnown(ask.conditionId(), answer.holds(), answer.detail(), ask.version()));
        }
        try {
            if (action instanceof GateAction.AskHealth ask) {
                Health health = cloud.health().probe(ask.target(), fleetOf(release, ask.target()));
                return Optional.of(new GateEvent.HealthKnown(ask.conditionId(), health, ask.version()));
            }
            if (action instanceof GateAction.Measure measure) {
                return Optional.of(
                        new GateEvent.Measured(measure.conditionId(), measure(release, measure), measure.version()));
            }
        } catch (CloudException e) {
            return Optional.of(new GateEvent.LookFailed(
                    action instanceof GateAction.AskHealth ask
                            ? ask.conditionId()
                            : ((GateAction.Measure) action).conditionId(),
                    why(e)));
        }
        return Optional.empty();
    }

    /** A gate inside a deployment looks at green; one outside, or after a way back, looks at what serves. */
    private static Optional<String> green(Release release, String target) {
        return release.rolloutOf(target)
                .filter(rollout -> rollout.cause() == null)
                .map(Rollout::greenFleet)
                .filter(fleet -> !fleet.isEmpty());
    }

    private String fleetOf(Release release, String target) throws CloudException {
        Optional<String> green = green(release, target);
        return green.isPresent() ? green.get() : cloud.fleet().inspect(target).serving();
    }

    private Measurement measure(Release release, GateAction.Measure measure) throws CloudException {
        TargetStatus status = cloud.fleet().inspect(measure.target());
        String green = green(release, measure.target()).orElse(status.serving());
        String blue = green.equals(status.serving()) ? status.idle() : status.serving();
        return measure(
                measure.target(),
                measure.metrics(),
                measure.compared(),
                new Side(green, measure.from(), measure.to()),
                new Side(blue, measure.from(), measure.to()));
    }

    private ReleaseEvent check(Release release, ReleaseAction.Check check) {
        try {
            Health found = cloud.health().check(release.plan().environment(), check.check(), check.version());
            return new ReleaseEvent.Checked(check.number(), found, null, "");
        } catch (CloudException e) {
            return new ReleaseEvent.Checked(check.number(), null, e.kind(), why(e));
        }
    }

    private static ReleaseEvent database(long number, Question<DatabaseSnapshots.Progress> question) {
        try {
            return new ReleaseEvent.DatabaseAnswered(number, question.ask(), null, "");
        } catch (CloudException e) {
            return new ReleaseEvent.DatabaseAnswered(number, null, e.kind(), why(e));
        }
    }

    /** A port that gives no reason must not stop the release that it failed. */
    private static String why(CloudException failure) {
        return failure.getMessage() == null || failure.getMessage().isBlank()
                ? "no reason given"
                : failure.getMessage();
    }
}
