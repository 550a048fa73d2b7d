package io.jenkins.plugins.releaseplan.rehearsal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class VirtualClockTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final List<String> seen = new ArrayList<>();

    @Test
    public void eventsHappenInTheOrderOfTimeAndThenOfAsking() {
        qt().forAll(lists().of(integers().between(0, 20)).ofSizeBetween(1, 60)).checkAssert(delays -> {
            VirtualClock own = new VirtualClock(START);
            List<Integer> order = new ArrayList<>();
            IntStream.range(0, delays.size())
                    .forEach(i -> own.after(Duration.ofSeconds(delays.get(i)), () -> order.add(i)));
            own.run(() -> own.sleep(Duration.ofSeconds(21)));
            List<Integer> wanted = IntStream.range(0, delays.size())
                    .boxed()
                    .sorted(Comparator.comparing(delays::get))
                    .toList();
            assertThat(order).isEqualTo(wanted);
        });
    }

    @Test
    public void timePassesOnlyBySleeping() {
        clock.run(() -> {
            assertThat(clock.now()).isEqualTo(START);
            clock.sleep(Duration.ofHours(72));
            assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(72)));
            clock.sleep(Duration.ZERO);
            clock.sleep(Duration.ofSeconds(-1));
        });
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(72)));
    }

    @Test
    public void aCancelledEventNeverHappens() {
        Timer timer = clock.after(Duration.ofSeconds(1), () -> seen.add("cancelled"));
        clock.after(Duration.ofSeconds(1), () -> seen.add("kept"));
        timer.cancel();
        clock.run(() -> clock.sleep(Duration.ofSeconds(2)));
        assertThat(seen).containsExactly("kept");
        assertThat(timer.isPending()).isFalse();
    }

    @Test
    public void anEventOfThePastHappensNow() {
        clock.run(() -> {
            clock.sleep(Duration.ofHours(1));
            clock.at(START, () -> seen.add(clock.now().toString()));
            clock.sleep(Duration.ofHours(1));
        });
        assertThat(seen).containsExactly("2026-03-01T01:00:00Z");
    }

    @Test
    public void strandsTakeTurnsInTheSameOrderEveryTime() {
        List<String> first = interleaving();
        assertThat(first).containsExactly("b0", "a0", "c0", "b1", "a1", "c1", "b2", "a2", "c2");
        for (int i = 0; i < 50; i++) {
            assertThat(interleaving()).isEqualTo(first);
        }
    }

    private static List<String> interleaving() {
        VirtualClock own = new VirtualClock(START);
        List<String> order = new ArrayList<>();
        own.run(() -> {
            List<Strand> strands = new ArrayList<>();
            for (String name : List.of("b", "a", "c")) {
                strands.add(own.spawn(name, () -> {
                    for (int i = 0; i < 3; i++) {
                        order.add(name + i);
                        own.sleep(Duration.ofSeconds(1));
                    }
                }));
            }
            strands.forEach(strand -> strand.ended().await());
        });
        return order;
    }

    @Test
    public void theFailureOfAStrandReachesWhoWaitsForItsEnd() {
        clock.run(() -> {
            Strand strand = clock.spawn("bad", () -> {
                throw new IllegalArgumentException("broken");
            });
            assertThatThrownBy(() -> strand.ended().await())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("broken");
        });
    }

    @Test
    public void aWaitingIsSettledOnce() {
        Waiting<String> waiting = new Waiting<>(clock, "an answer");
        clock.run(() -> {
            clock.after(Duration.ofMinutes(5), () -> waiting.complete("yes"));
            clock.after(Duration.ofMinutes(6), () -> seen.add("late: " + waiting.complete("no")));
            assertThat(waiting.await()).isEqualTo("yes");
            assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(5)));
            clock.sleep(Duration.ofMinutes(5));
            assertThat(waiting.await()).isEqualTo("yes");
            assertThat(waiting.fail(new IllegalStateException())).isFalse();
        });
        assertThat(seen).containsExactly("late: false");
    }

    @Test
    public void aFailedWaitingThrowsItsFailure() {
        Waiting<String> waiting = new Waiting<>(clock, "an answer");
        waiting.onDone(() -> seen.add("callback"));
        clock.run(() -> {
            clock.after(Duration.ofMinutes(5), () -> waiting.fail(new UnsupportedOperationException("no")));
            assertThatThrownBy(waiting::await).isInstanceOf(UnsupportedOperationException.class);
        });
        assertThat(seen).containsExactly("callback");
    }

    @Test
    public void anInterruptionCarriesItsReasonAndComesOnce() {
        RuntimeException reason = new RuntimeException("enough");
        clock.run(() -> {
            Strand self = clock.current();
            clock.after(Duration.ofMinutes(1), () -> self.interrupt(reason));
            assertThatThrownBy(() -> clock.sleep(Duration.ofHours(1)))
                    .isInstanceOfSatisfying(
                            Interrupted.class,
                            thrown -> assertThat(thrown.reason()).isSameAs(reason));
            assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(1)));
            clock.sleep(Duration.ofHours(1));
        });
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(61)));
    }

    @Test
    public void interruptionsOfARunningStrandAreDeliveredInOrderAndCanBeWithdrawn() {
        RuntimeException inner = new RuntimeException("inner");
        RuntimeException outer = new RuntimeException("outer");
        clock.run(() -> {
            Strand self = clock.current();
            self.interrupt(inner);
            self.interrupt(outer);
            assertThatThrownBy(clock::checkpoint).hasCause(inner);
            assertThat(self.withdraw(inner)).isFalse();
            assertThat(self.withdraw(outer)).isTrue();
            clock.checkpoint();
        });
    }

    @Test
    public void aDeadlockNamesEveryStrandAndWhatItWaitsFor() {
        assertThatThrownBy(() -> clock.run(() -> {
                    clock.spawn("approver", () -> new Waiting<>(clock, "a signature").await());
                    new Waiting<>(clock, "the gate").await();
                }))
                .isInstanceOfSatisfying(
                        ClockStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(ClockStopped.Reason.DEADLOCK))
                .hasMessage("nothing can go on: main waits for the gate; approver waits for a signature");
        clock.close();
    }

    @Test
    public void virtualTimeHasALimit() {
        VirtualClock short_ = new VirtualClock(START, Duration.ofDays(90));
        int[] rounds = {0};
        assertThatThrownBy(() -> short_.run(() -> {
                    while (true) {
                        short_.sleep(Duration.ofDays(1));
                        rounds[0]++;
                    }
                }))
                .isInstanceOf(ClockStopped.class)
                .hasMessageContaining("beyond its limit, 2026-05-30T00:00:00Z")
                .hasMessageContaining("main waits for the end of a sleep of PT24H");
        assertThat(rounds[0]).isEqualTo(90);
        assertThatThrownBy(() -> new VirtualClock(START, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void aSleepBeyondAllTimeRunsIntoTheLimit() {
        assertThatThrownBy(() -> clock.run(() -> clock.sleep(Duration.ofSeconds(Long.MAX_VALUE))))
                .isInstanceOfSatisfying(
                        ClockStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(ClockStopped.Reason.TIME_LIMIT));
    }

    @Test
    public void eventsThatBringEventsOfTheSameInstantForEverAreStopped() {
        Runnable[] again = new Runnable[1];
        again[0] = () -> clock.after(Duration.ZERO, again[0]);
        again[0].run();
        assertThatThrownBy(() -> clock.run(() -> clock.sleep(Duration.ofSeconds(1))))
                .isInstanceOfSatisfying(
                        ClockStopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(ClockStopped.Reason.STANDSTILL));
    }

    @Test
    public void aTaskThatThrowsStopsTheClockWithItsCause() {
        clock.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("bug");
        });
        assertThatThrownBy(() -> clock.run(() -> clock.sleep(Duration.ofSeconds(2))))
                .isInstanceOf(ClockStopped.class)
                .hasRootCauseMessage("bug");
    }

    @Test
    public void anEventsTaskCannotWait() {
        clock.after(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> new Waiting<>(clock, "x").await())
                        .isInstanceOf(IllegalStateException.class));
        clock.run(() -> clock.sleep(Duration.ofSeconds(2)));
    }

    @Test
    public void whatIsLeftOverRunsWhenDrained() {
        clock.run(() -> {
            clock.spawn("monitor", () -> {
                clock.sleep(Duration.ofHours(3));
                seen.add("monitored " + clock.now());
            });
            clock.after(Duration.ofHours(1), () -> seen.add("event"));
        });
        assertThat(seen).isEmpty();
        clock.drain(START.plus(Duration.ofHours(4)));
        assertThat(seen).containsExactly("event", "monitored 2026-03-01T03:00:00Z");
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(4)));
    }

    @Test
    public void closingEndsTheStrandsThatAreLeft() {
        clock.run(() -> {
            clock.spawn("left", () -> {
                try {
                    new Waiting<>(clock, "for ever").await();
                } finally {
                    seen.add("ended");
                }
            });
            clock.sleep(Duration.ofSeconds(1));
        });
        clock.close();
        assertThat(seen).containsExactly("ended");
    }
}
