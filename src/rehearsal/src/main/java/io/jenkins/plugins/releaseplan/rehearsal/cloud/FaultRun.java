package io.jenkins.plugins.releaseplan.rehearsal.cloud;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.Fault;

/** A fault of the scenario in one rehearsal: when it begins, once that is known. */
final class FaultRun {

    private final Fault fault;
    private final int index;
    private final long stream;
    private long begin = Generation.NEVER;
    private long end = Generation.NEVER;
    private int hits;
    private int looks;

    FaultRun(Fault fault, int index, long stream) {
        this.fault = fault;
        this.index = index;
        this.stream = stream;
    }

    Fault fault() {
        return fault;
    }

    int index() {
        return index;
    }

    /** When it begins; {@link Generation#NEVER} while that is not known. */
    long begin() {
        return begin;
    }

    /** When it is over; {@link Generation#NEVER} if it lasts. */
    long end() {
        return end;
    }

    void beginAt(long instant) {
        begin = instant;
        end = fault.lasts().map(lasts -> instant + lasts.toMillis()).orElse(Generation.NEVER);
    }

    boolean begun() {
        return begin != Generation.NEVER;
    }

    boolean activeAt(long instant) {
        return begin <= instant && instant < end;
    }

    /** The part of a range of time in which it is active, 0..1. */
    double activeIn(long from, long to) {
        if (begin >= to || end <= from) {
            return 0;
        }
        long active = Math.min(to, end) - Math.max(from, begin);
        return active == to - from ? 1 : (double) active / (to - from);
    }

    double draw(long counter) {
        return Draws.uniform(stream, counter);
    }

    /** Whether the next call that could be hit is, and if so counts it. */
    boolean hits(Fault.CallsFail effect) {
        boolean hit = (effect.count() == 0 || hits < effect.count()) && draw(++looks) < effect.share();
        if (hit) {
            hits++;
        }
        return hit;
    }
}
