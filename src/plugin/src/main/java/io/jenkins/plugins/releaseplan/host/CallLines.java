package io.jenkins.plugins.releaseplan.host;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs the work of each line one after the other, and of several lines side by side. */
final class CallLines {

    private final Executor executor;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    CallLines(Executor executor) {
        this.executor = executor;
    }

    /**
     * Adds to the end of a line.
     *
     * @param work does not throw
     */
    void add(String line, Runnable work) {
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(line);
            if (queue != null) {
                queue.add(work);
                return;
            }
            waiting.put(line, new ArrayDeque<>());
        }
        executor.execute(() -> run(line, work));
    }

    private void run(String line, Runnable work) {
        try {
            work.run();
        } finally {
            next(line);
        }
    }

    private void next(String line) {
        Runnable work;
        synchronized (waiting) {
            work = waiting.get(line).poll();
            if (work == null) {
                waiting.remove(line);
                return;
            }
        }
        executor.execute(() -> run(line, work));
    }
}
