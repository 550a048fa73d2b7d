package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import java.util.List;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTBranch;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTKey;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTNamedArgumentList;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTStep;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTTreeStep;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTValue;
import org.jenkinsci.plugins.pipeline.modeldefinition.validator.DeclarativeValidatorContributor;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/**
 * Lets {@code releaseChecklist text:} and {@code releaseChecklist template:} stand in a declarative pipeline. Its validator takes
 * a value without a name only for a parameter that is required, and misses a required parameter that is not there: so the file
 * could be given without its name, or be left out, but not either. This one is asked about the steps of a branch before the
 * validator looks at each of them, and shows it a file that is empty where another source is named. What runs is the pipeline's
 * own text, in which nothing changes.
 */
@Extension(optional = true)
public final class DeclarativeChecklists extends DeclarativeValidatorContributor {

    private static final String FILE = "file";
    private static final List<String> OTHERS = List.of("text", "template");

    @Override
    public List<String> validateElementAll(@NonNull ModelASTBranch branch, @CheckForNull FlowExecution execution) {
        branch.getSteps().forEach(DeclarativeChecklists::complete);
        return super.validateElementAll(branch, execution);
    }

    private static void complete(ModelASTStep step) {
        if (step instanceof ModelASTTreeStep block) {
            block.getChildren().forEach(DeclarativeChecklists::complete);
        }
        if (ReleaseChecklistStep.NAME.equals(step.getName())
                && step.getArgs() instanceof ModelASTNamedArgumentList given
                && !given.containsKeyName(FILE)
                && OTHERS.stream().anyMatch(given::containsKeyName)) {
            ModelASTKey file = new ModelASTKey(null);
            file.setKey(FILE);
            given.getArguments().put(file, ModelASTValue.fromConstant("", null));
        }
    }
}
