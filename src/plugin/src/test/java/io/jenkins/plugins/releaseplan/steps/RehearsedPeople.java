package io.jenkins.plugins.releaseplan.steps;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.host.HostTime;
import io.jenkins.plugins.releaseplan.rehearsal.RehearsalResult;
import io.jenkins.plugins.releaseplan.rehearsal.host.TimelineEntry;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepRecord;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.rollout.RolloutEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;

/** The people of a rehearsal, who do the same in Jenkins at the same times. */
final class RehearsedPeople {

    private final RehearsalResult rehearsed;
    private final Map<String, String> renamed;
    private final HostTime time;

    /** @param renamed what the releases of the rehearsal are called in Jenkins, where it is something else */
    RehearsedPeople(RehearsalResult rehearsed, Map<String, String> renamed, HostTime time) {
        this.rehearsed = rehearsed;
        this.renamed = renamed;
        this.time = time;
    }

    /** They do what they did in the rehearsal, when they did it there. */
    void act() {
        for (Release release : rehearsed.releases()) {
            String id = release.plan().id();
            release.progress().marks().forEach(mark -> at(mark.at(), id, new ReleaseEvent.ItemMarked(mark)));
            for (Map.Entry<String, Gate> gate : release.gates().entrySet()) {
                for (SignOff signOff : gate.getValue().signOffs()) {
                    at(
                            signOff.at(),
                            id,
                            new ReleaseEvent.OfGate(
                                    gate.getKey(),
                                    new GateEvent.Signed(
                                            signOff.person(),
                                            Set.of(signOff.role()),
                                            signOff.role(),
                                            signOff.decision(),
                                            signOff.comment(),
                                            signOff.version())));
                }
            }
        }
        rehearsed.timeline().forEach(this::repeat);
    }

    /** What was refused, and what was pressed, stands in the timeline alone. */
    private void repeat(TimelineEntry entry) {
        Map<String, String> facts = entry.notice().facts();
        if (entry.notice().kind() == Notice.Kind.SIGN_OFF_REFUSED) {
            at(
                    entry.at(),
                    entry.release(),
                    new ReleaseEvent.OfGate(
                            facts.get("gate"),
                            new GateEvent.Signed(
                                    facts.get("person"),
                                    Set.of(facts.get("role")),
                                    facts.get("role"),
                                    SignOff.Decision.valueOf(facts.get("decision")),
                                    facts.get("comment"),
                                    facts.get("version"))));
        }
        if (entry.notice().kind() == Notice.Kind.RESUMED
                && entry.notice().facts().containsKey("by")) {
            String rollout = entry.release() + "/" + entry.notice().facts().get("target");
            at(
                    entry.at(),
                    entry.release(),
                    new ReleaseEvent.OfRollout(
                            rollout,
                            new RolloutEvent.ResumeRequested(
                                    entry.notice().facts().get("by"))));
        }
    }

    private void at(Instant at, String release, ReleaseEvent event) {
        time.at(at, () -> Clinic.host().tell(inJenkins(release), event));
    }

    /** A rehearsal numbers the releases of a build, and Jenkins all that its ledger knows of an environment. */
    String inJenkins(String text) {
        String there = text;
        for (Map.Entry<String, String> name : renamed.entrySet()) {
            there = there.replace(name.getKey(), name.getValue());
        }
        return there;
    }

    /** They answer what a build asks. */
    void answer(WorkflowRun run) {
        for (StepRecord step : rehearsed.pipeline().steps()) {
            if (step.name().equals("input")) {
                time.at(step.end(), () -> {
                    try {
                        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
                    } catch (IOException | InterruptedException | java.util.concurrent.TimeoutException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        }
    }
}
