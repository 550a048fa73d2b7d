package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may be given to a step.
 *
 * @param name as it is called in a Jenkinsfile
 * @param summary one sentence for documentation
 * @param parameters its named parameters
 * @param soleParameter the name of the one that may be given without its name, or ""
 * @param body whether it takes a block
 * @param open whether other named arguments than the parameters are allowed
 */
public record StepSignature(
        String name, String summary, List<Parameter> parameters, String soleParameter, Body body, boolean open) {
    /** Whether a step takes a block. */
    public enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    public StepSignature {
        parameters = List.copyOf(parameters);
        if (!soleParameter.isEmpty()
                && parameters.stream().noneMatch(parameter -> parameter.name().equals(soleParameter))) {
            throw new IllegalArgumentException(name + " has no parameter " + soleParameter);
        }
    }

    /** A signature without other arguments than its parameters. */
    public StepSignature(String name, String summary, List<Parameter> parameters, String soleParameter, Body body) {
        this(name, summary, parameters, soleParameter, body, false);
    }

    /** A step without parameters and block, to be added to. */
    public static StepSignature of(String name, String summary) {
        return new StepSignature(name, summary, List.of(), "", Body.NONE, false);
    }

    /** With these parameters in addition. */
    public StepSignature with(Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(more));
        return new StepSignature(name, summary, all, soleParameter, body, open);
    }

    /** With a parameter that may be given without its name. */
    public StepSignature sole(Parameter parameter) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(parameter);
        return new StepSignature(name, summary, all, parameter.name(), body, open);
    }

    /** With a block. */
    public StepSignature body(Body kind) {
        return new StepSignature(name, summary, parameters, soleParameter, kind, open);
    }

    /** With any other named arguments allowed. */
    public StepSignature anyArguments() {
        return new StepSignature(name, summary, parameters, soleParameter, body, true);
    }

    /** The parameter of that name; empty when there is none. */
    public Optional<Parameter> parameter(String wanted) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(wanted)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    List<String> parameterNames() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
