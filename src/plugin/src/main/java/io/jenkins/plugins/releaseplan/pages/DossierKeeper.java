package io.jenkins.plugins.releaseplan.pages;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.host.HostListener;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.Dossier;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the dossier of a release beside its build, in the directory {@code release-plan} of the build's own: whoever archives builds
 * archives releases. It is written when the release ends, and again when its traffic goes back after that.
 */
@Extension
public class DossierKeeper implements HostListener {

    private static final Logger LOGGER = Logger.getLogger(DossierKeeper.class.getName());
    private static final Set<Notice.Kind> ENDS =
            Set.of(Notice.Kind.RELEASE_ENDED, Notice.Kind.ROLLED_BACK, Notice.Kind.BLUE_RETIRED);

    @Override
    public void changed(Release after, List<Notice> notices, Instant at) {
        if (after.endedAt() != null && notices.stream().map(Notice::kind).anyMatch(ENDS::contains)) {
            ReleaseHost host = ReleaseService.get().host();
            host.work(() -> keep(host, after.plan().id()));
        }
    }

    private static void keep(ReleaseHost host, String release) {
        try {
            Optional<Dossier> dossier = Dossier.of(host.ledger(), release);
            if (dossier.isPresent()) {
                Optional<Run<?, ?>> run =
                        ReleaseHome.of(dossier.get().summary()).run();
                if (run.isPresent()) {
                    write(run.get(), dossier.get());
                }
            }
        } catch (LedgerException | IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "the dossier of release " + release
                            + " is not beside its build; it can be had from its page");
        }
    }

    private static void write(Run<?, ?> run, Dossier dossier) throws IOException {
        Path directory = Files.createDirectories(run.getRootDir().toPath().resolve("release-plan"));
        // An id may hold what no file's name does.
        String name = Util.rawEncode(dossier.summary().id());
        write(directory.resolve(name + ".json"), dossier.json());
        write(directory.resolve(name + ".html"), dossier.html());
    }

    private static void write(Path file, String text) throws IOException {
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(text);
            writer.commit();
        }
    }
}
