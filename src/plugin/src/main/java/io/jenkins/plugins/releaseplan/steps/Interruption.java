package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;

/** Why something inside a release ended before its time, in words for its timeline. */
final class Interruption {

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
        if (cause instanceof Rejection rejection && rejection.getUser() != null) {
            return Optional.of(rejection.getUser().getId());
        }
        return Optional.empty();
    }

    /** One sentence; never empty. */
    static String words(Throwable thrown) {
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
