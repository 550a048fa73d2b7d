package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import io.jenkins.plugins.releaseplan.config.ReleasePlanConfiguration;
import io.jenkins.plugins.releaseplan.host.ReleaseHost;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Reads the team's plan into the release. Reading twice changes nothing, so after a restart it is read again. */
final class ReleaseChecklistExecution extends WaitingExecution {

    private static final long serialVersionUID = 1L;

    /** More than any plan for people has. */
    private static final int MOST_BYTES = 4 << 20;

    private final ReleaseChecklistStep step;
    private String release;
    private String template;

    ReleaseChecklistExecution(ReleaseChecklistStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        release = release("releaseChecklist").release();
        Parameters parameters = Parameters.of("releaseChecklist");
        List<String> given = given();
        if (given.size() != 1) {
            throw parameters.wrong("give one of 'file', 'text' and 'template'"
                    + (given.isEmpty() ? "" : ", not '" + String.join("' and '", given) + "'"));
        }
        if (step.getTemplate() != null) {
            // What the template says now is what counts, whatever becomes of the configuration.
            template = parameters.named(() -> ReleasePlanConfiguration.get().template(step.getTemplate()));
        }
        if (step.getFile() != null && getContext().get(FilePath.class) == null) {
            throw parameters.wrong("file '" + step.getFile()
                    + "' needs a workspace: call it inside a 'node' block, or give the" + " plan as 'text'");
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        if (step.getFile() != null) {
            given.add("file");
        }
        if (step.getText() != null) {
            given.add("text");
        }
        if (step.getTemplate() != null) {
            given.add("template");
        }
        return given;
    }

    @Override
    void go(ReleaseHost host, boolean again) {
        if (step.getText() != null) {
            tell(host, "text", step.getText());
        } else if (template != null) {
            tell(host, "template '" + step.getTemplate() + "'", template);
        } else {
            // An agent may take its time.
            Computer.threadPoolForRemoting.execute(() -> read(host));
        }
    }

    private void read(ReleaseHost host) {
        try {
            FilePath directory = getContext().get(FilePath.class);
            if (directory == null) {
                throw new AbortException("releaseChecklist: the workspace is gone");
            }
            FilePath file = directory.child(step.getFile());
            if (!file.exists() || file.isDirectory()) {
                throw new AbortException(
                        "releaseChecklist: " + step.getFile() + ": there is no such file in " + directory.getRemote());
            }
            tell(host, step.getFile(), content(file));
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private String content(FilePath file) throws IOException, InterruptedException {
        try (InputStream in = file.read()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new AbortException("releaseChecklist: " + step.getFile() + ": it has more than "
                        + (MOST_BYTES >> 20) + " MB, which is no checklist");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void tell(ReleaseHost host, String from, String text) {
        Checklist checklist;
        try {
            checklist = Checklist.parse(MaskedText.ofPlan(text));
        } catch (UnreadableChecklistException e) {
            fail(new AbortException("releaseChecklist: " + from + ": " + e.getMessage()));
            return;
        }
        host.tell(release, new ReleaseEvent.ChecklistRead(checklist)).whenComplete((told, failure) -> {
            if (failure == null) {
                succeed(null);
            } else {
                fail(failure);
            }
        });
    }

    @Override
    public String getStatus() {
        return "reads " + (step.getFile() == null ? "the checklist" : step.getFile());
    }
}
