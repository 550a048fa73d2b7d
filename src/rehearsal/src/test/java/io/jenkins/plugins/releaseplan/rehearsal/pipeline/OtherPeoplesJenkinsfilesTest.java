package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Habits of Jenkinsfiles in the wild: libraries, plugins' objects, paths, ways to write and to save them. */
public class OtherPeoplesJenkinsfilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Ran run(Jenkinsfile jenkinsfile) {
        RecordingWorld world = new RecordingWorld();
        return new Ran(jenkinsfile.run(world, new VirtualClock(Pipelines.START, Duration.ofDays(1))), world);
    }

    private Ran file(String text) throws IOException {
        Path path = folder.newFile().toPath();
        Files.writeString(path, text);
        return run(Jenkinsfile.parse(path, BuiltinSteps.table()));
    }

    private static Ran withLibrary(Map<String, String> vars, String... lines) {
        return run(Jenkinsfile.parse(
                "Jenkinsfile", String.join("\n", lines), BuiltinSteps.table(), new SharedLibrary(vars)));
    }

    @Test
    public void aByteOrderMarkLineEndsOfWindowsTabsAndAShebangDoNotMatter() throws IOException {
        String pipeline = "pipeline {\r\n\tagent any\r\n\tstages {\r\n\t\tstage('A') {\r\n\t\t\tsteps {\r\n"
                + "\t\t\t\techo '''a\r\nb'''\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}\r\n";
        for (String start : List.of("", "\uFEFF", "#!groovy\r\n", "\uFEFF#!/usr/bin/env groovy\n")) {
            Ran ran = file(start + pipeline);
            assertThat(ran.result().cause()).isEmpty();
            assertThat(ran.log()).containsExactly("a", "b");
        }
    }

    @Test
    public void aLibraryFetchedByAStepIsNamedAndTheUnderscoreAfterItIsHarmless() {
        Ran ran = Pipelines.run("library(changelog: false, identifier: 'acme@1') _", "echo 'on'");
        assertThat(ran.log()).containsExactly("library 'acme@1' is not fetched by a rehearsal", "on");
        assertThat(Pipelines.errors("library identifier: 'acme@1', changelog: false", "acmeDeploy 'x'"))
                .containsExactly("Jenkinsfile:2: unknown step 'acmeDeploy';"
                        + " library acme@1 is not loaded, give its directory with --library");
        assertThat(Pipelines.run("library('acme').com.acme.Tools.new()")
                        .result()
                        .cause())
                .endsWith("'com.acme.Tools.new' is a class of library 'acme';"
                        + " a rehearsal loads the scripts in vars/ of a library, no classes");
        assertThat(Pipelines.errors("deployEverything()"))
                .containsExactly("Jenkinsfile:1: unknown step 'deployEverything';"
                        + " if a shared library brings it, give the library's directory with --library");
    }

    @Test
    public void aLibraryMayBringAWholePipelineOfWhichARunHasOne() {
        Map<String, String> vars = Map.of(
                "vars/acmeBuild.groovy",
                String.join(
                        "\n",
                        "def call(Map config) {",
                        "  if (config.fast) {",
                        "    pipeline {",
                        "      agent any",
                        "      stages { stage('Fast') { steps { echo config.name } } }",
                        "    }",
                        "  } else {",
                        "    pipeline {",
                        "      agent any",
                        "      stages { stage('Slow') { steps { echo \"slow ${config.name}\" } } }",
                        "    }",
                        "  }",
                        "}"));
        assertThat(withLibrary(vars, "acmeBuild(name: 'web', fast: true)").stages())
                .containsExactly("Fast SUCCESS");
        assertThat(withLibrary(vars, "@Library('acme') _", "acmeBuild name: 'api'")
                        .log())
                .containsExactly("slow api");
        assertThat(withLibrary(vars, "acmeBuild(name: 'a')", "acmeBuild(name: 'b')")
                        .result()
                        .cause())
                .endsWith("a run executes one pipeline block only");
    }

    @Test
    public void ofALibraryOnlyWhatIsUsedMustBeRight() {
        Map<String, String> vars = Map.of(
                "vars/say.groovy", "def call(text) { log.info(text) }",
                "vars/log.groovy", "def info(text) { echo \"INFO $text\" }\ndef twice() { say('a'); say('b') }",
                "vars/broken.groovy", "def call() { nobodyKnowsThis() }",
                "vars/usesBroken.groovy", "def call() { broken() }");
        assertThat(withLibrary(vars, "say 'hi'", "log.twice()").log()).containsExactly("INFO hi", "INFO a", "INFO b");
        assertThatThrownBy(() -> withLibrary(vars, "node { usesBroken() }"))
                .isInstanceOf(JenkinsfileErrors.class)
                .hasMessage("vars/broken.groovy:1: unknown step 'nobodyKnowsThis'");
    }

    @Test
    public void ofTwoLibrariesTheLaterWins() {
        SharedLibrary both = new SharedLibrary(Map.of("vars/a.groovy", "1"))
                .and(new SharedLibrary(Map.of("vars/a.groovy", "2", "vars/b.groovy", "3")));
        assertThat(both.scripts()).containsEntry("vars/a.groovy", "2").hasSize(2);
    }

    @Test
    public void objectsOfPluginsMayBeDescribedWhereverAStepIsOnlyRecorded() {
        Ran ran = Pipelines.run(
                "recordIssues enabledForFailure: true, tools: [esLint(pattern: '*.xml'), fancyNewTool()]",
                "podTemplate(label: 'p', containers: [containerTemplate(name: 'a', envVars: [envVar(key: 'k')])]) {",
                "  node(POD_LABEL) { container('a') { echo POD_LABEL } }",
                "}",
                "configFileProvider([configFile(fileId: 'settings', variable: 'SETTINGS')]) { echo SETTINGS }",
                "wrap([$class: 'BuildUser']) { echo BUILD_USER_ID }",
                "withSonarQubeEnv('s') { echo SONAR_HOST_URL }",
                "echo waitForQualityGate(abortPipeline: true).status",
                "echo httpRequest('https://x.example').status.toString()");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log())
                .containsExactly(
                        "p", "/workspace/config/settings", "rehearsal", "https://sonarqube.example", "OK", "200");
    }

    @Test
    public void aMisspeltMethodOrALibrarysIsNoObject() {
        assertThat(Pipelines.errors("def myMessage() { 'x' }", "slackSend message: myMesage()"))
                .singleElement()
                .asString()
                .startsWith("Jenkinsfile:2: unknown step 'myMesage'");
        assertThat(Pipelines.errors("@Library('acme') _", "slackSend message: acmeText()"))
                .singleElement()
                .asString()
                .contains("library acme is not loaded");
        assertThat(Pipelines.errors("echo someThing()")).hasSize(1);
    }

    @Test
    public void scmTellsItsBranchAndRemote() {
        Ran ran = Pipelines.run(
                "checkout([$class: 'GitSCM', branches: scm.branches,"
                        + " extensions: scm.extensions + [[$class: 'CleanCheckout']],"
                        + " userRemoteConfigs: scm.userRemoteConfigs])",
                "echo scm.getUserRemoteConfigs()[0].getUrl()",
                "echo scm.branches[0].name");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("https://git.example/release.git", "main");
    }

    @Test
    public void directoriesOutsideOfTheWorkspaceHaveOnlyWhatTheJenkinsfileWrites() throws IOException {
        Path root = folder.newFolder("ws").toPath();
        Path beside = folder.getRoot().toPath().resolve("real");
        Files.writeString(beside, "real");
        Ran ran = Pipelines.run(
                new RecordingWorld().workspace(root),
                "dir('" + folder.getRoot() + "') {",
                "  writeFile file: 'a', text: 'written'; echo readFile('a'); echo \"${fileExists('real')}\" }",
                "dir(\"${WORKSPACE}@tmp\") { echo pwd() }",
                "dir('..') { echo pwd(); echo \"${fileExists('real')}\" }",
                "dir('C:\\\\tools') { echo pwd() }",
                "dir('sub') { dir('..') { echo pwd() } }",
                "ws { echo 'own' }");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log())
                .containsExactly(
                        "written",
                        "false",
                        "/workspace/release@tmp",
                        "/workspace",
                        "false",
                        "/C:/tools",
                        "/workspace/release",
                        "own");
        assertThat(folder.getRoot().list()).containsExactlyInAnyOrder("ws", "real");
    }

    @Test
    public void secretFilesCanBeReadAndStayMasked() {
        Ran ran = Pipelines.run(
                "withCredentials([file(credentialsId: 'c', variable: 'F'),"
                        + " sshUserPrivateKey(credentialsId: 'k', keyFileVariable: 'K')]) {",
                "  echo readFile(F) + ' ' + F; echo readFile(K)",
                "}");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("**** ****", "****");
    }

    @Test
    public void aFieldIsTheSameInMethodsClosuresAndBlocks() {
        Ran ran = Pipelines.run(
                "import groovy.transform.Field",
                "@Field int count = 0",
                "@Field def last",
                "def bump() { count++; last = 'm'; count }",
                "bump()",
                "node { count++; last = 'b' }",
                "[1, 2].each { count += it }",
                "parallel a: { count = count + 10; last = 'p' }",
                "echo \"${count} ${bump()} ${count} ${last}\"");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("15 16 16 m");
    }

    @Test
    public void echoOfNullWritesNull() {
        assertThat(Pipelines.run("echo env.NOT_SET; echo null; echo message: null")
                        .log())
                .containsExactly("null", "null", "null");
        assertThat(Pipelines.errors("echo()")).containsExactly("Jenkinsfile:1: echo: parameter 'message' is missing");
    }

    @Test
    public void aVoidMethodMayGiveAValue() {
        assertThat(Pipelines.run("void f() { return g() }", "def g() { echo 'g' }", "f()")
                        .log())
                .containsExactly("g");
    }

    @Test
    public void imagesAndContainersOfDockerAreWrittenDown() {
        Ran ran = Pipelines.run(
                "def image = docker.build('app:1', '--pull .')",
                "image.withRun('-p 80', 'serve') { c -> echo c.port(80) + ' ' + c.id }",
                "def c = image.run('-e X=1')",
                "c.stop()",
                "image.push('latest', true)");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log())
                .containsExactly(
                        "docker build -t app:1 --pull .",
                        "docker run -d -p 80 app:1 serve",
                        "localhost:80 app-1",
                        "docker stop app-1",
                        "docker run -d -e X=1 app:1",
                        "docker stop app-1",
                        "docker push app:latest");
    }
}
