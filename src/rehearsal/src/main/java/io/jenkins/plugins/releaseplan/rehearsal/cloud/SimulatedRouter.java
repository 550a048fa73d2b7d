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
            checkHealth(target, fleet, percent, now);
        }
        int first = green == 0 ? wished.greenPercent() : wished.bluePercent();
        target.weights().set(now, at, first, green);
        return null;
    }

    /** More traffic to a fleet that is not whole is obeyed, as a real route does, but written down. */
    private void checkHealth(TargetState target, int fleet, int percent, long now) {
        if (percent <= target.weights().percentAt(now, fleet)) {
            return;
        }
        Generation generation = target.fleet(fleet).at(now);
        String name = target.target().fleets().get(fleet);
        if (generation == null) {
            state.violated(
                    now, target, percent + " % of the traffic was sent to fleet " + name + ", which has no instances");
        } else if (generation.healthy(now) < generation.capacity()) {
            state.violated(
                    now,
                    target,
                    percent + " % of the traffic was sent to fleet " + name + ", of which " + generation.healthy(now)
                            + " of " + generation.capacity() + " instances are healthy");
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
