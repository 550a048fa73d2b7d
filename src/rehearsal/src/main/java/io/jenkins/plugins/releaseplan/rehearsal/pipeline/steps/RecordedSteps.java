package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.flag;
import static io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.string;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter.Type;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ParameterValues;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.ScriptLoading;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepCall;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.UnloadedLibrary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Steps that a rehearsal records without doing more, and the settings of the job. */
final class RecordedSteps {
    private RecordedSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>(List.of(
                new NamedStep(
                        recorded("checkout")
                                .sole(Parameter.of("scm", Type.ANY).mandatory())
                                .with(flag("poll", true), flag("changelog", true))
                                .anyArguments(),
                        RecordedSteps::checkout),
                new NamedStep(
                        recorded("git")
                                .sole(string("url").mandatory())
                                .with(
                                        string("branch"),
                                        string("credentialsId"),
                                        flag("poll", true),
                                        flag("changelog", true)),
                        RecordedSteps::checkout),
                new NamedStep(
                        recorded("archiveArtifacts")
                                .sole(string("artifacts").mandatory())
                                .with(
                                        string("excludes"),
                                        flag("allowEmptyArchive", false),
                                        flag("fingerprint", false),
                                        flag("onlyIfSuccessful", false),
                                        flag("defaultExcludes", true),
                                        flag("caseSensitive", true),
                                        flag("followSymlinks", true)),
                        (call, run) -> null),
                new NamedStep(
                        recorded("junit")
                                .sole(string("testResults").mandatory())
                                .anyArguments(),
                        (call, run) -> Map.of("totalCount", 0, "failCount", 0, "skipCount", 0, "passCount", 0)),
                new NamedStep(
                        recorded("mail")
                                .with(
                                        string("subject").mandatory(),
                                        string("body").mandatory(),
                                        string("to"),
                                        string("cc"),
                                        string("bcc"),
                                        string("from"),
                                        string("replyTo"),
                                        string("charset"),
                                        string("mimeType")),
                        (call, run) -> null),
                new NamedStep(
                        recorded("properties")
                                .sole(Parameter.of("properties", Type.ANY).mandatory()),
                        RecordedSteps::properties),
                new NamedStep(
                        StepSignature.of("load", "Runs another file of the workspace and gives what it gives.")
                                .sole(string("path").mandatory()),
                        (call, run) -> ScriptLoading.load(
                                FileSteps.path(call, run, call.string("path")),
                                FileSteps.text(call, run, call.string("path")),
                                run)),
                new NamedStep(
                        recorded("waitForQualityGate")
                                .with(flag("abortPipeline", false), string("credentialsId"), string("webhookSecretId")),
                        (call, run) -> Map.of("status", "OK")),
                new NamedStep(
                        recorded("httpRequest")
                                .sole(Parameter.of("url", Type.ANY))
                                .anyArguments(),
                        (call, run) -> Map.of("status", 200, "content", "", "headers", Map.of())),
                new NamedStep(
                        recorded("library")
                                .sole(string("identifier").mandatory())
                                .anyArguments(),
                        RecordedSteps::library)));
        for (String name : List.of(
                "emailext",
                "slackSend",
                "publishHTML",
                "fingerprint",
                "step",
                "archive",
                "recordIssues",
                "publishChecks",
                "addBadge",
                "addInfoBadge",
                "addShortText",
                "copyArtifacts",
                "office365ConnectorSend",
                "withdrawBadges",
                "jiraComment",
                "jiraAddComment",
                "githubNotify",
                "setBuildStatus",
                "updateGitlabCommitStatus",
                "s3Upload",
                "buildDescription",
                "buildName",
                "zip",
                "unzip",
                "discordSend",
                "telegramSend",
                "perfReport",
                "recordCoverage",
                "jacoco",
                "xunit",
                "dependencyCheck",
                "notifyBitbucket",
                "pagerduty",
                "addEmbeddableBadgeConfiguration",
                "addErrorBadge",
                "addGitLabMRComment",
                "addHtmlBadge",
                "addSummary",
                "addWarningBadge",
                "allure",
                "ansibleTower",
                "artifactoryUpload",
                "bitbucketStatusNotify",
                "checksum",
                "cobertura",
                "codecov",
                "createSummary",
                "cucumber",
                "discoverGitReferenceBuild",
                "discoverReferenceBuild",
                "findbugs",
                "ftpPublisher",
                "gatlingArchive",
                "gerritReview",
                "googleStorageUpload",
                "hipchatSend",
                "influxDbPublisher",
                "jiraIssueUpdater",
                "jiraNewIssue",
                "jiraSendBuildInfo",
                "jiraSendDeploymentInfo",
                "kubernetesDeploy",
                "lockableResources",
                "mattermostSend",
                "mineRepository",
                "msTeamsSend",
                "nexusArtifactUploader",
                "nexusPublisher",
                "nunit",
                "openTasks",
                "pmd",
                "publishCoverage",
                "publishCucumberReports",
                "publishIssues",
                "pullRequestComment",
                "removeBadges",
                "rocketSend",
                "s3Download",
                "s3Delete",
                "scanForIssues",
                "setGitHubPullRequestStatus",
                "slackUploadFile",
                "snykSecurity",
                "sonarToGerrit",
                "sshPublisher",
                "sshPut",
                "sshGet",
                "sshRemove",
                "svn",
                "testNG",
                "tar",
                "trivy",
                "unarchive",
                "untar",
                "validateDeclarativePipeline",
                "veracode",
                "xrayScan",
                "ansiblePlaybook",
                "awsIdentity",
                "cfnUpdate",
                "ecrLogin",
                "invokeLambda",
                "jiraTransitionIssue",
                "nexusPolicyEvaluation",
                "pagerdutyChangeEvent",
                "pagerdutyTrigger",
                "rtPublishBuildInfo",
                "rtServer",
                "rtUpload",
                "sshCommand",
                "sshScript",
                "waitForBuild",
                "zulipSend")) {
            steps.add(new NamedStep(
                    recorded(name).sole(Parameter.of("value", Type.ANY)).anyArguments(), (call, run) -> null));
        }
        return steps;
    }

    private static StepSignature recorded(String name) {
        return StepSignature.of(name, "Is recorded, not done.");
    }

    private static Object checkout(StepCall call, PipelineRun run) {
        return Map.of(
                "GIT_COMMIT", String.valueOf(run.environment("GIT_COMMIT")),
                "GIT_BRANCH", String.valueOf(run.environment("GIT_BRANCH")));
    }

    /** Of all properties of a job, only its parameters matter here. */
    private static Object properties(StepCall call, PipelineRun run) {
        if (call.any("properties") instanceof Collection<?> properties) {
            for (Object property : properties) {
                if (property instanceof Map<?, ?> map
                        && "parameters".equals(map.get("$class"))
                        && map.get("value") instanceof Collection<?> declared) {
                    declare(declared, call, run);
                }
            }
        }
        return null;
    }

    private static void declare(Collection<?> declared, StepCall call, PipelineRun run) {
        List<Map<?, ?>> descriptions = new ArrayList<>();
        for (Object one : declared) {
            if (one instanceof Map<?, ?> map) {
                descriptions.add(map);
            }
        }
        run.declareParameters(ParameterValues.declared(descriptions, run.parameters(), call.at()));
    }

    private static Object library(StepCall call, PipelineRun run) {
        run.log("library '" + call.string("identifier") + "' is not fetched by a rehearsal");
        return new UnloadedLibrary(call.string("identifier"));
    }
}
