package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.rollout.RolloutAction;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Asks the ledger for routes, and tells those who wait when their turn has come. Another controller may give a route back
 * without saying so here: those who wait ask again now and then.
 */
final class RouteDesk {

    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Ledger ledger;
    private final HostTime time;
    private final CallLines lines;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(
            String environment, RolloutAction.HoldRoute hold, String line, Consumer<RolloutEvent> answer) {}

    RouteDesk(Ledger ledger, HostTime time, CallLines lines) {
        this.ledger = ledger;
        this.time = time;
        this.lines = lines;
    }

    /** Runs on the rollout's line. */
    void hold(String environment, RolloutAction.HoldRoute hold, String line, Consumer<RolloutEvent> answer) {
        RouteQueue queue = ledger.askRoute(environment, hold.route(), hold.rollout(), hold.queue());
        if (queue.heldBy(hold.rollout())) {
            waiting.remove(hold.rollout());
            answer.accept(new RolloutEvent.RouteHeld(hold.number()));
            return;
        }
        if (hold.queue()) {
            waiting.put(hold.rollout(), new Waiting(environment, hold, line, answer));
            askLater(hold.rollout());
        }
        answer.accept(new RolloutEvent.RouteBusy(hold.number(), queue.holder().orElse("")));
    }

    private void askLater(String rollout) {
        time.at(time.now().plus(AGAIN), () -> ask(rollout));
    }

    /** Asks again, on the rollout's own line, so that it never comes after the rollout has left the queue. */
    private void ask(String rollout) {
        Waiting one = waiting.get(rollout);
        if (one != null) {
            lines.add(one.line(), () -> askNow(rollout));
        }
    }

    private void askNow(String rollout) {
        Waiting one = waiting.get(rollout);
        if (one == null) {
            return;
        }
        RolloutAction.HoldRoute hold = one.hold();
        boolean held;
        try {
            held = ledger.askRoute(one.environment(), hold.route(), rollout, true)
                    .heldBy(rollout);
        } catch (RuntimeException e) {
            // The ledger is away; the rollout keeps its place in it.
            held = false;
        }
        if (!held) {
            askLater(rollout);
        } else if (waiting.remove(rollout, one)) {
            one.answer().accept(new RolloutEvent.RouteHeld(hold.number()));
        }
    }

    /** Runs on the rollout's line. */
    void free(String environment, RolloutAction.FreeRoute free, Consumer<RolloutEvent> answer) {
        waiting.remove(free.rollout());
        RouteQueue queue = ledger.freeRoute(environment, free.route(), free.rollout());
        answer.accept(new RolloutEvent.Done(free.number()));
        queue.holder().ifPresent(this::ask);
    }
}
