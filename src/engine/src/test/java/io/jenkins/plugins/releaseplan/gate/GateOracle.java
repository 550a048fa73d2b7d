package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says how a gate must stand after a history of events, naively: it keeps no state of conditions but reads the whole history
 * again for every question. It knows the samples' window, rule and starters by heart.
 */
final class GateOracle {

    /**
     * One event of a history.
     *
     * @param askedFor whether it answers the measurement that was asked for last
     */
    record Happened(GateEvent event, Instant at, boolean askedFor) {}

    /** How the gate must stand. */
    record Verdict(Gate.State state, Instant endedAt, String version, List<SignOff> signOffs) {}

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final GatePlan plan;
    private final List<Happened> history = new ArrayList<>();
    private Gate.State state = Gate.State.WAITING;
    private Instant endedAt;

    GateOracle(GatePlan plan) {
        this.plan = plan;
        if (allHold(GateSamples.START)) {
            end(Gate.State.OPEN, GateSamples.START);
        }
    }

    Verdict after(Happened happened) {
        if (state == Gate.State.WAITING) {
            decide(happened);
        }
        return verdict();
    }

    Verdict verdict() {
        return new Verdict(state, endedAt, version(), signOffs());
    }

    private void decide(Happened happened) {
        Instant now = happened.at();
        boolean late = plan.timeout().isPresent()
                && !now.isBefore(GateSamples.START.plus(plan.timeout().get()));
        boolean heldBefore = late && allHold(now);
        boolean rejects = happened.event() instanceof GateEvent.Signed signed
                && signed.decision() == SignOff.Decision.REJECT
                && signed.version().equals(version())
                && role(signed) != null;
        String versionBefore = version();
        history.add(happened);
        if (late) {
            boolean heldAfter = allHold(now)
                    && !rejects
                    && !(happened.event() instanceof GateEvent.Aborted)
                    && version().equals(versionBefore);
            history.remove(history.size() - 1);
            end(heldBefore && heldAfter ? Gate.State.OPEN : Gate.State.TIMED_OUT, now);
        } else if (rejects) {
            end(Gate.State.REJECTED, now);
        } else if (happened.event() instanceof GateEvent.Aborted) {
            end(Gate.State.ABORTED, now);
        } else if (allHold(now)) {
            end(Gate.State.OPEN, now);
        }
    }

    private void end(Gate.State how, Instant at) {
        state = how;
        endedAt = at;
    }

    private boolean allHold(Instant now) {
        return plan.conditions().stream().allMatch(condition -> holds(condition, now));
    }

    private boolean holds(Condition condition, Instant now) {
        if (condition instanceof Condition.SignedOff wanted) {
            Set<String> people = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            for (SignOff signOff : signOffs()) {
                if (!signOff.voided() && signOff.role().equals(wanted.role())) {
                    people.add(signOff.person().strip());
                }
            }
            return people.size() >= wanted.quorum();
        }
        if (condition instanceof Condition.InWindow) {
            LocalTime shown = LocalTime.ofInstant(now, GateSamples.BERLIN);
            boolean audit = !now.isBefore(Instant.parse("2026-11-23T19:30:00Z"))
                    && now.isBefore(Instant.parse("2026-11-23T20:00:00Z"));
            return !shown.isBefore(LocalTime.of(20, 0)) && shown.isBefore(LocalTime.of(22, 0)) && !audit;
        }
        if (condition instanceof Condition.ChecklistComplete) {
            return checklistComplete();
        }
        return condition instanceof Condition.Metrics ? metricsPass(now) : lastAnswerHolds(condition.id(), now);
    }

    private boolean checklistComplete() {
        boolean complete = false;
        for (Happened happened : history) {
            if (happened.event() instanceof GateEvent.HostRestarted) {
                complete = false;
            }
            if (happened.event() instanceof GateEvent.ChecklistChanged changed) {
                ChecklistCount count = changed.counts().get("Pre-Release");
                complete = count.total() > 0 && count.open() == 0;
            }
        }
        return complete;
    }

