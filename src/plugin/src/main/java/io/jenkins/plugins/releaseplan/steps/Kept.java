package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.remoting.ProxyException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Why a block failed, kept over restarts: the very throwable while Jenkins runs, what can be saved of it afterwards. */
final class Kept implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Throwable saved;
    private final transient Throwable thrown;

    Kept(Throwable thrown) {
        this.thrown = thrown;
        boolean plain = thrown.getClass() == FlowInterruptedException.class
                || thrown.getClass() == AbortException.class
                || thrown.getClass() == ProxyException.class;
        this.saved = plain ? thrown : new ProxyException(thrown);
    }

    private Object readResolve() {
        return new Kept(saved);
    }

    Throwable thrown() {
        return thrown;
    }
}
