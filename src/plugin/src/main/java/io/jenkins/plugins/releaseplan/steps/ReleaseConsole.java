package io.jenkins.plugins.releaseplan.steps;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.console.HyperlinkNote;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.host.HostListener;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Writes what happens to a release into the log of the build that runs it, one short linked line each. After a restart the
 * release goes on before its build does; what happens meanwhile is written when the build is there.
 */
@Extension
public final class ReleaseConsole implements HostListener {

    private static final Logger LOGGER = Logger.getLogger(ReleaseConsole.class.getName());
    private static final int MOST_LINES = 200;

    private final Map<String, Log> logs = new ConcurrentHashMap<>();

    /** The log of one release; without a listener while its build is not back. */
    private static final class Log {

        private final List<String> early = new ArrayList<>(0);
        private TaskListener listener;
        private String link = "";

        synchronized void open(TaskListener to, String linked) {
            listener = to;
            link = linked;
            early.forEach(this::print);
            early.clear();
        }

        synchronized void write(String line) {
            if (listener != null) {
                print(line);
            } else if (early.size() < MOST_LINES) {
                early.add(line);
            }
        }

        private void print(String line) {
            listener.getLogger().println(link + line);
        }
    }

    private static Map<String, Log> logs() {
        return ExtensionList.lookupSingleton(ReleaseConsole.class).logs;
    }

    /**
     * From now on the release's lines go into a build's log.
     *
     * @param url the release's page, relative to Jenkins' root
     */
    static void open(String release, TaskListener listener, String url) {
        logs().computeIfAbsent(release, id -> new Log())
                .open(listener, HyperlinkNote.encodeTo("/" + url, release) + ": ");
    }

    /** The build goes on without the release. */
    static void close(String release) {
        logs().remove(release);
    }

    /** Writes one line into the log around a step; a log that cannot be written to is no reason to fail. */
    static void write(StepContext context, String line) {
        logger(context).ifPresent(log -> log.println(line));
    }

    /**
     * Writes the one line that a step has to say itself, and closes its log. Open, it would keep 24 kB of buffers for as long as
     * the step waits.
     */
    static void writeLast(StepContext context, String line) {
        logger(context).ifPresent(log -> {
            log.println(line);
            log.close();
        });
    }

    private static Optional<PrintStream> logger(StepContext context) {
        try {
            return Optional.ofNullable(context.get(TaskListener.class)).map(TaskListener::getLogger);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a step has no log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void changed(Release after, List<Notice> notices, Instant at) {
        String release = after.plan().id();
        for (Notice notice : notices) {
            if (notice.importance() == Notice.Importance.DETAIL) {
                continue;
            }
            Log log = logs.get(release);
            if (log == null && expected(after, notice)) {
                log = logs.computeIfAbsent(release, id -> new Log());
            }
            if (log != null) {
                log.write(notice.text());
            }
        }
    }

    /** Whether a build is there, or comes back, that goes on with the release. */
    private static boolean expected(Release release, Notice notice) {
        return release.body() == Release.Body.RUNNING
                || release.outcome() == Outcome.RUNNING
                || notice.kind() == Notice.Kind.RELEASE_ENDED;
    }
}