    private boolean lastAnswerHolds(String id, Instant now) {
        boolean holds = false;
        for (Happened happened : ofThisVersion()) {
            boolean young = Duration.between(happened.at(), now).compareTo(FIVE_MINUTES) < 0;
            if (happened.event() instanceof GateEvent.FactKnown fact
                    && fact.conditionId().equals(id)
                    && fact.version().equals(version())) {
                holds = fact.holds() && young;
            }
            if (happened.event() instanceof GateEvent.HealthKnown known
                    && known.conditionId().equals(id)
                    && known.version().equals(version())) {
                holds = known.health().healthy() && known.health().version().equals(version()) && young;
            }
        }
        return holds;
    }

    private boolean metricsPass(Instant now) {
        List<double[]> taken = new ArrayList<>();
        Instant lastTo = null;
        for (Happened happened : ofThisVersion()) {
            if (happened.askedFor() && happened.event() instanceof GateEvent.Measured measured) {
                taken.add(measured.measurement()
                        .reading(Metric.ERROR_RATE)
                        .green()
                        .values());
                lastTo = measured.measurement().to();
            }
        }
        List<double[]> withData =
                taken.stream().filter(values -> values.length > 0).toList();
        boolean bad = withData.stream().skip(Math.max(0, withData.size() - 2)).anyMatch(values -> values[0] > 0.05);
        return taken.size() >= 2
                && taken.get(taken.size() - 1).length > 0
                && !bad
                && now.isBefore(lastTo.plus(Duration.ofMinutes(6)));
    }

    private String version() {
        String version = "v1";
        for (Happened happened : history) {
            if (happened.event() instanceof GateEvent.VersionChanged changed) {
                version = changed.version();
            }
        }
        return version;
    }

    private List<Happened> ofThisVersion() {
        return history.subList(lastChange(), history.size());
    }

    private int lastChange() {
        String version = "v1";
        int change = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).event() instanceof GateEvent.VersionChanged changed
                    && !changed.version().equals(version)) {
                version = changed.version();
                change = i + 1;
            }
        }
        return change;
    }

    /** Replays who signed, with the rules as a person would check them on paper. */
    private List<SignOff> signOffs() {
        List<SignOff> signed = new ArrayList<>();
        String version = "v1";
        Set<String> starters = new TreeSet<>(Set.of("ann", "bob"));
        for (Happened happened : history) {
            if (happened.event() instanceof GateEvent.VersionChanged changed
                    && !changed.version().equals(version)) {
                version = changed.version();
                starters.addAll(changed.causedBy());
                signed.replaceAll(GateOracle::voided);
            }
            if (happened.event() instanceof GateEvent.Signed signing && counts(signing, version, starters, signed)) {
                signed.add(new SignOff(
                        signing.person(),
                        Objects.requireNonNull(role(signing)),
                        signing.decision(),
                        "",
                        happened.at(),
                        version,
                        false));
            }
        }
        return signed;
    }

    private boolean counts(GateEvent.Signed signing, String version, Set<String> starters, List<SignOff> earlier) {
        if (!signing.version().equals(version) || role(signing) == null) {
            return false;
        }
        if (signing.decision() == SignOff.Decision.REJECT) {
            return true;
        }
        String person = lower(signing.person());
        if (plan.fourEyes() && starters.contains(person)) {
            return false;
        }
        return earlier.stream()
                .filter(signOff -> !signOff.voided() && lower(signOff.person()).equals(person))
                .noneMatch(signOff -> plan.fourEyes() || lower(signOff.role()).equals(lower(signing.role())));
    }

    /** The plan's name of the role in which it counts; null if it counts in none. */
    private String role(GateEvent.Signed signing) {
        List<String> held = new ArrayList<>();
        for (Condition condition : plan.conditions()) {
            if (condition instanceof Condition.SignedOff wanted
                    && signing.rolesHeld().stream().anyMatch(role -> role.equalsIgnoreCase(wanted.role()))) {
                held.add(wanted.role());
            }
        }
        for (String role : held) {
            if (role.equalsIgnoreCase(signing.role())) {
                return role;
            }
        }
        return signing.decision() == SignOff.Decision.REJECT && !held.isEmpty() ? held.get(0) : null;
    }

    private static SignOff voided(SignOff signOff) {
        return new SignOff(
                signOff.person(),
                signOff.role(),
                signOff.decision(),
                signOff.comment(),
                signOff.at(),
                signOff.version(),
                true);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
