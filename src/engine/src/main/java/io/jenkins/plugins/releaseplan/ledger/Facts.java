package io.jenkins.plugins.releaseplan.ledger;

import io.jenkins.plugins.releaseplan.gate.Fact;
import java.time.Instant;

/** What is known of past releases. */
public interface Facts {

    /**
     * An answer to a question about the past.
     *
     * @param holds whether it is so
     * @param detail what is known, one sentence for people
     */
    record Answer(boolean holds, String detail) {}

    /**
     * Whether a fact holds.
     *
     * @param fact what is asked
     * @param service the service that it is asked for
     * @param version the version that it is asked for
     * @param now the time at which it is asked
     */
    Answer ask(Fact fact, String service, String version, Instant now);
}
