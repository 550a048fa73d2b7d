package io.jenkins.plugins.releaseplan.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;

public class RouteQueueTest {

    @Test
    public void theFirstThatAsksHoldsTheRoute() {
        RouteQueue queue = RouteQueue.FREE.ask("one", false).ask("two", true);

        assertThat(queue.holder()).contains("one");
        assertThat(queue.heldBy("one")).isTrue();
        assertThat(queue.heldBy("two")).isFalse();
    }

    @Test
    public void whoDoesNotWaitDoesNotEnterTheQueue() {
        RouteQueue queue = RouteQueue.FREE.ask("one", false).ask("two", false);

        assertThat(queue.holders()).containsExactly("one");
    }

    @Test
    public void theNextInTheQueueHoldsTheRouteWhenItIsGivenBack() {
        RouteQueue queue = RouteQueue.FREE
                .ask("one", true)
                .ask("two", true)
                .ask("three", true)
                .without("one");

        assertThat(queue.holders()).containsExactly("two", "three");
    }

    @Test
    public void whoLeavesTheQueueDoesNotTakeTheRouteFromItsHolder() {
        RouteQueue queue = RouteQueue.FREE.ask("one", true).ask("two", true).without("two");

        assertThat(queue.holders()).containsExactly("one");
    }

    @Test
    public void askingAndLeavingTwiceIsHarmless() {
        RouteQueue queue = RouteQueue.FREE.ask("one", true).ask("one", false).without("two");

        assertThat(queue.holders()).containsExactly("one");
        assertThat(queue.without("one").without("one")).isEqualTo(RouteQueue.FREE);
    }

    @Test
    public void nobodyStandsInAQueueTwice() {
        assertThatThrownBy(() -> new RouteQueue(List.of("one", "two", "one")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once");
    }
}
