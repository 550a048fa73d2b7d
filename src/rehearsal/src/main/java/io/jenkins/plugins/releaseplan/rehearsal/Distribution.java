package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.rehearsal.cloud.FaultImpact;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many rehearsals of one plan with different seeds.
 *
 * @param firstSeed the seed of the first
 * @param runs what each came to, in the order of their seeds
 */
public record Distribution(long firstSeed, List<Run> runs) {

    /**
     * One rehearsal.
     *
     * @param seed its seed
     * @param outcome what it came to
     * @param reason why it did not end well; empty if it did
     * @param duration how long the pipeline took in virtual time
     * @param faultToBlue how long the faulty version had traffic from the fault on; null if no fault struck or it kept it
     * @param requestsMet how many requests went to a version while it was slow or erred by a fault
     */
    public record Run(
            long seed, Outcome outcome, String reason, Duration duration, Duration faultToBlue, long requestsMet) {}

    public Distribution {
        runs = List.copyOf(runs);
    }

    /**
     * Rehearses.
     *
     * @param plan what
     * @param firstSeed the seed of the first; the others follow
     * @param count how often, 1 or more
     * @param threads how many at once, 1 or more
     */
    public static Distribution of(RehearsalPlan plan, long firstSeed, int count, int threads) {
        Run[] runs = new Run[count];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                runs[i] = run(plan, firstSeed + i);
            }
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> workers = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, count); i++) {
                workers.add(pool.submit(worker));
            }
            for (Future<Void> one : workers) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rehearsal ended unexpectedly: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rehearsing", e);
        } finally {
            pool.shutdownNow();
        }
        return new Distribution(firstSeed, List.of(runs));
    }

    private static Run run(RehearsalPlan plan, long seed) {
        RehearsalResult result = Rehearsal.run(plan, seed, RehearsalListener.NONE);
        Duration longest = null;
        long met = 0;
        for (FaultImpact impact : impacts(result)) {
            met += impact.requestsMet();
            Optional<Duration> toBlue =
                    impact.cleared().map(at -> Duration.between(impact.struck().orElseThrow(), at));
            if (toBlue.isPresent() && (longest == null || toBlue.get().compareTo(longest) > 0)) {
                longest = toBlue.get();
            }
        }
        return new Run(seed, result.outcome(), result.reason(), result.duration(), longest, met);
    }

    /** The faults that struck, each once, whatever number of rollouts its target had. */
    private static List<FaultImpact> impacts(RehearsalResult result) {
        if (result.plan().scenario().faults().isEmpty()) {
            return List.of();
        }
        Set<List<String>> targets = new LinkedHashSet<>();
        for (Release release : result.releases()) {
            for (Rollout rollout : release.rollouts().values()) {
                targets.add(List.of(release.plan().environment(), rollout.plan().target()));
            }
        }
        return targets.stream()
                .flatMap(where -> result.world().cloud(where.get(0)).history().faults(where.get(1)).stream())
                .filter(impact -> impact.struck().isPresent())
                .toList();
    }

    /** How often each outcome came. */
    public Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        runs.forEach(run -> outcomes.merge(run.outcome(), 1, Integer::sum));
        return outcomes;
    }

    /** From a fault until all traffic was on blue, in seconds, in ascending order; only runs in which that happened. */
    public List<Long> secondsToBlue() {
        return runs.stream()
                .filter(run -> run.faultToBlue() != null)
                .map(run -> run.faultToBlue().toSeconds())
                .sorted()
                .toList();
    }

    /** The requests that met a faulty version, in ascending order, of all runs. */
    public List<Long> requestsMet() {
        return runs.stream().map(Run::requestsMet).sorted().toList();
    }

    /**
     * A quantile by the nearest-rank method: the least value that at least this share of the values does not exceed.
     *
     * @param ascending the values; at least one
     * @param share above 0, at most 1
     */
    public static long quantile(List<Long> ascending, double share) {
        return ascending.get((int) Math.ceil(share * ascending.size()) - 1);
    }

    /** 0 if all were released, 1 if any failed, 3 if none failed and any was rolled back or refused. */
    public int exitCode() {
        Set<Outcome> seen = outcomes().keySet();
        if (seen.contains(Outcome.FAILED)) {
            return Outcome.FAILED.exitCode();
        }
        return seen.stream().mapToInt(Outcome::exitCode).max().orElse(0);
    }
}
