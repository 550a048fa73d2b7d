package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.releaseplan.host.Expectation;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A step that tells a release something and waits for what becomes of it, without a thread. It keeps ids alone: after a restart
 * it tells the same again, which changes nothing if it was told, and waits again.
 */
abstract class WaitingExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient Expectation expectation;
    private transient Object awaited;
    private transient boolean over;

    WaitingExecution(StepContext context) {
        super(context);
    }

    /** Checks the parameters and gives out ids, on the build's own thread; what it throws fails the step. */
    abstract void prepare() throws IOException, InterruptedException;

    /**
     * Tells and waits, on a thread that may read the ledger. What it throws fails the step.
     *
     * @param again whether it was told before, perhaps
     */
    abstract void go(ReleaseHost host, boolean again);

    @Override
    public final boolean start() throws Exception {
        prepare();
        // Whoever is told of an end before this method has returned is told on the wrong thread.
        FlowExecution flow = getContext().get(FlowExecution.class);
        StepThreads.withHost(
                false,
                host -> go(host, false),
                e -> flow.getCurrentExecutions(true).addListener(() -> fail(e), StepThreads::run));
        return false;
    }

    @Override
    public final void onResume() {
        StepThreads.withHost(true, host -> go(host, true), this::fail);
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        fail(cause);
    }

    /** Does something with the host, now or when it can be had. */
    final void withHost(Consumer<ReleaseHost> task) {
        StepThreads.withHost(true, task, this::fail);
    }

    /**
     * Waits for a release to come to a point.
     *
     * @param answer gives null while it is not there; what it throws fails the step
     */
    final <T> void await(ReleaseHost host, String release, Function<Release, T> answer, Consumer<T> then) {
        await(host, release, answer, then, this::fail);
    }

    /** Waits for a release to come to a point, in place of what was waited for before. */
    final <T> void await(
            ReleaseHost host,
            String release,
            Function<Release, T> answer,
            Consumer<T> then,
            Consumer<Throwable> failed) {
        awaitIf(() -> true, host, release, answer, then, failed);
    }

    /**
     * Waits for a release to come to a point, if that is wanted at all.
     *
     * @param wanted is asked under the lock of the step, so that what changes it under the same lock comes before or after
     */
    final <T> void awaitIf(
            BooleanSupplier wanted,
            ReleaseHost host,
            String release,
            Function<Release, T> answer,
            Consumer<T> then,
            Consumer<Throwable> failed) {
        Object token = new Object();
        synchronized (this) {
            if (over || !wanted.getAsBoolean()) {
                return;
            }
            stopWaiting();
            awaited = token;
        }
        Expectation waiting = host.expect(release, answer, (found, failure) -> {
            if (!arrived(token)) {
                return;
            }
            if (failure != null) {
                failed.accept(failure);
            } else {
                then.accept(found);
            }
        });
        synchronized (this) {
            if (awaited == token) {
                expectation = waiting;
            } else {
                waiting.cancel();
            }
        }
    }

    /** Whether this was still waited for; it is not any longer. */
    private synchronized boolean arrived(Object token) {
        if (awaited != token) {
            return false;
        }
        awaited = null;
        expectation = null;
        return true;
    }

    /** Stops waiting for what is waited for now. */
    final synchronized void stopWaiting() {
        awaited = null;
        if (expectation != null) {
            expectation.cancel();
            expectation = null;
        }
    }

    /** Whether it waits for a release to come to a point, and has nothing else to do. */
    final synchronized boolean isWaiting() {
        return expectation != null;
    }

    /** Ends the step well, unless it has ended. */
    final void succeed(Object value) {
        if (end()) {
            closing();
            getContext().onSuccess(value);
        }
    }

    /** Ends the step, unless it has ended. */
    final void fail(Throwable thrown) {
        Throwable why = plain(thrown instanceof Back ? thrown.getCause() : thrown);
        if (end()) {
            closing();
            getContext().onFailure(why);
        }
    }

    /** What is wrong with the ledger is told in words, without a trace of where the step noticed it. */
    private static Throwable plain(Throwable thrown) {
        if (!(thrown instanceof LedgerException)) {
            return thrown;
        }
        AbortException plain = new AbortException("the ledger of releases cannot be used: " + thrown.getMessage());
        plain.initCause(thrown);
        return plain;
    }

    /** The step is about to end. */
    void closing() {}

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        stopWaiting();
        return true;
    }

    /** Writes a line to the build's log. */
    final void log(String line) {
        ReleaseConsole.write(getContext(), line);
    }

    /** The build. */
    final Run<?, ?> run() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        if (run == null) {
            throw new AbortException("the build is gone");
        }
        return run;
    }

    /** The release around the step. */
    final ReleaseContext release(String step) throws IOException, InterruptedException {
        ReleaseContext release = getContext().get(ReleaseContext.class);
        if (release == null) {
            throw new AbortException(step + " belongs inside a 'release' block:"
                    + " release(service: …, environment: …, version: …) { … }");
        }
        return release;
    }

    /** The environment that a step names, or else that of the release around it. */
    final String environment(String step, String named) throws IOException, InterruptedException {
        if (named != null) {
            return named;
        }
        ReleaseContext release = getContext().get(ReleaseContext.class);
        if (release == null) {
            throw new AbortException(step + ": say the 'environment', or call it inside a release");
        }
        return release.environment();
    }
}
