package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.ChecklistProgress;
import io.jenkins.plugins.releaseplan.checklist.Item;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.MarkRefusedException;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.rollout.StageRun;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * What a person does with a release. Pages, REST, the command line and the {@code input} step all come through here: each deed checks
 * the person's permission on the release's job, and for sign-offs the role; then it tells the release and waits until that is
 * in the ledger.
 *
 * <p>A deed that was done already is answered so and changes nothing. One that comes too late is refused with what happened
 * meanwhile. To be called where waiting is allowed, thus not on a thread that runs pipelines.
 */
public final class Deeds {

    private final Authentication who;
    private final ReleaseDesk desk;

    private Deeds(Authentication who) {
        this.who = who;
        this.desk = new ReleaseDesk(who);
    }

    /** The deeds of a person. */
    @NonNull
    public static Deeds of(@NonNull Authentication who) {
        return new Deeds(who);
    }

    /**
     * Ticks an item.
     *
     * @param note a remark; null or empty keeps the one that is there
     * @param evidence an {@code http} or {@code https} address; null or empty keeps the one that is there
     */
    public Deed tick(String release, String item, @CheckForNull String note, @CheckForNull String evidence)
            throws DeedRefused {
        return mark(release, item, Status.DONE, "", note, evidence);
    }

    /** Marks an item that the plan makes conditional as not applicable. */
    public Deed notApplicable(String release, String item, String reason, @CheckForNull String note)
            throws DeedRefused {
        return mark(release, item, Status.NOT_APPLICABLE, UserText.required("reason", reason), note, null);
    }

    /** Opens an item again. */
    public Deed reopen(String release, String item, @CheckForNull String reason) throws DeedRefused {
        return mark(release, item, Status.OPEN, UserText.optional("reason", reason), null, null);
    }

