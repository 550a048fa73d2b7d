package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JenkinsfileErrorsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** A pipeline with one stage, whose content begins on line 5. */
    private static List<String> inStage(String... lines) {
        return Pipelines.errors(
                "pipeline {\nagent any\nstages {\nstage('S') {\n" + String.join("\n", lines) + "\n}\n}\n}");
    }

    @Test
    public void whatHasNoEndIsSaidInWords() {
        assertThat(Pipelines.errors("echo 'x", "echo 'y'"))
                .containsExactly("Jenkinsfile:1:8: a text in quotes does not end on its line");
        assertThat(Pipelines.errors("echo \"x", "")).first().asString().endsWith("does not end on its line");
        assertThat(Pipelines.errors("node {", "echo 'x'"))
                .containsExactly("Jenkinsfile:2:9: expecting '}', found the end of the file");
    }

    @Test
    public void allProblemsAreFoundBeforeAnythingRuns() {
        assertThat(Pipelines.errors(
                        "echoo 'x'",
                        "sh script: 5",
                        "timeout(time: '5', unit: 'MINUTS') { echo 'x' }",
                        "retry(0) { sleep(-1) }",
                        "echo mesage: 'hi'",
                        "stage('x')",
                        "node('x')",
                        "def f() { [1].each { slep 5 } }",
                        "withEnv('A=b') { }",
                        "echo('x') { }",
                        "sh 'a', 'b'",
                        "readJSON 'x'"))
                .containsExactly(
                        "Jenkinsfile:1: unknown step 'echoo'; did you mean 'echo'?",
                        "Jenkinsfile:2: sh: 'script' must be text, not 5",
                        "Jenkinsfile:3: timeout: 'time' must be a whole number, not the text '5'",
                        "Jenkinsfile:3: timeout: 'unit' must be one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS, not 'MINUTS'; did you mean 'MINUTES'?",
                        "Jenkinsfile:4: retry: 'count' must be at least 1, not 0",
                        "Jenkinsfile:4: sleep: 'time' must be from 0 to 1000000000000, not -1",
                        "Jenkinsfile:5: echo: unknown parameter 'mesage'; did you mean 'message'?",
                        "Jenkinsfile:5: echo: parameter 'message' is missing",
                        "Jenkinsfile:7: node needs a block: node { ... }",
                        "Jenkinsfile:8: unknown step 'slep'; did you mean 'sleep'?",
                        "Jenkinsfile:9: withEnv: 'overrides' must be a list of texts, not the text 'A=b'",
                        "Jenkinsfile:10: echo takes no block",
                        "Jenkinsfile:11: sh takes one argument without a name, 'script'; name the others",
                        "Jenkinsfile:12: readJSON takes its arguments by name: file, text, returnPojo");
    }

    @Test
    public void whatIsKnownOnlyLaterIsNoProblem() {
        Pipelines.parse(
                "def call(Map config) { node(config.label) { sh \"make ${config.target}\" } }",
                "def args = [time: 5]",
                "def body = { echo 'x' }",
                "timeout(args, body)",
                "timeout(5, body)",
                "retry(params.N) { echo env.X }",
                "sh(script: cmd(), returnStdout: flag)",
                "def cmd() { 'x' }",
                "flag = true",
                "sleep(*[5])",
                "withEnv(list()) { }",
                "def list() { ['A=b'] }",
                "new groovy.json.JsonBuilder().with { anything { goes 'here' } }",
                "checkout([$class: 'GitSCM', branches: [[name: '*/main']]])",
                "properties([parameters([string(name: 'X')]), disableConcurrentBuilds()])",
                "withCredentials([usernamePassword(credentialsId: 'x', usernameVariable: 'U', passwordVariable: 'P')]) { }",
                "emailext subject: 'x', recipientProviders: [developers()]",
                "parallel([a: { echo 'x' }, failFast: true])",
                "def branches = [:]",
                "parallel branches");
    }

    @Test
    public void syntaxErrorsHaveLineAndColumn() {
        assertThat(Pipelines.errors("echo 'x'", "if (true {", "}"))
                .singleElement()
                .asString()
                .startsWith("Jenkinsfile:3:")
                .matches("Jenkinsfile:3:\\d+: .+");
        assertThat(Pipelines.errors("import hudson.model.Whatever", "echo 'x'"))
                .containsExactly(
                        "Jenkinsfile:1:1: unknown class hudson.model.Whatever; a rehearsal knows Java's and Groovy's own classes");
    }

    @Test
    public void aLibraryThatIsNotLoadedIsNamed() {
        assertThat(Pipelines.errors("@Library('acme@main') _", "acmeDeploy 'x'"))
                .containsExactly(
                        "Jenkinsfile:2: unknown step 'acmeDeploy'; library acme@main is not loaded, give its directory with --library");
        assertThat(Pipelines.parse("@Library('acme') _", "echo 'x'").notes())
                .containsExactly("library 'acme' is not loaded");
        assertThat(Pipelines.errors("@Grab('a:b:1')", "import java.util.List", "echo 'x'"))
                .containsExactly("Jenkinsfile:1: @Grab is not supported: a rehearsal loads nothing from the network");
    }

    @Test
    public void thePipelineBlockNeedsItsSections() {
        assertThat(Pipelines.errors("pipeline {", "}"))
                .containsExactly(
                        "Jenkinsfile:1: pipeline has no 'agent'; write 'agent any' or 'agent none'",
                        "Jenkinsfile:1: pipeline has no 'stages'");
        assertThat(Pipelines.errors(
                        "pipeline {",
                        "agent anny",
                        "option { }",
                        "stages { }",
                        "steps { echo 'x' }",
                        "echo 'x'",
                        "def x = 1",
                        "agent any",
                        "}",
                        "pipeline { }"))
                .containsExactly(
                        "Jenkinsfile:2: agent is 'any', 'none' or a block such as { label 'linux' }; did you mean 'any'?",
                        "Jenkinsfile:3: unknown section 'option' in pipeline; did you mean 'options'?",
                        "Jenkinsfile:4: 'stages' has no stage",
                        "Jenkinsfile:5: 'steps' is not allowed in pipeline; it belongs in a stage",
                        "Jenkinsfile:6: step 'echo' is not allowed directly in pipeline; put it into 'steps { ... }'",
                        "Jenkinsfile:7: expected one of agent, environment, options, parameters, triggers, tools, libraries, stages, post in pipeline; code belongs in a 'script' step",
                        "Jenkinsfile:8: 'agent' appears twice in pipeline",
                        "Jenkinsfile:10: a Jenkinsfile has one pipeline block only");
    }

    @Test
    public void stagesAreChecked() {
        assertThat(inStage("when { branch 'x' }"))
                .containsExactly("Jenkinsfile:4: a stage needs one of 'steps', 'stages', 'parallel' and 'matrix'");
        assertThat(inStage("steps { echo 'x' }", "parallel { stage('P') { steps { echo 'x' } } }"))
                .containsExactly(
                        "Jenkinsfile:4: a stage has only one of 'steps', 'stages', 'parallel' and 'matrix', not steps and parallel");
        assertThat(inStage("parameters { string(name: 'x') }", "steps { }"))
                .containsExactly(
                        "Jenkinsfile:5: 'parameters' is not allowed in stage; it belongs in pipeline",
                        "Jenkinsfile:6: 'steps' has no steps");
        assertThat(inStage("failFast true", "steps { echo 'x' }"))
                .containsExactly("Jenkinsfile:4: 'failFast' belongs in a stage with 'parallel' or 'matrix'");
        assertThat(inStage("steps { echo 'a' } post { always { echo 'x' } }"))
                .contains(
                        "Jenkinsfile:5: sections of stage stand on lines of their own; Groovy reads this line as one expression");
        assertThat(
                        Pipelines.errors(
                                "pipeline {\nagent any\nstages {\nstage('A') { steps { echo 'x' } }\nstage('A') { steps { echo 'x' } }\nstage { steps { echo 'x' } }\n}\n}"))
                .containsExactly(
                        "Jenkinsfile:5: stage 'A' appears twice in 'stages'",
                        "Jenkinsfile:6: a stage needs one name, a text: stage('Build') { ... }");
    }

    @Test
    public void stepsBlocksTakeStepsOnly() {
        assertThat(inStage(
                        "steps {",
                        "def x = 1",
                        "if (true) { echo 'x' }",
                        "env.X.foo()",
                        "timeout(5) { for (i in 1..2) { echo 'x' } }",
                        "script { def y = 1; if (y) { echoo 'x' } }",
                        "}"))
                .containsExactly(
                        "Jenkinsfile:6: expected a step; put Groovy code into 'script { ... }'",
                        "Jenkinsfile:7: expected a step; put Groovy code into 'script { ... }'",
                        "Jenkinsfile:8: method calls on objects are not allowed here; put Groovy code into 'script { ... }'",
                        "Jenkinsfile:9: expected a step; put Groovy code into 'script { ... }'",
                        "Jenkinsfile:10: unknown step 'echoo'; did you mean 'echo'?");
    }

    @Test
    public void directivesAreChecked() {
        assertThat(Pipelines.errors(
                        "pipeline {",
                        "agent { labl 'x' }",
                        "environment {",
                        "X = ['a']",
                        "foo()",
                        "}",
                        "options {",
                        "timeoutt(1)",
                        "timeout(time: 0)",
                        "timestamps",
                        "}",
                        "parameters {",
                        "strin(name: 'x')",
                        "string(defaultValue: 5)",
                        "}",
                        "triggers { crom('x') }",
                        "stages { stage('S') {",
                        "options { buildDiscarder(x) }",
                        "when {",
                        "brnch 'x'",
                        "not {",
                        "branch 'a'",
                        "branch 'b'",
                        "}",
                        "branch patern: 'x'",
                        "beforeAgent 'yes'",
                        "}",
                        "input { ok 'x' }",
                        "steps { echo 'x' }",
                        "post { alway { echo 'x' } }",
                        "} }",
                        "}"))
                .containsExactly(
                        "Jenkinsfile:2: unknown agent 'labl'; did you mean 'label'?",
                        "Jenkinsfile:4: environment variable 'X' must be a text, texts joined with '+', or a call; write \"${...}\" for anything else",
                        "Jenkinsfile:5: expected NAME = 'value' in 'environment'",
                        "Jenkinsfile:8: unknown option 'timeoutt'; did you mean 'timeout'?",
                        "Jenkinsfile:9: timeout: 'time' must be at least 1, not 0",
                        "Jenkinsfile:10: expected an option in 'options', written as a call: name(...)",
                        "Jenkinsfile:13: unknown parameter type 'strin'; did you mean 'string'?",
                        "Jenkinsfile:14: string: 'defaultValue' must be text, not 5",
                        "Jenkinsfile:14: string: parameter 'name' is missing",
                        "Jenkinsfile:16: unknown trigger 'crom'; did you mean 'cron'?",
                        "Jenkinsfile:18: unknown option 'buildDiscarder'",
                        "Jenkinsfile:20: unknown when condition 'brnch'; did you mean 'branch'?",
                        "Jenkinsfile:21: 'not' takes one condition; put several into anyOf or allOf",
                        "Jenkinsfile:25: branch: unknown parameter 'patern'; did you mean 'pattern'?",
                        "Jenkinsfile:25: branch: parameter 'pattern' is missing",
                        "Jenkinsfile:26: 'beforeAgent' is true or false",
                        "Jenkinsfile:28: input has no 'message'",
                        "Jenkinsfile:30: unknown post condition 'alway' in post; did you mean 'always'?",
                        "Jenkinsfile:30: post has no condition; it knows always, changed, fixed, regression, aborted, success, unsuccessful, unstable, failure, notBuilt, cleanup");
    }

    @Test
    public void hostileInputGetsOneClearLine() throws IOException {
        assertThat(Pipelines.errors(""))
                .containsExactly("Jenkinsfile: is empty; a Jenkinsfile has a pipeline block or some steps");
        assertThat(Pipelines.errors(" \n ")).hasSize(1);
        assertThat(Pipelines.errors("echo '\0'")).containsExactly("Jenkinsfile: is a binary file, not a Jenkinsfile");
        assertThat(Pipelines.errors("echo 'x'\n".repeat(600_000)))
                .containsExactly("Jenkinsfile: is larger than 1 MiB, which is no Jenkinsfile");
        assertThat(Pipelines.errors("[".repeat(5000)))
                .containsExactly("Jenkinsfile:1: brackets are nested more than 200 deep");
        assertThat(Pipelines.errors("class A { }")).containsExactly("Jenkinsfile:1: has no steps, only classes");
        assertThat(Pipelines.errors("echo " + "1 + ".repeat(20_000) + "1")).hasSize(1);
        assertThat(Pipelines.errors("echo 'x'\n".repeat(20_000))).hasSize(1);
        assertThat(Pipelines.errors("\uD83D\uDE80 { } ) \"\"\"")).isNotEmpty();
        Path binary = folder.newFile("Jenkinsfile").toPath();
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 7});
        assertThatThrownBy(() -> Jenkinsfile.parse(binary, BuiltinSteps.table()))
                .isInstanceOf(JenkinsfileErrors.class)
                .hasMessageEndingWith("is not a text in UTF-8");
    }

    @Test
    public void aFileNameWithBlanksAndDotsStandsInMessagesAsItIs() {
        assertThatThrownBy(() -> Jenkinsfile.parse("ci/my release.v1.groovy", "ech 'x'", BuiltinSteps.table()))
                .hasMessage("ci/my release.v1.groovy:1: unknown step 'ech'; did you mean 'echo'?");
    }
}
