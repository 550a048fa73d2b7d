package io.jenkins.plugins.releaseplan.gate;

/** Something about a version that the past can tell. */
public sealed interface Fact {

    /** The environment that it is about. */
    String environment();

    /** How it is written: {@code healthy in staging}. */
    String text();

    /** The version serves in the environment and is healthy there. */
    record HealthyIn(String environment) implements Fact {
        public HealthyIn {
            environment = Words.required("environment of a fact", environment);
        }

        @Override
        public String text() {
            return "healthy in " + environment;
        }
    }

    /** A rollback was rehearsed in the environment in this release cycle. */
    record RollbackRehearsedIn(String environment) implements Fact {
        public RollbackRehearsedIn {
            environment = Words.required("environment of a fact", environment);
        }

        @Override
        public String text() {
            return "rollback rehearsed in " + environment;
        }
    }

    /** The version was released to the environment. */
    record ReleasedIn(String environment) implements Fact {
        public ReleasedIn {
            environment = Words.required("environment of a fact", environment);
        }

        @Override
        public String text() {
            return "released in " + environment;
        }
    }

    /**
     * Reads a fact.
     *
     * @param text {@code healthy in ENVIRONMENT}, {@code rollback rehearsed in ENVIRONMENT} or {@code released in
     *     ENVIRONMENT}; white space and the case of the words do not matter, the case of the environment does
     * @throws IllegalArgumentException if it is no fact; the message lists those that are known
     */
    static Fact parse(String text) {
        return FactText.parse(text);
    }
}
