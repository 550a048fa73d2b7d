package io.jenkins.plugins.releaseplan.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.CloudException;
import java.time.Duration;
import java.util.Optional;
import org.junit.Test;

public class ReleaseDatabaseTest {

    private final ReleaseHarness it = ReleaseHarness.deployment();

    private DatabaseWork work() {
        return it.release.database("db").orElseThrow();
    }

    private void fails(CloudException.Kind kind) {
        it.cloud.faults = () -> Optional.of(new FakeCloud.Fault(kind, false));
    }

    @Test
    public void aSnapshotIsFollowedUntilItIsTaken() {
        it.tell(new ReleaseEvent.SnapshotReached("db", "orders", "before-v2"));
        assertThat(work().ended()).isFalse();
        assertThat(work().nextAt()).isEqualTo(it.now.plusSeconds(30));
        it.after(Duration.ofSeconds(30));
        it.after(Duration.ofSeconds(30));

        assertThat(work().ended()).isTrue();
        assertThat(work().failure()).isEmpty();
    }

    @Test
    public void aRestoreIsOneRequestHoweverOftenItIsAskedFor() {
        it.cloud.keepCalls = true;
        it.tell(new ReleaseEvent.RestoreReached("db", "orders", "before-v2"));
        it.tell(new ReleaseEvent.RestoreReached("db", "orders", "before-v2"));
        it.tell(new ReleaseEvent.HostRestarted());
        it.after(Duration.ofSeconds(30));

        assertThat(it.cloud.calls).hasSize(2).containsOnly("restore orders before-v2 r1/db");
    }

    @Test
    public void aRefusedCallEndsItWithTheReason() {
        fails(CloudException.Kind.REFUSED);
        it.tell(new ReleaseEvent.RestoreReached("db", "orders", "nothing"));

        assertThat(work().ended()).isTrue();
        assertThat(work().failure()).isEqualTo("restore orders nothing r1/db failed");
    }

    @Test
    public void callsThatMayGetBetterAreMadeAgainButNotForEver() {
        fails(CloudException.Kind.RETRYABLE);
        it.tell(new ReleaseEvent.SnapshotReached("db", "orders", "before-v2"));
        for (int i = 0; i < 8; i++) {
            it.after(Duration.ofSeconds(30));
        }
        assertThat(work().ended()).isFalse();
        it.after(Duration.ofSeconds(30));

        assertThat(work().ended()).isTrue();
        assertThat(it.wishes(ReleaseAction.Snapshot.class)).isEqualTo(10);
    }

    @Test
    public void aFailureWithoutAReasonIsAFailureAllTheSame() {
        it.answers = false;
        it.tell(new ReleaseEvent.SnapshotReached("db", "orders", "before-v2"));
        it.tell(new ReleaseEvent.DatabaseAnswered(1, null, CloudException.Kind.REFUSED, ""));

        assertThat(work().failure()).isEqualTo("no reason given");
    }

    @Test
    public void anAnswerToAnOldCallIsStale() {
        it.answers = false;
        it.tell(new ReleaseEvent.SnapshotReached("db", "orders", "before-v2"));
        it.tell(new ReleaseEvent.HostRestarted());
        it.tell(new ReleaseEvent.DatabaseAnswered(1, null, CloudException.Kind.REFUSED, "gone"));

        assertThat(work().ended()).isFalse();
        assertThat(work().number()).isEqualTo(2);
    }

    @Test
    public void aRestoreUnderWayIsFollowedAfterTheBodyFailed() {
        it.tell(new ReleaseEvent.RestoreReached("db", "orders", "before-v2"));
        it.tell(new ReleaseEvent.BodyFailed("script returned 1"));
        it.after(Duration.ofSeconds(30));
        it.after(Duration.ofSeconds(30));

        assertThat(work().ended()).isTrue();
    }
}
