package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.ledger.Dossier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports one release with all that is known of it. */
@Command(
        name = "dossier",
        mixinStandardHelpOptions = true,
        description = "Exports one release as HTML and JSON: checklist, sign-offs, metrics, timeline, hashes.")
public final class DossierCommand extends LedgerTask {

    @Parameters(paramLabel = "ID", description = "The release's id, as 'releases' lists it.")
    private String id;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where dossier-ID.html and dossier-ID.json are written; by default here.")
    private Path directory;

    @Override
    int run(JdbcLedger open, PrintWriter out) throws IOException {
        Optional<Dossier> dossier = Dossier.of(open, id);
        if (dossier.isEmpty()) {
            return refused("the ledger has no release '" + id + "'; 'releases' lists those it has");
        }
        String name = id.replaceAll("[^A-Za-z0-9._-]", "_");
        try {
            Files.createDirectories(directory);
            write(directory.resolve("dossier-" + name + ".html"), dossier.get().html(), out);
            write(directory.resolve("dossier-" + name + ".json"), dossier.get().json(), out);
        } catch (IOException e) {
            return refused(directory + ": cannot be written: " + e);
        }
        return DONE;
    }

    private static void write(Path file, String text, PrintWriter out) throws IOException {
        Files.writeString(file, text);
        out.println(file);
    }
}
