package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.analysis.Analysis;
import io.jenkins.plugins.releaseplan.gate.Fact;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import io.jenkins.plugins.releaseplan.rollout.RollbackPolicy;
import io.jenkins.plugins.releaseplan.schedule.Freeze;
import io.jenkins.plugins.releaseplan.schedule.MaintenanceWindow;
import io.jenkins.plugins.releaseplan.schedule.ReleaseCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The world in which a Jenkinsfile is rehearsed. All maps keep the order of the file.
 *
 * @param file the file's name as it was given, for messages
 * @param start when the rehearsal begins
 * @param zone the zone of local times
 * @param seed the seed of everything that is drawn
 * @param startedBy who starts the build
 * @param causedBy who else counts as having started it, for four eyes: authors of its commits
 * @param cloudLatency how long each call of the cloud takes
 * @param environments by name
 * @param analyses by name
 * @param policies rollback policies by name
 * @param windows maintenance windows by name
 * @param freezes freeze periods by name
 * @param templates the Markdown of checklists that jobs share, by name
 * @param people by name
 * @param faults in the order of the file
 * @param facts what gates may ask for, and whether it holds; a fact that is not there is
 *     found out from the rehearsal itself
 * @param pipeline what Jenkins gives to the pipeline
 * @param virtualTime the longest rehearsal, in virtual time
 */
public record Scenario(
        String file,
        Instant start,
        ZoneId zone,
        long seed,
        String startedBy,
        List<String> causedBy,
        Duration cloudLatency,
        Map<String, Environment> environments,
        Map<String, Analysis> analyses,
        Map<String, RollbackPolicy> policies,
        Map<String, MaintenanceWindow> windows,
        Map<String, Freeze> freezes,
        Map<String, String> templates,
        Map<String, Person> people,
        List<Fault> faults,
        Map<Fact, Boolean> facts,
        PipelineSetup pipeline,
        Duration virtualTime) {

    public Scenario {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(zone, "zone");
        causedBy = List.copyOf(causedBy);
        environments = Ordered.copy(environments);
        analyses = Ordered.copy(analyses);
        policies = Ordered.copy(policies);
        windows = Ordered.copy(windows);
        freezes = Ordered.copy(freezes);
        templates = Ordered.copy(templates);
        people = Ordered.copy(people);
        faults = List.copyOf(faults);
        facts = Ordered.copy(facts);
        Objects.requireNonNull(pipeline, "pipeline");
    }

    /**
     * Reads a scenario from a file.
     *
     * @throws ScenarioErrors if anything is wrong with it; all that is wrong at once
     */
    public static Scenario read(Path file) throws ScenarioErrors {
        Problems problems = new Problems(file.toString());
        return read(file.toString(), YamlSource.text(file, problems));
    }

    /**
     * Reads a scenario from a text.
     *
     * @param name what messages call it
     * @param text YAML; an empty text is the scenario of all defaults
     * @throws ScenarioErrors if anything is wrong with it; all that is wrong at once
     */
    public static Scenario read(String name, String text) throws ScenarioErrors {
        return read(name, text, false);
    }

    /**
     * Reads analyses, policies, windows and freezes that stand alone, with no cloud to say which metrics there are: a metric may
     * have any name.
     *
     * @param name what messages call it
     * @param text YAML, as in a scenario
     * @throws ScenarioErrors if anything is wrong with it; all that is wrong at once
     */
    public static Scenario readRules(String name, String text) throws ScenarioErrors {
        return read(name, text, true);
    }

    private static Scenario read(String name, String text, boolean anyMetric) throws ScenarioErrors {
        Problems problems = new Problems(name);
        Optional<Node> root = YamlSource.compose(text, problems);
        if (root.isEmpty()) {
            return read(name, "{}", anyMetric);
        }
        Value value = Value.root(root.get(), problems);
        Scenario scenario = value.read(
                null, one -> new ScenarioReader(name, one.section(Shape.SCENARIO), new References(anyMetric)).read());
        problems.throwIfAny();
        return scenario;
    }

    /**
     * An environment.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public Environment environment(String name) {
        return named("environment", "environments", environments, name);
    }

    /**
     * An analysis.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public Analysis analysis(String name) {
        return named("analysis", "analyses", analyses, name);
    }

    /**
     * A rollback policy.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public RollbackPolicy policy(String name) {
        return named("rollback policy", "policies", policies, name);
    }

    /**
     * The Markdown of a checklist that jobs share.
     *
     * @throws NoSuchElementException if there is none; the message names those that exist
     */
    public String template(String name) {
        return named("checklist template", "templates", templates, name);
    }

    /**
     * When releases to an environment may go on.
     *
     * @param environment the environment, whose freezes hold
     * @param window the window's name; empty for the environment's own, or for any time if it has none
     * @throws NoSuchElementException if there is no such environment or window
     */
    public ReleaseCalendar calendar(String environment, String window) {
        Environment where = environment(environment);
        String chosen = window.isEmpty() ? where.window() : window;
        MaintenanceWindow open = chosen.isEmpty() ? null : named("maintenance window", "windows", windows, chosen);
        return new ReleaseCalendar(
                open, where.freezes().stream().map(freezes::get).toList());
    }

    private <T> T named(String what, String key, Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            String none = "; define it under '" + key + "'";
            throw new NoSuchElementException("no " + what + " '" + name + "' in " + file
                    + (all.isEmpty() ? none : NearestName.hintOrAll(name, all.keySet())));
        }
        return found;
    }
}
