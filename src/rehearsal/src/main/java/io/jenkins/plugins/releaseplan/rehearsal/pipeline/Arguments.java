package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the arguments of calls against signatures. */
final class Arguments {
    private Arguments() {}

    /** The call with checked arguments. */
    static StepCall bind(StepSignature signature, Object[] values, SourceLine at) {
        Given given = Given.of(signature, Arrays.asList(values), false);
        List<String> faults = faults(signature, given);
        if (!faults.isEmpty()) {
            throw new StepFailure(faults.get(0), at);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        given.named().forEach((name, value) -> arguments.put(name, plain(value)));
        if (!given.positional().isEmpty()) {
            arguments.put(signature.soleParameter(), plain(given.positional().get(0)));
        }
        return new StepCall(signature, arguments, at, body(given.block()));
    }

    /** Everything that is wrong with a call, each as a sentence that begins with the step's name. */
    static List<String> faults(StepSignature signature, Given given) {
        List<String> faults = new ArrayList<>();
        positional(signature, given, faults);
        given.named().forEach((name, value) -> named(signature, name, value, faults));
        missing(signature, given, faults);
        block(signature, given, faults);
        return faults;
    }

    private static void positional(StepSignature signature, Given given, List<String> faults) {
        List<Object> values = given.positional();
        if (values.isEmpty() || (given.uncertain() && values.size() == 1)) {
            return;
        }
        String sole = signature.soleParameter();
        if (sole.isEmpty()) {
            faults.add(signature.name()
                    + (signature.parameters().isEmpty() && !signature.open()
                            ? " takes no arguments"
                            : " takes its arguments by name: " + String.join(", ", signature.parameterNames())));
        } else if (values.size() > 1 || given.named().containsKey(sole)) {
            faults.add(signature.name() + " takes one argument without a name, '" + sole + "'; name the others");
        } else {
            value(signature, sole, values.get(0), faults);
        }
    }

    private static void named(StepSignature signature, String name, Object value, List<String> faults) {
        if (signature.parameter(name).isPresent()) {
            value(signature, name, value, faults);
        } else if (!signature.open() && !"$class".equals(name)) {
            faults.add(signature.name() + ": unknown parameter '" + name + "'"
                    + NearestName.hint(name, signature.parameterNames()));
        }
    }

    private static void value(StepSignature signature, String name, Object value, List<String> faults) {
        signature
                .parameter(name)
                .flatMap(parameter -> parameter.fault(value))
                .ifPresent(fault -> faults.add(signature.name() + ": '" + name + "' " + fault));
    }

    private static void missing(StepSignature signature, Given given, List<String> faults) {
        if (given.uncertain()) {
            return;
        }
        for (Parameter parameter : signature.parameters()) {
            boolean sole = parameter.name().equals(signature.soleParameter());
            boolean present = given.named().containsKey(parameter.name())
                    || (sole && !given.positional().isEmpty());
            if (parameter.required() && !present) {
                faults.add(signature.name() + ": parameter '" + parameter.name() + "' is missing");
            }
        }
    }

    private static void block(StepSignature signature, Given given, List<String> faults) {
        if (signature.body() == StepSignature.Body.REQUIRED && given.block() == null && !given.uncertain()) {
            faults.add(signature.name() + " needs a block: " + signature.name() + " { ... }");
        } else if (signature.body() == StepSignature.Body.NONE && given.block() != null) {
            faults.add(signature.name() + " takes no block");
        }
    }

    private static BodyInvoker body(Object block) {
        return block instanceof Closure<?> closure ? closure::call : (BodyInvoker) block;
    }

    /** Texts as strings, at any depth; everything else as it is. */
    static Object plain(Object value) {
        if (value instanceof GString) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(plain(key), plain(one)));
            return copy;
        }
        if (value instanceof Collection<?> values) {
            List<Object> copy = new ArrayList<>(values.size());
            values.forEach(one -> copy.add(plain(one)));
            return copy;
        }
        return value;
    }
}