    /** Puts a remark or an evidence on an item, which stays as it stands. */
    public Deed note(String release, String item, @CheckForNull String note, @CheckForNull String evidence)
            throws DeedRefused {
        if (UserText.optional("note", note).isEmpty()
                && UserText.optional("evidence", evidence).isEmpty()) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "there is neither a note nor an evidence to add");
        }
        return mark(release, item, null, "", note, evidence);
    }

    /** @param wanted how the item shall stand; null for as it stands */
    private Deed mark(String id, String itemId, Status wanted, String reason, String note, String evidence)
            throws DeedRefused {
        Release release = desk.open(id, ReleasePermissions.TICK);
        Item item = item(release, itemId);
        Checklist checklist = release.checklist();
        Status own =
                release.progress().lastMark(itemId).map(Mark::status).orElse(item.done() ? Status.DONE : Status.OPEN);
        String newNote = UserText.optional("note", note);
        String newEvidence = UserText.address("evidence", evidence);
        if (wanted == own && newNote.isEmpty() && newEvidence.isEmpty()) {
            return new Deed(release, false, "'" + item.text() + "' " + standing(release, itemId, own));
        }
        Optional<Mark> last = release.progress().lastMark(itemId);
        Mark mark = new Mark(
                itemId,
                wanted == null ? own : wanted,
                desk.person(),
                desk.now(),
                wanted == null ? last.map(Mark::reason).orElse("") : reason,
                newNote.isEmpty() ? last.map(Mark::note).orElse("") : newNote,
                newEvidence.isEmpty() ? last.map(Mark::evidence).orElse("") : newEvidence);
        refuseEarly(release, checklist, mark);
        Release after = desk.decide(id, new ReleaseEvent.ItemMarked(mark));
        if (!after.progress().marks().contains(mark)) {
            throw new DeedRefused(
                    DeedRefused.Why.MEANWHILE,
                    "the checklist has changed meanwhile; look at '" + item.text() + "' again");
        }
        return new Deed(after, true, "'" + item.text() + "' " + standing(after, itemId, mark.status()));
    }

    private static Item item(Release release, String itemId) throws DeedRefused {
        if (release.checklist() == null) {
            throw new DeedRefused(DeedRefused.Why.MEANWHILE, "no checklist was read yet");
        }
        String wanted = UserText.name("item", itemId);
        return release.checklist()
                .item(wanted)
                .orElseThrow(() -> new DeedRefused(
                        DeedRefused.Why.NOT_FOUND, "the checklist has no item '" + UserText.shown(wanted) + "'"));
    }

    private static void refuseEarly(Release release, Checklist checklist, Mark mark) throws DeedRefused {
        try {
            release.progress().with(checklist, mark);
        } catch (MarkRefusedException e) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, e.getMessage(), e);
        }
    }

    private static String standing(Release release, String item, Status status) {
        String by = release.progress()
                .by(release.checklist(), item)
                .filter(person -> !person.equals(ChecklistProgress.DOCUMENT))
                .map(person -> " by " + person)
                .orElse("");
        return switch (status) {
            case DONE -> "is done" + by;
            case NOT_APPLICABLE -> "is marked as not applicable" + by;
            case OPEN -> "is open" + by;
        };
    }

    /**
     * Approves at a gate.
     *
     * @param role the role of the gate in which to sign; empty or null for the one that the person holds
     * @param comment what they say; may be empty or null
     * @param version the version that the person saw when they decided
     */
    public Deed sign(
            String release, String gate, @CheckForNull String role, @CheckForNull String comment, String version)
            throws DeedRefused {
        return decide(release, gate, role, SignOff.Decision.APPROVE, UserText.optional("comment", comment), version);
    }

    /** Rejects at a gate, which closes it. As {@link #sign}, and a comment has to say why. */
    public Deed reject(String release, String gate, @CheckForNull String role, String comment, String version)
            throws DeedRefused {
        return decide(release, gate, role, SignOff.Decision.REJECT, UserText.required("comment", comment), version);
    }

    private Deed decide(
            String id, String gateId, String role, SignOff.Decision decision, String comment, String version)
            throws DeedRefused {
        Release release = desk.open(id, ReleasePermissions.SIGN);
        Gate gate = gate(release, UserText.name("gate", gateId));
        String seen = UserText.name("version", version);
        Set<String> held = roles();
        GateEvent.Signed signed =
                new GateEvent.Signed(desk.person(), held, role(gate, role, held, decision), decision, comment, seen);
        Optional<SignOff> before = given(gate, signed);
        if (before.isPresent()) {
            return new Deed(
                    release,
                    false,
                    "you have " + words(decision) + " already, as "
                            + before.get().role());
        }
        Release after = desk.decide(id, new ReleaseEvent.OfGate(gateId, signed));
        Gate signedGate = after.gate(gateId).orElse(gate);
        Optional<SignOff> given = given(signedGate, signed);
        if (given.isPresent()) {
            return new Deed(after, true, words(decision) + " as " + given.get().role() + ": " + outlook(signedGate));
        }
        String why = signedGate.refusal(signed).orElse("look at the gate again");
        boolean meanwhile = signedGate.state() != Gate.State.WAITING || !seen.equals(signedGate.version());
        throw new DeedRefused(meanwhile ? DeedRefused.Why.MEANWHILE : DeedRefused.Why.FORBIDDEN, why);
    }

    /** The roles that the person holds now. */
    private Set<String> roles() {
        User user = ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2) ? null : User.get2(who);
        return user == null ? Set.of() : ReleasePlanConfiguration.get().rolesOf(user);
    }

    private static Gate gate(Release release, String id) throws DeedRefused {
        return release.gate(id)
                .orElseThrow(() -> new DeedRefused(
                        DeedRefused.Why.NOT_FOUND,
                        "release " + release.plan().id() + " has reached no gate '" + UserText.shown(id) + "'"));
    }

    private static String role(Gate gate, String named, Set<String> held, SignOff.Decision decision)
            throws DeedRefused {
        String role = UserText.optionalName("role", named);
        if (!role.isEmpty() || decision == SignOff.Decision.REJECT) {
            return role;
        }
        List<String> possible = gate.plan().roles().stream()
                .filter(wanted -> held.stream().anyMatch(one -> one.equalsIgnoreCase(wanted)))
                .toList();
        if (possible.size() == 1) {
            return possible.get(0);
        }
        throw new DeedRefused(
                possible.isEmpty() ? DeedRefused.Why.FORBIDDEN : DeedRefused.Why.BAD_INPUT,
                possible.isEmpty()
                        ? "you hold none of the roles of this gate: "
                                + String.join(", ", gate.plan().roles())
                        : "say in which role you sign: " + String.join(", ", possible));
    }

    private static Optional<SignOff> given(Gate gate, GateEvent.Signed signed) {
        return gate.signOffs().stream()
                .filter(one -> !one.voided() && one.decision() == signed.decision())
                .filter(one -> one.person().equalsIgnoreCase(signed.person())
                        && one.version().equals(signed.version()))
                .filter(one -> signed.decision() == SignOff.Decision.REJECT
                        || one.role().equalsIgnoreCase(signed.role()))
                .findFirst();
    }

    private static String words(SignOff.Decision decision) {
        return decision == SignOff.Decision.APPROVE ? "approved" : "rejected";
    }

    private static String outlook(Gate gate) {
        return switch (gate.state()) {
            case OPEN -> "the gate is open";
            case WAITING -> "still missing: " + String.join("; ", gate.missing());
            default -> gate.reason();
        };
    }

    /**
     * Pauses a rollout.
     *
     * @param rollout its id; may be null if the release has only one
     * @param within how long there is to decide before all traffic goes back to blue; null for as long as it takes
     */
    public Deed pause(String release, @CheckForNull String rollout, String reason, @CheckForNull Duration within)
            throws DeedRefused {
        if (within != null && (within.isNegative() || within.isZero())) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "the time to decide is above zero, such as 30m");
        }
        String why = UserText.required("reason", reason);
        return act(release, rollout, RolloutDeed.PAUSE, new RolloutEvent.PauseRequested(desk.person(), why, within));
    }

    /** Goes on after a pause. */
    public Deed resume(String release, @CheckForNull String rollout) throws DeedRefused {
        return act(release, rollout, RolloutDeed.RESUME, new RolloutEvent.ResumeRequested(desk.person()));
    }

    /** Retires blue before its keep time is over. */
    public Deed retire(String release, @CheckForNull String rollout) throws DeedRefused {
        return act(release, rollout, RolloutDeed.RETIRE, new RolloutEvent.RetireRequested(desk.person()));
    }

    /**
     * Ends the bake time of a stage, or brings traffic that is held to green.
     *
     * @param stage the id of the stage that the person saw, so that a second press does not promote the next one; null for
     *     whichever bakes
     */
    public Deed promote(String release, @CheckForNull String rollout, @CheckForNull String stage) throws DeedRefused {
        Release before = desk.open(release, RolloutDeed.PROMOTE.permission());
        Rollout found = desk.rollout(before, rollout);
        String seen = UserText.optionalName("stage", stage);
        String bakes = RolloutDeed.baking(found).map(run -> run.stage().id()).orElse("");
        if (!seen.isEmpty() && !seen.equals(bakes)) {
            Optional<StageRun> promoted = found.finished().stream()
                    .filter(run -> run.stage().id().equals(seen) && run.result() == StageRun.Result.PROMOTED)
                    .findFirst();
            if (promoted.isPresent()) {
                return new Deed(
                        before, false, "the stage of " + promoted.get().stage().percent() + " % was promoted already");
            }
            throw new DeedRefused(DeedRefused.Why.MEANWHILE, "that stage is over; now: " + RolloutDeed.title(found));
        }
        refuseImpossible(RolloutDeed.PROMOTE, found);
        Phase from = found.phase();
        Release after = desk.tell(release, found, new RolloutEvent.PromoteRequested(desk.person()));
        Rollout now = after.rollout(found.plan().id()).orElse(found);
        boolean promoted = from == Phase.HELD
                ? now.phase() != Phase.HELD && now.cause() == null
                : stage(now, bakes)
                        .map(StageRun::result)
                        .filter(StageRun.Result.PROMOTED::equals)
                        .isPresent();
        if (!promoted) {
            throw new DeedRefused(DeedRefused.Why.MEANWHILE, "it was not promoted; now: " + RolloutDeed.title(now));
        }
        return new Deed(after, true, "promoted: " + RolloutDeed.title(now));
    }

    private static Optional<StageRun> stage(Rollout rollout, String id) {
        return Optional.ofNullable(rollout.stage())
                .filter(run -> run.stage().id().equals(id))
                .or(() -> rollout.finished().stream()
                        .filter(run -> run.stage().id().equals(id))
                        .findFirst());
    }

    /**
     * Takes all traffic back to blue.
     *
     * @param rollout its id; null for every rollout of the release
     */
    public Deed rollBack(String release, @CheckForNull String rollout, String reason) throws DeedRefused {
        String why = UserText.required("reason", reason);
        Release before = desk.open(release, RolloutDeed.ROLL_BACK.permission());
        RolloutEvent event = new RolloutEvent.RollBackRequested(desk.person(), why);
        if (!UserText.optionalName("rollout", rollout).isEmpty()
                || before.rollouts().size() < 2) {
            return act(release, rollout, RolloutDeed.ROLL_BACK, event);
        }
        Deed last = new Deed(before, false, "everything goes back already");
        for (Rollout one : before.rollouts().values()) {
            if (RolloutDeed.ROLL_BACK.obstacle(one).isEmpty()) {
                Deed deed = act(release, one.plan().id(), RolloutDeed.ROLL_BACK, event);
                last = new Deed(deed.release(), true, last.changed() ? last.text() + "; " + deed.text() : deed.text());
            }
        }
        return last;
    }

    /**
     * Goes on here with a release whose own controller is gone for good. For administrators: while that controller lives, both
     * would go on with it until the other one hears of it.
     */
    public Deed takeOver(String release) throws DeedRefused {
        if (!Jenkins.get().hasPermission2(who, Jenkins.ADMINISTER)) {
            throw new DeedRefused(DeedRefused.Why.FORBIDDEN, desk.person() + " is no administrator");
        }
        ReleaseSummary found = desk.find(release);
        boolean elsewhere = ReleaseHome.of(found).isElsewhere();
        return new Deed(
                desk.takeOver(found.id()), elsewhere, found.id() + (elsewhere ? " goes on here" : " is here already"));
    }

    private Deed act(String id, String rolloutId, RolloutDeed deed, RolloutEvent event) throws DeedRefused {
        Release before = desk.open(id, deed.permission());
        Rollout rollout = desk.rollout(before, rolloutId);
        if (deed.stands(rollout)) {
            return new Deed(before, false, "nothing to do: " + RolloutDeed.title(rollout));
        }
        refuseImpossible(deed, rollout);
        Release after = desk.tell(id, rollout, event);
        Rollout now = after.rollout(rollout.plan().id()).orElse(rollout);
        if (!deed.stands(now)) {
            throw new DeedRefused(
                    DeedRefused.Why.MEANWHILE,
                    deed.obstacle(now).orElse("it was not done") + "; now: " + RolloutDeed.title(now));
        }
        return new Deed(after, true, RolloutDeed.title(now));
    }

    private static void refuseImpossible(RolloutDeed deed, Rollout rollout) throws DeedRefused {
        Optional<String> obstacle = deed.obstacle(rollout);
        if (obstacle.isPresent()) {
            throw new DeedRefused(DeedRefused.Why.MEANWHILE, obstacle.get() + ": " + RolloutDeed.title(rollout));
        }
    }
}
