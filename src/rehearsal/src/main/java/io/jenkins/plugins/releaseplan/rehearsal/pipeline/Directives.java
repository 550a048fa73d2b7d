package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.choice;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What declarative pipelines may say in their directives. */
final class Directives {
    static final List<String> AGENTS =
            List.of("any", "none", "label", "node", "docker", "dockerfile", "kubernetes", "ecs");

    private static final Parameter COMPARATOR =
            choice("comparator", "EQUALS", "GLOB", "REGEXP", "equals", "glob", "regexp");
    private static final Parameter TIME =
            Parameter.of("time", Type.INTEGER).mandatory().atLeast(1);
    private static final Parameter UNIT =
            choice("unit", "NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS");

    /** Options that wrap the steps of a pipeline or a stage. */
    static final List<StepSignature> STAGE_OPTIONS = List.of(
            entry("timeout").sole(TIME).with(UNIT, flag("activity", false)),
            entry("retry")
                    .sole(Parameter.of("count", Type.INTEGER).mandatory().atLeast(1))
                    .with(Parameter.of("conditions", Type.ANY)),
            entry("skipDefaultCheckout").sole(flag("value", true)),
            entry("timestamps"),
            entry("ansiColor").sole(string("colorMapName")),
            entry("lock").sole(string("resource")).anyArguments(),
            entry("catchError").anyArguments(),
            entry("warnError").sole(string("message").mandatory()).anyArguments(),
            entry("withCredentials").sole(Parameter.of("bindings", Type.ANY).mandatory()));

    /** All options of a pipeline. */
    static final List<StepSignature> PIPELINE_OPTIONS = pipelineOptions();

    /** Types of parameters, of builds and of inputs. */
    static final List<StepSignature> PARAMETERS = List.of(
            parameter("string").with(string("defaultValue"), flag("trim", false)),
            parameter("text").with(string("defaultValue"), flag("trim", false)),
            parameter("booleanParam").with(flag("defaultValue", false)),
            parameter("choice").with(Parameter.of("choices", Type.ANY).mandatory()),
            parameter("password").with(string("defaultValue"), Parameter.of("defaultValueAsSecret", Type.ANY)),
            parameter("file"),
            parameter("credentials").anyArguments(),
            parameter("run").anyArguments(),
            parameter("stashedFile"),
            parameter("base64File"),
            parameter("gitParameter").anyArguments(),
            parameter("extendedChoice").anyArguments(),
            parameter("activeChoice").anyArguments(),
            parameter("validatingString").anyArguments(),
            entry("separator").anyArguments());

    /** Triggers of a pipeline; a rehearsal only reads them. */
    static final List<StepSignature> TRIGGERS = List.of(
            entry("cron").sole(string("spec").mandatory()),
            entry("pollSCM").sole(string("scmpoll_spec").mandatory()).with(flag("ignorePostCommitHooks", false)),
            entry("upstream").with(string("upstreamProjects").mandatory(), Parameter.of("threshold", Type.ANY)),
            entry("githubPush"),
            entry("bitbucketPush").anyArguments(),
            entry("gitlab").anyArguments(),
            entry("parameterizedCron").sole(string("parameterizedSpecification").mandatory()),
            entry("GenericTrigger").anyArguments(),
            entry("issueCommentTrigger").sole(string("commentPattern").mandatory()));

    /** Conditions of {@code when}, but for those with a block. */
    static final List<StepSignature> CONDITIONS = List.of(
            entry("branch").sole(string("pattern").mandatory()).with(COMPARATOR),
            entry("tag").sole(string("pattern").mandatory()).with(COMPARATOR),
            entry("changelog").sole(string("pattern").mandatory()),
            entry("changeset").sole(string("pattern").mandatory()).with(COMPARATOR, flag("caseSensitive", false)),
            entry("changeRequest")
                    .with(
                            string("id"),
                            string("target"),
                            string("branch"),
                            string("fork"),
                            string("url"),
                            string("title"),
                            string("author"),
                            string("authorDisplayName"),
                            string("authorEmail"),
                            COMPARATOR),
            entry("environment")
                    .with(string("name").mandatory(), string("value").mandatory(), flag("ignoreCase", false)),
            entry("equals").with(Parameter.of("expected", Type.ANY), Parameter.of("actual", Type.ANY)),
            entry("triggeredBy").sole(string("cause").mandatory()).with(string("detail")),
            entry("buildingTag"),
            entry("isRestartedRun"));

    private Directives() {}

    static Optional<StepSignature> find(List<StepSignature> known, String name) {
        return known.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    static List<String> names(List<StepSignature> known) {
        return known.stream().map(StepSignature::name).toList();
    }

    private static StepSignature entry(String name) {
        return StepSignature.of(name, "");
    }

    private static StepSignature parameter(String name) {
        return entry(name).with(string("name").mandatory(), string("description"));
    }

    private static List<StepSignature> pipelineOptions() {
        List<StepSignature> all = new ArrayList<>(STAGE_OPTIONS);
        all.add(entry("buildDiscarder").sole(Parameter.of("strategy", Type.ANY).mandatory()));
        all.add(entry("checkoutToSubdirectory").sole(string("subdirectory").mandatory()));
        all.add(entry("disableConcurrentBuilds").with(flag("abortPrevious", false)));
        all.add(entry("quietPeriod")
                .sole(Parameter.of("value", Type.INTEGER).mandatory().atLeast(0)));
        all.add(entry("preserveStashes")
                .with(Parameter.of("buildCount", Type.INTEGER).atLeast(1).atMost(50)));
        all.add(entry("overrideIndexTriggers").sole(flag("enableTriggers", true).mandatory()));
        for (String plain : List.of(
                "disableResume",
                "newContainerPerStage",
                "skipStagesAfterUnstable",
                "parallelsAlwaysFailFast",
                "disableRestartFromStage")) {
            all.add(entry(plain));
        }
        for (String other : List.of(
                "durabilityHint",
                "rateLimitBuilds",
                "throttleJobProperty",
                "copyArtifactPermission",
                "gitLabConnection",
                "githubProjectProperty",
                "office365ConnectorWebhooks",
                "authorizationMatrix")) {
            all.add(entry(other).sole(Parameter.of("value", Type.ANY)).anyArguments());
        }
        return List.copyOf(all);
    }
}
