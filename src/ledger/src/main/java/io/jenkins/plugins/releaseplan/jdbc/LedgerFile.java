package io.jenkins.plugins.releaseplan.jdbc;

import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Looks at a ledger's file before H2 does, which would say less, or would write into a file that is not its own. */
final class LedgerFile {

    private static final byte[] H2_BEGINNING = "H:2".getBytes(StandardCharsets.US_ASCII);

    private LedgerFile() {}

    static void check(LedgerLocation location, boolean create) {
        Path file = location.fileOnDisk();
        if (!Files.exists(file)) {
            checkMissing(location, file, create);
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new LedgerException(file + ": is no file; name the file of a ledger, or one that does not exist yet");
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new LedgerException(
                    file + ": may not be read and written; check its permissions and its file system");
        }
        checkContent(file);
    }

    private static void checkMissing(LedgerLocation location, Path file, boolean create) {
        Path bare = location.file();
        if (Files.isRegularFile(bare)) {
            throw new LedgerException(bare + ": is not the file of a ledger, whose name ends with "
                    + LedgerLocation.ENDING + "; name another");
        }
        if (!create) {
            throw new LedgerException(file + ": no such ledger; 'rehearse --ledger FILE' makes one");
        }
        Path directory = Objects.requireNonNull(file.getParent(), "an absolute path of a file has a directory");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LedgerException(file + ": its directory cannot be made: " + e.getMessage(), e);
        }
        if (!Files.isWritable(directory)) {
            throw new LedgerException(
                    file + ": its directory may not be written; check its permissions and its file system");
        }
    }

    private static void checkContent(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(H2_BEGINNING.length);
            if (!Arrays.equals(beginning, H2_BEGINNING)) {
                throw new LedgerException(file + ": is not the file of a ledger: "
                        + (beginning.length == 0 ? "it is empty" : "no H2 database begins so")
                        + "; name another, or restore a backup beside it");
            }
        } catch (IOException e) {
            throw new LedgerException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
