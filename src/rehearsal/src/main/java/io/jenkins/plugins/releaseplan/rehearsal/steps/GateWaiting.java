package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.release.Release;
import java.util.List;
import java.util.stream.Collectors;

/** What a gate still waits for, for the message about a rehearsal in which it would do so for ever. */
final class GateWaiting {

    private GateWaiting() {}

    /** Such as {@code gate 'Go' (sign-off as Lead: 0 of 1; in the scenario Lead is held by: ann)}. */
    static String words(Scenario scenario, Release release, String id) {
        return release.gate(id)
                .filter(gate -> gate.state() == Gate.State.WAITING)
                .map(gate -> "gate '" + id + "' (" + String.join("; ", gate.missing()) + roles(scenario, gate) + ")")
                .orElse("gate '" + id + "'");
    }

    private static String roles(Scenario scenario, Gate gate) {
        return gate.plan().roles().stream()
                .filter(role -> gate.missing().stream().anyMatch(missing -> missing.contains("as " + role)))
                .map(role -> "; in the scenario " + role + " is held by " + holders(scenario, role))
                .collect(Collectors.joining());
    }

    private static String holders(Scenario scenario, String role) {
        List<String> holders = scenario.people().values().stream()
                .filter(person -> person.roles().stream().anyMatch(role::equalsIgnoreCase))
                .map(person -> person.name())
                .toList();
        return holders.isEmpty() ? "nobody" : String.join(", ", holders);
    }
}
