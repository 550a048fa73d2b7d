package io.jenkins.plugins.releaseplan.pages;

import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.ledger.ReleaseSummary;
import io.jenkins.plugins.releaseplan.release.Outcome;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.releaseplan.security.ReleasePermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.Authentication;

/** Releases as lines of text, as far as a person may see them. */
public final class ReleaseReading {

    private final Authentication who;

    private ReleaseReading(Authentication who) {
        this.who = who;
    }

    public static ReleaseReading by(Authentication who) {
        return new ReleaseReading(who);
    }

    /** How a release stands: itself, its gates and what they miss, its rollouts. */
    public List<String> status(String id) throws DeedRefused {
        Release release = new ReleaseDesk(who).open(id, ReleasePermissions.VIEW);
        List<String> lines = new ArrayList<>();
        lines.add(release.plan().id() + ": " + release.plan().service() + " "
                + release.plan().version() + " to "
                + release.plan().environment() + ", " + release.outcome()
                + (release.reason().isEmpty() ? "" : ": " + release.reason()));
        for (Gate gate : release.gates().values()) {
            lines.add("  gate '" + gate.plan().name() + "': " + gate.state()
                    + (gate.reason().isEmpty() ? "" : ": " + gate.reason()));
            if (gate.state() == Gate.State.WAITING) {
                gate.missing().forEach(missing -> lines.add("    missing: " + missing));
            }
        }
        for (Rollout rollout : release.rollouts().values()) {
            lines.add("  rollout " + RolloutDeed.title(rollout) + ", " + rollout.greenPercent() + " % on green"
                    + (rollout.pause() == null
                            ? ""
                            : ", paused: " + rollout.pause().reason()));
        }
        return lines;
    }

    /** The releases that are under way, a line each. */
    public List<String> underWay() throws DeedRefused {
        return new ReleasesView(who)
                .underWay().stream().map(ReleaseReading::line).toList();
    }

    /** What is live, and below it what was released there before. */
    public List<String> versions(String environment, String service) throws DeedRefused {
        ReleasesView view = new ReleasesView(who);
        List<String> lines = new ArrayList<>();
        for (LiveRow row : view.live()) {
            if (fits(environment, row.getEnvironment()) && fits(service, row.getService())) {
                lines.add("live  " + row.getEnvironment() + "  " + row.getService()
                        + (row.getTarget().isEmpty() ? "" : "/" + row.getTarget()) + "  " + row.getVersion()
                        + "  since "
                        + row.getSince() + "  " + row.getRelease());
            }
        }
        view.history("", service, environment, Outcome.RELEASED.name(), "").releases().stream()
                .filter(release -> !release.rolledBack())
                .map(release -> "past  " + release.environment() + "  " + release.service() + "  " + release.version()
                        + "  from " + release.startedAt() + "  " + release.id())
                .forEach(lines::add);
        return lines;
    }

    private static boolean fits(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }

    private static String line(ReleaseSummary release) {
        String waiting = String.join(", ", WaitingGates.get().of(release.id()));
        return release.id() + ": " + release.service() + " " + release.version() + " to " + release.environment() + ", "
                + (waiting.isEmpty() ? release.outcome().name() : "waits at " + waiting);
    }
}
