package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.Outcome;
import io.jenkins.plugins.releaseplan.rehearsal.Rehearsed;
import java.time.Duration;
import org.junit.Test;

public class VerifyReleaseStepTest {

    private static Rehearsed verify(String parameters, String checks) {
        return Rehearsed.release(
                "blueGreenDeploy(target: 'web') { }\nverifyRelease " + parameters,
                Rehearsed.QUIET.replace("production:\n", "production:\n    checks: " + checks + "\n"));
    }

    @Test
    public void goesOnWhenAllPassThoughSomeFailedAtFirst() {
        Rehearsed run = verify("checks: ['a', 'b']", "{ a: passes, b: { fails: 3, takes: 0s } }");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.told()).containsSubsequence("check a passed", "check b passed");
        assertThat(run.only().verifications().get(0).checks().get(1).attempts()).isEqualTo(4);
    }

    @Test
    public void aCheckThatNeverPassesRollsBackAfterTheTimeOut() {
        Rehearsed run = verify("checks: ['a', 'b'], timeout: '5m'", "{ a: passes, b: fails }");
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.shares("web")).containsExactly(100, 0);
        assertThat(run.cause()).startsWith("Jenkinsfile:3: verification failed: b");
        assertThat(run.result().duration()).isLessThan(Duration.ofMinutes(8));
    }

    @Test
    public void anUnknownCheckIsToldWithThoseThatExist() {
        Rehearsed run = verify("checks: ['c']", "{ a: passes, b: passes }");
        assertThat(run.cause()).contains("no check 'c' in environment 'production'; there is: a, b");
    }

    @Test
    public void checksRunSideBySide() {
        Rehearsed run = verify("checks: ['a', 'b', 'c']", "{ a: { takes: 5m }, b: { takes: 5m }, c: { takes: 5m } }");
        assertThat(run.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(run.result().duration()).isLessThan(Duration.ofMinutes(8));
    }

    @Test
    public void noChecksAndNoTimeAreRefused() {
        assertThat(verify("checks: []", "{ a: passes }").cause()).contains("verifyRelease: name at least one check");
        assertThat(verify("checks: ['a'], timeout: '0'", "{ a: passes }").cause())
                .contains("timeout is above zero");
    }
}
