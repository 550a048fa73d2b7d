package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class BuiltinStepsTest {
    private final RecordingWorld world = new RecordingWorld();

    @Test
    public void commandsAreWrittenDownAndAnsweredByTheWorld() {
        world.shell(call -> call.script().contains("rev-parse")
                ? ShellOutcome.of("abc\n", 0, Duration.ofSeconds(3))
                : ShellOutcome.of("out", call.script().contains("fail") ? 2 : 0, Duration.ZERO));
        Ran ran = Pipelines.run(
                world,
                "def sha = sh(script: 'git rev-parse HEAD', returnStdout: true).trim()",
                "def code = sh(script: 'fail', returnStatus: true)",
                "dir('sub/x') { withEnv(['A=1']) { sh label: 'Make', script: 'make all' } }",
                "echo \"${sha} ${code} ${isUnix()}\"",
                "bat 'fail'");
        assertThat(ran.log())
                .containsExactly(
                        "+ git rev-parse HEAD",
                        "+ fail",
                        "out",
                        "Make",
                        "+ make all",
                        "out",
                        "abc 2 true",
                        "+ fail",
                        "out");
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:5: script returned exit code 2");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(3));
        ShellCall make = world.shellCalls().get(2);
        assertThat(make.directory()).isEqualTo("sub/x");
        assertThat(make.environment()).containsEntry("A", "1").containsEntry("BUILD_NUMBER", "1");
    }

    @Test
    public void aTimeoutInterruptsAndCanBeCaught() {
        Ran ran = Pipelines.run(
                "try { timeout(time: 5) { sleep time: 1, unit: 'HOURS' } } catch (e) { echo \"${e.class.simpleName} ${e.message}\" }",
                "timeout(time: 1, unit: 'HOURS') { echo 'in time' }",
                "sleep time: 2, unit: 'HOURS'",
                "echo 'no late alarm'");
        assertThat(ran.result().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(ran.log())
                .containsExactly(
                        "Timeout has been exceeded",
                        "FlowInterrupted timeout of 5 minutes exceeded",
                        "in time",
                        "no late alarm");
        assertThat(ran.took()).isEqualTo(Duration.ofMinutes(125));
    }

    @Test
    public void ofNestedTimeoutsTheFirstToRingEndsItsOwnBlockOnly() {
        Ran inner = Pipelines.run(
                "timeout(time: 10) { try { timeout(time: 5) { sleep 3600 } } catch (e) { echo 'inner' }; sleep 60; echo 'goes on' }");
        assertThat(inner.log()).containsExactly("Timeout has been exceeded", "inner", "goes on");
        assertThat(inner.took()).isEqualTo(Duration.ofMinutes(6));
        Ran outer = Pipelines.run("timeout(time: 5) { timeout(time: 10) { sleep 3600 } }");
        assertThat(outer.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(outer.result().cause()).isEqualTo("Jenkinsfile:1: timeout of 5 minutes exceeded");
        assertThat(outer.took()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    public void aTimeoutForSilenceIsPutOffByTheLog() {
        Ran ran = Pipelines.run(
                "timeout(time: 10, activity: true) { for (i in 1..5) { sleep 540; echo 'alive' }; sleep 3600 }");
        assertThat(ran.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(5 * 540 + 600));
    }

    @Test
    public void retryTriesAgainAfterFailuresAndInnerTimeoutsButNotWhenTheFlowEnds() {
        Ran inner = Pipelines.run(
                "n = 0", "retry(3) { n++; timeout(time: 5) { sleep n < 3 ? 3600 : 1 } }", "echo \"${n}\"");
        assertThat(inner.result().result()).isEqualTo(BuildResult.SUCCESS);
        assertThat(inner.log()).endsWith("3");
        assertThat(inner.took()).isEqualTo(Duration.ofSeconds(601));
        Ran outer = Pipelines.run(
                "n = 0", "try { timeout(time: 5) { retry(3) { n++; sleep 3600 } } } catch (e) { echo \"${n}\" }");
        assertThat(outer.log()).endsWith("1");
        Ran exhausted = Pipelines.run("retry(2) {", "error 'always'", "}");
        assertThat(exhausted.result().cause()).isEqualTo("Jenkinsfile:2: always");
    }

    @Test
    public void waitUntilBacksOffAsJenkinsDoes() {
        Ran ran = Pipelines.run("n = 0", "waitUntil(initialRecurrencePeriod: 1000) { n++ >= 3 }");
        assertThat(ran.took()).isEqualTo(Duration.ofMillis(1000 + 1200 + 1440));
        Ran quiet = Pipelines.run("n = 0", "waitUntil(quiet: true) { n++ > 40 }");
        assertThat(quiet.log()).isEmpty();
        Ran wrong = Pipelines.run("waitUntil { 'yes' }");
        assertThat(wrong.result().cause())
                .isEqualTo("Jenkinsfile:1: waitUntil: the block must give true or false, not yes");
    }

    @Test
    public void parallelBranchesShareTimeAndGiveTheirValues() {
        Ran ran = Pipelines.run(
                "def r = parallel(slow: { sleep 60; echo 'slow'; 1 }, quick: { sleep 10; echo 'quick'; 2 })",
                "echo \"${r.slow + r.quick}\"");
        assertThat(ran.log()).containsExactly("quick", "slow", "3");
        assertThat(ran.took()).isEqualTo(Duration.ofMinutes(1));
        assertThat(ran.result().steps()).extracting(StepRecord::strand).contains("slow", "quick", "main");
    }

    @Test
    public void aTimeoutAroundBranchesReachesAllOfThemAndTheirFinally() {
        Ran ran = Pipelines.run(
                "timeout(time: 1) {",
                "  parallel a: { try { sleep 3600 } finally { sleep 5; echo 'a cleaned' } },",
                "    b: { parallel c: { try { sleep 7200 } finally { echo 'c cleaned' } }, d: { sleep 1 } }",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(ran.log()).containsExactly("c cleaned", "a cleaned", "Timeout has been exceeded");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    public void failFastInterruptsTheOtherBranches() {
        Ran ran = Pipelines.run(
                "parallel(failFast: true, a: { sleep 30; error 'a broke' }, b: { try { sleep 3600 } catch (e) { echo e.message; throw e } })");
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:1: a broke");
        assertThat(ran.log()).containsExactly("failed in branch a: a broke");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pipelines.run("def x = 'x'; parallel a: x").result().cause())
                .isEqualTo("Jenkinsfile:1: parallel: branch 'a' must be a block, a: { ... }");
    }

    @Test
    public void theSameBranchesGiveTheSameLogEveryTime() {
        List<String> first = null;
        for (int i = 0; i < 20; i++) {
            Ran ran = Pipelines.run(
                    "def b = [:]",
                    "for (int i = 0; i < 12; i++) { int n = i; b[\"b${n}\"] = { 4.times { sleep n % 3; echo \"${n}.${it}\" } } }",
                    "parallel b");
            List<String> lines =
                    ran.world().lines().stream().map(LogLine::toString).toList();
            assertThat(lines).hasSize(48);
            first = first == null ? lines : first;
            assertThat(lines).isEqualTo(first);
        }
    }

    @Test
    public void inputIsAnsweredByTheWorldInVirtualTime() {
        List<InputRequest> asked = new ArrayList<>();
        world.input(request -> {
            asked.add(request);
            return new InputAnswer(InputAnswer.Decision.PROCEED, "carol", Duration.ofMinutes(20), Map.of("TO", "b"));
        });
        Ran ran = Pipelines.run(
                world,
                "stage('Gate') {",
                "def one = input message: 'Go?', ok: 'Ship', submitter: 'carol, ops', parameters: [choice(name: 'TO', choices: ['a', 'b'])]",
                "def many = input message: 'Sure?', submitterParameter: 'WHO', parameters: [booleanParam(name: 'YES', defaultValue: true)]",
                "echo \"${one} ${many.WHO} ${many.YES} ${input('Really?')}\"",
                "}");
        assertThat(ran.log()).endsWith("b carol true null");
        assertThat(ran.took()).isEqualTo(Duration.ofHours(1));
        assertThat(asked.get(0).submitters()).containsExactly("carol", "ops");
        assertThat(asked.get(0).parameters()).containsEntry("TO", "a");
        assertThat(asked.get(0).stage()).containsExactly("Gate");
    }

    @Test
    public void aRefusedInputAbortsAndASilentOneTimesOutOrDeadlocks() {
        Ran refused = Pipelines.run(
                world.input(request -> InputAnswer.abort("dave", Duration.ofSeconds(5))), "", "input 'Go?'");
        assertThat(refused.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(refused.result().cause()).isEqualTo("Jenkinsfile:2: input 'Go?' was rejected by dave");
        world.input(request -> InputAnswer.never());
        Ran timedOut = Pipelines.run(world, "timeout(time: 4, unit: 'HOURS') { input 'Go?' }");
        assertThat(timedOut.result().result()).isEqualTo(BuildResult.ABORTED);
        assertThat(timedOut.took()).isEqualTo(Duration.ofHours(4));
        Ran stuck = Pipelines.run(world, "input 'Go?'");
        assertThat(stuck.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(stuck.result().cause()).contains("nothing can go on: main waits for the answer to the input 'Go?'");
    }

    @Test
    public void otherJobsEndAsTheWorldSays() {
        world.build(request -> new BuildOutcome(
                request.job().equals("bad") ? BuildResult.UNSTABLE : BuildResult.SUCCESS,
                42,
                Duration.ofMinutes(7),
                Map.of("OUT", String.valueOf(request.parameters().get("V")))));
        Ran ran = Pipelines.run(
                world,
                "def b = build job: 'good', parameters: [string(name: 'V', value: 'v1')]",
                "echo \"${b.number} ${b.result} ${b.buildVariables.OUT}\"",
                "echo build(job: 'bad', propagate: false).result",
                "build job: 'bad', wait: false",
                "build 'bad'");
        assertThat(ran.log()).contains("42 SUCCESS v1", "UNSTABLE");
        assertThat(ran.result().result()).isEqualTo(BuildResult.UNSTABLE);
        assertThat(ran.took()).isEqualTo(Duration.ofMinutes(21));
    }

    @Test
    public void anotherJobsBuildAnswersAsJenkinsBuildsDo() {
        world.build(request -> new BuildOutcome(BuildResult.UNSTABLE, 42, Duration.ofMinutes(7), Map.of()));
        Ran ran = Pipelines.run(
                world,
                "def b = build job: 'ops/smoke', propagate: false",
                "echo \"${b.getResult()} ${b.getNumber()} ${b.absoluteUrl} ${b.projectName} ${b.durationString}\"",
                "echo \"${b.resultIsWorseOrEqualTo('UNSTABLE')} ${b.resultIsBetterOrEqualTo('SUCCESS')}\"");
        assertThat(ran.log())
                .contains("UNSTABLE 42 https://jenkins.example/job/ops/job/smoke/42/ smoke 7 min 0 sec", "true false");
    }

    @Test
    public void theCauseOfABuildNamesItsUser() {
        Ran ran = Pipelines.run(
                "def c = currentBuild.getBuildCauses('hudson.model.Cause$UserIdCause')[0]",
                "echo \"${c.userId}: ${c.shortDescription}\"");
        assertThat(ran.log()).containsExactly("operator: Started by user operator");
    }

    @Test
    public void theReasonIsThatOfTheWorstResult() {
        Ran ran = Pipelines.run(
                "unstable 'a little'", "catchError { error 'badly' }", "catchError { error 'later' }", "unstable 'x'");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:2: badly");
    }

    @Test
    public void caughtErrorsSetTheResultsAsTold() {
        Ran ran = Pipelines.run(
                "stage('A') { catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE') { error 'soft' } }",
                "stage('B') { warnError('careful') { error 'warned' } }",
                "echo currentBuild.currentResult",
                "stage('C') { catchError(message: 'hm') { error 'hard' } }",
                "stage('D') { timeout(time: 1) { catchError(catchInterruptions: false) { sleep 3600 } } }");
        assertThat(ran.log()).contains("ERROR: soft", "careful", "UNSTABLE", "hm", "ERROR: hard");
        assertThat(ran.stages()).containsExactly("A UNSTABLE", "B UNSTABLE", "C FAILURE", "D ABORTED");
        assertThat(ran.result().result()).isEqualTo(BuildResult.ABORTED);
    }

    @Test
    public void secretsNeverShow() {
        Ran ran = Pipelines.run(
                world,
                "withCredentials([usernamePassword(credentialsId: 'db', usernameVariable: 'U', passwordVariable: 'P'), string(credentialsId: 't', variable: 'T')]) {",
                "  echo \"${U} ${P} ${env.T}\"",
                "  sh \"login -p ${P}\"",
                "  error \"leak ${P}\"",
                "}");
        assertThat(ran.log()).containsExactly("**** **** ****", "+ login -p ****");
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:4: leak ****");
        assertThat(ran.result().toString()).doesNotContain("rehearsal-password");
        assertThat(world.shellCalls().get(0).environment().get("P")).isNotBlank();
        assertThat(Pipelines.run("withCredentials(['x']) { }").result().cause()).contains("a binding is written as");
    }

    @Test
    public void aLockIsHeldByOneBranchAtATime() {
        Ran ran = Pipelines.run(
                "parallel a: { lock('db') { echo 'a in'; sleep 60; echo 'a out' } }, b: { lock(resource: 'db') { echo 'b in'; sleep 5 } },"
                        + " c: { try { timeout(time: 30, unit: 'SECONDS') { lock('db') { echo 'never' } } } catch (e) { echo 'c gave up' } }");
        assertThat(ran.log())
                .containsSubsequence("a in", "c gave up", "a out", "b in")
                .doesNotContain("never");
        assertThat(ran.took()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    public void theBuildCanBeNamedAndAsked() {
        Ran ran = Pipelines.run(
                "currentBuild.displayName = \"#${currentBuild.number} v1\"",
                "currentBuild.description = 'd'",
                "sleep 125",
                "echo \"${currentBuild.result} ${currentBuild.currentResult} ${currentBuild.durationString} ${currentBuild.previousBuild} ${currentBuild.changeSets.size()}\"",
                "echo \"${currentBuild.getBuildCauses()[0]._class} ${currentBuild.resultIsBetterOrEqualTo('UNSTABLE')}\"",
                "properties([parameters([string(name: 'V', defaultValue: 'v3')])])",
                "echo \"${params.V}\"",
                "milestone 1; milestone(2)",
                "archiveArtifacts artifacts: '*.jar'; junit 'x.xml'; mail subject: 's', body: 'b'; cleanWs()",
                "currentBuild.result = 'FAILED'");
        assertThat(ran.log())
                .containsExactly(
                        "null SUCCESS 2 min 5 sec and counting null 0", "hudson.model.Cause$UserIdCause true", "v3");
        assertThat(ran.result().displayName()).isEqualTo("#1 v1");
        assertThat(ran.result().description()).isEqualTo("d");
        assertThat(ran.result().cause()).startsWith("Jenkinsfile:10: currentBuild.result cannot be 'FAILED'");
        assertThat(Pipelines.run("milestone 2", "milestone 1").result().cause())
                .startsWith("Jenkinsfile:2: milestone: ordinal 1 must be greater than 2");
    }

    @Test
    public void aCustomStepFindsItsEnclosingBlockAndWaits() {
        record Deployment(String target) {}
        Step outer = new Step() {
            @Override
            public StepSignature signature() {
                return StepSignature.of("deploy", "")
                        .sole(Parameter.string("target").mandatory())
                        .body(StepSignature.Body.REQUIRED);
            }

            @Override
            public Object run(StepCall call, PipelineRun run) throws Exception {
                return run.with(Deployment.class, new Deployment(call.string("target")), call::runBody);
            }
        };
        Step inner = new Step() {
            @Override
            public StepSignature signature() {
                return StepSignature.of("shift", "")
                        .sole(Parameter.of("percent", Parameter.Type.INTEGER)
                                .mandatory()
                                .atLeast(1)
                                .atMost(100))
                        .with(Parameter.of("bake", Parameter.Type.DURATION).orElse("10m"));
            }

            @Override
            public Object run(StepCall call, PipelineRun run) {
                Deployment around = run.find(Deployment.class)
                        .orElseThrow(() -> call.failure("shift belongs in a deploy { ... } block"));
                run.sleep(call.duration("bake"));
                return around.target() + call.integer("percent");
            }
        };
        StepTable table = io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps.BuiltinSteps.table()
                .with(List.of(outer, inner));
        PipelineResult result = Jenkinsfile.parse(
                        "J",
                        "deploy('pms') { parallel a: { echo shift(10) }, b: { echo shift(percent: 50, bake: '24h') } }\nshift 5",
                        table)
                .run(world, new io.jenkins.plugins.releaseplan.rehearsal.clock.VirtualClock(Pipelines.START));
        assertThat(world.lines()).extracting(LogLine::text).containsExactly("pms10", "pms50");
        assertThat(result.cause()).isEqualTo("J:2: shift belongs in a deploy { ... } block");
        assertThat(Duration.between(result.start(), result.end())).isEqualTo(Duration.ofHours(24));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                () -> Jenkinsfile.parse("J", "shift percent: 101, bake: '5 apples'\nshit 5", table))
                        .getMessage()
                        .lines())
                .containsExactly(
                        "J:1: shift: 'percent' must be from 1 to 100, not 101",
                        "J:1: shift: 'bake' must be a duration such as '30m', '24h', '7d' or 'PT5M', not the text '5 apples'",
                        "J:2: unknown step 'shit'; did you mean 'shift'?");
    }
}
