package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rollout.RouteQueue;
import java.util.HashMap;
import java.util.Map;

/** The routes of one environment, and who is to be told when one becomes free. */
final class Routes {

    /** The answer to a rollout that asks for a route. */
    interface Asker {
        void held();

        void busy(String holder);
    }

    private final Map<String, RouteQueue> routes = new HashMap<>();
    private final Map<String, Asker> waiting = new HashMap<>();

    void ask(String route, String rollout, boolean queue, Asker asker) {
        RouteQueue next = of(route).ask(rollout, queue);
        routes.put(route, next);
        if (next.heldBy(rollout)) {
            asker.held();
        } else {
            waiting.put(rollout, asker);
            asker.busy(next.holder().orElseThrow());
        }
    }

    void free(String route, String rollout) {
        boolean held = of(route).heldBy(rollout);
        RouteQueue next = of(route).without(rollout);
        routes.put(route, next);
        waiting.remove(rollout);
        if (held) {
            next.holder().ifPresent(heir -> {
                Asker asker = waiting.remove(heir);
                if (asker != null) {
                    asker.held();
                }
            });
        }
    }

    private RouteQueue of(String route) {
        return routes.getOrDefault(route, RouteQueue.FREE);
    }
}
