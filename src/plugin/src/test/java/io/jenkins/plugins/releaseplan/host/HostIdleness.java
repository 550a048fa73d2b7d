package io.jenkins.plugins.releaseplan.host;

import hudson.model.Queue;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.hudson.test.JenkinsRule;

/** Knows when nothing in Jenkins moves before time passes. */
final class HostIdleness {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TIMES = 2;
    private static final Set<WorkflowRun> STARTED = Collections.newSetFromMap(new WeakHashMap<>());

    private HostIdleness() {}

    static void run(Executor thread, Runnable work) {
        CompletableFuture.runAsync(work, thread).join();
    }

    /** Waits until nothing moves, seen more than once. */
    static void await() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (seen < TIMES) {
            if (isIdle()) {
                seen++;
            } else {
                seen = 0;
                LockSupport.parkNanos(500_000);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Jenkins does not come to rest: " + why());
            }
        }
    }

    private static String why() {
        StringBuilder words = new StringBuilder("queue " + Queue.getInstance().getItems().length + ", host "
                + hostIdle() + ", steps' threads " + idle(stepThreads()));
        for (WorkflowJob job : Jenkins.get().allItems(WorkflowJob.class)) {
            job.getBuilds()
                    .forEach(run -> words.append(", ")
                            .append(run)
                            .append(run.isBuilding() ? " is building " : " has ended ")
                            .append(STARTED.contains(run) ? executions(run.getExecution()) : "not started"));
        }
        return words.toString();
    }

    private static boolean isIdle() {
        return Queue.getInstance().getItems().length == 0
                && hostIdle()
                && idle(stepThreads())
                && buildsIdle()
                && idle(stepThreads())
                && hostIdle();
    }

    private static boolean buildsIdle() {
        for (WorkflowJob job : Jenkins.get().allItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                if (run.isLogUpdated() && !(run.isBuilding() && started(run) && idle(run.getExecution()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A build that is just starting must not be asked for its execution: it would be taken for one that cannot go on. */
    private static boolean started(WorkflowRun run) {
        if (STARTED.contains(run)) {
            return true;
        }
        try {
            if (!JenkinsRule.getLog(run).contains("[Pipeline] Start of Pipeline")) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        STARTED.add(run);
        return true;
    }

    private static boolean idle(FlowExecution execution) {
        if (execution == null || execution.isComplete()) {
            return false;
        }
        try {
            ((CpsFlowExecution) execution).waitForSuspension();
        } catch (Exception e) {
            return false;
        }
        List<StepExecution> executions = executions(execution);
        return !executions.isEmpty() && executions.stream().allMatch(HostIdleness::waits);
    }

    private static List<StepExecution> executions(FlowExecution execution) {
        try {
            return execution.getCurrentExecutions(true).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean waits(StepExecution execution) {
        String type = execution.getClass().getName();
        if (type.startsWith("io.jenkins.plugins.releaseplan.steps.")) {
            return !type.contains("Test") && waiting(execution) || type.contains("Test");
        }
        return type.contains("InputStepExecution")
                || type.contains("ParallelStepExecution")
                || type.contains("SemaphoreStep");
    }

    private static boolean waiting(StepExecution execution) {
        for (Class<?> type = execution.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().equals("WaitingExecution")) {
                synchronized (execution) {
                    return field(type, execution, "expectation") != null;
                }
            }
        }
        return false;
    }

    private static boolean hostIdle() {
        ReleaseService service = ReleaseService.get();
        Object host = field(ReleaseService.class, service, "host");
        if (host == null) {
            return true;
        }
        Collection<?> lanes = ((Map<?, ?>) field(ReleaseHost.class, host, "lanes")).values();
        for (Object lane : lanes) {
            synchronized (lane) {
                if ((boolean) field(ReleaseLane.class, lane, "working")) {
                    return false;
                }
            }
        }
        return idle((ThreadPoolExecutor) field(ReleaseService.class, service, "work"))
                && idle((ThreadPoolExecutor) field(ReleaseService.class, service, "calls"));
    }

    private static ThreadPoolExecutor stepThreads() {
        try {
            return (ThreadPoolExecutor)
                    field(Class.forName("io.jenkins.plugins.releaseplan.steps.StepThreads"), null, "POOL");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean idle(ThreadPoolExecutor pool) {
        return pool.getActiveCount() == 0 && pool.getQueue().isEmpty();
    }

    private static Object field(Class<?> type, Object object, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
