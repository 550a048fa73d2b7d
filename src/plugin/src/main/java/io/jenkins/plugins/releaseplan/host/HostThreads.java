package io.jenkins.plugins.releaseplan.host;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of the host and its steps. What they do, Jenkins does; who may ask for it was checked before. */
public final class HostThreads {

    private static final int IDLE_SECONDS = 30;

    private HostThreads() {}

    /**
     * Threads that go when they are not needed.
     *
     * @param name what they are called
     * @param threads the most at a time, above zero
     */
    public static ThreadPoolExecutor pool(String name, int threads) {
        ThreadFactory factory = new NamingThreadFactory(new DaemonThreadFactory(), name);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> factory.newThread(() -> {
                    try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
                        work.run();
                    }
                }));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
