package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;

/** Why something inside a release ended before its time, in words for its timeline. */
final class Interruption {

    private static final Logger LOGGER = Logger.getLogger(Interruption.class.getName());

    private Interruption() {}

    /** A rollout that goes or went back, as the steps inside and around it see it. */
    static FlowInterruptedException of(Rollout rollout) {
        String how = rollout.shifted() ? " rolled back: " : " failed: ";
        String text = rollout.title() + how + rollout.cause().text();
        return new FlowInterruptedException(
                Result.FAILURE, false, new WentBack(rollout.plan().id(), text));
    }

    /** Whether somebody, or a step around, ended the steps, rather than that a step failed. */
    static boolean isAbort(Throwable thrown) {
        return thrown instanceof FlowInterruptedException interrupted
                && interrupted.getCauses().stream()
                        .noneMatch(cause -> cause instanceof GateRefused || cause instanceof WentBack);
    }

    /**
     * The same with its causes. When a build is aborted twice, Jenkins may give them to the build with the one abort and interrupt
     * the steps with the other.
     */
    static Throwable named(Throwable thrown, StepContext context) {
        if (!(thrown instanceof FlowInterruptedException interrupted)
                || !interrupted.getCauses().isEmpty()) {
            return thrown;
        }
        List<CauseOfInterruption> causes = causes(context);
        return causes.isEmpty()
                ? thrown
                : new FlowInterruptedException(
                        interrupted.getResult(),
                        interrupted.isActualInterruption(),
                        causes.toArray(new CauseOfInterruption[0]));
    }

    /** The newest first: an older one may have been for something that was caught since. */
    private static List<CauseOfInterruption> causes(StepContext context) {
        List<CauseOfInterruption> causes = new ArrayList<>();
        try {
            Run<?, ?> run = context.get(Run.class);
            Executor executor = run == null ? null : run.getExecutor();
            if (executor != null) {
                causes.addAll(executor.getCausesOfInterruption());
            }
            if (run != null) {
                List<InterruptedBuildAction> recorded = new ArrayList<>(run.getActions(InterruptedBuildAction.class));
                Collections.reverse(recorded);
                recorded.forEach(action -> causes.addAll(action.getCauses()));
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "nobody knows who aborted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return causes.stream()
                .filter(cause -> person(cause).isPresent())
                .distinct()
                .toList();
    }

    /** Whether the one is an abort by a person, and the other one by nobody that is known. */
    static boolean namesMore(Throwable one, Throwable other) {
        return isAbort(one) && isAbort(other) && !by(one).isEmpty() && by(other).isEmpty();
    }

    /** Who aborted, a user's id; empty if no person did or it is not known. */
    static String by(Throwable thrown) {
        if (!(thrown instanceof FlowInterruptedException interrupted)) {
            return "";
        }
        return interrupted.getCauses().stream()
                .map(Interruption::person)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> person(CauseOfInterruption cause) {
        if (cause instanceof CauseOfInterruption.UserInterruption user) {
            return Optional.of(user.getUserId());
        }
        return cause instanceof Rejection rejection
                ? Optional.ofNullable(rejection.getUser()).map(User::getId)
                : Optional.empty();
    }

    /** One sentence, masked as all that is stored; never empty. */
    static String words(Throwable thrown) {
        return MaskedText.of(plain(thrown));
    }

    private static String plain(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof FlowInterruptedException interrupted) {
            String causes =
                    interrupted.getCauses().stream().map(Interruption::words).collect(Collectors.joining(", "));
            return causes.isEmpty() ? "the build was interrupted" : causes;
        }
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        boolean plain = thrown instanceof AbortException
                || thrown.getClass() == Exception.class
                || thrown.getClass() == RuntimeException.class;
        return plain ? message : thrown.getClass().getSimpleName() + ": " + message;
    }

    private static String words(CauseOfInterruption cause) {
        if (cause instanceof CauseOfInterruption.UserInterruption user) {
            return "aborted by " + user.getUserId();
        }
        return cause.getShortDescription();
    }
}
