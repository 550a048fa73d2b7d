package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

/** Throws checked exceptions through code that does not declare them, as Groovy does. */
final class Sneaky {
    private Sneaky() {}

    /** Never returns; the type is for {@code throw} statements. */
    static RuntimeException asIs(Throwable throwable) {
        return Sneaky.<RuntimeException>rethrow(throwable);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException rethrow(Throwable throwable) throws E {
        throw (E) throwable;
    }
}
