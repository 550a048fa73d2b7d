package io.jenkins.plugins.releaseplan.jdbc;

public class PostgresLedgerTest extends LedgerContract {

    @Override
    protected LedgerLocation empty() {
        return PostgresServer.database();
    }
}
