package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.RetentionPolicy;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets old releases go. */
@Command(
        name = "retain",
        mixinStandardHelpOptions = true,
        description = "Removes releases that ended long ago, and seals what went. What is under way or live stays.")
public final class LedgerRetainCommand extends LedgerTask {

    @Option(
            names = "--days",
            paramLabel = "N",
            required = true,
            description = "Keep releases for N days after their end.")
    private int days;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "Keep the newest N of each service in each environment; by default ${DEFAULT-VALUE}.")
    private int last;

    @Override
    int run(JdbcLedger open, PrintWriter out) {
        if (days < 1 || last < 1) {
            return refused("--days is 1 or more, and --last 1 or more, not " + days + " and " + last);
        }
        RetentionPolicy policy = new RetentionPolicy(Duration.ofDays(days), last);
        int releases = open.retain(
                policy,
                Instant.now(),
                seal -> out.println("seal " + seal.id() + ": " + seal.releases() + " releases with " + seal.events()
                        + " audit events, " + seal.hash()));
        out.println(releases + " releases removed");
        return DONE;
    }
}
