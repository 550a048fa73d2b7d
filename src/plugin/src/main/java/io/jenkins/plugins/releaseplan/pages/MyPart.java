package io.jenkins.plugins.releaseplan.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.PhaseProgress;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.ConditionStatus;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** What the reader is to a release: what they may do, in which roles they sign, and what needs them now. */
final class MyPart {

    private final Release release;
    private final ReleaseHome home;
    private final Authentication who;
    private final Set<String> roles;
    private final ObjectNode node;

    MyPart(Release release, ReleaseHome home, Authentication who) {
        this.release = release;
        this.home = home;
        this.who = who;
        User user = ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2) ? null : User.get2(who);
        this.roles = user == null ? Set.of() : ReleasePlanConfiguration.get().rolesOf(user);
        this.node = build(user);
    }

    ObjectNode node() {
        return node;
    }

    private boolean may(Permission permission) {
        return !ACL.isAnonymous2(who) && home.allows(who, permission);
    }

    private ObjectNode build(User user) {
        ObjectNode me = AuditFacts.MAPPER.createObjectNode();
        me.put("user", who.getName());
        me.put("name", user == null ? who.getName() : user.getDisplayName());
        ArrayNode held = me.putArray("roles");
        roles.forEach(held::add);
        ObjectNode may = me.putObject("may");
        may.put("tick", may(ReleasePermissions.TICK));
        may.put("sign", may(ReleasePermissions.SIGN));
        may.put("deploy", may(ReleasePermissions.DEPLOY));
        may.put("rollBack", may(ReleasePermissions.ROLL_BACK));
        me.set("gates", gates());
        me.set("rollouts", rollouts());
        ArrayNode conditional = me.putArray("conditional");
        conditional().forEach(conditional::add);
        ArrayNode needs = me.putArray("needs");
        needs().forEach(needs::add);
        return me;
    }

    private List<String> conditional() {
        Checklist checklist = release.checklist();
        return checklist == null
                ? List.of()
                : checklist.itemsOf(checklist.phases()).stream()
                        .map(item -> item.id())
                        .filter(checklist::isConditional)
                        .toList();
    }

    private ObjectNode gates() {
        ObjectNode gates = AuditFacts.MAPPER.createObjectNode();
        for (Map.Entry<String, Gate> entry : release.gates().entrySet()) {
            Gate gate = entry.getValue();
            ObjectNode one = gates.putObject(entry.getKey());
            ArrayNode approve = one.putArray("approve");
            approvable(gate).forEach(approve::add);
            one.put("reject", mayReject(gate));
            one.put("why", approvable(gate).isEmpty() ? obstacle(gate) : null);
            ArrayNode quorum = one.putArray("quorum");
            gate.plan().signOffs().forEach(wanted -> quorum.add(quorum(gate, wanted)));
            ArrayNode missing = one.putArray("missing");
            gate.missing().forEach(missing::add);
        }
        return gates;
    }

    private static ObjectNode quorum(Gate gate, Condition.SignedOff wanted) {
        long signed = gate.signOffs().stream()
                .filter(one -> !one.voided() && one.decision() == SignOff.Decision.APPROVE)
                .filter(one -> one.role().equalsIgnoreCase(wanted.role()))
                .map(one -> one.person().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return AuditFacts.MAPPER
                .createObjectNode()
                .put("role", wanted.role())
                .put("signed", signed)
                .put("needed", wanted.quorum());
    }

    private GateEvent.Signed asMe(Gate gate, String role, SignOff.Decision decision) {
        return new GateEvent.Signed(who.getName(), roles, role, decision, "", gate.version());
    }

    private List<String> approvable(Gate gate) {
        return !may(ReleasePermissions.SIGN)
                ? List.of()
                : gate.plan().roles().stream()
                        .filter(role -> gate.refusal(asMe(gate, role, SignOff.Decision.APPROVE))
                                .isEmpty())
                        .toList();
    }

    private boolean mayReject(Gate gate) {
        return may(ReleasePermissions.SIGN)
                && gate.refusal(asMe(gate, "", SignOff.Decision.REJECT)).isEmpty();
    }

    private String obstacle(Gate gate) {
        if (gate.state() != Gate.State.WAITING || gate.plan().roles().isEmpty()) {
            return null;
        }
        if (!may(ReleasePermissions.SIGN)) {
            return "You may look at this gate, and not sign it.";
        }
        List<String> held = gate.plan().roles().stream()
                .filter(role -> roles.stream().anyMatch(role::equalsIgnoreCase))
                .toList();
        if (held.isEmpty()) {
            return "You hold none of the roles that sign here: "
                    + String.join(", ", gate.plan().roles()) + ".";
        }
        return gate.refusal(asMe(gate, held.get(0), SignOff.Decision.APPROVE))
                .map(why -> why + ".")
                .orElse(null);
    }

    private ObjectNode rollouts() {
        ObjectNode rollouts = AuditFacts.MAPPER.createObjectNode();
        release.rollouts().values().forEach(rollout -> {
            ArrayNode deeds = rollouts.putArray(rollout.plan().id());
            for (RolloutDeed deed : RolloutDeed.values()) {
                if (may(deed.permission()) && deed.obstacle(rollout).isEmpty()) {
                    deeds.add(deed.name());
                }
            }
        });
        return rollouts;
    }

    private List<ObjectNode> needs() {
        List<ObjectNode> needs = new ArrayList<>();
        release.rollouts().values().forEach(rollout -> decision(rollout).ifPresent(needs::add));
        release.gates().forEach((id, gate) -> {
            if (gate.state() == Gate.State.WAITING) {
                signature(id, gate).ifPresent(needs::add);
                items(id, gate).forEach(needs::add);
            }
        });
        return needs;
    }

    private Optional<ObjectNode> decision(Rollout rollout) {
        if (!may(ReleasePermissions.DEPLOY)) {
            return Optional.empty();
        }
        if (rollout.pause() != null) {
            return Optional.of(need(
                            "DECIDE",
                            rollout.plan().target() + " is paused: "
                                    + rollout.pause().reason() + ". Resume it, promote it, or roll it back",
                            rollout.pause().deadline())
                    .put("rollout", rollout.plan().id()));
        }
        if (rollout.phase() == Phase.HELD) {
            return Optional.of(need(
                            "DECIDE",
                            rollout.plan().target() + " is held at " + rollout.greenPercent()
                                    + " % green. Promote it, or roll it back",
                            null)
                    .put("rollout", rollout.plan().id()));
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> signature(String id, Gate gate) {
        List<String> approvable = approvable(gate);
        if (approvable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(need(
                        "SIGN",
                        "'" + gate.plan().name() + "' waits for your sign-off as " + String.join(" or ", approvable),
                        gate.deadline())
                .put("gate", id));
    }

    private List<ObjectNode> items(String id, Gate gate) {
        Checklist checklist = release.checklist();
        if (checklist == null || !may(ReleasePermissions.TICK)) {
            return List.of();
        }
        List<ObjectNode> needs = new ArrayList<>();
        for (Condition condition : gate.plan().conditions()) {
            ConditionStatus status = gate.conditions().get(condition.id());
            if (condition instanceof Condition.ChecklistComplete part && status != null && !status.met()) {
                PhaseProgress stand = release.progress()
                        .of(checklist, part.phase().isEmpty() ? checklist.phases() : checklist.select(part.phase()));
                int open = stand.missing().size();
                if (open > 0) {
                    needs.add(need(
                                    "TICK",
                                    open + (open == 1 ? " item" : " items") + " of "
                                            + (part.phase().isEmpty() ? "the checklist" : "'" + part.phase() + "'")
                                            + (open == 1 ? " is" : " are") + " open, which '"
                                            + gate.plan().name() + "' waits for",
                                    gate.deadline())
                            .put("gate", id)
                            .put("phase", part.phase()));
                }
            }
        }
        return needs;
    }

    private static ObjectNode need(String kind, String text, Instant deadline) {
        return AuditFacts.MAPPER
                .createObjectNode()
                .put("kind", kind)
                .put("text", text)
                .put("deadline", Objects.toString(deadline, null));
    }
}
