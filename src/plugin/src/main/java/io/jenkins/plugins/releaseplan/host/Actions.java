package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.gate.GateAction;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.release.PortCalls;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseAction;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Call;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs what releases wish: timers, routes, and calls of the cloud on lines of their own. */
final class Actions {

    private static final Logger LOGGER = Logger.getLogger(Actions.class.getName());

    private final ReleaseHost host;
    private final Clouds clouds;
    private final Timers timers;
    private final CallLines lines;
    private final RouteDesk routes;

    Actions(ReleaseHost host, Clouds clouds, Executor calls) {
        this.host = host;
        this.clouds = clouds;
        this.timers = new Timers(host.time());
        this.lines = new CallLines(calls);
        this.routes = new RouteDesk(host.ledger(), host.time(), lines);
    }

    void run(Release.Advance advance) {
        Release release = advance.release();
        for (ReleaseAction action : advance.actions()) {
            run(release, action);
        }
    }

    private void run(Release release, ReleaseAction action) {
        String id = release.plan().id();
        if (action instanceof ReleaseAction.Tell) {
            return;
        }
        if (action instanceof ReleaseAction.WakeAt wake) {
            wake(id, "", wake.at(), new ReleaseEvent.TimePassed());
        } else if (action instanceof ReleaseAction.OfGate of && of.action() instanceof GateAction.WakeAt wake) {
            wake(id, "gate " + of.gate(), wake.at(), new ReleaseEvent.OfGate(of.gate(), new GateEvent.TimePassed()));
        } else if (action instanceof ReleaseAction.OfRollout of) {
            runRollout(release, of);
        } else if (action instanceof ReleaseAction.Check check) {
            call(release, action, "check " + check.check());
        } else if (action instanceof ReleaseAction.OfGate of) {
            call(release, action, "gate " + of.gate());
        } else {
            call(release, action, "database");
        }
    }

    private void runRollout(Release release, ReleaseAction.OfRollout of) {
        String id = release.plan().id();
        String environment = release.plan().environment();
        String part = "rollout " + of.rollout();
        Consumer<RolloutEvent> answer = event -> host.tellRollout(id, of.rollout(), event);
        if (of.action() instanceof RolloutAction.WakeAt wake) {
            wake(id, part, wake.at(), new ReleaseEvent.OfRollout(of.rollout(), new RolloutEvent.TimePassed()));
        } else if (of.action() instanceof RolloutAction.HoldRoute hold) {
            String line = line(id, part);
            lines.add(
                    line, () -> route(release, of.rollout(), hold, () -> routes.hold(environment, hold, line, answer)));
        } else if (of.action() instanceof RolloutAction.FreeRoute free) {
            lines.add(
                    line(id, part),
                    () -> route(release, of.rollout(), free, () -> routes.free(environment, free, answer)));
        } else if (of.action() instanceof RolloutAction.Measure) {
            // A metric source that hangs must not hold up the way back.
            call(release, of, "measure " + of.rollout());
        } else {
            call(release, of, part);
        }
    }

    private void route(Release release, String rollout, RolloutAction.Numbered wish, Runnable ask) {
        String id = release.plan().id();
        if (!wished(id, rollout, wish)) {
            return;
        }
        try {
            ask.run();
        } catch (LedgerException e) {
            host.tellRollout(
                    id,
                    rollout,
                    new RolloutEvent.CallFailed(wish.number(), CloudException.Kind.RETRYABLE, "" + e.getMessage()));
        }
    }

    private void call(Release release, ReleaseAction action, String part) {
        lines.add(line(release.plan().id(), part), () -> call(release, action));
    }

    private void call(Release release, ReleaseAction action) {
        String id = release.plan().id();
        boolean stale = action instanceof ReleaseAction.OfRollout of
                && of.action() instanceof RolloutAction.Numbered numbered
                && !(numbered instanceof RolloutAction.Measure)
                && !wished(id, of.rollout(), numbered);
        if (host.isClosed() || stale) {
            return;
        }
        try {
            PortCalls ports = new PortCalls(
                    clouds.of(release.plan().environment()), host.ledger().facts());
            ports.make(release, action, host.now()).ifPresent(event -> host.tell(id, event));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "release " + id + ": " + action + " could not be made");
            unanswered(action, e).ifPresent(event -> host.tell(id, event));
        }
    }

    /** What a call that could not even be tried is answered with. */
    private static Optional<ReleaseEvent> unanswered(ReleaseAction action, RuntimeException e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        CloudException.Kind kind = CloudException.Kind.RETRYABLE;
        if (action instanceof ReleaseAction.OfRollout of && of.action() instanceof RolloutAction.Numbered numbered) {
            return Optional.of(new ReleaseEvent.OfRollout(
                    of.rollout(), new RolloutEvent.CallFailed(numbered.number(), kind, why)));
        }
        if (action instanceof ReleaseAction.OfGate of) {
            return condition(of.action())
                    .map(condition -> new ReleaseEvent.OfGate(of.gate(), new GateEvent.LookFailed(condition, why)));
        }
        if (action instanceof ReleaseAction.Check check) {
            return Optional.of(new ReleaseEvent.Checked(check.number(), null, kind, why));
        }
        if (action instanceof ReleaseAction.Snapshot snapshot) {
            return Optional.of(new ReleaseEvent.DatabaseAnswered(snapshot.number(), null, kind, why));
        }
        if (action instanceof ReleaseAction.Restore restore) {
            return Optional.of(new ReleaseEvent.DatabaseAnswered(restore.number(), null, kind, why));
        }
        return Optional.empty();
    }

    private static Optional<String> condition(GateAction action) {
        if (action instanceof GateAction.AskFact ask) {
            return Optional.of(ask.conditionId());
        }
        if (action instanceof GateAction.AskHealth ask) {
            return Optional.of(ask.conditionId());
        }
        return action instanceof GateAction.Measure ask ? Optional.of(ask.conditionId()) : Optional.empty();
    }

    /**
     * Whether a call is still wished: a newer wish takes the place of one that was not made yet, so that no old shift comes
     * between a breach and the way back.
     */
    private boolean wished(String release, String rollout, RolloutAction.Numbered wish) {
        try {
            Call now = host.release(release)
                    .flatMap(state -> state.rollout(rollout))
                    .map(Rollout::call)
                    .orElse(null);
            return now != null && now.number() == wish.number();
        } catch (LedgerException e) {
            // It was saved before it was wished; what came after cannot be known now.
            return true;
        }
    }

    private void wake(String release, String part, Instant at, ReleaseEvent event) {
        timers.set(line(release, part), at, () -> host.tell(release, event));
    }

    private static String line(String release, String part) {
        return release + "|" + part;
    }

    void close() {
        timers.cancelAll();
    }
}
