package io.jenkins.plugins.releaseplan.rehearsal;

import io.jenkins.plugins.releaseplan.cloud.Notice;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Jenkinsfile;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepRecord;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Scenario;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.ScenarioErrors;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Jenkinsfile and a scenario, given as texts, rehearsed; and what came of it in words that tests compare. */
public final class Rehearsed {

    /** A scenario with one target, an analysis and nobody in it; more keys may be added after it. */
    public static final String QUIET = """
            start: 2026-03-02T08:00Z
            startedBy: dana
            traffic: { perMinute: 600, noise: 0 }
            environments:
              production:
                targets: { web: { version: v1, startUp: 60s } }
            analyses:
              slo: { errorRate: '>5%' }
            """;

    private final RehearsalResult result;

    private Rehearsed(RehearsalResult result) {
        this.result = result;
    }

    /** Rehearses a Jenkinsfile, named {@code Jenkinsfile}, in a scenario, named {@code scenario.yaml}. */
    public static Rehearsed of(String jenkinsfile, String scenario) {
        return of(jenkinsfile, scenario, 1);
    }

    public static Rehearsed of(String jenkinsfile, String scenario, long seed) {
        try {
            return run(
                    Jenkinsfile.parse("Jenkinsfile", jenkinsfile, Rehearsal.steps()),
                    Scenario.read("scenario.yaml", scenario),
                    null,
                    seed);
        } catch (ScenarioErrors e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Rehearses the Jenkinsfile of a directory in the scenario beside it. */
    public static Rehearsed directory(Path directory, Long seed) {
        try {
            Scenario scenario = Scenario.read(directory.resolve("scenario.yaml"));
            return run(
                    Jenkinsfile.parse(directory.resolve("Jenkinsfile"), Rehearsal.steps()),
                    scenario,
                    directory,
                    seed == null ? scenario.seed() : seed);
        } catch (ScenarioErrors e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A release of service {@code web}, version {@code v2}, to production, with these steps in it. */
    public static Rehearsed release(String steps, String scenario) {
        return of(releaseOf(steps), scenario);
    }

    public static String releaseOf(String steps) {
        return "release(service: 'web', environment: 'production', version: 'v2') {\n" + steps + "\n}\n";
    }

    private static Rehearsed run(Jenkinsfile jenkinsfile, Scenario scenario, Path workspace, long seed) {
        RehearsalPlan plan =
                new RehearsalPlan(jenkinsfile, scenario, workspace, Map.of(), call -> ShellOutcome.notRun());
        return new Rehearsed(Rehearsal.run(plan, seed, RehearsalListener.NONE));
    }

    public RehearsalResult result() {
        return result;
    }

    public Outcome outcome() {
        return result.outcome();
    }

    public int exitCode() {
        return result.outcome().exitCode();
    }

    public String reason() {
        return result.reason();
    }

    /** Why the pipeline ended as it did. */
    public String cause() {
        return result.pipeline().cause();
    }

    public Release only() {
        if (result.releases().size() != 1) {
            throw new AssertionError("not one release but " + result.releases());
        }
        return result.releases().get(0);
    }

    public Rollout rollout(String target) {
        return only().rolloutOf(target).orElseThrow();
    }

    public Gate gate(String id) {
        return only().gate(id).orElseThrow();
    }

    /** What happened, without details, in the order of time. */
    public List<String> told() {
        return result.timeline().stream()
                .filter(entry -> entry.notice().importance() != Notice.Importance.DETAIL)
                .map(entry -> entry.notice().text())
                .toList();
    }

    /** All that happened, details too. */
    public List<String> allTold() {
        return result.timeline().stream().map(entry -> entry.notice().text()).toList();
    }

    public List<Notice.Kind> kinds() {
        return result.timeline().stream().map(entry -> entry.notice().kind()).toList();
    }

    /** When something of this kind happened first, since the begin. */
    public Duration when(Notice.Kind kind) {
        return result.timeline().stream()
                .filter(entry -> entry.notice().kind() == kind)
                .findFirst()
                .map(entry -> Duration.between(result.startedAt(), entry.at()))
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + told()));
    }

    /** Green's share after each shift of a target's traffic, in order. */
    public List<Integer> shares(String target) {
        return result.timeline().stream()
                .map(entry -> entry.notice())
                .filter(notice -> notice.kind() == Notice.Kind.TRAFFIC_SHIFTED)
                .filter(notice -> target.equals(notice.facts().get("target")))
                .map(notice -> Integer.valueOf(notice.facts().get("green")))
                .toList();
    }

    /** What {@code echo} wrote. */
    public List<String> echoed() {
        return result.pipeline().steps().stream()
                .filter(step -> step.name().equals("echo"))
                .map(step -> String.valueOf(step.arguments().get("message")))
                .toList();
    }

    /** The calls of one step. */
    public List<StepRecord> calls(String step) {
        return result.pipeline().steps().stream()
                .filter(record -> record.name().equals(step))
                .toList();
    }
}
