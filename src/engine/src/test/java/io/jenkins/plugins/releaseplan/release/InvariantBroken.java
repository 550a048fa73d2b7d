package io.jenkins.plugins.releaseplan.release;

/** A release did what none may do. */
final class InvariantBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    InvariantBroken(String what) {
        super(what);
    }

    static void unless(boolean holds, String what, Object about) {
        if (!holds) {
            throw new InvariantBroken(what + ": " + about);
        }
    }
}
