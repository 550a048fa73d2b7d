package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.clock.ClockStopped;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Interrupted;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Strand;
import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * One run of a Jenkinsfile, as its steps see it. Everything here belongs to the strand that holds the clock's baton; an event
 * of the clock may call {@link #abort}, {@link #log} and {@link #state}.
 */
public final class PipelineRun {
    private final Jenkinsfile jenkinsfile;
    private final PipelineWorld world;
    private final VirtualClock clock;
    private final int stepLimit;
    private final BuildEnvironment environment;
    private final Map<String, Object> parameters;
    private final Secrets secrets = new Secrets();
    private final StepLog steps;
    private final CurrentBuild build;
    private final WorkspaceFiles files;
    private final ScriptNames names;
    private final Map<Class<?>, Object> states = new HashMap<>();
    private Strand main;
    private Throwable ended;

    PipelineRun(Jenkinsfile jenkinsfile, PipelineWorld world, VirtualClock clock, int stepLimit) {
        this.jenkinsfile = jenkinsfile;
        this.world = world;
        this.clock = clock;
        this.stepLimit = stepLimit;
        this.parameters = new LinkedHashMap<>(world.parameters());
        this.environment = new BuildEnvironment(world.environment(), parameters);
        this.steps = new StepLog(world, secrets);
        this.build = new CurrentBuild(this);
        this.files = new WorkspaceFiles(world.workspace().orElse(null), environment("WORKSPACE"));
        this.names = new ScriptNames(this);
    }

    /** The run's clock. */
    public VirtualClock clock() {
        return clock;
    }

    /** What the run happens in. */
    public PipelineWorld world() {
        return world;
    }

    /** The result that the build has so far. */
    public CurrentBuild build() {
        return build;
    }

    /** The files that the Jenkinsfile sees. */
    public WorkspaceFiles files() {
        return files;
    }

    /** The build's parameters with the values of this run. */
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Adds parameters that the build did not have before, with their values. */
    public void declareParameters(Map<String, Object> values) {
        parameters.putAll(values);
        environment.parameters(values);
    }

    /** What the blocks around the current step offer of that type, the innermost first; empty when none does. */
    public <T> Optional<T> find(Class<T> type) {
        return frame().find(type);
    }

    /**
     * Runs something in which {@link #find} gives a value.
     *
     * @param type what to find it by
     * @param value what the block offers
     * @param body what to run, on the current strand
     */
    public <T, R> R with(Class<T> type, T value, Callable<R> body) throws Exception {
        return within(frame().offering(type, value), body);
    }

    /** Runs something with environment variables in addition. */
    public <R> R withEnvironment(Map<String, String> variables, Callable<R> body) throws Exception {
        return within(frame().withEnvironment(variables), body);
    }

    /** Runs something in a directory, relative to the workspace. */
    public <R> R inDirectory(String directory, Callable<R> body) throws Exception {
        return within(frame().inDirectory(directory), body);
    }

    /** The names of the stages around the current step, outermost first. */
    public List<String> stagePath() {
        return frame().stage();
    }

    /** The current directory relative to the workspace; "" for the workspace itself. */
    public String directory() {
        return frame().directory();
    }

    /** All environment variables at the current step. */
    public Map<String, String> environment() {
        return environment.all(frame());
    }

    /** An environment variable at the current step, or null. */
    public String environment(String name) {
        return environment.get(name, frame());
    }

    /**
     * Waits on the current strand in virtual time.
     *
     * @throws FlowInterrupted if the flow was interrupted meanwhile
     */
    public <T> T await(Waiting<T> waiting) {
        try {
            return waiting.await();
        } catch (Interrupted interrupted) {
            throw Sneaky.asIs(interrupted.reason());
        }
    }

    /** Lets virtual time pass for the current strand; zero or less is nothing. */
    public void sleep(Duration duration) {
        try {
            clock.sleep(duration);
        } catch (Interrupted interrupted) {
            throw Sneaky.asIs(interrupted.reason());
        }
    }

    /** Ends the run as somebody who presses the build's stop button does. It can be caught and cleaned up after. */
    public void abort(String why) {
        if (main != null) {
            main.interrupt(new FlowInterrupted(BuildResult.ABORTED, why, null));
        }
    }

    /** Writes lines to the log, with secrets masked. */
    public void log(String text) {
        Frame frame = frame();
        frame.find(Activity.class).ifPresent(around -> around.note(clock.now()));
        secrets.mask(text)
                .lines()
                .forEach(line ->
                        world.log(new LogLine(clock.now(), frame.stage(), frame.strand(), StepLog.shortened(line))));
    }

    /** From now on the text is masked wherever it shows. */
    public void secret(String text) {
        secrets.add(text);
    }

    /** A text with all secrets masked. */
    public String masked(String text) {
        return secrets.mask(text);
    }

    /** Something that steps keep for this run, such as its locks; made when first asked for. */
    public <T> T state(Class<T> type, Supplier<T> first) {
        return type.cast(states.computeIfAbsent(type, unused -> first.get()));
    }

    /**
     * Runs something as a stage.
     *
     * @return what it gives
     */
    public <R> R stage(String name, SourceLine at, Callable<R> body) throws Exception {
        StageState state = new StageState(frame().stageState());
        Frame frame = frame().inStage(name, state);
        int id = steps.stageStarted(frame.stage(), at, clock.now(), "");
        try {
            return within(frame, body);
        } catch (Throwable thrown) {
            state.worsen(resultOf(thrown));
            throw thrown;
        } finally {
            steps.stageEnded(id, clock.now(), state.result(), "");
        }
    }

    /** Makes the stages around the current step worse; nothing outside of stages. */
    public void worsenStage(BuildResult with) {
        StageState state = frame().stageState();
        if (state != null) {
            state.worsenAll(with);
        }
    }

    /**
     * Runs branches at once, each on a strand of its own, and waits for all of them.
     *
     * @param branches what to run, by name
     * @param failFast whether the first failure interrupts the others
     * @return what each gives, by name
     * @throws Exception the first failure
     */
    public Map<String, Object> parallel(Map<String, Callable<?>> branches, boolean failFast) throws Exception {
        return new Branches(this, failFast).run(branches);
    }

    /**
     * Calls a step as a line of the Jenkinsfile would.
     *
     * @param name the step's name
     * @param values a map of named arguments or a sole value
     * @param at the line that stands for the call
     */
    public Object call(String name, Object[] values, SourceLine at) throws Exception {
        Step step = jenkinsfile
                .steps()
                .find(name)
                .orElseThrow(() -> new NoSuchMethodError("unknown step '" + name + "'"
                        + NearestName.hint(name, jenkinsfile.steps().names())));
        return invoke(step, Arguments.bind(step.signature(), values, at));
    }

    /** What a throwable makes of the build. */
    public static BuildResult resultOf(Throwable thrown) {
        return thrown instanceof FlowInterrupted interrupted ? interrupted.getResult() : BuildResult.FAILURE;
    }

    /** Why something failed, in words for people. */
    public static String wordsFor(Throwable thrown) {
        return Cause.words(thrown);
    }

    Object invoke(Step step, StepCall call) throws Exception {
        checkpoint();
        if (steps.count() >= stepLimit) {
            throw new Runaway(
                    "the Jenkinsfile called more than " + stepLimit + " steps; a loop does not end", call.at());
        }
        Frame outer = frame();
        int id = steps.started(call, outer, clock.now());
        Throwable problem = null;
        try {
            return within(outer.inStep(id), () -> step.run(call, this));
        } catch (Throwable thrown) {
            problem = thrown;
            throw thrown;
        } finally {
            steps.ended(id, clock.now(), problem);
        }
    }

    /** Throws what interrupts the flow, if something does. */
    void checkpoint() {
        try {
            clock.checkpoint();
        } catch (Interrupted interrupted) {
            throw Sneaky.asIs(interrupted.reason());
        }
    }

    <R> R within(Frame frame, Callable<R> body) throws Exception {
        Strand strand = clock.current();
        Object outer = strand.carried();
        strand.carry(frame);
        try {
            return body.call();
        } finally {
            strand.carry(outer);
        }
    }

    Frame frame() {
        Strand strand = clock.current();
        return strand != null && strand.carried() instanceof Frame frame ? frame : Frame.root();
    }

    StepLog steps() {
        return steps;
    }

    ScriptNames names() {
        return names;
    }

    Jenkinsfile jenkinsfile() {
        return jenkinsfile;
    }

    void assignEnvironment(String name, String value) {
        environment.assign(name, value);
    }

    /** Runs the whole Jenkinsfile on the calling thread. */
    PipelineResult execute() {
        java.time.Instant start = clock.now();
        world.starting(this);
        clock.run(() -> {
            main = clock.current();
            main.carry(Frame.root());
            try {
                jenkinsfile.main().newScript(this).run();
            } catch (Throwable thrown) {
                ended = thrown;
            }
        });
        main = null;
        if (ended instanceof ClockStopped) {
            clock.close();
        }
        return result(start);
    }

    private PipelineResult result(java.time.Instant start) {
        if (ended != null) {
            build.worsen(resultOf(ended));
        }
        Throwable reason = ended != null ? ended : build.reason();
        SourceLine at = reason == null ? null : Cause.line(reason, jenkinsfile.fileNames());
        String words = reason == null ? "" : StepLog.shortened(secrets.mask(Cause.words(reason)));
        boolean placed = at == null || words.startsWith(at.file() + ":") || words.isEmpty();
        return new PipelineResult(
                build.resultSoFar(),
                placed ? words : at + ": " + words,
                at,
                start,
                clock.now(),
                Collections.unmodifiableMap(new LinkedHashMap<>(parameters)),
                build.getDisplayName(),
                build.getDescription() == null ? "" : build.getDescription(),
                steps.stages(),
                steps.steps());
    }
}
