package io.jenkins.plugins.releaseplan.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;

public class H2LedgerTest extends LedgerContract {

    @Override
    protected LedgerLocation empty() {
        try {
            return LedgerLocation.file(folder.newFolder().toPath().resolve("releases"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
