package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Decides the conditions of {@code when}. */
final class WhenRun {
    private final PipelineRun run;
    private final DeclarativeRun pipeline;

    WhenRun(PipelineRun run, DeclarativeRun pipeline) {
        this.run = run;
        this.pipeline = pipeline;
    }

    boolean all(List<Condition> conditions) {
        return conditions.stream().allMatch(this::holds);
    }

    private boolean holds(Condition condition) {
        return switch (condition.name()) {
            case "allOf" -> all(condition.inner());
            case "anyOf" -> condition.inner().stream().anyMatch(this::holds);
            case "not" -> !all(condition.inner());
            case "expression" -> DefaultTypeTransformation.castToBoolean(pipeline.execute(condition.fragment()));
            default -> plain(condition);
        };
    }

    private boolean plain(Condition condition) {
        StepSignature signature =
                Directives.find(Directives.CONDITIONS, condition.name()).orElseThrow();
        StepCall call =
                Arguments.bind(signature, pipeline.list(condition.arguments()).toArray(), condition.at());
        return switch (condition.name()) {
            case "branch" -> matches(call, "pattern", run.environment("BRANCH_NAME"));
            case "tag" -> matches(call, "pattern", run.environment("TAG_NAME"));
            case "buildingTag" -> run.environment("TAG_NAME") != null;
            case "environment" -> environment(call);
            case "equals" -> DefaultTypeTransformation.compareEqual(call.any("expected"), call.any("actual"));
            case "changeset" -> run.world().changedFiles().stream().anyMatch(file -> matches(call, "pattern", file));
            case "changeRequest" -> changeRequest(call);
            case "triggeredBy" -> triggeredBy(call);
            default -> false;
        };
    }

    private boolean environment(StepCall call) {
        String actual = run.environment(call.string("name"));
        String wanted = call.string("value");
        return call.flag("ignoreCase") ? wanted.equalsIgnoreCase(actual) : wanted.equals(actual);
    }

    private boolean changeRequest(StepCall call) {
        Map<String, String> variables = Map.of(
                "id", "CHANGE_ID",
                "target", "CHANGE_TARGET",
                "branch", "CHANGE_BRANCH",
                "fork", "CHANGE_FORK",
                "url", "CHANGE_URL",
                "title", "CHANGE_TITLE",
                "author", "CHANGE_AUTHOR",
                "authorDisplayName", "CHANGE_AUTHOR_DISPLAY_NAME",
                "authorEmail", "CHANGE_AUTHOR_EMAIL");
        return run.environment("CHANGE_ID") != null
                && variables.entrySet().stream()
                        .filter(one -> call.has(one.getKey()))
                        .allMatch(one -> matches(call, one.getKey(), run.environment(one.getValue())));
    }

    private boolean triggeredBy(StepCall call) {
        String cause = call.string("cause");
        String trigger = run.world().trigger();
        boolean caused = trigger.equals(cause) || trigger.equals(cause + "Cause") || cause.endsWith("$" + trigger);
        return caused
                && (!call.has("detail")
                        || call.string("detail").equalsIgnoreCase(run.world().startedBy()));
    }

    private static boolean matches(StepCall call, String argument, String actual) {
        if (actual == null) {
            return false;
        }
        String pattern = call.string(argument);
        String comparator = call.has("comparator") ? call.string("comparator") : "GLOB";
        return switch (comparator.toUpperCase(Locale.ROOT)) {
            case "EQUALS" -> actual.equals(pattern);
            case "REGEXP" -> regexp(call, pattern, actual);
            default -> Glob.matches(pattern, actual);
        };
    }

    private static boolean regexp(StepCall call, String pattern, String actual) {
        try {
            return Pattern.compile(pattern).matcher(actual).matches();
        } catch (PatternSyntaxException unreadable) {
            throw call.failure(
                    call.name() + ": '" + pattern + "' is not a regular expression: " + unreadable.getDescription());
        }
    }
}
