package io.jenkins.plugins.releaseplan.jdbc;

import java.sql.SQLException;

/** Something was written and turned out to be wrong: the transaction is rolled back, and the message is for people. */
final class WriteGivenUp extends SQLException {

    private static final long serialVersionUID = 1L;

    WriteGivenUp(String message, Throwable cause) {
        super(message, cause);
    }
}
