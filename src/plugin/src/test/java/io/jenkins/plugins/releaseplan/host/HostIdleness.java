package io.jenkins.plugins.releaseplan.host;

import hudson.model.Queue;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Knows when nothing in Jenkins moves before time passes. */
final class HostIdleness {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES = 2;

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
        for (FlowExecution execution : FlowExecutionList.get()) {
            words.append(", ").append(execution).append(' ').append(executions(execution));
        }
        for (WorkflowJob job : Jenkins.get().allItems(WorkflowJob.class)) {
            job.getBuilds()
                    .forEach(run -> words.append(", ")
                            .append(run)
                            .append(run.isBuilding() ? " is building " : " has ended ")
                            .append(run.getExecution()));
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
        List<FlowExecution> known = new ArrayList<>();
        FlowExecutionList.get().forEach(known::add);
        for (WorkflowJob job : Jenkins.get().allItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                if (run.isBuilding() && !known.contains(run.getExecution())) {
                    return false;
                }
            }
        }
        for (FlowExecution execution : FlowExecutionList.get()) {
            if (execution.isComplete()) {
                continue;
            }
            try {
                ((CpsFlowExecution) execution).waitForSuspension();
            } catch (Exception e) {
                return false;
            }
            List<StepExecution> executions = executions(execution);
            if (executions.isEmpty() || !executions.stream().allMatch(HostIdleness::waits)) {
                return false;
            }
        }
        return true;
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
        return type.contains("InputStepExecution") || type.contains("SemaphoreStep");
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
