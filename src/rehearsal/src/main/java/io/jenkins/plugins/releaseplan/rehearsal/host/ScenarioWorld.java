package io.jenkins.plugins.releaseplan.rehearsal.host;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildRequest;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.BuildResult;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.InputAnswer;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.InputRequest;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.LogLine;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineWorld;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ShellOutcome;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.Person;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is around the Jenkinsfile, as the scenario says. It serves one run. */
public final class ScenarioWorld implements PipelineWorld {

    private final ReleaseHost host;
    private final PipelineSetup setup;
    private final Map<String, Object> given;
    private final Path workspace;
    private final Function<ShellCall, ShellOutcome> otherShell;
    private final Consumer<LogLine> log;
    private final Map<PipelineSetup.ShellAnswer, Integer> shellRuns = new HashMap<>();
    private final Dice dice;
    private final People people;
    private PipelineRun run;

    /**
     * @param host where the releases are
     * @param given parameters from the command line, which win over the scenario's
     * @param workspace the directory whose files the Jenkinsfile may read
     * @param otherShell answers the commands for which the scenario has no answer
     * @param log hears each line of the build's log
     * @param seed the seed of what is left to chance
     */
    public ScenarioWorld(
            ReleaseHost host,
            Map<String, Object> given,
            Path workspace,
            Function<ShellCall, ShellOutcome> otherShell,
            Consumer<LogLine> log,
            long seed) {
        this.host = host;
        this.setup = host.scenario().pipeline();
        this.given = given;
        this.workspace = workspace;
        this.otherShell = otherShell;
        this.log = log;
        this.dice = new Dice(seed, "pipeline");
        this.people = new People(host, seed, why -> run.abort(why));
        host.listen(people);
    }

    @Override
    public void starting(PipelineRun starting) {
        run = starting;
        starting.state(ReleaseHost.class, () -> host);
        setup.files().forEach((path, text) -> starting.files().write(path, text));
        people.start();
    }

    @Override
    public String startedBy() {
        return host.scenario().startedBy();
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>(setup.parameters());
        all.putAll(given);
        return all;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "JOB_NAME", setup.jobName());
        put(all, "BRANCH_NAME", setup.branch());
        put(all, "GIT_BRANCH", setup.branch());
        put(all, "GIT_COMMIT", setup.commit());
        put(all, "BUILD_NUMBER", Integer.toString(setup.buildNumber()));
        put(all, "BUILD_ID", Integer.toString(setup.buildNumber()));
        all.putAll(setup.environment());
        return all;
    }

    private static void put(Map<String, String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }

    @Override
    public ShellOutcome shell(ShellCall call) {
        Optional<PipelineSetup.ShellAnswer> answer = setup.shellAnswer(call.script());
        if (answer.isEmpty()) {
            return otherShell.apply(call);
        }
        int earlier = shellRuns.merge(answer.get(), 1, Integer::sum) - 1;
        return ShellOutcome.of(
                answer.get().output(),
                answer.get().exitCodeOf(earlier),
                dice.draw(answer.get().takes()));
    }

    @Override
    public InputAnswer input(InputRequest request) {
        Optional<InputDeed> deed =
                people.answers(request.id(), request.message(), person -> maySubmit(request, person));
        if (deed.isPresent()) {
            InputDeed found = deed.get();
            return new InputAnswer(
                    found.answer().proceeds() ? InputAnswer.Decision.PROCEED : InputAnswer.Decision.ABORT,
                    found.person().name(),
                    found.after(),
                    found.answer().values());
        }
        PipelineSetup.InputAnswer said = setup.inputs().get(request.id());
        if (said == null) {
            said = setup.inputs().get(request.message());
        }
        if (said == null) {
            return InputAnswer.never();
        }
        return new InputAnswer(
                switch (said.answer()) {
                    case PROCEED -> InputAnswer.Decision.PROCEED;
                    case ABORT -> InputAnswer.Decision.ABORT;
                    case NEVER -> InputAnswer.Decision.SILENCE;
                },
                said.by(),
                dice.draw(said.after()),
                said.values());
    }

    /** As Jenkins does: a user's id or a group's name; the scenario's roles are the groups. */
    private static boolean maySubmit(InputRequest request, Person person) {
        List<String> submitters = request.submitters();
        return submitters.isEmpty()
                || submitters.contains(person.name())
                || person.roles().stream().anyMatch(submitters::contains);
    }

    @Override
    public BuildOutcome build(BuildRequest request) {
        PipelineSetup.BuildAnswer answer = setup.builds().get(request.job());
        if (answer == null) {
            return BuildOutcome.success();
        }
        return new BuildOutcome(BuildResult.valueOf(answer.result().name()), 1, dice.draw(answer.takes()), Map.of());
    }

    @Override
    public boolean hasCredentials(String id) {
        return setup.credentials().isEmpty() || setup.credentials().contains(id);
    }

    @Override
    public Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    @Override
    public void log(LogLine line) {
        log.accept(line);
    }
}
