package io.jenkins.plugins.releaseplan.rehearsal.steps;

import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.util.List;
import java.util.Map;

/** {@code releaseChecklist file:}, {@code text:} or {@code template:}: reads the team's plan into the release. */
final class ReleaseChecklistStep implements Step {

    private static final StepSignature SIGNATURE = StepSignature.of(
                    "releaseChecklist", "Reads the team's Markdown plan into the release.")
            .with(Parameter.string("text").says("The plan's Markdown, in place of a file."))
            .with(Parameter.string("template").says("A checklist that jobs share, by its name."))
            .sole(Parameter.string("file").says("The plan, relative to the current directory."));

    private static final List<String> SOURCES = List.of("file", "text", "template");

    /** What many rehearsals of one Jenkinsfile, on several threads, would read again and again. */
    private volatile Read lastRead;

    private record Read(String text, Checklist checklist) {}

    @Override
    public StepSignature signature() {
        return SIGNATURE;
    }

    @Override
    public Object run(StepCall call, PipelineRun run) throws Exception {
        ReleaseScope scope = ReleaseSteps.scope(call, run);
        List<String> given = SOURCES.stream().filter(call::has).toList();
        if (given.size() != 1) {
            throw call.failure("releaseChecklist: give one of 'file', 'text' and 'template'"
                    + (given.isEmpty() ? "" : ", not '" + String.join("' and '", given) + "'"));
        }
        String from = call.has("text") ? "text" : call.string(given.get(0));
        try {
            scope.tell(new ReleaseEvent.ChecklistRead(read(text(call, scope, run))));
            return null;
        } catch (UnreadableChecklistException e) {
            throw call.failure("releaseChecklist: " + from + ": " + e.getMessage());
        }
    }

    private Checklist read(String text) throws UnreadableChecklistException {
        Read last = lastRead;
        if (last == null || !last.text().equals(text)) {
            last = new Read(text, Checklist.parse(text));
            lastRead = last;
        }
        return last.checklist();
    }

    private static String text(StepCall call, ReleaseScope scope, PipelineRun run) throws Exception {
        if (call.has("file")) {
            return file(call, run);
        }
        if (call.has("text")) {
            return call.string("text");
        }
        return ReleaseSteps.named(call, () -> scope.host().scenario().template(call.string("template")));
    }

    private static String file(StepCall call, PipelineRun run) throws Exception {
        return String.valueOf(run.call("readFile", new Object[] {Map.of("file", call.string("file"))}, call.at()));
    }
}
