package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.util.List;
import org.junit.Test;

/** Jenkinsfiles that are broken on a grand scale, or want to break something. Each gets one clear answer. */
public class HostileJenkinsfileTest {
    @Test
    public void aCallThatWouldEndTheJvmIsRefused() {
        for (String call : List.of("System.exit(0)", "Runtime.getRuntime().halt(1)", "Runtime.runtime.exit(0)")) {
            assertThat(Pipelines.errors("echo 'a'", call))
                    .as(call)
                    .singleElement()
                    .asString()
                    .startsWith("Jenkinsfile:2: ")
                    .contains("would end Jenkins itself");
        }
    }

    @Test
    public void callsWithoutEndAreOneLine() {
        Ran ran = Pipelines.run("def f(x) { return f(x + 1) + 1 }", "f(0)");
        assertThat(ran.result().cause())
                .isEqualTo("Jenkinsfile:1: calls are nested too deeply; a method or closure calls itself without end");
    }

    @Test
    public void aLoopOfStepsWithoutEndIsReported() {
        Ran ran = Pipelines.run("while (true) { sleep 1 }");
        assertThat(ran.result().cause())
                .isEqualTo("Jenkinsfile:1: the Jenkinsfile called more than 50000 steps; a loop does not end");
    }

    @Test
    public void hugeTextsAreRunInFullAndRecordedInPart() {
        int[] length = {0};
        RecordingWorld world = new RecordingWorld().shell(call -> {
            length[0] = call.script().length();
            return ShellOutcome.notRun();
        });
        Ran ran = Pipelines.run(world, "sh 'x' * 1000000", "error 'y' * 1000000");
        assertThat(length[0]).isEqualTo(1_000_000);
        assertThat(ran.result().steps().get(0).arguments().get("script").toString())
                .hasSizeLessThan(20_000)
                .endsWith("… (983616 characters more)");
        assertThat(ran.log()).allMatch(line -> line.length() < 20_000);
        assertThat(ran.result().cause()).hasSizeLessThan(20_000);
    }

    @Test
    public void tooMuchCodeAndTwiceTheSameNameAreSaidInWords() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("echo 'line ").append(i).append("'\n");
        }
        assertThat(Pipelines.errors(many.toString()))
                .containsExactly("Jenkinsfile: cannot be compiled: there is too much code in one piece;"
                        + " move parts of it into methods or into files of their own");
        assertThat(Pipelines.errors("sh script: 'a', script: 'b'"))
                .containsExactly("Jenkinsfile:1:4: Duplicate named parameter 'script' found");
    }

    @Test
    public void mapsThatContainThemselvesAreOneLine() {
        Ran ran = Pipelines.run("def m = [:]", "m.self = m", "checkout([$class: 'x', m: m])");
        assertThat(ran.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(ran.result().cause().lines()).hasSize(1);
    }

    @Test
    public void aListWithNullSaysSo() {
        assertThat(Pipelines.run("def e = [null, 'A=b']", "withEnv(e) { echo 'x' }")
                        .result()
                        .cause())
                .isEqualTo("Jenkinsfile:2: withEnv: 'overrides' must be a list of texts, not a list with null in it");
    }
}
