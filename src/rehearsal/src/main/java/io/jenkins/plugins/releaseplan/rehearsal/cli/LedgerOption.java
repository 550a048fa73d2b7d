package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which ledger a command is about. */
final class LedgerOption {

    /** Where the ledger is if no option says so. */
    static final String VARIABLE = "RELEASE_PLAN_LEDGER";

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The ledger: an H2 file, or the address jdbc:postgresql://HOST/DATABASE. By default what"
                    + " RELEASE_PLAN_LEDGER names, else .release-plan/releases.mv.db in the home directory. For"
                    + " PostgreSQL, RELEASE_PLAN_LEDGER_USER and RELEASE_PLAN_LEDGER_PASSWORD may name the user.")
    private String ledger;

    LedgerLocation location() {
        String named = ledger == null ? System.getenv(VARIABLE) : ledger;
        if (named == null || named.isBlank()) {
            return LedgerLocation.file(Path.of(System.getProperty("user.home"), ".release-plan", "releases.mv.db"));
        }
        return location(named);
    }

    /** The ledger that a text names. */
    static LedgerLocation location(String named) {
        LedgerLocation location = LedgerLocation.parse(named);
        String user = System.getenv("RELEASE_PLAN_LEDGER_USER");
        if (location.isFile() || user == null) {
            return location;
        }
        String password = System.getenv("RELEASE_PLAN_LEDGER_PASSWORD");
        return LedgerLocation.postgres(location.url(), user, password == null ? "" : password);
    }

    /** The ledger, which must be there. */
    JdbcLedger open() {
        return JdbcLedger.openExisting(location());
    }
}
