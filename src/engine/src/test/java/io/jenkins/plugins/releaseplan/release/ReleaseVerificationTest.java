package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ReleaseVerificationTest {

    private final ReleaseHarness it = ReleaseHarness.deployment();

    private Verification verification() {
        return it.release.verification("verify").orElseThrow();
    }

    private void verifies() {
        it.tell(new ReleaseEvent.VerificationReached("verify", List.of("healthz", "smoke"), Duration.ofMinutes(2)));
    }

    @Test
    public void itPassesWhenAllChecksHavePassed() {
        verifies();

        assertThat(verification().state()).isEqualTo(Verification.State.PASSED);
        assertThat(verification().failures()).isEmpty();
    }

    @Test
    public void aCheckThatFailsIsRunAgainUntilItPasses() {
        it.cloud.failingChecks.add("smoke");
        verifies();
        it.after(Duration.ofSeconds(15));
        assertThat(verification().state()).isEqualTo(Verification.State.RUNNING);
        it.cloud.failingChecks.clear();
        it.after(Duration.ofSeconds(15));

        assertThat(verification().state()).isEqualTo(Verification.State.PASSED);
        assertThat(verification().checks()).extracting(CheckRun::attempts).containsExactly(1, 3);
    }

    @Test
    public void itFailsAtItsDeadlineAndSaysWhatDidNotPass() {
        it.cloud.failingChecks.add("smoke");
        verifies();
        it.after(Duration.ofMinutes(2));

        assertThat(verification().state()).isEqualTo(Verification.State.FAILED);
        assertThat(verification().failures()).isEqualTo("smoke: 503");
    }

    @Test
    public void anAnswerAtTheDeadlineOrLaterChangesNothing() {
        it.answers = false;
        verifies();
        it.now = it.now.plus(Duration.ofMinutes(2));
        Health well = new Health(true, "v2", "200 OK");
        it.tell(new ReleaseEvent.Checked(1, well, null, ""));
        it.tell(new ReleaseEvent.Checked(2, well, null, ""));

        assertThat(verification().state()).isEqualTo(Verification.State.FAILED);
        assertThat(verification().checks()).noneMatch(CheckRun::passed);
    }

    @Test
    public void aHealthyServiceOfAnotherVersionDoesNotPass() {
        it.answers = false;
        verifies();
        it.tell(new ReleaseEvent.Checked(1, new Health(true, "v1", "200 OK"), null, ""));

        assertThat(verification().failures()).startsWith("healthz: 200 OK, reports v1");
    }

    @Test
    public void aCheckThatIsRefusedFailsAtOnce() {
        it.cloud.faults = () -> Optional.of(new FakeCloud.Fault(CloudException.Kind.REFUSED, false));
        verifies();

        assertThat(verification().state()).isEqualTo(Verification.State.FAILED);
    }

    @Test
    public void aCheckThatCannotBeAskedIsAskedAgain() {
        it.cloud.faults = () -> Optional.of(new FakeCloud.Fault(CloudException.Kind.UNKNOWN, false));
        verifies();
        it.cloud.faults = Optional::empty;
        it.after(Duration.ofSeconds(15));

        assertThat(verification().state()).isEqualTo(Verification.State.PASSED);
    }

    @Test
    public void aNewVersionIsCheckedFromTheBeginning() {
        it.answers = false;
        verifies();
        it.tell(new ReleaseEvent.Checked(1, new Health(true, "v2", "200 OK"), null, ""));
        it.tell(new ReleaseEvent.VersionChanged("v3"));

        assertThat(verification().checks()).noneMatch(CheckRun::passed);
        assertThat(it.wished)
                .filteredOn(ReleaseAction.Check.class::isInstance)
                .extracting(action -> ((ReleaseAction.Check) action).version())
                .containsExactly("v2", "v2", "v3", "v3");
    }

    @Test
    public void whatAHostForgotIsCheckedAgain() {
        it.answers = false;
        verifies();
        it.tell(new ReleaseEvent.HostRestarted());

        assertThat(it.wishes(ReleaseAction.Check.class)).isEqualTo(4);
    }

    @Test
    public void aVerificationOfNothingOrOfNoTimeIsRefused() {
        assertThatThrownBy(() -> new ReleaseEvent.VerificationReached("v", List.of(), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name at least one");
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> new ReleaseEvent.VerificationReached("v", List.of("healthz"), wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above zero and at most 3650 days");
        }
    }
}
