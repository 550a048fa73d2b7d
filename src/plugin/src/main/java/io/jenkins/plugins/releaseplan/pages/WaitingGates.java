package io.jenkins.plugins.releaseplan.pages;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.HostListener;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.LedgerException;
import io.jenkins.plugins.releaseplan.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Which gates wait for people, in memory: a build history shows them without asking the ledger for each row. */
@Extension
public class WaitingGates implements HostListener {

    private static final Logger LOGGER = Logger.getLogger(WaitingGates.class.getName());

    private final Map<String, List<String>> byRelease = new ConcurrentHashMap<>();

    @NonNull
    static WaitingGates get() {
        return ExtensionList.lookupSingleton(WaitingGates.class);
    }

    /** The names of the gates of a release that wait; empty if none does. */
    List<String> of(String release) {
        return byRelease.getOrDefault(release, List.of());
    }

    /** The names of the gates of some releases that wait, as one text; empty if none does. */
    String ofAll(List<String> releases) {
        return String.join(
                ", ", releases.stream().flatMap(release -> of(release).stream()).toList());
    }

    @Override
    public void changed(Release after, List<Notice> notices, Instant at) {
        List<String> waiting = waiting(after);
        if (waiting.isEmpty()) {
            byRelease.remove(after.plan().id());
        } else {
            byRelease.put(after.plan().id(), waiting);
        }
    }

    private static List<String> waiting(Release release) {
        return release.gates().values().stream()
                .filter(gate -> gate.state() == Gate.State.WAITING)
                .map(gate -> gate.plan().name())
                .toList();
    }

    /** After a restart nothing happens to a gate that only waits, so what waits is looked up once. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, fatal = false)
    public static void lookUp() {
        ReleaseHost host = ReleaseService.get().host();
        host.work(() -> {
            try {
                host.ledger()
                        .underWay()
                        .forEach(saved -> get().byRelease
                                .computeIfAbsent(saved.release().plan().id(), id -> waiting(saved.release())));
            } catch (LedgerException e) {
                LOGGER.log(
                        Level.WARNING,
                        "which gates wait is not known until something happens to them: {0}",
                        e.getMessage());
            }
        });
    }
}
