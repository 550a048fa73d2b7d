package io.jenkins.plugins.releaseplan.release;

import java.time.Instant;

/** The function under test, so that a broken one can take its place. */
@FunctionalInterface
interface Step {

    /** {@link Release#advance} as it is. */
    Step REAL = Release::advance;

    Release.Advance take(Release state, ReleaseEvent event, Instant now);
}
