package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.SavedRelease;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A process that writes: goes on with what the ledger has under way, then runs one release after the other, and says on its
 * output what was acknowledged. It ends when it is killed, or after its last release.
 */
public final class LedgerWriter {

    private LedgerWriter() {}

    /** Arguments: where the ledger is, the cloud's directory, how many releases to run. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        FileCloud cloud = new FileCloud(Path.of(arguments[1]));
        try (JdbcLedger ledger = JdbcLedger.open(LedgerLocation.parse(arguments[0]))) {
            out.println("OPEN");
            for (SavedRelease saved : ledger.underWay()) {
                TestHost.resume(ledger, cloud, saved, state -> acknowledged(out, state))
                        .runToEnd();
            }
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                String id = id(i);
                if (ledger.summary(id).isEmpty()) {
                    TestHost.begin(ledger, cloud, TestHost.plan(id, version(i)), state -> acknowledged(out, state))
                            .runToEnd();
                }
            }
        }
        out.println("DONE");
    }

    static String id(int i) {
        return "release" + i;
    }

    static String version(int i) {
        return i % 3 == 2 ? "bad" + i : "v" + i;
    }

    private static void acknowledged(PrintStream out, SavedRelease state) {
        out.println("ACK " + state.release().plan().id() + " " + state.revision() + " .");
        out.flush();
    }
}
