package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ShellRunnerTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> errors = new ArrayList<>();

    @Before
    public void onlyWhereThereIsAShell() {
        assumeTrue(new File("/bin/sh").canExecute());
    }

    private ShellOutcome run(String script, Duration limit) {
        return new ShellRunner(folder.getRoot().toPath(), limit, errors::add)
                .run(new ShellCall(
                        "sh", script, "sub", Map.of("NAME", "x y"), List.of(), new SourceLine("Jenkinsfile", 1)));
    }

    @Test
    public void itRunsInTheDirectoryWithTheEnvironmentAndStopsAtTheFirstFailure() {
        ShellOutcome outcome = run("echo \"$NAME\"; basename \"$PWD\"\nfalse\necho never", Duration.ofMinutes(1));
        assertThat(outcome.output()).isEqualTo("x y\nsub\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.duration()).isZero();
        assertThat(errors).contains("+ false");
    }

    @Test
    public void aScriptWithAnInterpreterOfItsOwnIsNotTraced() {
        ShellOutcome outcome = run("#!/bin/sh\nfalse\necho on", Duration.ofMinutes(1));
        assertThat(outcome.output()).isEqualTo("on\n");
        assertThat(errors).isEmpty();
    }

    @Test
    public void whatTakesTooLongIsEndedWithItsChildren() {
        ShellOutcome outcome = run("sh -c 'sleep 600' & sleep 600", Duration.ofMillis(300));
        assertThat(outcome.exitCode()).isEqualTo(ShellRunner.TIMED_OUT);
        assertThat(errors).last().asString().startsWith("ended after");
    }

    @Test
    public void aProgramThatIsNotThereGivesACode() {
        ShellOutcome outcome = new ShellRunner(folder.getRoot().toPath(), Duration.ofMinutes(1), errors::add)
                .run(new ShellCall("bat", "dir", "", Map.of(), List.of(), new SourceLine("Jenkinsfile", 1)));
        assertThat(outcome.exitCode()).isEqualTo(127);
        assertThat(errors).singleElement().asString().startsWith("cannot run bat");
    }
}
