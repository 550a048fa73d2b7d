package io.jenkins.plugins.releaseplan.release;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Notice.Importance;
import io.jenkins.plugins.releaseplan.cloud.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs the checks of verifications until all have passed or the time is over. */
final class Checks {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private Checks() {}

    static void begin(ReleaseDraft draft, ReleaseEvent.VerificationReached reached) {
        boolean known = draft.verifications.stream().anyMatch(one -> one.id().equals(reached.id()));
        if (known) {
            return;
        }
        List<CheckRun> checks = reached.checks().stream()
                .map(name -> CheckRun.due(name, draft.now))
                .toList();
        draft.verifications.add(new Verification(
                reached.id(), checks, draft.now, draft.now.plus(reached.timeout()), Verification.State.RUNNING));
    }

    static void answered(ReleaseDraft draft, ReleaseEvent.Checked answer) {
        for (int i = 0; i < draft.verifications.size(); i++) {
            Verification verification = draft.verifications.get(i);
            if (verification.state() != Verification.State.RUNNING || overdue(draft, verification)) {
                continue;
            }
            List<CheckRun> checks = new ArrayList<>(verification.checks());
            for (int k = 0; k < checks.size(); k++) {
                if (checks.get(k).number() == answer.number() && answer.number() != 0) {
                    checks.set(k, judge(draft, checks.get(k), answer));
                    draft.verifications.set(i, verification.with(checks, verification.state()));
                    return;
                }
            }
        }
    }

    private static CheckRun judge(ReleaseDraft draft, CheckRun check, ReleaseEvent.Checked answer) {
        Instant again = draft.now.plus(INTERVAL);
        if (answer.failure() != null) {
            boolean never = answer.failure() == CloudException.Kind.REFUSED;
            return check.answered(false, answer.message(), draft.now, never ? null : again, never);
        }
        boolean passed = answer.health().serves(draft.plan.version());
        if (passed) {
            draft.tell(Kind.CHECK_PASSED, Importance.INFO, "check " + check.name() + " passed", "check", check.name());
        }
        return check.answered(passed, detail(draft, answer), draft.now, passed ? null : again, false);
    }

    private static String detail(ReleaseDraft draft, ReleaseEvent.Checked answer) {
        String version = answer.health().version();
        boolean other = answer.health().healthy() && !version.equals(draft.plan.version());
        return answer.health().detail() + (other ? ", reports " + (version.isEmpty() ? "no version" : version) : "");
    }

    static void settle(ReleaseDraft draft) {
        for (int i = 0; i < draft.verifications.size(); i++) {
            Verification verification = draft.verifications.get(i);
            if (verification.state() == Verification.State.RUNNING) {
                draft.verifications.set(i, settle(draft, verification));
            }
        }
    }

    private static Verification settle(ReleaseDraft draft, Verification verification) {
        List<CheckRun> checks = verification.checks();
        if (checks.stream().allMatch(CheckRun::passed)) {
            return verification.with(checks, Verification.State.PASSED);
        }
        if (checks.stream().anyMatch(CheckRun::refused) || overdue(draft, verification)) {
            return failed(draft, verification, "verification failed: ", Importance.ALARM);
        }
        if (draft.body != Release.Body.RUNNING) {
            return failed(draft, verification, "verification ended with the release: ", Importance.DETAIL);
        }
        List<CheckRun> next = new ArrayList<>();
        for (CheckRun check : checks) {
            boolean due = check.nextAt() != null && !check.nextAt().isAfter(draft.now);
            next.add(due ? run(draft, check) : check);
        }
        return verification.with(next, Verification.State.RUNNING);
    }

    /** What passes at the deadline or later passes too late. */
    private static boolean overdue(ReleaseDraft draft, Verification verification) {
        return !draft.now.isBefore(verification.deadline());
    }

    private static Verification failed(
            ReleaseDraft draft, Verification verification, String how, Importance importance) {
        String failures = verification.failures();
        draft.tell(Kind.CHECK_FAILED, importance, how + failures, "failures", failures);
        List<CheckRun> closed =
                verification.checks().stream().map(CheckRun::closed).toList();
        return verification.with(closed, Verification.State.FAILED);
    }

    private static CheckRun run(ReleaseDraft draft, CheckRun check) {
        long number = draft.nextNumber();
        draft.actions.add(new ReleaseAction.Check(number, check.name(), draft.plan.version()));
        return check.underWay(number);
    }

    static void restarted(ReleaseDraft draft) {
        running(draft, check -> check.forgotten(draft.now));
    }

    /** What passed for another version says nothing of this one. */
    static void beginAgain(ReleaseDraft draft) {
        running(draft, check -> CheckRun.due(check.name(), draft.now));
    }

    private static void running(ReleaseDraft draft, UnaryOperator<CheckRun> change) {
        draft.verifications.replaceAll(verification -> verification.state() != Verification.State.RUNNING
                ? verification
                : verification.with(verification.checks().stream().map(change).toList(), verification.state()));
    }
}
