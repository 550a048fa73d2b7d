package io.jenkins.plugins.releaseplan.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/** What the descriptors of all steps have in common. */
public abstract class ReleaseStepDescriptor extends StepDescriptor {

    private final String function;
    private final boolean block;
    private final List<String> telling;
    private final List<String> lists;

    /**
     * @param function the step's name in a pipeline
     * @param block whether it takes a block
     * @param telling the parameters that tell this step from others of its kind, in this order
     * @param lists the parameters that are lists of texts, which forms have in lines
     */
    ReleaseStepDescriptor(String function, boolean block, List<String> telling, String... lists) {
        this.function = function;
        this.block = block;
        this.telling = List.copyOf(telling);
        this.lists = List.of(lists);
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final boolean takesImplicitBlockArgument() {
        return block;
    }

    /** The blocks around are not among them: a step that misses one says so in its own words. */
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class);
    }

    /** What stands beside the step's display name where Jenkins lists the steps of a build; null for nothing. */
    @Override
    public String argumentsToString(@NonNull Map<String, Object> arguments) {
        String all = telling.stream()
                .map(name -> said(arguments.get(name)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }

    /** A value that Jenkins kept; what it hides or leaves out is none. */
    private static String said(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream()
                    .map(ReleaseStepDescriptor::said)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return value instanceof CharSequence || value instanceof Number ? value.toString() : "";
    }

    @Override
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        new Arguments(function, clazz).check(arguments);
        return super.newInstance(arguments);
    }

    @Override
    public Step newInstance(StaplerRequest2 req, @NonNull JSONObject form) throws FormException {
        for (String list : lists) {
            List<String> lines = lines(form.remove(list));
            if (!lines.isEmpty()) {
                form.put(list, JSONArray.fromObject(lines));
            }
        }
        return super.newInstance(req, form);
    }

    static List<String> lines(Object text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.toString().split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The value of a parameter as forms have it. */
    public String text(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        return value == null ? "" : value.toString();
    }
}
