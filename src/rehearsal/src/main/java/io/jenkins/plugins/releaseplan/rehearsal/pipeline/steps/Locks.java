package io.jenkins.plugins.releaseplan.rehearsal.pipeline.steps;

import io.jenkins.plugins.releaseplan.rehearsal.clock.Waiting;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The lockable resources of one run: first come, first served. */
final class Locks {
    private final Map<String, Deque<Waiting<Void>>> queues = new HashMap<>();

    boolean isHeld(String resource) {
        return queues.containsKey(resource);
    }

    void acquire(String resource, PipelineRun run) {
        Deque<Waiting<Void>> queue = queues.get(resource);
        if (queue == null) {
            queues.put(resource, new ArrayDeque<>());
            return;
        }
        Waiting<Void> turn = new Waiting<>(run.clock(), "the lock '" + resource + "'");
        queue.add(turn);
        run.log("[" + resource + "] is locked, waiting");
        boolean held = false;
        try {
            run.await(turn);
            held = true;
        } finally {
            if (!held) {
                giveUp(resource, turn);
            }
        }
    }

    void release(String resource) {
        Waiting<Void> next = queues.get(resource).poll();
        if (next == null) {
            queues.remove(resource);
        } else {
            next.complete(null);
        }
    }

    /** An interrupted waiter leaves the queue, or passes on the lock that it was just given. */
    private void giveUp(String resource, Waiting<Void> turn) {
        if (turn.isDone()) {
            release(resource);
        } else {
            queues.get(resource).remove(turn);
        }
    }
}
