package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.host.HostThreads;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/** The few threads on which steps may wait for the host to start; never those of the pipelines. */
final class StepThreads {

    private static final Logger LOGGER = Logger.getLogger(StepThreads.class.getName());
    private static final int AGAIN_SECONDS = 5;
    private static final ExecutorService POOL = HostThreads.pool("release-plan-step", 2);

    private StepThreads() {}

    static void run(Runnable task) {
        POOL.execute(task);
    }

    /**
     * Gives the host.
     *
     * @param patient whether to try again and again while it cannot be had
     */
    static void withHost(boolean patient, Consumer<ReleaseHost> task, Consumer<RuntimeException> failed) {
        run(() -> {
            ReleaseHost host;
            try {
                host = ReleaseService.get().host();
            } catch (RuntimeException e) {
                if (patient) {
                    LOGGER.log(Level.WARNING, "a step waits for the ledger: {0}", e.getMessage());
                    Timer.get().schedule(() -> withHost(true, task, failed), AGAIN_SECONDS, TimeUnit.SECONDS);
                } else {
                    failed.accept(e);
                }
                return;
            }
            try {
                task.accept(host);
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        });
    }
}
