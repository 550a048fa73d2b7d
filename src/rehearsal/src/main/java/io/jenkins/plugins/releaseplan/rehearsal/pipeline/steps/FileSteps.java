package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that read and write files of the workspace. */
final class FileSteps {
    private FileSteps() {}

    static List<Step> all() {
        return List.of(
                new NamedStep(
                        StepSignature.of("readFile", "The text of a file.")
                                .sole(string("file").mandatory())
                                .with(string("encoding")),
                        (call, run) -> text(call, run, call.string("file"))),
                new NamedStep(
                        StepSignature.of("readTrusted", "The text of a file.")
                                .sole(string("path").mandatory()),
                        (call, run) -> text(call, run, call.string("path"))),
                new NamedStep(
                        StepSignature.of("findFiles", "The files that match a pattern.")
                                .with(string("glob"), string("excludes")),
                        FileSteps::findFiles),
                new NamedStep(
                        StepSignature.of("writeFile", "Writes a file, in memory.")
                                .with(string("file").mandatory(), string("text").mandatory(), string("encoding")),
                        FileSteps::writeFile),
                new NamedStep(
                        StepSignature.of("fileExists", "Whether there is a file.")
                                .sole(string("file").mandatory()),
                        FileSteps::fileExists),
                new NamedStep(
                        StepSignature.of("touch", "Makes an empty file, in memory.")
                                .sole(string("file").mandatory())
                                .with(Parameter.of("timestamp", Type.INTEGER)),
                        FileSteps::touch),
                new NamedStep(StepSignature.of("deleteDir", "Deletes what was written here."), FileSteps::deleteDir),
                new NamedStep(
                        StepSignature.of("cleanWs", "Deletes what was written.").anyArguments(), FileSteps::cleanWs),
                new NamedStep(
                        StepSignature.of("stash", "Keeps files for later.")
                                .sole(string("name").mandatory())
                                .with(
                                        string("includes"),
                                        string("excludes"),
                                        flag("allowEmpty", false),
                                        flag("useDefaultExcludes", true)),
                        FileSteps::stash),
                new NamedStep(
                        StepSignature.of("unstash", "Brings back kept files.")
                                .sole(string("name").mandatory()),
                        FileSteps::unstash));
    }

    /** The text of a file of the workspace; a failure of the call if there is none. */
    static String text(StepCall call, PipelineRun run, String file) {
        try {
            return run.files().read(path(call, run, file)).orElseThrow(() -> call.failure(missing(call, run, file)));
        } catch (IOException unreadable) {
            throw call.failure(call.name() + ": " + unreadable.getMessage());
        }
    }

    private static String missing(StepCall call, PipelineRun run, String file) {
        return call.name() + ": "
                + (run.files().isOutside(path(call, run, file))
                        ? "'" + file + "' is not in the workspace; a rehearsal reads no other files"
                        : "no file '" + file + "' in the workspace; what commands make is not there in a rehearsal");
    }

    /** The path of a file relative to the workspace; a failure of the call if it is no path. */
    static String path(StepCall call, PipelineRun run, String file) {
        try {
            return run.files().resolve(run.directory(), file);
        } catch (IllegalArgumentException outside) {
            throw call.failure(call.name() + ": " + outside.getMessage());
        }
    }

    private static Object findFiles(StepCall call, PipelineRun run) {
        String directory = run.directory();
        String above = directory.isEmpty() ? "" : directory + "/";
        try {
            Map<String, Long> found = run.files().find(directory, call.has("glob") ? call.string("glob") : "*");
            if (call.has("excludes")) {
                found.keySet()
                        .removeAll(run.files()
                                .find(directory, call.string("excludes"))
                                .keySet());
            }
            return found.entrySet().stream()
                    .map(file -> new FoundFile(file.getKey().substring(above.length()), file.getValue()))
                    .toArray(FoundFile[]::new);
        } catch (IOException unreadable) {
            throw call.failure("findFiles: " + unreadable.getMessage());
        }
    }

    private static Object writeFile(StepCall call, PipelineRun run) {
        run.files().write(path(call, run, call.string("file")), call.string("text"));
        return null;
    }

    private static Object fileExists(StepCall call, PipelineRun run) {
        try {
            return run.files().exists(path(call, run, call.string("file")));
        } catch (IOException unreadable) {
            throw call.failure("fileExists: " + unreadable.getMessage());
        }
    }

    private static Object touch(StepCall call, PipelineRun run) throws IOException {
        String path = path(call, run, call.string("file"));
        if (!run.files().exists(path)) {
            run.files().write(path, "");
        }
        return null;
    }

    private static Object deleteDir(StepCall call, PipelineRun run) {
        run.files().deleteWritten(run.directory());
        return null;
    }

    private static Object cleanWs(StepCall call, PipelineRun run) {
        run.files().deleteWritten("");
        return null;
    }

    private static Object stash(StepCall call, PipelineRun run) {
        run.state(Stashes.class, Stashes::new).names.add(call.string("name"));
        return null;
    }

    private static Object unstash(StepCall call, PipelineRun run) {
        String name = call.string("name");
        if (!run.state(Stashes.class, Stashes::new).names.contains(name)) {
            throw call.failure("unstash: nothing was stashed under '" + name + "'");
        }
        return null;
    }

    /** The names of what a run has stashed; the files are all in one workspace. */
    private static final class Stashes {
        private final Set<String> names = new HashSet<>();
    }
}
