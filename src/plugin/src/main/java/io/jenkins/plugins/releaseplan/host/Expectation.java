package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.release.Release;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Somebody waits, without a thread, for a release to come to a point. */
public final class Expectation {

    private final Attempt attempt;
    private volatile boolean over;

    /** Looks at a state; says whether it found what is waited for, and has told so. */
    private interface Attempt {
        boolean settle(Release state);

        void fail(RuntimeException failure);
    }

    private Expectation(Attempt attempt) {
        this.attempt = attempt;
    }

    static <T> Expectation of(Function<Release, T> answer, BiConsumer<T, Throwable> then) {
        return new Expectation(new Attempt() {
            @Override
            public boolean settle(Release state) {
                T found;
                try {
                    found = answer.apply(state);
                } catch (RuntimeException e) {
                    fail(e);
                    return true;
                }
                if (found != null) {
                    then.accept(found, null);
                }
                return found != null;
            }

            @Override
            public void fail(RuntimeException failure) {
                then.accept(null, failure);
            }
        });
    }

    /** Nobody waits any longer. What has begun to be told may still be told. */
    public void cancel() {
        over = true;
    }

    /** There is nothing that could be waited for. */
    void fail(RuntimeException failure) {
        if (!over) {
            over = true;
            attempt.fail(failure);
        }
    }

    /** Whether it has nothing left to wait for after this state. */
    boolean settle(Release state) {
        if (!over && attempt.settle(state)) {
            over = true;
        }
        return over;
    }
}
