package io.jenkins.plugins.releaseplan.config;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import java.nio.file.Path;

/** Where the ledger is. Two entries that are equal lead to the same ledger. */
public abstract class LedgerEntry extends AbstractDescribableImpl<LedgerEntry> implements ExtensionPoint {

    /**
     * Where it is.
     *
     * @param usual the file of a ledger whose file nobody names
     * @throws LedgerException if there can be none; the message says why
     */
    public abstract LedgerLocation location(Path usual);

    /**
     * Looks whether there can be a ledger, without opening it.
     *
     * @throws IllegalArgumentException if there cannot; the message says what to change
     */
    abstract void check();

    /** Opens a ledger, which makes it if there is none, and closes it again. */
    static FormValidation test(LedgerLocation location) {
        try (JdbcLedger ledger = JdbcLedger.open(location)) {
            return FormValidation.ok("The ledger in " + ledger.location() + " can be used; "
                    + ledger.underWay().size() + " releases are under way in it.");
        } catch (LedgerException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
