package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.TrafficRouter;
import io.jenkins.plugins.releaseplan.cloud.TrafficSplit;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;

/** The weighted routes of the simulated cloud. */
final class SimulatedRouter implements TrafficRouter {

    private final CloudState state;

    SimulatedRouter(CloudState state) {
        this.state = state;
    }

    @Override
    public void shift(String target, TrafficSplit wished) throws CloudException {
        String detail = wished.blueFleet() + " " + wished.bluePercent() + " %, " + wished.greenFleet() + " "
                + wished.greenPercent() + " %";
        state.call(CloudCall.SHIFT, target, detail, (now, at) -> shift(state.target(target), wished, now, at));
    }

    private Void shift(TargetState target, TrafficSplit wished, long now, long at) throws CloudException {
        int green = state.fleet(target, wished.greenFleet());
        state.fleet(target, wished.blueFleet());
        for (int fleet = 0; fleet < 2; fleet++) {
            int percent = fleet == green ? wished.greenPercent() : wished.bluePercent();
            checkHealth(target, fleet, percent, fleet == green, now);
        }
        int first = green == 0 ? wished.greenPercent() : wished.bluePercent();
        target.weights().set(now, at, first, green);
        return null;
    }

    /**
     * Traffic to a fleet that cannot serve it is obeyed, as a real route does, but written down: to one without a healthy
     * instance at any time, and to a green that gets its first while it is not whole or reports another version. A blue
     * that has lost an instance may well take traffic back.
     */
    private void checkHealth(TargetState target, int fleet, int percent, boolean green, long now) {
        int before = target.weights().percentAt(now, fleet);
        if (percent <= before) {
            return;
        }
        Generation generation = target.fleet(fleet).at(now);
        String sent = percent + " % of the traffic was sent to fleet "
                + target.target().fleets().get(fleet) + ", ";
        if (generation == null) {
            state.violated(now, target, sent + "which has no instances");
            return;
        }
        int healthy = generation.healthy(now);
        boolean first = green && before == 0;
        if (healthy == 0 || first && healthy < generation.capacity()) {
            state.violated(
                    now,
                    target,
                    sent + "of which " + healthy + " of " + generation.capacity() + " instances are healthy");
        } else if (first && !state.reported(target, generation, now).equals(generation.version())) {
            state.violated(now, target, sent + "which reports " + state.reported(target, generation, now));
        }
    }

    @Override
    public int percentOf(String target, String fleet) throws CloudException {
        return state.call(CloudCall.PERCENT_OF, target, fleet, (now, at) -> {
            TargetState found = state.target(target);
            return found.weights().percentAt(now, state.fleet(found, fleet));
        });
    }
}
