package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Fleet;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import java.util.List;

/** The fleets of the simulated cloud. */
final class SimulatedFleets implements Fleet {

    private final CloudState state;

    SimulatedFleets(CloudState state) {
        this.state = state;
    }

    @Override
    public TargetStatus inspect(String target) throws CloudException {
        return state.call(CloudCall.INSPECT, target, "", (now, at) -> {
            TargetState found = state.target(target);
            List<String> names = found.target().fleets();
            int serving = found.serving(now);
            return new TargetStatus(
                    names.get(serving),
                    found.version(serving, now),
                    found.weights().percentAt(now, serving),
                    names.get(1 - serving),
                    found.version(1 - serving, now));
        });
    }

    @Override
    public void launch(String target, String fleet, String version) throws CloudException {
        state.call(CloudCall.LAUNCH, target, version + " on " + fleet, (now, at) -> {
            TargetState found = state.target(target);
            if (version.isBlank()) {
                throw CloudState.refused("a launch needs a version");
            }
            launch(found, state.fleet(found, fleet), version, now, at);
            return null;
        });
    }

    private void launch(TargetState target, int fleet, String version, long now, long at) {
        if (target.version(fleet, now).equals(version)) {
            return;
        }
        if (target.weights().percentAt(now, fleet) > 0
                && !target.version(fleet, now).isEmpty()) {
            state.violated(
                    now,
                    target,
                    version + " was launched on fleet "
                            + target.target().fleets().get(fleet) + " while it had traffic");
        }
        target.launched(version, at, now).forEach(state::reached);
        long[] healthyAt = healthyAt(target, version, at);
        target.fleet(fleet).launch(now, new Generation(version, at, healthyAt, target.behaviour(version)));
    }

    private long[] healthyAt(TargetState target, String version, long at) {
        String current = target.target().version();
        long begin = at;
        for (FaultRun run : state.faults().active(Fault.StartFails.class, target.name(), version, current, at)) {
            begin = Math.max(begin, run.end());
        }
        double factor = 1;
        for (FaultRun run : state.faults().active(Fault.SlowStart.class, target.name(), version, current, at)) {
            factor *= ((Fault.SlowStart) run.fault().effect()).factor();
        }
        long stream = target.nextLaunchStream();
        long[] healthyAt = new long[target.target().capacity()];
        for (int i = 0; i < healthyAt.length; i++) {
            double startUp =
                    target.target().startUp().draw(Draws.uniform(stream, i)).toMillis() * factor;
            healthyAt[i] = begin == Generation.NEVER ? begin : begin + Math.round(startUp);
        }
        return healthyAt;
    }

    @Override
    public void retire(String target, String fleet) throws CloudException {
        state.call(CloudCall.RETIRE, target, fleet, (now, at) -> {
            TargetState found = state.target(target);
            int index = state.fleet(found, fleet);
            if (found.weights().percentAt(now, index) > 0) {
                state.violated(
                        now,
                        found,
                        "fleet " + fleet + " was retired while it had "
                                + found.weights().percentAt(now, index) + " % of the traffic");
            }
            found.fleet(index).retire(now, at);
            return null;
        });
    }
}
