package io.jenkins.plugins.releaseplan.ledger;

import java.time.Duration;

/**
 * Which releases a ledger may let go. A release under way, and one whose version is live, always stays.
 *
 * @param keep how long after its end a release stays, above zero
 * @param keepLast how many of the newest releases of each service in each environment stay however old they are, 1 or more: the
 *     newest says which numbers were given out
 */
public record RetentionPolicy(Duration keep, int keepLast) {

    public RetentionPolicy {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("the time for which releases are kept is above zero, not " + keep);
        }
        if (keepLast < 1) {
            throw new IllegalArgumentException("the number of releases that are kept is 1 or more, not " + keepLast);
        }
    }
}
