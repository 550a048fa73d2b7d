package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names that describe an object in Jenkins' pipelines without doing anything, such as {@code string(name: 'X')} or
 * {@code logRotator(...)}. They become maps with the name under {@code $class}.
 */
final class Symbols {
    static final Set<String> NAMES = Set.of(
            // parameters, and bindings of credentials
            "string",
            "text",
            "booleanParam",
            "choice",
            "password",
            "credentials",
            "file",
            "run",
            "stashedFile",
            "base64File",
            "gitParameter",
            "extendedChoice",
            "validatingString",
            "separator",
            "activeChoice",
            "usernamePassword",
            "usernameColonPassword",
            "sshUserPrivateKey",
            "certificate",
            "zip",
            "dockerCert",
            "gitUsernamePassword",
            "aws",
            "vaultString",
            "kubeconfigFile",
            "kubeconfigContent",
            "token",
            // properties of jobs
            "parameters",
            "pipelineTriggers",
            "buildDiscarder",
            "logRotator",
            "disableConcurrentBuilds",
            "disableResume",
            "durabilityHint",
            "quietPeriod",
            "rateLimitBuilds",
            "rateLimit",
            "throttleJobProperty",
            "copyArtifactPermission",
            "githubProjectProperty",
            "overrideIndexTriggers",
            "preserveStashes",
            "authorizationMatrix",
            "office365ConnectorWebhooks",
            "gitLabConnection",
            "lastSuccessfulBuild",
            "lastCompleted",
            "specific",
            "upstream",
            "cron",
            "pollSCM",
            "githubPush",
            "bitbucketPush",
            "GenericTrigger",
            // source control
            "scmGit",
            "gitSCM",
            "cleanBeforeCheckout",
            "cleanAfterCheckout",
            "cloneOption",
            "submodule",
            "localBranch",
            "changelogToBranch",
            "modernSCM",
            "gitSource",
            "github",
            // agents in Kubernetes
            "containerTemplate",
            "containerEnvVar",
            "containerLivenessProbe",
            "envVar",
            "secretEnvVar",
            "portMapping",
            "podAnnotation",
            "podLabel",
            "emptyDirVolume",
            "secretVolume",
            "configMapVolume",
            "hostPathVolume",
            "nfsVolume",
            "persistentVolumeClaim",
            "dynamicPVC",
            "genericEphemeralVolume",
            "emptyDirWorkspaceVolume",
            "persistentVolumeClaimWorkspaceVolume",
            "merge",
            // files, selectors of builds
            "configFile",
            "mavenSettings",
            "lastCompletedBuild",
            "lastSuccessful",
            "latestSavedBuild",
            "permalink",
            "workspace",
            // retry conditions, mail recipients, publishers
            "agent",
            "nonresumable",
            "kubernetesAgent",
            "developers",
            "requestor",
            "culprits",
            "brokenBuildSuspects",
            "brokenTestsSuspects",
            "upstreamDevelopers",
            "recipients",
            "jacocoAdapter",
            "istanbulCoberturaAdapter",
            "javaDoc",
            "checkStyle",
            "spotBugs",
            "pmdParser",
            "taskScanner",
            "mavenConsole",
            "java",
            "cpd");

    private Symbols() {}

    /** The object that a symbol describes. A sole value without a name goes under {@code value}. */
    static Map<String, Object> describe(String name, Object[] values) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("$class", name);
        for (Object value : Arrays.asList(values)) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, one) -> described.put(String.valueOf(key), Arguments.plain(one)));
            } else {
                described.put("value", Arguments.plain(value));
            }
        }
        return described;
    }
}
