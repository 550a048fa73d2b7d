package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.HealthProbe;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.CloudCall;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Environment.Check;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;
import java.util.HashMap;
import java.util.Map;

/** The health of fleets and the named checks of the simulated cloud. */
final class SimulatedProbe implements HealthProbe {

    private final CloudState state;
    private final Map<String, Integer> runs = new HashMap<>();

    SimulatedProbe(CloudState state) {
        this.state = state;
    }

    @Override
    public Health probe(String target, String fleet) throws CloudException {
        return state.call(CloudCall.PROBE, target, fleet, (now, at) -> {
            TargetState found = state.target(target);
            Generation generation = found.fleet(state.fleet(found, fleet)).at(now);
            if (generation == null) {
                return new Health(false, "", "no instances");
            }
            int healthy = generation.healthy(now);
            boolean whole = healthy == generation.capacity();
            String detail = healthy + " of " + generation.capacity() + " instances healthy";
            return new Health(whole, healthy == 0 ? "" : state.reported(found, generation, now), detail);
        });
    }

    @Override
    public Health check(String environment, String check, String version) throws CloudException {
        return state.call(CloudCall.CHECK, "", check + " for " + version, (now, at) -> {
            if (!environment.equals(state.environment().name())) {
                throw CloudState.refused("environment '" + environment + "' is not '"
                        + state.environment().name() + "'");
            }
            Check found = state.environment().checks().get(check);
            if (found == null) {
                throw CloudState.refused("no check '" + check + "' in environment '" + environment + "'; there is: "
                        + String.join(", ", state.environment().checks().keySet()));
            }
            return run(found, version, now);
        });
    }

    private Health run(Check check, String version, long now) {
        int earlier = runs.merge(check.name(), 1, Integer::sum) - 1;
        String serving = servingVersion(version, now);
        if (!serving.equals(version)) {
            return new Health(false, serving, check.name() + " found " + (serving.isEmpty() ? "no version" : serving));
        }
        boolean fails = earlier < check.failsFirst()
                || check.failsFor().contains(version)
                || state.faults().runs().stream().anyMatch(run -> fails(run, check, version, now));
        return new Health(!fails, version, check.name() + (fails ? " failed" : " passed"));
    }

    /** The wanted version if a target of the environment serves it, else what its first target serves. */
    private String servingVersion(String wanted, long now) {
        String first = null;
        for (TargetState target : state.targets().values()) {
            for (int fleet = 0; fleet < 2; fleet++) {
                Generation generation = target.fleet(fleet).at(now);
                boolean serves = generation != null && target.weights().percentAt(now, fleet) > 0;
                String reported = serves ? state.reported(target, generation, now) : "";
                if (serves && reported.equals(wanted)) {
                    return wanted;
                }
            }
            String serving = target.version(target.serving(now), now);
            first = first == null ? serving : first;
        }
        return first == null ? wanted : first;
    }

    private boolean fails(FaultRun run, Check check, String version, long now) {
        return run.fault().effect() instanceof Fault.CheckFails effect
                && run.activeAt(now)
                && (effect.check().isEmpty() || effect.check().equals(check.name()))
                && state.targets().values().stream()
                        .anyMatch(target -> run.fault().scope().strikesTarget(target.name())
                                && run.fault()
                                        .scope()
                                        .strikesVersion(version, target.target().version()));
    }
}
