package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A Jenkinsfile that was read and checked as a whole, ready to run many times, from several threads at once too. */
public final class Jenkinsfile {
    /** How many steps a run may call when nothing else was said. */
    public static final int DEFAULT_STEP_LIMIT = 50_000;

    private final StepTable steps;
    private final ScriptCompiler compiler;
    private final CompiledScript main;
    private final Map<String, CompiledScript> loaded = new ConcurrentHashMap<>();

    private Jenkinsfile(StepTable steps, ScriptCompiler compiler, CompiledScript main) {
        this.steps = steps;
        this.compiler = compiler;
        this.main = main;
    }

    /**
     * Reads a Jenkinsfile.
     *
     * @param file the file; its name as given stands in messages
     * @param steps the steps that it may use
     * @throws JenkinsfileErrors if it cannot be run, with all that is wrong with it
     * @throws IOException if it cannot be read
     */
    public static Jenkinsfile parse(Path file, StepTable steps) throws IOException {
        return parse(file, steps, SharedLibrary.none());
    }

    /** {@link #parse(Path, StepTable)} with the global variables of a shared library. */
    public static Jenkinsfile parse(Path file, StepTable steps, SharedLibrary library) throws IOException {
        return parse(file.toString(), SourceText.read(file), steps, library);
    }

    /**
     * Reads a Jenkinsfile.
     *
     * @param name how messages name it
     * @param text what is in it
     * @param steps the steps that it may use
     * @throws JenkinsfileErrors if it cannot be run, with all that is wrong with it
     */
    public static Jenkinsfile parse(String name, String text, StepTable steps) {
        return parse(name, text, steps, SharedLibrary.none());
    }

    /** {@link #parse(String, String, StepTable)} with the global variables of a shared library. */
    public static Jenkinsfile parse(String name, String text, StepTable steps, SharedLibrary library) {
        ScriptCompiler compiler = new ScriptCompiler(steps, library);
        CompiledScript main = compiler.compile(name, text);
        return new Jenkinsfile(steps, compiler, main);
    }

    /**
     * Runs it on the calling thread until it has ended.
     *
     * @param world what it happens in
     * @param clock a clock that nothing runs on
     */
    public PipelineResult run(PipelineWorld world, VirtualClock clock) {
        return run(world, clock, DEFAULT_STEP_LIMIT);
    }

    /** {@link #run(PipelineWorld, VirtualClock)} with a limit to the number of steps, against endless loops. */
    public PipelineResult run(PipelineWorld world, VirtualClock clock, int stepLimit) {
        return new PipelineRun(this, world, clock, stepLimit).execute();
    }

    /** Whether it has a {@code pipeline} block. */
    public boolean isDeclarative() {
        return !main.models().isEmpty();
    }

    /** What the reader of the file should know though it is no error, such as libraries that are not loaded. */
    public List<String> notes() {
        return compiler.notes();
    }

    StepTable steps() {
        return steps;
    }

    CompiledScript main() {
        return main;
    }

    /** Another file that the run loads; compiled once. */
    CompiledScript load(String name, String text) {
        return loaded.computeIfAbsent(name + '\n' + text, unused -> compiler.compile(name, text));
    }

    /** A global variable of the shared library; empty when there is none of that name. */
    Optional<PipelineScript> libraryVariable(String name, PipelineRun run) {
        return compiler.libraryScript(name)
                .map(script ->
                        run.state(LibraryScripts.class, LibraryScripts::new).of(name, script, run));
    }

    /** The names of files as stacks have them, and as messages have them. */
    Map<String, String> fileNames() {
        return compiler.fileNames();
    }

    /** The library's scripts of one run, each made when first used. */
    private static final class LibraryScripts {
        private final Map<String, PipelineScript> scripts = new HashMap<>();

        PipelineScript of(String name, CompiledScript source, PipelineRun run) {
            PipelineScript script = scripts.get(name);
            if (script == null) {
                script = source.newScript(run);
                scripts.put(name, script);
            }
            return script;
        }
    }
}
