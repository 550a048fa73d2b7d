package io.jenkins.plugins.releaseplan.host;

import io.jenkins.plugins.releaseplan.jdbc.JdbcLedger;
import io.jenkins.plugins.releaseplan.jdbc.LedgerLocation;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.LedgerUnreachableException;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedCloud;
import io.jenkins.plugins.releaseplan.rehearsal.cloud.SimulatedWorld;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import io.jenkins.plugins.releaseplan.release.Release;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A host with a real ledger, a simulated cloud and a time that passes when there is nothing else to do. Runs on the test's thread. */
final class SmallWorld implements HostTime, AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    final Scenario scenario;
    final SimulatedWorld cloud;
    final JdbcLedger ledger;
    final AtomicInteger steps = new AtomicInteger();
    boolean ledgerIsAway;
    ReleaseHost host;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparing(Timer::number));
    private final AtomicInteger saving = new AtomicInteger();
    private Instant now;
    private int numbers;
    private int life;

    private record Timer(Instant at, int number, Runnable work) {}

    SmallWorld(Path directory, String yaml) throws ScenarioErrors {
        scenario = Scenario.read("test.yaml", yaml);
        now = scenario.start();
        cloud = new SimulatedWorld(scenario, 1, this::now);
        ledger = JdbcLedger.open(LedgerLocation.file(directory.resolve("ledger")));
        begin();
    }

    /** What is left after a kill: the ledger and the cloud. */
    int killAndRestart() throws InterruptedException {
        life++;
        // A commit that was on its way when the process died is in the ledger or not before the next one opens it.
        settle();
        synchronized (this) {
            timers.clear();
        }
        begin();
        return host.resume();
    }

    private void begin() {
        int mine = ++life;
        host = newHost(() -> mine == life);
    }

    /** Another host on the same ledger and cloud, that lives as long as it is told. */
    ReleaseHost newHost(java.util.function.BooleanSupplier lives) {
        return newHost("here", lives);
    }

    /** A host of this or another controller. */
    ReleaseHost newHost(String controller, java.util.function.BooleanSupplier lives) {
        java.util.concurrent.Executor executor = task -> {
            if (lives.getAsBoolean()) {
                tasks.add(() -> {
                    if (lives.getAsBoolean()) {
                        task.run();
                    }
                });
            }
        };
        HostTime time = new HostTime() {
            @Override
            public Instant now() {
                return SmallWorld.this.now();
            }

            @Override
            public Wake at(Instant at, Runnable work) {
                return SmallWorld.this.at(at, () -> {
                    if (lives.getAsBoolean()) {
                        work.run();
                    }
                });
            }
        };
        return new ReleaseHost(controller, counting(), this::cloudOf, time, executor, executor);
    }

    private SimulatedCloud cloudOf(String environment) {
        return cloud.cloud(environment);
    }

    private Ledger counting() {
        return (Ledger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (ledgerIsAway && !method.getName().equals("facts")) {
                        LedgerUnreachableException away = new LedgerUnreachableException("away", null);
                        if (method.getReturnType() == CompletableFuture.class) {
                            return CompletableFuture.failedFuture(away);
                        }
                        throw away;
                    }
                    if (method.getName().equals("saving")) {
                        steps.incrementAndGet();
                        saving.incrementAndGet();
                        CompletableFuture<Long> saved = new CompletableFuture<>();
                        ledger.saving((ReleaseChange) arguments[0])
                                .whenComplete((revision, failure) -> tasks.add(() -> {
                                    saving.decrementAndGet();
                                    if (failure == null) {
                                        saved.complete(revision);
                                    } else {
                                        saved.completeExceptionally(failure);
                                    }
                                }));
                        return saved;
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Wake at(Instant at, Runnable work) {
        Timer timer = new Timer(at, ++numbers, work);
        timers.add(timer);
        return () -> {
            synchronized (this) {
                timers.remove(timer);
            }
        };
    }

    /** Lets things happen until the release is as wished. */
    Release until(String release, Predicate<Release> wished) throws InterruptedException {
        while (true) {
            settle();
            Release state = ledger.load(release).map(saved -> saved.release()).orElse(null);
            if (state != null && wished.test(state)) {
                return state;
            }
            if (!nextTimer()) {
                throw new AssertionError("nothing is left to happen, and the release stands so: " + state);
            }
        }
    }

    /** Lets things happen until a number of steps was saved. */
    boolean untilSteps(int wished) throws InterruptedException {
        while (steps.get() < wished) {
            if (!runOne() && !nextTimer()) {
                return false;
            }
        }
        return true;
    }

    /** Lets happen what happens without time passing. */
    void settle() throws InterruptedException {
        boolean more = true;
        while (more) {
            more = runOne();
        }
    }

    private boolean runOne() throws InterruptedException {
        Runnable task = tasks.poll();
        if (task == null && saving.get() > 0) {
            task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (task == null) {
                throw new AssertionError("the ledger did not answer");
            }
        }
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    private boolean nextTimer() {
        Timer timer;
        synchronized (this) {
            timer = timers.poll();
            if (timer == null) {
                return false;
            }
            now = timer.at().isAfter(now) ? timer.at() : now;
        }
        timer.work().run();
        return true;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
