package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.schedule.DurationText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a step: its arguments, checked against the signature, and where it stands. */
public final class StepCall {
    private final StepSignature signature;
    private final Map<String, Object> arguments;
    private final SourceLine at;
    private final BodyInvoker body;

    StepCall(StepSignature signature, Map<String, Object> arguments, SourceLine at, BodyInvoker body) {
        this.signature = signature;
        this.arguments = arguments;
        this.at = at;
        this.body = body;
    }

    /** The step's name. */
    public String name() {
        return signature.name();
    }

    /** The arguments that were given, by name; texts are plain strings. Without the defaults. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /** Where the call stands. */
    public SourceLine at() {
        return at;
    }

    /** The block, if one was given. */
    public Optional<BodyInvoker> body() {
        return Optional.ofNullable(body);
    }

    /**
     * Runs the block.
     *
     * @return the value of the block, or null when there is none
     */
    public Object runBody() {
        return body == null ? null : body.run();
    }

    /** Whether the argument was given and is not null. */
    public boolean has(String name) {
        return arguments.get(name) != null;
    }

    /** The argument or else the parameter's default; null when there is neither. */
    public Object any(String name) {
        Object given = arguments.get(name);
        return given != null
                ? given
                : signature.parameter(name).map(Parameter::byDefault).orElse(null);
    }

    /** The text, or the default; null when there is neither. */
    public String string(String name) {
        Object value = any(name);
        return value == null ? null : value.toString();
    }

    /** The whole number or the default; zero when there is neither. */
    public long integer(String name) {
        return any(name) instanceof Number number ? number.longValue() : 0;
    }

    /** The number or the default; zero when there is neither. */
    public double number(String name) {
        return any(name) instanceof Number number ? number.doubleValue() : 0;
    }

    /** The flag or the default; false when there is neither. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(any(name));
    }

    /** The duration or the default, which is a text too; null when there is neither. */
    public Duration duration(String name) {
        Object value = any(name);
        return value == null ? null : DurationText.parse(value.toString());
    }

    /** The texts or the default; empty when there is neither. */
    public List<String> strings(String name) {
        return any(name) instanceof Collection<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The map or the default; empty when there is neither. */
    public Map<?, ?> map(String name) {
        return any(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A failure of this call, to be thrown. */
    public StepFailure failure(String message) {
        return new StepFailure(message, at);
    }
}
