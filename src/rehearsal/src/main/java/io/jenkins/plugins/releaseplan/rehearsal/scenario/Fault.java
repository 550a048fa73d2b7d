package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that goes wrong for a time.
 *
 * @param name the name under which the report shows it
 * @param scope what it strikes
 * @param begin when it begins
 * @param lasts how long; empty for the rest of the scenario
 * @param effect what goes wrong
 */
public record Fault(String name, Scope scope, Moment begin, Optional<Duration> lasts, Effect effect) {

    public Fault {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(lasts, "lasts");
        Objects.requireNonNull(effect, "effect");
    }

    /**
     * What a fault strikes.
     *
     * @param environment the environment; empty for all
     * @param target the target; empty for all
     * @param version a version, or {@link #NEW}, {@link #CURRENT} or {@link #ANY}
     */
    public record Scope(String environment, String target, String version) {

        /** Every version but the one that served when the scenario began. */
        public static final String NEW = "new";
        /** The version that served when the scenario began. */
        public static final String CURRENT = "current";
        /** Every version. */
        public static final String ANY = "any";

        /** Whether it strikes anything in this environment. */
        public boolean inEnvironment(String name) {
            return environment.isEmpty() || environment.equals(name);
        }

        /** Whether it strikes this target. */
        public boolean strikesTarget(String name) {
            return target.isEmpty() || target.equals(name);
        }

        /**
         * Whether it strikes this version.
         *
         * @param running the version
         * @param current the version that served when the scenario began; empty if none did
         */
        public boolean strikesVersion(String running, String current) {
            return switch (version) {
                case ANY -> true;
                case NEW -> !running.equals(current);
                case CURRENT -> running.equals(current);
                default -> version.equals(running);
            };
        }
    }

    /** What goes wrong. */
    public sealed interface Effect {

        /** The word for it in a scenario. */
        String kind();
    }

    /**
     * Above which load a fault of a version shows; it always shows if both are empty.
     *
     * @param requestsPerMinute the version's own requests in a minute
     * @param share the version's share of the target's traffic, 0..1
     */
    public record Above(OptionalDouble requestsPerMinute, OptionalDouble share) {

        /** At any load. */
        public static final Above NOTHING = new Above(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Latency is multiplied by a factor above 0. */
    public record Slow(double factor, Above above) implements Effect {
        @Override
        public String kind() {
            return "slow";
        }
    }

    /** A share 0..1 of the requests fails that would not fail otherwise. */
    public record Errors(double rate, Above above) implements Effect {
        @Override
        public String kind() {
            return "errors";
        }
    }

    /** Instances die; they are replaced, but are not well again before the fault is over. */
    public record InstancesDie(int count) implements Effect {
        @Override
        public String kind() {
            return "instancesDie";
        }
    }

    /** Instances that are launched do not get well before the fault is over. */
    public record StartFails() implements Effect {
        @Override
        public String kind() {
            return "startFails";
        }
    }

    /** Instances that are launched take a multiple of their time to get well. */
    public record SlowStart(double factor) implements Effect {
        @Override
        public String kind() {
            return "slowStart";
        }
    }

    /** Instances report this version instead of their own. */
    public record WrongVersion(String reports) implements Effect {
        @Override
        public String kind() {
            return "wrongVersion";
        }
    }

    /** How a call of the cloud fails. */
    public enum CallFailure {
        /** Not done; may be tried again. */
        THROTTLE("throttle"),
        /** Done, perhaps later, but the caller hears of a time-out. */
        TIMEOUT_AFTER_ACTING("timeoutAfterActing"),
        /** Not done, and the caller hears of a time-out. */
        TIMEOUT_BEFORE_ACTING("timeoutBeforeActing"),
        /** Not done, and will not be. */
        REFUSE("refuse");

        private final String word;

        CallFailure(String word) {
            this.word = word;
        }

        /** The name in a scenario. */
        public String word() {
            return word;
        }
    }

    /**
     * Calls of the cloud fail.
     *
     * @param failure how
     * @param calls which; empty for every call
     * @param share which share of them, above 0, at most 1
     * @param count how many of them at most; 0 for no bound
     * @param lag how long after a time-out the call acts after all; zero unless it acts
     */
    public record CallsFail(CallFailure failure, List<CloudCall> calls, double share, int count, Duration lag)
            implements Effect {

        public CallsFail {
            calls = List.copyOf(calls);
        }

        @Override
        public String kind() {
            return failure.word();
        }
    }

    /** No values of these metrics; empty for all. */
    public record MetricGap(List<String> metrics) implements Effect {

        public MetricGap {
            metrics = List.copyOf(metrics);
        }

        @Override
        public String kind() {
            return "metricGap";
        }
    }

    /** Snapshots and restores of a database fail; empty for every database. */
    public record DatabaseFails(String database) implements Effect {
        @Override
        public String kind() {
            return "databaseFails";
        }
    }

    /** Checks do not pass; empty for every check. */
    public record CheckFails(String check) implements Effect {
        @Override
        public String kind() {
            return "checkFails";
        }
    }
}
