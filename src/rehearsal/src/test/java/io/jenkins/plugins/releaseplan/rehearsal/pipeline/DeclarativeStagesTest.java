package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Pipelines.Ran;
import java.time.Duration;
import org.junit.Test;

public class DeclarativeStagesTest {
    private final RecordingWorld world = new RecordingWorld();

    @Test
    public void anUnstableStageLetsTheNextOneRunUnlessToldOtherwise() {
        String[] file = {
            "pipeline {",
            "agent any",
            "options { timestamps() }",
            "stages {",
            "stage('A') { steps { unstable 'flaky' } }",
            "stage('B') { steps { echo 'B' } }",
            "}",
            "post { unstable { echo 'was unstable' } }",
            "}"
        };
        Ran ran = Pipelines.run(file);
        assertThat(ran.result().result()).isEqualTo(BuildResult.UNSTABLE);
        assertThat(ran.result().cause()).isEqualTo("Jenkinsfile:5: flaky");
        assertThat(ran.log()).containsExactly("WARNING: flaky", "B", "was unstable");
        assertThat(ran.stages()).startsWith("A UNSTABLE", "B SUCCESS");
        file[2] = "options { skipStagesAfterUnstable() }";
        assertThat(Pipelines.run(file).stages()).startsWith("A UNSTABLE", "B SKIPPED");
    }

    @Test
    public void parallelStagesRunAtOnceAndFailFastStopsTheOthers() {
        String[] file = {
            "pipeline {",
            "agent any",
            "stages {",
            "stage('P') {",
            "failFast false",
            "parallel {",
            "stage('long') { steps { sleep time: 2, unit: 'HOURS' } }",
            "stage('bad') { steps { sleep 60; error 'bad' } }",
            "}",
            "}",
            "}",
            "}"
        };
        Ran slow = Pipelines.run(file);
        assertThat(slow.took()).isEqualTo(Duration.ofHours(2));
        assertThat(slow.stages()).containsExactly("P FAILURE", "long SUCCESS", "bad FAILURE");
        file[4] = "failFast true";
        Ran fast = Pipelines.run(file);
        assertThat(fast.took()).isEqualTo(Duration.ofMinutes(1));
        assertThat(fast.stages()).containsExactly("P FAILURE", "long ABORTED", "bad FAILURE");
        assertThat(fast.result().result()).isEqualTo(BuildResult.FAILURE);
        assertThat(fast.result().cause()).isEqualTo("Jenkinsfile:8: bad");
        file[4] = "";
        file[1] = "agent any\noptions { parallelsAlwaysFailFast() }";
        assertThat(Pipelines.run(file).took()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    public void aMatrixRunsEveryCellButTheExcluded() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent none",
                "stages { stage('M') {",
                "matrix {",
                "axes {",
                "axis {",
                "name 'OS'",
                "values 'linux', 'mac'",
                "}",
                "axis {",
                "name 'JDK'",
                "values '17', '21', '25'",
                "}",
                "}",
                "excludes {",
                "exclude {",
                "axis {",
                "name 'OS'",
                "values 'mac'",
                "}",
                "axis {",
                "name 'JDK'",
                "notValues '17'",
                "}",
                "}",
                "}",
                "when { expression { JDK != '25' } }",
                "stages { stage('T') { steps { echo \"$OS-$JDK\" } } }",
                "}",
                "} }",
                "}");
        assertThat(ran.result().cause()).isEmpty();
        assertThat(ran.log().stream().filter(line -> line.contains("-1") || line.contains("-2")))
                .containsExactlyInAnyOrder("linux-17", "linux-21", "mac-17");
        assertThat(ran.stages()).contains("Matrix - OS = 'linux', JDK = '25' SKIPPED");
    }

    @Test
    public void nestedStagesStopAtTheFirstFailureAndKeepTheirPath() {
        Ran ran = Pipelines.run(
                "pipeline {",
                "agent any",
                "stages { stage('Outer') {",
                "stages {",
                "stage('One') { steps { echo 'one' } }",
                "stage('Two') { steps { sh 'fails' } }",
                "stage('Three') { steps { echo 'three' } }",
                "}",
                "post { failure { echo 'outer failed' } }",
                "} }",
                "}");
        assertThat(ran.result().result()).isEqualTo(BuildResult.SUCCESS);
        world.shell(call -> ShellOutcome.of("", 3, Duration.ofSeconds(9)));
        Ran failing = Pipelines.run(
                world,
                "pipeline {",
                "agent any",
                "stages { stage('Outer') {",
                "stages {",
                "stage('Two') { steps { sh 'fails' } }",
                "stage('Three') { steps { echo 'three' } }",
                "}",
                "post { failure { echo 'outer failed' } }",
                "} }",
                "}");
        assertThat(failing.result().cause()).isEqualTo("Jenkinsfile:5: script returned exit code 3");
        assertThat(failing.log())
                .containsExactly("+ fails", "Stage \"Three\" skipped due to earlier failure(s)", "outer failed");
        assertThat(failing.result().stages().get(1).path()).containsExactly("Outer", "Two");
    }
}
