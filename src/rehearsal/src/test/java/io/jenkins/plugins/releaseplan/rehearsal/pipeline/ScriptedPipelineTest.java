package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ScriptedPipelineTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RecordingWorld world = new RecordingWorld();

    @Test
    public void stepsRunInOrderAndAreRecordedWithLineStageAndTime() {
        Ran ran = Pipelines.run(
                "node('linux') {",
                "  stage('Build') {",
                "    sh 'make'",
                "    sleep 90",
                "    echo 'built'",
                "  }",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.result().steps())
                .extracting(StepRecord::name)
                .containsExactly("node", "stage", "sh", "sleep", "echo");
        StepRecord sleep = ran.result().steps().get(3);
        assertThat(sleep.at()).isEqualTo(new SourceLine("Jenkinsfile", 4));
        assertThat(sleep.stage()).containsExactly("Build");
        assertThat(sleep.parent()).isEqualTo(1);
        assertThat(sleep.arguments()).isEqualTo(Map.of("time", 90));
        assertThat(sleep.end()).isEqualTo(sleep.start().plusSeconds(90));
        assertThat(sleep.outcome()).isEqualTo(StepRecord.Outcome.DONE);
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    public void theLineOfACallOverSeveralLinesIsItsFirst() {
        Ran ran = Pipelines.run("echo 'one'", "echo(", "  message:", "    'two'", ")");
        assertThat(ran.result().steps()).extracting(step -> step.at().line()).containsExactly(1, 2);
    }

    @Test
    public void methodsClosuresFieldsClassesAndImportsOfTheScriptWork() {
        Ran ran = Pipelines.run(
                "import groovy.transform.Field",
                "import java.util.concurrent.TimeUnit",
                "@Field String greeting = 'hello'",
                "@Field List seen = []",
                "class Service implements Serializable { String name; String toString() { name.toUpperCase() } }",
                "def greet(who) { echo \"${greeting} ${who}\" }",
                "@NonCPS",
                "def twice(list) { list.collect { it * 2 } }",
                "def shout = { text -> echo text + '!' }",
                "greet(new Service(name: 'pms'))",
                "shout('hey')",
                "shout.call('ho')",
                "echo twice([1, 2]).toString()",
                "seen << TimeUnit.DAYS.toHours(2)",
                "echo seen.join(',')",
                "counter = 3",
                "echo \"${counter}\"",
                "later = { echo 'bound' }",
                "later()");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("hello PMS", "hey!", "ho!", "[2, 4]", "48", "3", "bound");
    }

    @Test
    public void aLocalVariableNamedLikeAStepDoesNotHideTheStepInItsOwnDeclaration() {
        Ran ran = Pipelines.run("def input = input(message: 'Go?', submitterParameter: 'who')", "echo input");
        assertThat(ran.log()).endsWith("operator");
    }

    @Test
    public void stepsCanBeCalledOnStepsAndThisAndFromClasses() {
        Ran ran = Pipelines.run(
                "class Helper { def steps; def run() { steps.echo 'from class'; steps.sleep(5); steps.sleep(time: 1, unit: 'MINUTES') } }",
                "steps.echo 'a'",
                "this.echo 'b'",
                "new Helper(steps: this).run()",
                "new Helper(steps: steps).run()");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("a", "b", "from class", "from class");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(130));
        assertThat(ran.result().steps())
                .allSatisfy(step -> assertThat(step.at().line()).isPositive());
    }

    @Test
    public void theMachinesClockIsNeverSeenNorSlept() {
        Ran ran = Pipelines.run(
                "Thread.sleep(3600000)",
                "echo new Date().format('yyyyMMdd', TimeZone.getTimeZone('UTC'))",
                "echo java.time.LocalDate.now().toString()",
                "echo java.time.ZonedDateTime.now(java.time.ZoneId.of('America/New_York')).hour.toString()",
                "echo ((System.currentTimeMillis() - currentBuild.startTimeInMillis) as String)",
                "[5, 6].each { sleep it }",
                "[7].with { sleep 7 }");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log()).containsExactly("20260302", "2026-03-02", "4", "3600000");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(3618));
    }

    @Test
    public void failuresAreCaughtAndCleanedUpAfter() {
        Ran ran = Pipelines.run(
                "try { error 'boom' } catch (Exception e) { echo e.message } finally { echo 'finally' }",
                "try { sh 'false'; error 'second' } catch (hudson.AbortException e) { echo 'abort: ' + e.message }",
                "currentBuild.result = 'UNSTABLE'",
                "currentBuild.result = 'SUCCESS'");
        assertThat(ran.log()).containsExactly("boom", "finally", "+ false", "abort: second");
        assertThat(ran.result().result()).isEqualTo(BuildResult.UNSTABLE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:3: the Jenkinsfile set the result to UNSTABLE");
    }

    @Test
    public void anUncaughtFailureFailsTheBuildWithItsPlace() {
        Ran ran = Pipelines.run("stage('A') {", "  error 'boom'", "}", "echo 'never'");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:2: boom");
        assertThat(ran.result().causedAt()).isEqualTo(new SourceLine("Jenkinsfile", 2));
        assertThat(ran.log()).isEmpty();
        assertThat(ran.stages()).containsExactly("A FAILURE");
    }

    @Test
    public void exceptionsOfTheScriptItselfNameTheirLine() {
        assertThat(Pipelines.run("echo 'a'", "echo unknownThing").result().cause())
                .isEqualTo("Jenkinsfile:2: unknown name 'unknownThing'");
        assertThat(Pipelines.run("def x = null", "x.foo()").result().cause())
                .startsWith("Jenkinsfile:2: NullPointerException");
        assertThat(Pipelines.run("'a'.nope()").result().cause()).startsWith("Jenkinsfile:1: no method 'nope'");
        assertThat(Pipelines.run("throw new Exception('mine')").result().cause())
                .isEqualTo("Jenkinsfile:1: mine");
        assertThat(Pipelines.run("def f() { f() }", "f()").result().cause()).contains("calls are nested too deeply");
        assertThat(Pipelines.run("this.\"${'can' + 'ary'}\"()").result().cause())
                .isEqualTo("Jenkinsfile:1: unknown step 'canary'");
    }

    @Test
    public void computedArgumentsAreCheckedWhenTheyAreKnown() {
        assertThat(Pipelines.run("def n = 'five'", "", "sleep time: n").result().cause())
                .isEqualTo("Jenkinsfile:3: sleep: 'time' must be a whole number, not the text 'five'");
        assertThat(Pipelines.run("def a = [mesage: 'x']", "echo a").result().cause())
                .isEqualTo("Jenkinsfile:2: echo: unknown parameter 'mesage'; did you mean 'message'?");
        assertThat(Pipelines.run("retry(1 - 1) { echo 'x' }").result().cause())
                .isEqualTo("Jenkinsfile:1: retry: 'count' must be at least 1, not 0");
    }

    @Test
    public void environmentFollowsJenkinsPrecedence() {
        world.environment("FROM_WORLD", "w").parameter("VERSION", "v7");
        Ran ran = Pipelines.run(
                world,
                "env.A = 5",
                "withEnv(['A=inner', 'PATH+X=/x']) { echo \"${A} ${env.A} ${env.PATH.tokenize(':')[0]}\"; env.A = 'late'; echo A }",
                "echo \"${env.A} ${FROM_WORLD} ${env.VERSION} ${params.VERSION} ${VERSION} ${env.NOPE} ${params.NOPE}\"",
                "echo \"${env['BUILD_NUMBER']} ${JOB_NAME} ${BRANCH_NAME} ${env.GIT_COMMIT.length()}\"");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log())
                .containsExactly("inner inner /x", "inner", "late w v7 v7 v7 null null", "1 release main 40");
    }

    @Test
    public void loadRunsAnotherFileAndItsErrorsNameIt() throws IOException {
        Path file = folder.newFile("deploy.groovy").toPath();
        Files.writeString(
                file, "def deploy(v) { echo \"deploying ${v}\" }\ndef broken() {\n  error 'in file'\n}\nreturn this\n");
        Ran ran = Pipelines.run(
                world.workspace(folder.getRoot().toPath()),
                "def d = load 'deploy.groovy'",
                "d.deploy('v1')",
                "d.broken()");
        assertThat(ran.log()).containsExactly("deploying v1");
        assertThat(ran.result().cause()).isEqualTo("deploy.groovy:3: in file");
    }

    @Test
    public void aLibrarysVariablesAreCallable() throws IOException {
        folder.newFolder("vars");
        Files.writeString(
                folder.getRoot().toPath().resolve("vars/deploy.groovy"),
                "def call(Map args) { echo \"library deploys ${args.version}\"; sleep 1 }\ndef other() { echo 'other' }\n");
        Jenkinsfile jenkinsfile = Jenkinsfile.parse(
                "Jenkinsfile",
                "@Library('acme') _\ndeploy version: 'v1'\ndeploy.other()\n",
                io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps.table(),
                SharedLibrary.in(folder.getRoot().toPath()));
        PipelineResult result = jenkinsfile.run(
                world, new io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock(Pipelines.START));
        assertThat(result.cause()).isEmpty();
        assertThat(world.lines()).extracting(LogLine::text).containsExactly("library deploys v1", "other");
    }

    @Test
    public void oneJenkinsfileRunsInTwoThreadsAtOnce() throws Exception {
        Jenkinsfile jenkinsfile = Pipelines.parse(
                "for (int i = 0; i < 50; i++) { parallel a: { sleep 1; echo \"a ${NAME}\" }, b: { sleep 2; echo \"b ${NAME}\" } }");
        java.util.concurrent.ExecutorService threads = java.util.concurrent.Executors.newFixedThreadPool(2);
        try {
            var one = threads.submit(() -> namesSeen(jenkinsfile, "one"));
            var two = threads.submit(() -> namesSeen(jenkinsfile, "two"));
            assertThat(one.get()).hasSize(100).allMatch(line -> line.endsWith("one"));
            assertThat(two.get()).hasSize(100).allMatch(line -> line.endsWith("two"));
        } finally {
            threads.shutdown();
        }
    }

    private static java.util.List<String> namesSeen(Jenkinsfile jenkinsfile, String name) {
        RecordingWorld own = new RecordingWorld().environment("NAME", name);
        jenkinsfile.run(own, new io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock(Pipelines.START));
        return own.lines().stream().map(LogLine::text).toList();
    }

    @Test
    public void endlessLoopsAreBoundedByVirtualTimeOrBySteps() {
        Ran asleep = Pipelines.run("while (true) { try { sleep time: 1, unit: 'DAYS' } catch (Exception e) { } }");
        assertThat(asleep.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(asleep.result().cause()).contains("virtual time would go beyond its limit");
        Ran busy = Pipelines.run("while (true) { try { pwd() } catch (Exception e) { } }");
        assertThat(busy.result().cause()).startsWith("Jenkinsfile:1: ").contains("a loop does not end");
    }

    @Test
    public void somebodyCanAbortTheRun() {
        RecordingWorld aborting = new RecordingWorld() {
            @Override
            public void starting(PipelineRun run) {
                run.clock().after(Duration.ofMinutes(5), () -> run.abort("alice pressed stop"));
            }
        };
        Ran ran = Pipelines.run(
                aborting,
                "import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException",
                "try { parallel a: { sleep 3600 }, b: { retry(3) { sleep 7200 } } }",
                "catch (FlowInterruptedException e) { echo \"${e.result} ${e.message}\"; throw e }");
        assertThat(ran.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(ran.log()).containsExactly("ABORTED alice pressed stop");
        assertThat(ran.took()).isEqualTo(Duration.ofMinutes(5));
    }
}
