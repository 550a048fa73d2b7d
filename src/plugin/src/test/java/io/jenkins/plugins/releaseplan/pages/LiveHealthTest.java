package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.cloud.Cloud;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.Fleet;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.cloud.HealthProbe;
import io.jenkins.plugins.releaseplan.cloud.TargetStatus;
import io.jenkins.plugins.releaseplan.ledger.LiveVersion;
import io.jenkins.plugins.releaseplan.pages.LiveHealth.State;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.junit.Test;

public class LiveHealthTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final LiveVersion LIVE = live("pms-backend", "v2");

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = START;
    private TargetStatus status = new TargetStatus("green", "v2", 100, "blue", "");
    private Health health = new Health(true, "v2", "3 of 3 instances healthy");
    private CloudException failure;
    private final LiveHealth live = new LiveHealth(environment -> cloud(), work::add, () -> now);

    private static LiveVersion live(String target, String version) {
        return new LiveVersion("production", "pms", target, version, START, "release-1");
    }

    private Cloud cloud() {
        Fleet fleet = port(Fleet.class, () -> status);
        HealthProbe probe = port(HealthProbe.class, () -> health);
        return port(Cloud.class, null, fleet, probe);
    }

    private interface Answer {
        Object get();
    }

    private <T> T port(Class<T> type, Answer answer, Object... ports) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (answer == null) {
                        return method.getName().equals("fleet") ? ports[0] : ports[1];
                    }
                    asked.add(method.getName() + " " + List.of(arguments));
                    if (failure != null) {
                        throw failure;
                    }
                    return answer.get();
                }));
    }

    private LiveHealth.Finding look() {
        return live.of(LIVE);
    }

    private void cloudsAnswer() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    public void nobodyWaitsForACloudThatHangs() {
        assertThat(look()).isEqualTo(new LiveHealth.Finding(State.ASKING, "", START));
        now = START.plus(LiveHealth.PATIENCE);
        assertThat(look().state()).isEqualTo(State.ASKING);
        now = now.plusSeconds(1);
        assertThat(look()).isEqualTo(new LiveHealth.Finding(State.UNKNOWN, "the cloud does not answer", START));
        assertThat(work).as("it is asked once, however often somebody looks").hasSize(1);
        cloudsAnswer();
        assertThat(look().state()).isEqualTo(State.HEALTHY);
    }

    @Test
    public void asksTheFleetThatServesAndNotMoreOftenThanEveryHalfMinute() {
        look();
        cloudsAnswer();
        assertThat(asked).containsExactly("inspect [pms-backend]", "probe [pms-backend, green]");
        for (int second = 0; second < 30; second++) {
            now = START.plusSeconds(second);
            assertThat(look()).isEqualTo(new LiveHealth.Finding(State.HEALTHY, "3 of 3 instances healthy", START));
            assertThat(work).isEmpty();
        }
        now = START.plus(LiveHealth.FRESH);
        health = new Health(false, "", "1 of 3 instances healthy");
        assertThat(look().state()).as("what was found last, while it is asked").isEqualTo(State.HEALTHY);
        cloudsAnswer();
        assertThat(look()).isEqualTo(new LiveHealth.Finding(State.UNHEALTHY, "1 of 3 instances healthy", now));
    }

    @Test
    public void saysSinceWhenItIsUnknown() {
        look();
        cloudsAnswer();
        failure = new CloudException(CloudException.Kind.RETRYABLE, "throttled");
        Instant lost = START.plus(LiveHealth.FRESH);
        for (int times = 1; times <= 3; times++) {
            now = START.plus(LiveHealth.FRESH.multipliedBy(times));
            look();
            cloudsAnswer();
            assertThat(look()).isEqualTo(new LiveHealth.Finding(State.UNKNOWN, "throttled", lost));
        }
        failure = null;
        now = now.plus(LiveHealth.FRESH);
        look();
        cloudsAnswer();
        assertThat(look()).isEqualTo(new LiveHealth.Finding(State.HEALTHY, "3 of 3 instances healthy", now));
    }

    @Test
    public void anEnvironmentThatIsGoneIsUnknown() {
        LiveHealth gone = new LiveHealth(
                environment -> {
                    throw new NoSuchElementException("there is no environment '" + environment + "'");
                },
                work::add,
                () -> now);
        gone.of(LIVE);
        cloudsAnswer();
        assertThat(gone.of(LIVE))
                .isEqualTo(new LiveHealth.Finding(State.UNKNOWN, "there is no environment 'production'", START));
    }

    @Test
    public void noticesAVersionThatNoReleaseBroughtAndARouteThatIsSplit() {
        status = new TargetStatus("blue", "v3", 90, "green", "v2");
        look();
        cloudsAnswer();
        assertThat(look())
                .isEqualTo(new LiveHealth.Finding(State.OTHER_VERSION, "v3 serves, with 90 % of the traffic", START));
        LiveVersion next = live("pms-backend", "v3");
        assertThat(live.of(next).state())
                .as("a new version is asked about anew")
                .isEqualTo(State.ASKING);
        cloudsAnswer();
        assertThat(live.of(next))
                .isEqualTo(new LiveHealth.Finding(
                        State.HEALTHY, "3 of 3 instances healthy, with 90 % of the traffic", START));
    }

    @Test
    public void whileAReleaseChangesItAnotherVersionIsExpected() {
        LiveHealth.Finding other = new LiveHealth.Finding(State.OTHER_VERSION, "v3 serves", START);
        assertThat(new LiveRow(LIVE, LiveRow.State.CHANGING, other).getHealth()).isEqualTo("HEALTHY");
        assertThat(new LiveRow(LIVE, LiveRow.State.SERVING, other).getHealth()).isEqualTo("OTHER_VERSION");
        assertThat(new LiveRow(LIVE, LiveRow.State.SERVING, other).getHealthWords())
                .isEqualTo("Another version: v3 serves");
        assertThat(new LiveRow(LIVE, LiveRow.State.SERVING, null)
                        .node()
                        .path("health")
                        .isNull())
                .isTrue();
    }

    @Test
    public void remembersNoMoreThanItHasRoomFor() {
        for (int target = 0; target < 5000; target++) {
            live.of(live("target-" + target, "v2"));
        }
        assertThat(live.targets()).isEqualTo(2000);
    }
}
