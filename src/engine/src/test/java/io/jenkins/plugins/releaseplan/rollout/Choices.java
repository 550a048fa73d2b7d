package io.jenkins.plugins.releaseplan.rollout;

import java.util.List;

/** Choices read from a list of numbers. Used up, it chooses 0, which is the harmless one everywhere: lists shrink well. */
final class Choices {

    private final List<Integer> numbers;
    private int next;

    Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return next < numbers.size() ? numbers.get(next++) % bound : 0;
    }

    boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    int of(int... values) {
        return values[below(values.length)];
    }
}
