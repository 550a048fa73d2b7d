package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class DeclarativePipelineTest {
    private final RecordingWorld world = new RecordingWorld();

    private static Ran whens(RecordingWorld world, String condition) {
        return Pipelines.run(
                world,
                "pipeline {",
                "agent any",
                "stages {",
                "stage('S') {",
                "when {",
                condition,
                "}",
                "steps { echo 'ran' }",
                "}",
                "}",
                "}");
    }

    private boolean holds(String condition) {
        Ran ran = whens(world, condition);
        assertThat(ran.result().result()).isEqualTo(BuildResult.SUCCESS);
        boolean held = ran.result().stages().get(0).result() != null;
        assertThat(ran.result().stages().get(0).skipped().isEmpty()).isEqualTo(held);
        return held;
    }

    @Test
    public void environmentIsInheritedInterpolatedAndOrderedByUse() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "  agent any",
                "  environment {",
                "    IMAGE = \"${REPO}/app:${env.BUILD_NUMBER}\"",
                "    REPO = 'registry.example'",
                "    COUNT = 5",
                "    LOGIN = credentials('deployer')",
                "  }",
                "  stages {",
                "    stage('Outer') {",
                "      environment { REPO = 'inner' ; OWN = \"${REPO}-own\" }",
                "      steps { echo \"$IMAGE $REPO $OWN ${COUNT + 1}\"; echo LOGIN_USR + ':' + env.LOGIN_PSW; script { env.REPO = 'late' }; echo REPO }",
                "    }",
                "    stage('Next') { steps { echo \"$REPO ${env.OWN}\" } }",
                "  }",
                "}");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log())
                .containsExactly(
                        "registry.example/app:1 inner inner-own 51", "****:****", "inner", "registry.example null");
        assertThat(ran.result().steps().toString()).doesNotContain("rehearsal-password");
    }

    @Test
    public void parametersHaveDefaultsAndTypesAndTheWorldsValues() {
        world.parameter("VERSION", "v2").parameter("DRY", "true").parameter("EXTRA", 1);
        Ran ran = Pipelines.run(
                world,
                "pipeline {",
                "  agent none",
                "  parameters {",
                "    string(name: 'VERSION', defaultValue: 'v1', description: 'what')",
                "    booleanParam(name: 'DRY', defaultValue: false)",
                "    choice(name: 'TO', choices: ['staging', 'production'])",
                "    text(name: 'NOTES', defaultValue: 'a')",
                "    password(name: 'PW', defaultValue: 'p')",
                "  }",
                "  stages { stage('S') { steps { echo \"${params.VERSION} ${params.DRY.class.simpleName} ${params.DRY} ${params.TO} ${TO} ${params.NOTES}\" } } }",
                "}");
        assertThat(ran.log()).containsExactly("v2 Boolean true staging staging a");
        assertThat(ran.result().parameters()).containsEntry("TO", "staging").containsEntry("DRY", true);
    }

    @Test
    public void aParameterOfTheWrongKindFailsTheBuild() {
        world.parameter("TO", "productoin");
        Ran ran = Pipelines.run(
                world,
                "pipeline {",
                "agent any",
                "parameters { choice(name: 'TO', choices: 'staging\\nproduction') }",
                "stages { stage('S') { steps { echo 'x' } } }",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause())
                .isEqualTo(
                        "Jenkinsfile:1: parameter 'TO' must be one of staging, production, not 'productoin'; did you mean 'production'?");
        assertThat(ran.log()).isEmpty();
    }

    @Test
    public void everyWhenConditionDecides() {
        world.environment("BRANCH_NAME", "release/1.2")
                .environment("CHANGE_ID", "7")
                .environment("CHANGE_TARGET", "main");
        assertThat(holds("branch 'release/*'")).isTrue();
        assertThat(holds("branch 'release'")).isFalse();
        assertThat(holds("branch pattern: 'release/\\\\d+\\\\.\\\\d+', comparator: 'REGEXP'"))
                .isTrue();
        assertThat(holds("not { branch 'main' }")).isTrue();
        assertThat(holds("expression { env.BRANCH_NAME == 'x' }")).isFalse();
        assertThat(holds("expression { 'text' }")).isTrue();
        assertThat(holds("environment name: 'CHANGE_ID', value: '7'")).isTrue();
        assertThat(holds("equals expected: 1, actual: currentBuild.number")).isTrue();
        assertThat(holds("equals expected: 2, actual: currentBuild.number")).isFalse();
        assertThat(holds("changeRequest()")).isTrue();
        assertThat(holds("changeRequest target: 'dev'")).isFalse();
        assertThat(holds("buildingTag()")).isFalse();
        assertThat(holds("tag 'v*'")).isFalse();
        assertThat(holds("triggeredBy 'UserIdCause'")).isTrue();
        assertThat(holds("triggeredBy 'TimerTrigger'")).isFalse();
        assertThat(holds("triggeredBy cause: 'UserIdCause', detail: 'Operator'"))
                .isTrue();
        assertThat(holds("triggeredBy cause: 'UserIdCause', detail: 'bob'")).isFalse();
        assertThat(holds("changeset '**/*.sql'")).isFalse();
        assertThat(holds("allOf {\nbranch 'release/*'\nexpression { true }\n}")).isTrue();
        assertThat(holds("anyOf {\nbranch 'x'\nexpression { false }\n}")).isFalse();
        assertThat(holds("branch 'release/*'\nbranch 'main'")).isFalse();
        world.environment("TAG_NAME", "v1.0");
        assertThat(holds("buildingTag()")).isTrue();
        assertThat(holds("tag 'v*'")).isTrue();
    }

    @Test
    public void inputComesBeforeWhenUnlessToldOtherwise() {
        String[] stage = {
            "pipeline {",
            "agent any",
            "stages {",
            "stage('S') {",
            "input { message 'Go?' }",
            "when {",
            "beforeInput true",
            "branch 'x'",
            "}",
            "steps { echo 'ran' }",
            "}",
            "}",
            "}"
        };
        assertThat(Pipelines.run(stage).log()).containsExactly("Stage \"S\" skipped due to when conditional");
        stage[6] = "beforeInput false";
        assertThat(Pipelines.run(stage).log())
                .containsExactly("Go?", "Approved by operator", "Stage \"S\" skipped due to when conditional");
    }

    @Test
    public void anInputsAnswerBecomesVariablesOfItsStage() {
        world.input(request ->
                new InputAnswer(InputAnswer.Decision.PROCEED, "alice", Duration.ofHours(2), Map.of("WHY", "tested")));
        Ran ran = Pipelines.run(
                world,
                "pipeline {",
                "agent any",
                "stages { stage('S') {",
                "input {",
                "message 'Go?'",
                "submitter 'alice,bob'",
                "submitterParameter 'WHO'",
                "parameters { string(name: 'WHY', defaultValue: '-') }",
                "}",
                "steps { echo \"$WHO $WHY\" }",
                "} }",
                "}");
        assertThat(ran.log()).endsWith("alice tested");
        assertThat(ran.took()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    public void afterAFailureStagesAreSkippedAndPostRunsInJenkinsOrder() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "  agent any",
                "  stages {",
                "    stage('A') {",
                "      steps { error 'boom' }",
                "      post {",
                "        cleanup { echo 'A cleanup' }",
                "        failure { echo \"A failure ${currentBuild.currentResult}\" }",
                "        success { echo 'A success' }",
                "        always { echo 'A always' }",
                "      }",
                "    }",
                "    stage('B') {",
                "      steps { echo 'B' }",
                "      post { always { echo 'B post' } }",
                "    }",
                "  }",
                "  post {",
                "    cleanup { echo 'cleanup' }",
                "    unsuccessful { echo 'unsuccessful' }",
                "    failure { echo 'failure' }",
                "    changed { echo 'changed' }",
                "    aborted { echo 'aborted' }",
                "    always { echo 'always' }",
                "  }",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:5: boom");
        assertThat(ran.log())
                .containsExactly(
                        "A always",
                        "A failure FAILURE",
                        "A cleanup",
                        "Stage \"B\" skipped due to earlier failure(s)",
                        "always",
                        "changed",
                        "unsuccessful",
                        "failure",
                        "cleanup");
        assertThat(ran.stages()).containsExactly("A FAILURE", "B SKIPPED", "Declarative: Post Actions SUCCESS");
    }

    @Test
    public void postConditionsCompareWithTheBuildBefore() {
        for (BuildResult before : List.of(BuildResult.SUCCESS, BuildResult.FAILURE)) {
            RecordingWorld own = new RecordingWorld() {
                @Override
                public Optional<BuildResult> previousResult() {
                    return Optional.of(before);
                }
            };
            Ran ran = Pipelines.run(
                    own,
                    "pipeline {",
                    "agent any",
                    "stages { stage('S') { steps { echo \"${currentBuild.previousBuild.result}\" } } }",
                    "post {",
                    "changed { echo 'changed' }",
                    "fixed { echo 'fixed' }",
                    "regression { echo 'regression' }",
                    "success { echo 'success' }",
                    "}",
                    "}");
            assertThat(ran.log())
                    .isEqualTo(
                            before == BuildResult.SUCCESS
                                    ? List.of("SUCCESS", "success")
                                    : List.of("FAILURE", "changed", "fixed", "success"));
        }
    }

    @Test
    public void aFailingPostFailsTheBuildButTheOthersRun() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages { stage('S') { steps { echo 'x' } } }",
                "post {",
                "always { error 'post broke' }",
                "cleanup { echo 'cleanup' }",
                "}",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:5: post broke");
        assertThat(ran.log()).endsWith("cleanup");
    }

    @Test
    public void optionsWrapThePipelineAndTheStage() {
        Ran timed = Pipelines.run(
                "pipeline {",
                "agent any",
                "options { timeout(time: 1, unit: 'HOURS') }",
                "stages { stage('S') { steps { sleep time: 1, unit: 'DAYS' } } }",
                "post {",
                "aborted { echo 'aborted' }",
                "always { echo 'always' }",
                "}",
                "}");
        assertThat(timed.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(timed.result().cause()).isEqualTo("Jenkinsfile:3: timeout of 1 hours exceeded");
        assertThat(timed.took()).isEqualTo(Duration.ofHours(1));
        assertThat(timed.log()).containsExactly("always", "aborted", "Timeout has been exceeded");
        Ran retried = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages { stage('S') {",
                "options { retry(3) }",
                "steps { script { env.N = (env.N ?: '0').toInteger() + 1; if (env.N != '3') { error \"try ${env.N}\" } } }",
                "} }",
                "}");
        assertThat(retried.result().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(retried.log()).containsExactly("ERROR: try 1", "Retrying", "ERROR: try 2", "Retrying");
    }

    @Test
    public void agentsAreRecordedOnly() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent {",
                "docker {",
                "image 'maven:3'",
                "args '-v /tmp:/tmp'",
                "}",
                "}",
                "stages { stage('S') {",
                "agent { label 'linux && x64' }",
                "tools { maven 'M3' }",
                "steps { echo 'x' }",
                "} }",
                "}");
        assertThat(ran.result().stages().get(0).agent()).isEqualTo("label linux && x64");
    }

    @Test
    public void codeAroundThePipelineBlockWorks() {
        Ran ran = Pipelines.run(
                "def version = 'v9'",
                "def tag(v) { \"release-${v}\" }",
                "pipeline {",
                "agent any",
                "stages { stage(\"Deploy ${version}\") { steps { echo tag(version) } } }",
                "}",
                "echo 'after'");
        assertThat(ran.log()).containsExactly("release-v9", "after");
        assertThat(ran.stages()).containsExactly("Deploy v9 SUCCESS");
    }

    @Test
    public void aJenkinsfileAsPeopleWriteThemEveryDayRunsToItsEnd() throws java.io.IOException {
        String text;
        try (java.io.InputStream file = DeclarativePipelineTest.class.getResourceAsStream("everyday.Jenkinsfile")) {
            text = new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        Ran ran = Pipelines.run(text);
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.result().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(ran.log())
                .contains(
                        "+ deploy c v20260302-4b825dc",
                        "{\"a\":{\"b\":[1,2]}}",
                        "docker push app:latest",
                        "int: [timeout of 1 seconds exceeded]",
                        "res 5  yes true",
                        "true a",
                        "+ aws ****");
    }
}
