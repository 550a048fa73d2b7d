package io.jenkins.plugins.releaseplan.security;

/** An address that may not be called. */
public final class AddressRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String message) {
        super(message);
    }
}
