package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.host.HostThreads;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How well what is live is, as its cloud says. Nobody who looks waits for a cloud: what was found last is told at once, and if that
 * is old the cloud is asked meanwhile, on threads of its own, each target once however many look.
 */
@Extension
public class LiveHealth {

    /** How something that is live is. */
    enum State {
        /** The cloud is being asked for the first time. */
        ASKING,
        /** The fleet that serves is well, and runs the version that was released. */
        HEALTHY,
        /** The fleet that serves is not well. */
        UNHEALTHY,
        /** The fleet that serves is well, but runs a version that no release brought. */
        OTHER_VERSION,
        /** The cloud cannot be asked. */
        UNKNOWN
    }

    /**
     * What is known of one target.
     *
     * @param detail what was seen, for people; may be empty
     * @param since since when it is so, as far as it was looked at
     */
    record Finding(State state, String detail, Instant since) {}

    private static final Logger LOGGER = Logger.getLogger(LiveHealth.class.getName());
    private static final int MOST_TARGETS = 2000;
    private static final int THREADS = 4;
    /** How old an answer is before the cloud is asked again. */
    static final Duration FRESH = Duration.ofSeconds(30);
    /** How long an answer may take before what was found last counts as unknown. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Function<String, Cloud> clouds;
    private final Executor threads;
    private final Supplier<Instant> clock;
    private final Map<String, Target> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Target> eldest) {
            return size() > MOST_TARGETS;
        }
    };

    /** One target of one environment. */
    private static final class Target {
        private Finding finding;
        private Instant asked;
        private boolean asking;

        Target(Instant now) {
            finding = new Finding(State.ASKING, "", now);
        }
    }

    public LiveHealth() {
        this(
                environment -> ReleaseService.get().host().cloud(environment),
                HostThreads.pool("release-plan-health", THREADS),
                () -> ReleaseService.get().host().now());
    }

    LiveHealth(Function<String, Cloud> clouds, Executor threads, Supplier<Instant> clock) {
        this.clouds = clouds;
        this.threads = threads;
        this.clock = clock;
    }

    @NonNull
    static LiveHealth get() {
        return ExtensionList.lookupSingleton(LiveHealth.class);
    }

    /** What is known of something that is live through a rollout. Answers at once. */
    Finding of(LiveVersion live) {
        Instant now = clock.get();
        synchronized (known) {
            Target target = known.computeIfAbsent(key(live), key -> new Target(now));
            if (!target.asking && (target.asked == null || !now.isBefore(target.asked.plus(FRESH)))) {
                target.asking = true;
                target.asked = now;
                threads.execute(() -> ask(live, target));
            }
            boolean late = target.asking && now.isAfter(target.asked.plus(PATIENCE));
            return late ? unknown(target, "the cloud does not answer", target.asked) : target.finding;
        }
    }

    /** How many targets are known. */
    int targets() {
        synchronized (known) {
            return known.size();
        }
    }

    /** Another version is another thing to ask about: what was found of the one before says nothing of it. */
    private static String key(LiveVersion live) {
        return live.environment() + "\n" + live.target() + "\n" + live.version();
    }

    private void ask(LiveVersion live, Target target) {
        Finding found;
        try {
            found = found(live, clock.get());
        } catch (CloudException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> live.target() + " in " + live.environment() + " cannot be asked");
            found = new Finding(State.UNKNOWN, String.valueOf(e.getMessage()), clock.get());
        }
        synchronized (known) {
            boolean same = found.state() == target.finding.state();
            target.finding = same ? new Finding(found.state(), found.detail(), target.finding.since()) : found;
            target.asking = false;
        }
    }

    private Finding found(LiveVersion live, Instant now) throws CloudException {
        Cloud cloud = clouds.apply(live.environment());
        TargetStatus status = cloud.fleet().inspect(live.target());
        Health health = cloud.health().probe(live.target(), status.serving());
        if (!health.healthy()) {
            return new Finding(State.UNHEALTHY, health.detail(), now);
        }
        String share = status.servingPercent() < 100 ? ", with " + status.servingPercent() + " % of the traffic" : "";
        return status.servingVersion().equals(live.version())
                ? new Finding(State.HEALTHY, health.detail() + share, now)
                : new Finding(State.OTHER_VERSION, status.servingVersion() + " serves" + share, now);
    }

    private static Finding unknown(Target target, String why, Instant since) {
        return target.finding.state() == State.UNKNOWN ? target.finding : new Finding(State.UNKNOWN, why, since);
    }
}
