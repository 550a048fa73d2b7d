package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Reads, checks and compiles scripts with Groovy 2.4. */
final class ScriptCompiler {
    /** How the compiler says that it came to the end of a line inside a text. */
    private static final Pattern UNENDED_TEXT =
            Pattern.compile("expecting (?:'['\"]', found|anything but) '+(?:\\\\n|\\\\r)+'+.*", Pattern.DOTALL);

    /** Where the compiler says in its message what the problem says, too. */
    private static final Pattern PLACE = Pattern.compile(
            "(\\s*\\.?\\s+At \\[-?\\d+:-?\\d+]|\\s*\\.?\\s+at line: -?\\d+ column: -?\\d+\\.).*", Pattern.DOTALL);

    private final StepTable steps;
    private final SharedLibrary shared;
    private final Map<String, String> libraryPaths = new HashMap<>();
    private final Map<String, CompiledScript> library = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final Map<String, String> fileNames = new ConcurrentHashMap<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    ScriptCompiler(StepTable steps, SharedLibrary shared) {
        this.steps = steps;
        this.shared = shared;
        shared.scripts().keySet().forEach(path -> libraryPaths.put(variable(path), path));
    }

    /** A script, and of the library what it uses, directly or not. */
    synchronized CompiledScript compile(String name, String text) {
        return compile(name, text, false);
    }

    /** The script of a global variable; read and checked when something uses it first. */
    synchronized Optional<CompiledScript> libraryScript(String name) {
        String path = libraryPaths.get(name);
        if (path != null && read.add(name)) {
            try {
                library.put(name, compile(path, shared.scripts().get(path), true));
            } catch (JenkinsfileErrors wrong) {
                read.remove(name);
                throw wrong;
            }
        }
        return Optional.ofNullable(library.get(name));
    }

    Map<String, String> fileNames() {
        return fileNames;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private CompiledScript compile(String name, String text, boolean isLibrary) {
        SourceText.problem(name, text).ifPresent(problem -> {
            throw new JenkinsfileErrors(List.of(problem));
        });
        SourceReading reading = new SourceReading(name, steps);
        String className = "Script_" + name.replaceAll("[^A-Za-z0-9]", "_");
        fileNames.put(className, name);
        List<Problem> problems = new ArrayList<>();
        Class<?> type = null;
        try {
            type = load(className, text, new SourceCustomizer(reading, libraryPaths.keySet(), isLibrary));
        } catch (MultipleCompilationErrorsException errors) {
            problems.addAll(problems(name, errors, reading));
        } catch (CompilationFailedException | LinkageError failed) {
            problems.add(new Problem(name, 0, 0, "cannot be compiled: " + words(failed)));
        } catch (StackOverflowError tooDeep) {
            problems.add(new Problem(name, 0, 0, "is nested too deeply to be read"));
        }
        problems.addAll(reading.problems());
        problems.addAll(problemsOfLibrary(reading));
        if (problems.isEmpty() && !PipelineScript.class.isAssignableFrom(type)) {
            problems.add(new Problem(name, 1, 0, "has no steps, only classes"));
        }
        if (!problems.isEmpty()) {
            throw new JenkinsfileErrors(problems);
        }
        noteLibraries(reading);
        return new CompiledScript(
                name, className, type.asSubclass(PipelineScript.class), reading.sites(), reading.models());
    }

    private List<Problem> problemsOfLibrary(SourceReading reading) {
        List<Problem> problems = new ArrayList<>();
        for (String name : reading.libraryNamesUsed()) {
            try {
                libraryScript(name);
            } catch (JenkinsfileErrors wrong) {
                wrong.problems().stream()
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    private static Class<?> load(String className, String text, SourceCustomizer customizer) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        configuration.addCompilationCustomizers(customizer);
        GroovyClassLoader loader = new GroovyClassLoader(ScriptCompiler.class.getClassLoader(), configuration);
        return loader.parseClass(new GroovyCodeSource(text, className, "/jenkinsfile"), false);
    }

    private void noteLibraries(SourceReading reading) {
        if (libraryPaths.isEmpty()) {
            reading.libraries().forEach(one -> notes.add("library '" + one + "' is not loaded"));
        }
    }

    private static List<Problem> problems(
            String name, MultipleCompilationErrorsException errors, SourceReading reading) {
        List<Problem> problems = new ArrayList<>();
        for (Object error : errors.getErrorCollector().getErrors()) {
            problems.add(problem(name, (Message) error, reading));
        }
        return problems;
    }

    private static Problem problem(String name, Message error, SourceReading reading) {
        if (error instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return new Problem(
                    name, cause.getStartLine(), cause.getStartColumn(), words(cause.getOriginalMessage(), reading));
        }
        if (error instanceof ExceptionMessage exception) {
            return new Problem(name, 0, 0, "cannot be compiled: " + words(exception.getCause()));
        }
        return new Problem(name, 0, 0, "cannot be compiled: " + error);
    }

    /** What the compiler could not do; the JVM's limits in words that say what to do about them. */
    private static String words(Throwable failed) {
        String message = String.valueOf(failed.getMessage());
        if (message.startsWith("Method too large") || message.startsWith("Class too large")) {
            return "there is too much code in one piece; move parts of it into methods or into files of their own";
        }
        return PLACE.matcher(message).replaceFirst("").strip();
    }

    private static String words(String message, SourceReading reading) {
        String first = message == null
                ? "syntax error"
                : PLACE.matcher(message).replaceFirst("").strip();
        if (UNENDED_TEXT.matcher(first).matches()) {
            return "a text in quotes does not end on its line";
        }
        if (!first.startsWith("unable to resolve class")) {
            return first.endsWith(", found ''") ? first.replaceFirst("''$", "the end of the file") : first;
        }
        String libraries = reading.libraries().isEmpty()
                ? ""
                : "; library " + String.join(", ", reading.libraries())
                        + " is not loaded, and of its src/ nothing can be";
        return "unknown class "
                + first.substring("unable to resolve class".length()).strip()
                + "; a rehearsal knows Java's and Groovy's own classes" + libraries;
    }

    private static String variable(String path) {
        Path file = Path.of(path).getFileName();
        String name = file == null ? path : file.toString();
        return name.substring(0, name.length() - ".groovy".length());
    }
}
