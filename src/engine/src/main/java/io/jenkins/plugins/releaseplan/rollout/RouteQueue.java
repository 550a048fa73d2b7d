package io.jenkins.plugins.releaseplan.rollout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a route and who waits for it, first come, first served. Immutable.
 *
 * @param holders rollout ids; the first holds the route, the others wait in this order; empty if the route is free
 */
public record RouteQueue(List<String> holders) {

    /** A free route. */
    public static final RouteQueue FREE = new RouteQueue(List.of());

    public RouteQueue {
        holders = List.copyOf(holders);
        if (new HashSet<>(holders).size() < holders.size()) {
            throw new IllegalArgumentException("a rollout stands in the queue of a route once, not as in " + holders);
        }
    }

    /** The rollout that holds the route; empty if it is free. */
    public Optional<String> holder() {
        return holders.stream().findFirst();
    }

    /** Whether this rollout holds the route. */
    public boolean heldBy(String rollout) {
        return holder().filter(rollout::equals).isPresent();
    }

    /**
     * The route after a rollout asked for it. Asking again changes nothing.
     *
     * @param queue whether it waits if another holds the route; otherwise it does not enter the queue
     */
    public RouteQueue ask(String rollout, boolean queue) {
        if (holders.contains(rollout) || !holders.isEmpty() && !queue) {
            return this;
        }
        List<String> next = new ArrayList<>(holders);
        next.add(rollout);
        return new RouteQueue(next);
    }

    /** The route after a rollout gave it back or left the queue. */
    public RouteQueue without(String rollout) {
        List<String> next = new ArrayList<>(holders);
        next.remove(rollout);
        return new RouteQueue(next);
    }
}
