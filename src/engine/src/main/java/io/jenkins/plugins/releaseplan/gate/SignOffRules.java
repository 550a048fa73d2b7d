package io.jenkins.plugins.releaseplan.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may sign a gate, and what a signature does. To approve takes a role of the gate that the person holds, in which they
 * have not signed yet; under four-eyes also that they did not start or cause the release, and have not signed in another
 * role. To reject takes any role of the gate: whoever sees danger may stop, also after they approved.
 */
final class SignOffRules {

    private SignOffRules() {}

    static Change sign(Gate gate, GateEvent.Signed signed, Instant now) {
        Optional<String> refusal = refusal(gate, signed);
        if (refusal.isPresent()) {
            return Change.of(gate, GateNotices.refused(gate, signed, refusal.get()));
        }
        String role = roleOf(gate, signed).orElseThrow();
        SignOff signOff =
                new SignOff(signed.person(), role, signed.decision(), signed.comment(), now, gate.version(), false);
        Gate longer = gate.withSignOff(signOff);
        if (signOff.decision() == SignOff.Decision.APPROVE) {
            return Change.of(longer, GateNotices.signed(longer, signOff));
        }
        Gate rejected = longer.ended(Gate.State.REJECTED, reason(signOff), now);
        return Change.of(rejected, GateNotices.rejected(rejected, signOff));
    }

    private static String reason(SignOff signOff) {
        return "rejected by " + signOff.person() + " as " + signOff.role()
                + (signOff.comment().isBlank() ? "" : ": " + signOff.comment());
    }

    static Optional<String> refusal(Gate gate, GateEvent.Signed signed) {
        if (gate.state() != Gate.State.WAITING) {
            return Optional.of("the gate is closed for sign-offs: " + gate.reason());
        }
        List<String> roles = gate.plan().roles();
        if (roles.isEmpty()) {
            return Optional.of("the gate asks nobody to sign");
        }
        if (!signed.version().equals(gate.version())) {
            return Optional.of("it is about version " + gate.version() + " now, not " + signed.version()
                    + " any more; look at it again");
        }
        return signed.decision() == SignOff.Decision.REJECT
                ? refusalToReject(gate, signed)
                : refusalToApprove(gate, signed);
    }

    private static Optional<String> refusalToReject(Gate gate, GateEvent.Signed signed) {
        return roleOf(gate, signed).isPresent()
                ? Optional.empty()
                : Optional.of(signed.person() + " holds no role of this gate ("
                        + Words.listed(gate.plan().roles()) + ")");
    }

    private static Optional<String> refusalToApprove(Gate gate, GateEvent.Signed signed) {
        if (gate.plan().roles().stream().noneMatch(role -> Words.same(role, signed.role()))) {
            return Optional.of("the gate asks for no sign-off as '" + Words.shortened(signed.role()) + "', but as "
                    + Words.listed(gate.plan().roles()));
        }
        if (!signed.holds(signed.role())) {
            return Optional.of(signed.person() + " does not hold the role " + signed.role());
        }
        if (gate.plan().fourEyes() && isStarter(gate, signed.person())) {
            return Optional.of(signed.person() + " started or caused this release; somebody else has to approve it");
        }
        return refusalToSignTwice(gate, signed);
    }

    private static boolean isStarter(Gate gate, String person) {
        return Stream.concat(Stream.of(gate.startedBy()), gate.causedBy().stream())
                .anyMatch(starter -> Words.same(starter, person));
    }

    private static Optional<String> refusalToSignTwice(Gate gate, GateEvent.Signed signed) {
        for (SignOff earlier : gate.signOffs()) {
            boolean counts = !earlier.voided() && Words.same(earlier.person(), signed.person());
            if (counts && Words.same(earlier.role(), signed.role())) {
                return Optional.of(signed.person() + " has signed as " + earlier.role() + " already");
            }
            if (counts && gate.plan().fourEyes()) {
                return Optional.of(signed.person() + " has signed as " + earlier.role()
                        + " already; nobody signs in two roles here");
            }
        }
        return Optional.empty();
    }

    /** The role of the gate in which it counts: the one that is named, for a rejection else any that the person holds. */
    private static Optional<String> roleOf(Gate gate, GateEvent.Signed signed) {
        List<String> held = gate.plan().roles().stream().filter(signed::holds).toList();
        Optional<String> named =
                held.stream().filter(role -> Words.same(role, signed.role())).findFirst();
        return signed.decision() == SignOff.Decision.REJECT
                ? named.or(() -> held.stream().findFirst())
                : named;
    }
}
