package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A world in which everything goes well: commands are written down and succeed without output, inputs are confirmed at once
 * by "operator", jobs succeed. Each answer can be changed. It serves one run.
 */
public class RecordingWorld implements PipelineWorld {
    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<ShellCall> shellCalls = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private Path workspace;
    private Function<ShellCall, ShellOutcome> shell = call -> ShellOutcome.notRun();
    private Function<InputRequest, InputAnswer> input = request -> InputAnswer.proceed(
            request.submitters().isEmpty() ? "operator" : request.submitters().get(0), Duration.ZERO);
    private Function<BuildRequest, BuildOutcome> build = request -> BuildOutcome.success();

    /** Starts the build with a parameter. */
    public RecordingWorld parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Sets an environment variable of the build. */
    public RecordingWorld environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Lets the Jenkinsfile read files below a directory. */
    public RecordingWorld workspace(Path directory) {
        workspace = directory;
        return this;
    }

    /** Answers commands. */
    public RecordingWorld shell(Function<ShellCall, ShellOutcome> answer) {
        shell = answer;
        return this;
    }

    /** Answers inputs. */
    public RecordingWorld input(Function<InputRequest, InputAnswer> answer) {
        input = answer;
        return this;
    }

    /** Answers builds of other jobs. */
    public RecordingWorld build(Function<BuildRequest, BuildOutcome> answer) {
        build = answer;
        return this;
    }

    /** The commands so far. */
    public List<ShellCall> shellCalls() {
        return List.copyOf(shellCalls);
    }

    /** The log so far. */
    public List<LogLine> lines() {
        return List.copyOf(lines);
    }

    @Override
    public Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public ShellOutcome shell(ShellCall call) {
        shellCalls.add(call);
        return shell.apply(call);
    }

    @Override
    public InputAnswer input(InputRequest request) {
        return input.apply(request);
    }

    @Override
    public BuildOutcome build(BuildRequest request) {
        return build.apply(request);
    }

    @Override
    public Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    @Override
    public void log(LogLine line) {
        lines.add(line);
    }
}
