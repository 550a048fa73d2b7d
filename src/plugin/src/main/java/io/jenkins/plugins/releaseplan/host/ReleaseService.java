package io.jenkins.plugins.releaseplan.host;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.TermMilestone;
import hudson.init.Terminator;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.jdbc.JournaledLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The one host of this controller, from the start of Jenkins until its end. */
@Extension
public class ReleaseService {

    private static final Logger LOGGER = Logger.getLogger(ReleaseService.class.getName());
    private static final int LEDGER_THREADS = 4;
    private static final int CALL_THREADS = 16;

    private final String controller = Jenkins.get().getLegacyInstanceId();

    private JournaledLedger ledger;
    private ReleaseHost host;
    private ExecutorService work;
    private ExecutorService calls;
    private Map<String, List<Expectation>> waiting = Map.of();

    /** The service of the running Jenkins. */
    @NonNull
    public static ReleaseService get() {
        return ExtensionList.lookupSingleton(ReleaseService.class);
    }

    /**
     * The host, started if it was not.
     *
     * @throws LedgerException if the ledger cannot be used; the message says why
     */
    @NonNull
    public synchronized ReleaseHost host() {
        if (host == null) {
            start();
        }
        return host;
    }

    /** The ledger of the host, which also says whether it is out of reach. */
    @NonNull
    public synchronized JournaledLedger ledger() {
        host();
        return ledger;
    }

    /** Whether another controller, which shares the ledger of this one, runs a release; asks no ledger. */
    public static boolean isElsewhere(@NonNull Origin origin) {
        return origin.isElsewhere(get().controller);
    }

    /** The time by which releases go. */
    static HostTime time() {
        return ExtensionList.lookup(HostTime.class).stream().findFirst().orElseGet(JenkinsTime::new);
    }

    private void start() {
        ReleasePlanConfiguration configuration = ReleasePlanConfiguration.get();
        HostTime time = time();
        Path directory = Jenkins.get().getRootDir().toPath().resolve("release-plan");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LedgerException(directory + ": cannot be made for the ledger: " + e.getMessage());
        }
        LedgerLocation location = configuration.ledgerLocation(directory.resolve("releases"));
        ledger = JournaledLedger.open(location, directory.resolve("journal"), new HostClock(time));
        work = HostThreads.pool("release-plan-ledger", LEDGER_THREADS);
        calls = HostThreads.pool("release-plan-call", CALL_THREADS);
        host = new ReleaseHost(controller, ledger, configuration.clouds(time), time, work, calls);
        ExtensionList.lookup(HostListener.class).forEach(host::listen);
        resume(host);
        host.goOnWith(waiting);
        waiting = Map.of();
    }

    private static void resume(ReleaseHost host) {
        try {
            int underWay = host.resume();
            if (underWay > 0) {
                LOGGER.log(Level.INFO, "{0} releases go on", underWay);
            }
        } catch (LedgerUnreachableException e) {
            LOGGER.log(Level.WARNING, "the ledger cannot be reached, releases wait for it: {0}", e.getMessage());
            host.whenLedgerMayBeBack(() -> resume(host));
        }
    }

    /** Releases go on as soon as their environments are known, before builds do. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED, fatal = false)
    public static void begin() {
        get().host();
    }

    /** Closes the ledger in order. A kill does no harm either. */
    @Terminator(after = TermMilestone.STARTED)
    public static void end() {
        get().stop();
    }

    /** Stops the host; it starts anew when it is needed next, for example with a ledger that is elsewhere. */
    public synchronized void stop() {
        if (host == null) {
            return;
        }
        host.close();
        calls.shutdown();
        work.shutdown();
        try {
            if (!work.awaitTermination(10, TimeUnit.SECONDS)) {
                LOGGER.log(
                        Level.WARNING,
                        "steps of releases are still being saved; they are looked at again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting = host.waiting();
        ledger.close();
        host = null;
        ledger = null;
    }

    /** The host's time, for what asks a clock. */
    private static final class HostClock extends Clock {

        private final HostTime time;

        HostClock(HostTime time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.now();
        }
    }
}
