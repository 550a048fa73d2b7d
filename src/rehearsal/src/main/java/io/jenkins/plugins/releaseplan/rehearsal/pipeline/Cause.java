package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.releaseplan.rehearsal.clock.ClockStopped;
import java.util.Map;

/** Says why a Jenkinsfile failed, and where. */
final class Cause {
    private Cause() {}

    /** One or more lines for people; never null. */
    static String words(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof StepFailure
                || thrown instanceof FlowInterrupted
                || thrown instanceof ClockStopped
                || thrown instanceof NoSuchMethodError
                || thrown instanceof Runaway
                || thrown instanceof JenkinsfileErrors) {
            return String.valueOf(message);
        }
        if (thrown instanceof MissingPropertyException missing) {
            return missing.getType() != null && PipelineScript.class.isAssignableFrom(missing.getType())
                    ? "unknown name '" + missing.getProperty() + "'"
                    : "no property '" + missing.getProperty() + "' in a value of type " + typeName(missing.getType());
        }
        if (thrown instanceof MissingMethodException missing) {
            return "no method '" + missing.getMethod() + "' for these arguments in a value of type "
                    + typeName(missing.getType());
        }
        if (thrown instanceof OutOfMemoryError) {
            return "ran out of memory; the Jenkinsfile keeps too much of it, or a loop does not end";
        }
        if (thrown instanceof StackOverflowError) {
            return "calls are nested too deeply; a method or closure calls itself without end";
        }
        String type = thrown.getClass().getSimpleName();
        return message == null
                ? type
                : type.equals("Exception") || type.equals("RuntimeException") ? message : type + ": " + message;
    }

    /** Where it happened: what the exception says itself, else the innermost line of a script in its stack; or null. */
    static SourceLine line(Throwable thrown, Map<String, String> files) {
        if (thrown instanceof StepFailure failure && failure.at() != null) {
            return failure.at();
        }
        if (thrown instanceof FlowInterrupted interrupted && interrupted.at() != null) {
            return interrupted.at();
        }
        for (Throwable one = thrown; one != null; one = one.getCause() == one ? null : one.getCause()) {
            for (StackTraceElement element : one.getStackTrace()) {
                if (element.getLineNumber() > 0
                        && element.getFileName() != null
                        && files.containsKey(element.getFileName())) {
                    return new SourceLine(files.get(element.getFileName()), element.getLineNumber());
                }
            }
        }
        return null;
    }

    private static String typeName(Class<?> type) {
        return type == null ? "null" : type.getSimpleName();
    }
}
