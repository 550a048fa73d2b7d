package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.util.List;
import org.junit.Test;

/** What Jenkins' declarative interpreter and validator do in corners that Jenkinsfiles rely on or stumble over. */
public class JenkinsRulesTest {
    private static List<String> errors(String section) {
        return Pipelines.errors(
                "pipeline {", "agent any", section, "stages { stage('S') { steps { echo 'x' } } }", "}");
    }

    private static List<String> stageErrors(String... stages) {
        return Pipelines.errors("pipeline {", "agent any", "stages {", String.join("\n", stages), "}", "}");
    }

    @Test
    public void aFailureInSuccessIsSeenByFailureForThatComesLater() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages { stage('S') { steps { echo 'work' } } }",
                "post {",
                "failure { echo 'failure' }",
                "unstable { echo 'unstable' }",
                "success { error 'late' }",
                "cleanup { echo 'cleanup' }",
                "}",
                "}");
        assertThat(ran.log())
                .containsExactly("work", "Error when executing success post condition: late", "failure", "cleanup");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
    }

    @Test
    public void postRunsEvenWhenTheEnvironmentCannotBeMade() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "environment { X = readFile('none') }",
                "stages { stage('S') { steps { echo 'never' } } }",
                "post {",
                "always { echo 'always' }",
                "}",
                "}");
        assertThat(ran.log()).containsExactly("always");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause()).startsWith("Jenkinsfile:3: readFile: no file 'none'");
    }

    @Test
    public void failFastAbortsAStageThatHasNotBegunAndItsPostRuns() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages {",
                "stage('All') {",
                "failFast true",
                "parallel {",
                "stage('A') { steps { error 'boom' } }",
                "stage('B') {",
                "steps { sleep 10; echo 'never' }",
                "post {",
                "aborted { echo 'B aborted' }",
                "}",
                "}",
                "}",
                "}",
                "}",
                "}");
        assertThat(ran.log()).contains("B aborted").doesNotContain("never");
        assertThat(ran.stages()).contains("A FAILURE", "B ABORTED");
    }

    @Test
    public void aNameThatNobodyKnowsIsNullInEnvironmentButNowhereElse() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "environment {",
                "A = \"${A ?: 'first'}\"",
                "B = \"x${NOT_THERE}x\"",
                "}",
                "stages { stage('S') { steps { echo \"$A $B\"; echo \"$NOT_THERE\" } } }",
                "}");
        assertThat(ran.log())
                .containsExactly(
                        "WARNING: environment variable 'A' uses the unknown name 'A', which is null",
                        "WARNING: environment variable 'B' uses the unknown name 'NOT_THERE', which is null",
                        "first xnullx");
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:7: unknown name 'NOT_THERE'");
    }

    @Test
    public void whatTheValidatorRefusesIsRefused() {
        for (String empty : List.of("environment", "options", "triggers", "parameters", "tools")) {
            assertThat(errors(empty + " { }"))
                    .containsExactly("Jenkinsfile:3: '" + empty + "' is empty; Jenkins refuses that");
        }
        assertThat(errors("environment { A = '1'; A = '2' }"))
                .containsExactly("Jenkinsfile:3: environment variable 'A' is set twice");
        for (String value : List.of("params.X", "[1]", "true ? 'a' : 'b'", "'a' - 'b'", "'a' + env.B")) {
            assertThat(errors("environment { A = " + value + " }"))
                    .as(value)
                    .singleElement()
                    .asString()
                    .startsWith("Jenkinsfile:3: environment variable 'A' must be a text");
        }
        assertThat(errors("options { timestamps(); timestamps() }"))
                .containsExactly("Jenkinsfile:3: option 'timestamps' appears twice");
    }

    @Test
    public void branchesDoNotNest() {
        assertThat(stageErrors(
                        "stage('A') {",
                        "agent any",
                        "parallel {",
                        "stage('B') {",
                        "parallel { stage('C') { steps { echo 'x' } } }",
                        "}",
                        "}",
                        "}"))
                .containsExactlyInAnyOrder(
                        "Jenkinsfile:5: 'agent' is not allowed in a stage with 'parallel' or 'matrix';"
                                + " give it to the stages within",
                        "Jenkinsfile:7: 'parallel' and 'matrix' cannot stand within another 'parallel' or 'matrix'");
    }

    @Test
    public void stepsThatOnlyScriptMayUseAreRefusedOutsideOfIt() {
        assertThat(stageErrors("stage('A') {", "steps { echo 'x'; stage('B') { echo 'y' } }", "}"))
                .containsExactly(
                        "Jenkinsfile:5: 'stage' is not allowed here; a stage with several stages has 'stages { ... }'");
        assertThat(stageErrors("stage('A') {", "steps { echo 'x'; parallel a: { echo 'y' } }", "}"))
                .singleElement()
                .asString()
                .startsWith("Jenkinsfile:5: 'parallel' is not allowed here;");
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages {",
                "stage('A') { steps { parallel a: { echo 'y' }, b: { echo 'z' } } }",
                "stage('B') { steps { script { stage('C') { echo 'c' } } } }",
                "}",
                "}");
        assertThat(ran.log()).containsExactly("y", "z", "c");
    }

    @Test
    public void branchesOfParallelAreCheckedBeforeTheRun() {
        assertThat(Pipelines.errors("parallel failFast: true"))
                .containsExactly("Jenkinsfile:1: parallel needs at least one branch: parallel(name: { ... })");
        assertThat(Pipelines.errors("parallel a: { echo 'x' }, failFast: 'yes', b: 'text'"))
                .containsExactly(
                        "Jenkinsfile:1: parallel: 'failFast' is true or false",
                        "Jenkinsfile:1: parallel: branch 'b' must be a block, b: { ... }");
    }

    @Test
    public void conditionsCompareAsGroovyAndComparatorsHaveAnyCase() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages {",
                "stage('A') {",
                "when {",
                "equals expected: 1, actual: currentBuild.number.longValue()",
                "branch pattern: 'ma.+', comparator: 'regexp'",
                "}",
                "steps { echo 'ran' }",
                "}",
                "}",
                "}");
        assertThat(ran.log()).containsExactly("ran");
        assertThat(stageErrors("stage('A') {", "when { changelog '{\"x\"}' }", "steps { echo 'x' }", "}"))
                .singleElement()
                .asString()
                .startsWith("Jenkinsfile:5: changelog: '{\"x\"}' is not a regular expression");
    }

    @Test
    public void axesTakeNumbersAndFlagsAsTexts() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages {",
                "stage('A') {",
                "matrix {",
                "axes { axis { name 'N'; values 1, true, 'x' } }",
                "stages { stage('S') { steps { echo \"N is ${N}\" } } }",
                "}",
                "}",
                "}",
                "}");
        assertThat(ran.log()).containsExactlyInAnyOrder("N is 1", "N is true", "N is x");
    }

    @Test
    public void pipelineStandsAtTheTopAndErrorsInsideAreNotRepeated() {
        assertThat(Pipelines.errors(
                        "if (true) {", "pipeline { agent any; stages { stage('A') { steps { echo 'x' } } } }", "}"))
                .containsExactly(
                        "Jenkinsfile:2: pipeline must stand at the top of the Jenkinsfile, not within another block");
    }

    @Test
    public void aStageKnowsItsName() {
        Ran ran = Pipelines.run("stage('Build') { stage('Inner') { echo env.STAGE_NAME }; echo \"${STAGE_NAME}\" }");
        assertThat(ran.log()).containsExactly("Inner", "Build");
    }
}
