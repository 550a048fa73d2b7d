package io.jenkins.plugins.releaseplan.steps;

import hudson.AbortException;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.Step;

/**
 * What a pipeline gives to a step, looked at before the step is made of it. Jenkins itself only warns of a parameter that there
 * is not, cuts a number off that is not whole, and speaks of classes where a type is wrong; a rehearsal refuses all of them.
 */
final class Arguments {

    private final String step;
    private final DescribableModel<? extends Step> model;

    Arguments(String step, Class<? extends Step> type) {
        this.step = step;
        this.model = DescribableModel.of(type);
    }

    /** @throws AbortException if they cannot be; the message says which and why */
    void check(Map<String, Object> arguments) throws AbortException {
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            DescribableParameter parameter = model.getParameter(argument.getKey());
            if (parameter == null) {
                List<String> names = model.getParameters().stream()
                        .map(DescribableParameter::getName)
                        .toList();
                throw Parameters.of(step)
                        .wrong("has no parameter '" + argument.getKey() + "'"
                                + NearestName.hintOrAll(argument.getKey(), names));
            }
            check(parameter, argument.getValue());
        }
    }

    private void check(DescribableParameter parameter, Object value) throws AbortException {
        if (value == null) {
            return;
        }
        Class<?> type = parameter.getErasedType();
        if (type == String.class && !(value instanceof CharSequence)) {
            throw wrong(parameter, "a text", value);
        }
        if (type == List.class && !(value instanceof List<?>)) {
            throw wrong(parameter, "a list of texts", value);
        }
        if (type == int.class && !isWhole(value)) {
            throw wrong(parameter, "a whole number", value);
        }
        if (type == boolean.class && !(value instanceof Boolean)) {
            throw wrong(parameter, "true or false", value);
        }
    }

    private static boolean isWhole(Object value) {
        try {
            return !(value instanceof Boolean)
                    && new BigDecimal(value.toString()).stripTrailingZeros().scale() <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private AbortException wrong(DescribableParameter parameter, String what, Object value) {
        String kind = value instanceof CharSequence ? "the text '" + value + "'" : "'" + value + "'";
        return Parameters.of(step).wrong("'" + parameter.getName() + "' must be " + what + ", not " + kind);
    }
}
