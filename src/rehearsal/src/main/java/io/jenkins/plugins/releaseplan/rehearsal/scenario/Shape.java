package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.util.List;
import java.util.stream.Stream;

/** The keys of each kind of mapping in a scenario. The JSON Schema has a definition of the same name for each. */
enum Shape {
    SCENARIO(
            "scenario",
            "start",
            "zone",
            "seed",
            "startedBy",
            "causedBy",
            "cloudLatency",
            "versions",
            "environments",
            "traffic",
            "metrics",
            "analyses",
            "policies",
            "windows",
            "freezes",
            "templates",
            "roles",
            "people",
            "faults",
            "facts",
            "pipeline",
            "limits"),
    LIMITS("limits", "virtualTime"),
    ENVIRONMENT("environment", "targets", "databases", "checks", "policy", "window", "freezes", "traffic", "metrics"),
    TARGET(
            "target",
            "version",
            "route",
            "fleets",
            "capacity",
            "startUp",
            "keepBlue",
            "databases",
            "contentDelivery",
            "dns",
            "history",
            "traffic",
            "metrics"),
    PAST_RELEASE("pastRelease", "version", "releasedAt", "healthy"),
    DATABASE("database", "snapshotTakes", "restoreTakes", "snapshots"),
    CHECK("check", "fails", "failsFor", "takes"),
    TRAFFIC("traffic", "perMinute", "shape", "hours", "weekend", "noise"),
    METRICS("metrics", "errorRate", "latency", "saturation", "named", "versions"),
    VERSION_METRICS("versionMetrics", "errorRate", "latency", "saturation", "named"),
    LATENCY("latency", "mean", "p50", "p95", "p99", "noise"),
    SATURATION("saturation", "idle", "instanceHandles", "noise"),
    DISTRIBUTION("distribution", "constant", "uniform", "normal", "lognormal", "beta", "exponential"),
    UNIFORM("uniform", "from", "to"),
    NORMAL("normal", "mean", "sd", "min", "max"),
    LOGNORMAL("lognormal", "mean", "p50", "p95", "p99"),
    BETA("beta", "alpha", "beta"),
    EXPONENTIAL("exponential", "mean"),
    ANALYSIS("analysis", "interval", "warmUp", "rules"),
    RULE("rule", "metric", "when", "failures", "of", "missingData", "severity"),
    POLICY("policy", "interval", "decideWithin", "triggers"),
    TRIGGER("trigger", "metric", "when", "failures", "of", "missingData", "severity", "after", "response"),
    WINDOW("window", "zone", "slots"),
    FREEZE("freeze", "from", "to", "zone", "reason"),
    PERSON("person", "roles", "does"),
    SIGN("sign", "sign", "role", "decision", "comment", "after", "at", "chance", "times"),
    TICK("tick", "tick", "phase", "each", "note", "evidence", "after", "at", "chance", "times"),
    NOT_APPLICABLE("notApplicable", "notApplicable", "phase", "each", "reason", "after", "at", "chance", "times"),
    ANSWER("answer", "answer", "decision", "values", "after", "at", "chance", "times"),
    DECIDE("decide", "decide", "target", "reason", "after", "at", "chance", "times"),
    PRESS("press", "press", "target", "reason", "after", "at", "chance", "times"),
    EVENT("event", "event", "target", "delay"),
    FAULT("fault", "kind", "name", "environment", "target", "at", "after", "for"),
    SLOW("slow", FAULT, "version", "factor", "above"),
    ERRORS("errors", FAULT, "version", "rate", "above"),
    INSTANCES_DIE("instancesDie", FAULT, "version", "count"),
    START_FAILS("startFails", FAULT, "version"),
    SLOW_START("slowStart", FAULT, "version", "factor"),
    WRONG_VERSION("wrongVersion", FAULT, "version", "reports"),
    THROTTLE("throttle", FAULT, "calls", "share", "count"),
    TIMEOUT_AFTER_ACTING("timeoutAfterActing", FAULT, "calls", "share", "count", "lag"),
    TIMEOUT_BEFORE_ACTING("timeoutBeforeActing", FAULT, "calls", "share", "count"),
    REFUSE("refuse", FAULT, "calls", "share", "count"),
    METRIC_GAP("metricGap", FAULT, "version", "metrics"),
    DATABASE_FAILS("databaseFails", FAULT, "database"),
    CHECK_FAILS("checkFails", FAULT, "version", "check"),
    PIPELINE(
            "pipeline",
            "parameters",
            "environment",
            "jobName",
            "branch",
            "commit",
            "buildNumber",
            "credentials",
            "shell",
            "inputs",
            "builds",
            "files"),
    SHELL("shell", "match", "contains", "regex", "output", "exitCode", "takes", "fails"),
    INPUT("input", "answer", "by", "after", "values"),
    BUILD("build", "result", "takes");

    private final String definition;
    private final List<String> keys;

    Shape(String definition, String... keys) {
        this.definition = definition;
        this.keys = List.of(keys);
    }

    Shape(String definition, Shape base, String... more) {
        this.definition = definition;
        this.keys = Stream.concat(base.keys.stream(), Stream.of(more)).toList();
    }

    /** Its name in the JSON Schema. */
    String definition() {
        return definition;
    }

    /** Its keys, in the order in which people read them. */
    List<String> keys() {
        return keys;
    }
}
