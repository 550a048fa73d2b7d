package io.jenkins.plugins.releaseplan.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Test Connection against a real PostgreSQL that asks for a password. */
public class PostgresConnectionTest extends ConfigurationTestBase {

    @ClassRule
    public static final PasswordPostgres POSTGRES = new PasswordPostgres();

    @Before
    public void credentials() throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        store.getCredentials().add(login("right", PasswordPostgres.PASSWORD));
        store.getCredentials().add(login("wrong", "another secret"));
        store.save();
    }

    private static UsernamePasswordCredentialsImpl login(String id, String password) throws Exception {
        return new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", PasswordPostgres.USER, password);
    }

    private static FormValidation test(String url, String credentials) {
        return JENKINS.jenkins
                .getDescriptorByType(PostgresLedgerEntry.DescriptorImpl.class)
                .doTestConnection(url, credentials);
    }

    private static void sql(String database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(POSTGRES.url(database), PasswordPostgres.USER, PasswordPostgres.PASSWORD);
    }

    private static int tables(String database) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    public void anEmptyDatabaseGetsItsTablesAndCanBeUsed() throws Exception {
        sql("postgres", "CREATE DATABASE empty");
        FormValidation answer = test(POSTGRES.url("empty"), "right");
        assertThat(answer.kind).as(answer.getMessage()).isEqualTo(FormValidation.Kind.OK);
        assertThat(answer.getMessage()).contains("/empty").contains("0 releases are under way");
        assertThat(tables("empty")).isPositive();
        assertThat(test(POSTGRES.url("empty"), "right").kind)
                .as("a second time")
                .isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    public void aWrongPasswordIsRefusedWithoutTellingIt() {
        FormValidation answer = test(POSTGRES.url("postgres"), "wrong");
        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(answer.getMessage())
                .contains("the database refuses the user or password; check them")
                .doesNotContain("another secret")
                .doesNotContain(PasswordPostgres.PASSWORD);
        FormValidation none = test(POSTGRES.url("postgres"), "");
        assertThat(none.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(none.getMessage()).contains("password");
    }

    @Test
    public void aDatabaseThatIsNotThereIsNamed() {
        FormValidation answer = test(POSTGRES.url("nowhere"), "right");
        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(answer.getMessage()).contains("/nowhere: there is no such database; create it first");
    }

    @Test
    public void aHostThatDoesNotAnswerIsNamed() {
        FormValidation refused = test("jdbc:postgresql://127.0.0.1:1/ledger", "right");
        assertThat(refused.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(refused.getMessage()).contains("127.0.0.1:1");
        FormValidation unknown = test("jdbc:postgresql://no-such-host.invalid/ledger", "right");
        assertThat(unknown.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(unknown.getMessage()).contains("no-such-host.invalid");
    }

    @Test
    public void whatWasTestedIsUsedAtOnce() throws Exception {
        sql("postgres", "CREATE DATABASE used");
        PostgresLedgerEntry entry = new PostgresLedgerEntry(POSTGRES.url("used"));
        entry.setCredentialsId("right");
        configuration.setLedger(entry);
        assertThat(ReleaseService.get().host().ledger().underWay()).isEmpty();
        assertThat(tables("used")).isPositive();
        configuration.setLedger(null);
    }
}
