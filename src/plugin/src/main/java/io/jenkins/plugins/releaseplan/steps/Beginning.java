package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releaseplan.host.MovedJobs;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.ledger.HistoryQuery;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * Begins a release for a build, exactly once: its id is noted in the build before the release is in the ledger, and a step that
 * is started again after a crash finds what it had begun. Runs on threads that may read the ledger.
 */
final class Beginning {

    private final ReleaseHost host;
    private final Run<?, ?> run;
    private final ReleasePlan.Kind kind;
    private final String service;
    private final String environment;
    private final String version;
    private final BiConsumer<String, Throwable> then;

    /** @param then is told the release's id, or why there is none */
    Beginning(
            ReleaseHost host,
            Run<?, ?> run,
            ReleasePlan.Kind kind,
            String service,
            String environment,
            String version,
            BiConsumer<String, Throwable> then) {
        this.host = host;
        this.run = run;
        this.kind = kind;
        this.service = service;
        this.environment = environment;
        this.version = version;
        this.then = then;
    }

    void begin() {
        try {
            for (String known : ReleaseRunAction.of(run)) {
                if (known.startsWith(prefix()) && takenUp(known)) {
                    return;
                }
            }
            fresh(afterNewest());
        } catch (IOException | RuntimeException e) {
            then.accept(null, e);
        }
    }

    /** Takes up what this build has begun, or was about to begin, before a crash. */
    private boolean takenUp(String release) throws IOException {
        if (!Owned.claim(release)) {
            return false;
        }
        Optional<SavedRelease> saved = host.ledger().load(release);
        if (saved.isEmpty()) {
            save(release, number(release));
            return true;
        }
        if (saved.filter(this::isMine).isPresent()) {
            then.accept(release, null);
            return true;
        }
        Owned.leave(release);
        return false;
    }

    private boolean isMine(SavedRelease saved) {
        ReleasePlan plan = saved.release().plan();
        return build(saved).equals(run.getExternalizableId())
                && saved.release().body() == Release.Body.RUNNING
                && plan.kind() == kind
                && plan.service().equals(service)
                && plan.environment().equals(environment)
                && plan.version().equals(version);
    }

    /** The build that began a release, under the name that its job has now. */
    static String build(SavedRelease saved) {
        return MovedJobs.get().buildNow(saved.origin(), saved.release().startedAt());
    }

    private String id(int number) {
        return prefix() + number;
    }

    private String prefix() {
        return service + "-" + environment + "-";
    }

    private int number(String release) {
        return Integer.parseInt(release.substring(release.lastIndexOf('-') + 1));
    }

    /** Numbers that retention has freed are not given out again: it always leaves the newest release. */
    private int afterNewest() {
        return host.ledger().history(new HistoryQuery(service, environment, null, "", "", 1)).releases().stream()
                        .map(ReleaseSummary::id)
                        .filter(id -> id.startsWith(prefix())
                                && id.substring(prefix().length()).matches("\\d{1,9}"))
                        .map(this::number)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    /** Begins with the first free number from this one on. */
    private void fresh(int from) throws IOException {
        int number = free(from);
        while (!Owned.claim(id(number))) {
            number = free(number + 1);
        }
        ReleaseRunAction.add(run, id(number));
        save(id(number), number);
    }

    /** A free number at or after another one, found without asking for each number in between. */
    private int free(int from) {
        int step = 1;
        int known = from - 1;
        while (isKnown(known + step)) {
            known += step;
            step *= 2;
        }
        int free = known + step;
        while (free - known > 1) {
            int middle = known + (free - known) / 2;
            if (isKnown(middle)) {
                known = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }

    private boolean isKnown(int number) {
        return host.ledger().summary(id(number)).isPresent();
    }

    private void save(String release, int number) {
        Initiators initiators = Initiators.of(run);
        ReleasePlan plan = new ReleasePlan(
                release, kind, service, environment, version, initiators.startedBy(), initiators.causedBy());
        host.begin(plan, Initiators.origin(run)).whenComplete((begun, failure) -> {
            if (failure == null) {
                then.accept(release, null);
            } else {
                host.work(() -> failed(release, number, failure));
            }
        });
    }

    private void failed(String release, int number, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        try {
            Owned.leave(release);
            boolean taken = cause instanceof LedgerException
                    && !(cause instanceof LedgerUnreachableException)
                    && isKnown(number);
            if (taken) {
                ReleaseRunAction.remove(run, release);
                fresh(number + 1);
            } else {
                then.accept(
                        null, new AbortException("release " + release + " cannot begin: " + Interruption.words(cause)));
            }
        } catch (IOException | RuntimeException e) {
            then.accept(null, e);
        }
    }
}
