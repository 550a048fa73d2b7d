package io.jenkins.plugins.releaseplan.pages;

import hudson.security.ACL;
import hudson.security.Permission;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.host.RunsElsewhereException;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/** Finds releases for a person who may see them, and waits for what the person decides to be in the ledger. */
final class ReleaseDesk {

    private static final long SECONDS = 20;

    private final Authentication who;

    ReleaseDesk(Authentication who) {
        this.who = who;
    }

    String person() {
        return who.getName();
    }

    Instant now() throws DeedRefused {
        return host().now();
    }

    private static ReleaseHost host() throws DeedRefused {
        try {
            return ReleaseService.get().host();
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    static DeedRefused unreachable(Throwable e) {
        return new DeedRefused(
                DeedRefused.Why.UNREACHABLE,
                "the ledger cannot be reached now, nothing was done: " + e.getMessage(),
                e);
    }

    /**
     * A release as a row, for a person who may see it.
     *
     * @throws DeedRefused if there is none that this person may see; both are answered alike
     */
    ReleaseSummary find(String id) throws DeedRefused {
        String wanted = UserText.name("release", id);
        return look(wanted)
                .orElseThrow(() -> new DeedRefused(
                        DeedRefused.Why.NOT_FOUND, "there is no release '" + UserText.shown(wanted) + "'"));
    }

    /** Asks the ledger for nothing, to know before an answer begins whether it can be read. */
    static void reachLedger() throws DeedRefused {
        try {
            host().ledger().summary("");
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    /** A release as a row; empty if there is none that this person may see. */
    Optional<ReleaseSummary> look(String id) throws DeedRefused {
        try {
            return host().ledger()
                    .summary(id)
                    .filter(found -> ReleaseHome.of(found).shows(who));
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    /** A release that this person may see and has a permission on. */
    Release open(String id, Permission permission) throws DeedRefused {
        ReleaseSummary summary = find(id);
        ReleaseHome home = ReleaseHome.of(summary);
        if (home.isElsewhere() && !permission.equals(ReleasePermissions.VIEW)) {
            throw new DeedRefused(DeedRefused.Why.FORBIDDEN, RunsElsewhereException.message(summary.id()));
        }
        if (!home.allows(who, permission)) {
            throw new DeedRefused(
                    DeedRefused.Why.FORBIDDEN,
                    person() + " lacks the permission " + ReleasePermissions.GROUP.title + "/" + permission.name
                            + " on the job of release " + summary.id());
        }
        if (ACL.isAnonymous2(who) && !permission.equals(ReleasePermissions.VIEW)) {
            throw new DeedRefused(DeedRefused.Why.FORBIDDEN, "log in first: a release keeps who did what");
        }
        return state(id);
    }

    Release state(String id) throws DeedRefused {
        try {
            return host().release(id)
                    .orElseThrow(() -> new DeedRefused(DeedRefused.Why.NOT_FOUND, "there is no release '" + id + "'"));
        } catch (LedgerException e) {
            throw unreachable(e);
        }
    }

    Rollout rollout(Release release, String id) throws DeedRefused {
        String wanted = UserText.optionalName("rollout", id);
        String all =
                release.rollouts().values().stream().map(one -> one.plan().id()).collect(Collectors.joining(", "));
        if (wanted.isEmpty() && release.rollouts().size() == 1) {
            return release.rollouts().values().iterator().next();
        }
        if (release.rollouts().isEmpty()) {
            throw new DeedRefused(DeedRefused.Why.MEANWHILE, "the release has deployed nothing yet");
        }
        if (wanted.isEmpty()) {
            throw new DeedRefused(DeedRefused.Why.BAD_INPUT, "say which rollout: " + all);
        }
        return release.rollout(wanted)
                .or(() -> release.rolloutOf(wanted))
                .orElseThrow(() -> new DeedRefused(
                        DeedRefused.Why.NOT_FOUND,
                        "the release has no rollout '" + UserText.shown(wanted) + "'; there is: " + all));
    }

    Release tell(String release, Rollout rollout, RolloutEvent event) throws DeedRefused {
        return decide(release, new ReleaseEvent.OfRollout(rollout.plan().id(), event));
    }

    /** Tells a release what the person decided, and waits until it is in the ledger. */
    Release decide(String release, ReleaseEvent event) throws DeedRefused {
        return told(release, host().decide(release, event));
    }

    /** This controller runs the release from now on; whether the person may say so is not asked here. */
    Release takeOver(String release) throws DeedRefused {
        return told(release, host().takeOver(release, person()));
    }

    private static Release told(String release, CompletableFuture<Release> told) throws DeedRefused {
        try {
            return told.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new DeedRefused(
                    DeedRefused.Why.UNREACHABLE,
                    "the ledger has not answered for " + SECONDS + " seconds; look again whether it was done",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeedRefused(
                    DeedRefused.Why.UNREACHABLE, "Jenkins is going down; look again whether it was done", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchElementException) {
                throw new DeedRefused(DeedRefused.Why.NOT_FOUND, "there is no release '" + release + "'", e);
            }
            if (e.getCause() instanceof RunsElsewhereException elsewhere) {
                throw new DeedRefused(DeedRefused.Why.FORBIDDEN, elsewhere.getMessage(), e);
            }
            throw unreachable(e.getCause());
        }
    }
}
