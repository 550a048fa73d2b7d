package io.jenkins.plugins.releaseplan.rehearsal.cli;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import io.jenkins.plugins.releaseplan.rehearsal.steps.ReleaseSteps;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the release's steps and their parameters. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "Prints the steps of a release and their parameters.")
public final class StepsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Step step : ReleaseSteps.all()) {
            print(out, step.signature());
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, StepSignature signature) {
        String body = switch (signature.body()) {
            case NONE -> "";
            case OPTIONAL -> " [{ … }]";
            case REQUIRED -> " { … }";
        };
        out.println(signature.name() + body);
        PlainText.wrapped(signature.summary(), 76).forEach(line -> out.println("    " + line));
        for (Parameter parameter : inOrder(signature)) {
            out.println("  " + parameter.name() + ": " + values(parameter) + (parameter.required() ? ", required" : "")
                    + (parameter.byDefault() == null ? "" : ", by default " + parameter.byDefault())
                    + (parameter.name().equals(signature.soleParameter()) ? ", may be given without its name" : ""));
            PlainText.wrapped(parameter.summary(), 74).forEach(line -> out.println("      " + line));
        }
        out.println();
    }

    /** What has to be given first: the one whose name may be left out, then the others without a default. */
    private static List<Parameter> inOrder(StepSignature signature) {
        return signature.parameters().stream()
                .sorted(Comparator.comparing((Parameter one) -> !one.name().equals(signature.soleParameter()))
                        .thenComparing(one -> !one.required()))
                .toList();
    }

    private static String values(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return String.join(" | ", parameter.choices());
        }
        String range = parameter.minimum() == null
                ? ""
                : ", " + parameter.minimum().longValue() + " to "
                        + parameter.maximum().longValue();
        return parameter.type().words() + range;
    }
}
