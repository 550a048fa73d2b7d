package io.jenkins.plugins.releaseplan.cli;

import hudson.AbortException;
import hudson.cli.CLICommand;
import io.jenkins.plugins.releaseplan.pages.DeedRefused;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * A command about releases. It ends with 0 when what was wanted is so, also if it was so already; with Jenkins' usual codes
 * otherwise: 3 there is no such thing or something is missing, 4 things have changed meanwhile, 5 the ledger is away, 6 one may not.
 */
abstract class DeedCommand extends CLICommand {

    /** What the command does. */
    abstract void act(Authentication who) throws DeedRefused;

    @Override
    protected final int run() throws Exception {
        try {
            act(Jenkins.getAuthentication2());
            return 0;
        } catch (DeedRefused e) {
            throw switch (e.why()) {
                case BAD_INPUT, NOT_FOUND -> new IllegalArgumentException(e.getMessage(), e);
                case MEANWHILE -> new IllegalStateException(e.getMessage(), e);
                case FORBIDDEN -> new AccessDeniedException(e.getMessage(), e);
                case UNREACHABLE -> new AbortException(e.getMessage());
            };
        }
    }
}
