package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.ledger.Facts;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.function.Predicate;

/** What the scenario says of the past, what happened in this rehearsal, and what the ledger knows if there is one. */
final class SimulatedFacts implements Facts {

    private final ReleaseHost host;
    private final ReleaseKeeper keeper;

    SimulatedFacts(ReleaseHost host, ReleaseKeeper keeper) {
        this.host = host;
        this.keeper = keeper;
    }

    @Override
    public Answer ask(Fact fact, String service, String version, Instant now) {
        Boolean said = host.scenario().facts().get(fact);
        if (said != null) {
            return new Answer(said, "the scenario says that it " + (said ? "is" : "is not") + " so");
        }
        Answer here = ofThisRehearsal(fact, service, version);
        // What holds here is worded as without a ledger, so that the first rehearsal in one gives the same answer.
        return here.holds()
                ? here
                : keeper.past()
                        .map(past -> past.ask(fact, service, version, now))
                        .filter(Answer::holds)
                        .orElse(here);
    }

    private Answer ofThisRehearsal(Fact fact, String service, String version) {
        if (fact instanceof Fact.HealthyIn healthy) {
            return version(service, version, healthy.environment(), "healthy");
        }
        if (fact instanceof Fact.ReleasedIn released) {
            return version(service, version, released.environment(), "released");
        }
        String environment = ((Fact.RollbackRehearsedIn) fact).environment();
        boolean rehearsed = any(environment, service, release -> release.outcome() == Outcome.ROLLED_BACK);
        return new Answer(
                rehearsed,
                rehearsed
                        ? "a rollback took place in " + environment
                        : "no rollback took place in " + environment + ", and the scenario does not say that one did");
    }

    private Answer version(String service, String version, String environment, String how) {
        boolean there = any(
                environment,
                service,
                release -> release.outcome() == Outcome.RELEASED
                        && release.plan().version().equals(version));
        return new Answer(
                there,
                there
                        ? version + " is " + how + " in " + environment
                        : version + " was not released to " + environment
                                + ", and the scenario does not say that it is " + how + " there");
    }

    private boolean any(String environment, String service, Predicate<Release> condition) {
        return host.releases().stream()
                .filter(release -> release.plan().environment().equals(environment))
                .filter(release -> release.plan().service().equals(service))
                .anyMatch(condition);
    }
}
