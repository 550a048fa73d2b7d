package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jvnet.hudson.test.JenkinsRule;

/** Kills the process that it runs in, with a signal that nothing can catch. */
final class Death {

    private Death() {}

    /** How a release stands when it comes. */
    interface Moment extends Predicate<Release>, Serializable {}

    /**
     * Comes as soon as a release is saved there, when its calls may or may not have been made. Whoever kills is started
     * beforehand, so that it comes within a millisecond.
     */
    static void comes(JenkinsRule jenkins, String release, Moment moment) throws IOException {
        OutputStream killer = killer();
        Clinic.host().listen((after, notices, at) -> {
            if (after.plan().id().equals(release) && moment.test(after)) {
                tell(killer);
            }
        });
    }

    /** Comes now, and does not return. */
    static void now() throws Exception {
        tell(killer());
        Thread.currentThread().join();
    }

    private static OutputStream killer() throws IOException {
        String kill = "read -r now && kill -KILL " + ProcessHandle.current().pid();
        return new ProcessBuilder("sh", "-c", kill).start().getOutputStream();
    }

    private static void tell(OutputStream killer) {
        try {
            killer.write("now\n".getBytes(StandardCharsets.US_ASCII));
            killer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
