package io.jenkins.plugins.releaseplan.gate;

import io.jenkins.plugins.releaseplan.analysis.Measurement;
import io.jenkins.plugins.releaseplan.cloud.Health;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can happen to a gate. Answers name the condition that they are about and the version that was asked for; an answer
 * about a condition that the gate does not have, or about another version than the gate's, is ignored.
 */
public sealed interface GateEvent {

    /** It is later than it was. */
    record TimePassed() implements GateEvent {}

    /** The host forgot everything but the gate: questions that were asked, and when to wake it. */
    record HostRestarted() implements GateEvent {}

    /**
     * A person signs.
     *
     * @param person who; case does not matter
     * @param rolesHeld the roles that they hold now; case does not matter
     * @param role the role in which they sign. A rejection may leave it empty, or name one that they do not hold: it is
     *     then taken in the first role of the gate that they do hold
     * @param decision for or against
     * @param comment what they say, empty for nothing
     * @param version the version that they saw when they decided
     */
    record Signed(
            String person,
            Set<String> rolesHeld,
            String role,
            SignOff.Decision decision,
            String comment,
            String version)
            implements GateEvent {

        public Signed {
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(comment, "comment");
            Objects.requireNonNull(version, "version");
            person = Words.required("person who signs", person);
            role = role.strip();
            rolesHeld = Collections.unmodifiableSet(new TreeSet<>(rolesHeld));
        }

        boolean holds(String wantedRole) {
            return rolesHeld.stream().anyMatch(held -> Words.same(held, wantedRole));
        }
    }

    /**
     * The checklist was counted.
     *
     * @param counts by the phase as the condition writes it; phases that are not there are as they were
     */
    record ChecklistChanged(Map<String, ChecklistCount> counts) implements GateEvent {
        public ChecklistChanged {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /**
     * A fact was looked up.
     *
     * @param conditionId whose question it answers
     * @param holds whether the fact is true
     * @param detail what was found, for people
     * @param version the version that was looked up
     */
    record FactKnown(String conditionId, boolean holds, String detail, String version) implements GateEvent {
        public FactKnown {
            Objects.requireNonNull(conditionId, "conditionId");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * Green was probed.
     *
     * @param conditionId whose question it answers
     * @param health what was found
     * @param version the version that was asked for
     */
    record HealthKnown(String conditionId, Health health, String version) implements GateEvent {
        public HealthKnown {
            Objects.requireNonNull(conditionId, "conditionId");
            Objects.requireNonNull(health, "health");
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * Metrics were read.
     *
     * @param conditionId whose question it answers
     * @param measurement what was read, of the range that was asked for
     * @param version the version that was asked for
     */
    record Measured(String conditionId, Measurement measurement, String version) implements GateEvent {
        public Measured {
            Objects.requireNonNull(conditionId, "conditionId");
            Objects.requireNonNull(measurement, "measurement");
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * A question could not be answered; it is asked again.
     *
     * @param conditionId whose question it was
     * @param message why, for people
     */
    record LookFailed(String conditionId, String message) implements GateEvent {
        public LookFailed {
            Objects.requireNonNull(conditionId, "conditionId");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * Another version is to be released. The same version again changes nothing.
     *
     * @param version the new one
     * @param causedBy who counts as its starter too, besides those of the earlier version; may be empty
     */
    record VersionChanged(String version, Set<String> causedBy) implements GateEvent {
        public VersionChanged {
            version = Words.required("version", version);
            causedBy = Collections.unmodifiableSet(new TreeSet<>(causedBy));
        }

        /** Another version that nobody new caused. */
        public VersionChanged(String version) {
            this(version, Set.of());
        }
    }

    /**
     * The release was aborted.
     *
     * @param by who did it
     * @param reason why, empty if they did not say
     */
    record Aborted(String by, String reason) implements GateEvent {
        public Aborted {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
