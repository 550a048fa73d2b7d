package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.releaseplan.cloud.MetricSource;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The metric curves of the rollouts that people look at. They are read from the environments' metric sources on threads of
 * their own, each minute once however many look, and kept while somebody looks.
 */
@Extension
public class MetricHistory {

    private static final Logger LOGGER = Logger.getLogger(MetricHistory.class.getName());
    private static final int MOST_CURVES = 64;
    private static final long LONGEST_DAYS = 7;
    private static final long PATIENCE_MILLIS = 500;

    private final ExecutorService threads = threads();
    private final Map<String, MinuteCurves> known = new LinkedHashMap<>(MOST_CURVES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MinuteCurves> eldest) {
            return size() > MOST_CURVES;
        }
    };

    private static ExecutorService threads() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                2,
                2,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "release-plan-metrics"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @NonNull
    static MetricHistory get() {
        return ExtensionList.lookupSingleton(MetricHistory.class);
    }

    /**
     * The curves of a metric as far as they are read; more is being read when this returns.
     *
     * @param from the begin; what is older than a week before the end is left out
     * @param to the end, exclusive
     */
    MinuteCurves curves(String release, String environment, Rollout rollout, String metric, Instant from, Instant to) {
        Instant end = to.truncatedTo(ChronoUnit.MINUTES);
        Instant earliest = end.minus(LONGEST_DAYS, ChronoUnit.DAYS);
        Instant begin = (from.isBefore(earliest) ? earliest : from).truncatedTo(ChronoUnit.MINUTES);
        String key = release + "|" + rollout.plan().id() + "|" + metric;
        MinuteCurves curves;
        synchronized (known) {
            curves = known.computeIfAbsent(key, unused -> new MinuteCurves(begin));
        }
        if (curves.wants(end)) {
            wait(threads.submit(() -> read(curves, environment, rollout, metric, end)));
        }
        return curves;
    }

    /** Not for long: the page asks again. */
    private static void wait(Future<?> reading) {
        try {
            reading.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOGGER.log(Level.FINE, "metrics are still being read", e);
        } catch (ExecutionException e) {
            LOGGER.log(Level.WARNING, "metrics cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(MinuteCurves curves, String environment, Rollout rollout, String metric, Instant end) {
        ReleaseHost host = ReleaseService.get().host();
        String target = rollout.plan().target();
        try {
            MetricSource source = host.cloud(environment).metrics();
            curves.read(
                    end,
                    (fleet, from, to) -> source.read(
                            target,
                            fleet == MinuteCurves.Side.GREEN ? rollout.greenFleet() : rollout.blueFleet(),
                            metric,
                            from,
                            to));
        } catch (RuntimeException e) {
            // The environment may be gone; the release knows what it judged, and its page says so.
            LOGGER.log(Level.FINE, e, () -> metric + " of " + target + " in " + environment + " cannot be read");
            curves.failed(end);
        }
    }
}
