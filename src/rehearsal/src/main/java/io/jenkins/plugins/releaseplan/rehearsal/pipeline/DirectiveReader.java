package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Agent;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Input;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Invocation;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Variable;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the directives of pipelines and stages: agent, environment, options, parameters, input and the like. */
final class DirectiveReader {
    private final SourceReading reading;

    DirectiveReader(SourceReading reading) {
        this.reading = reading;
    }

    Agent agent(BlockEntry entry) {
        if (entry.block() == null) {
            return simpleAgent(entry);
        }
        List<BlockEntry> kinds = BlockEntry.of(
                entry.block(), other -> reading.problem(other, "expected a kind of agent, such as label or docker"));
        if (kinds.size() != 1) {
            reading.problem(entry.call(), "agent needs one kind: " + String.join(", ", Directives.AGENTS));
            return new Agent(reading.at(entry.call()), "");
        }
        BlockEntry kind = kinds.get(0);
        if (!Directives.AGENTS.contains(kind.name())) {
            reading.problem(
                    kind.call(),
                    "unknown agent '" + kind.name() + "'" + NearestName.hint(kind.name(), Directives.AGENTS));
        }
        return new Agent(reading.at(entry.call()), words(kind));
    }

    private Agent simpleAgent(BlockEntry entry) {
        String kind = entry.sole().map(Expression::getText).orElse("");
        if (!"any".equals(kind) && !"none".equals(kind)) {
            reading.problem(
                    entry.call(),
                    "agent is 'any', 'none' or a block such as { label 'linux' }"
                            + NearestName.hint(kind, List.of("any", "none")));
        }
        return new Agent(reading.at(entry.call()), kind);
    }

    private static String words(BlockEntry kind) {
        String plain = kind.plainArguments().stream().map(Expression::getText).collect(Collectors.joining(" "));
        String inner = kind.block() == null
                ? ""
                : BlockEntry.of(kind.block(), other -> {}).stream()
                        .filter(one -> one.block() == null)
                        .map(DirectiveReader::words)
                        .collect(Collectors.joining(", "));
        return (kind.name() + " " + plain + inner).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    List<Variable> environment(BlockEntry entry) {
        List<Variable> variables = new ArrayList<>();
        if (entry.block() == null) {
            reading.problem(entry.call(), "'environment' needs a block: environment { NAME = 'value' }");
            return variables;
        }
        for (Statement statement : BlockEntry.statements(entry.block())) {
            Expression expression = BlockEntry.expression(statement);
            if (expression instanceof BinaryExpression assignment
                    && "=".equals(assignment.getOperation().getText())
                    && assignment.getLeftExpression() instanceof VariableExpression name) {
                Variable variable = variable(name.getName(), assignment);
                if (variables.stream().anyMatch(one -> one.name().equals(variable.name()))) {
                    reading.problem(assignment, "environment variable '" + variable.name() + "' is set twice");
                }
                variables.add(variable);
            } else if (!(statement instanceof org.codehaus.groovy.ast.stmt.EmptyStatement)) {
                reading.problem(statement, "expected NAME = 'value' in 'environment'");
            }
        }
        notEmpty(entry);
        return variables;
    }

    private Variable variable(String name, BinaryExpression assignment) {
        Expression value = assignment.getRightExpression();
        if (!isFit(value)) {
            reading.problem(
                    assignment,
                    "environment variable '" + name
                            + "' must be a text, texts joined with '+', or a call; write \"${...}\" for anything else");
        }
        Set<String> uses = new HashSet<>();
        value.visit(new CodeVisitorSupport() {
            @Override
            public void visitVariableExpression(VariableExpression expression) {
                uses.add(expression.getName());
            }

            @Override
            public void visitPropertyExpression(PropertyExpression expression) {
                uses.add(expression.getPropertyAsString());
                super.visitPropertyExpression(expression);
            }
        });
        return new Variable(name, reading.at(assignment), reading.value(value), uses);
    }

    private static boolean isFit(Expression value) {
        boolean text = value instanceof ConstantExpression constant && constant.getValue() != null
                || value instanceof GStringExpression;
        return text
                || value instanceof MethodCallExpression
                || value instanceof BinaryExpression sum
                        && "+".equals(sum.getOperation().getText())
                        && isFit(sum.getLeftExpression())
                        && isFit(sum.getRightExpression());
    }

    /** The invocations of a directive, each checked against its signature. */
    List<Invocation> invocations(BlockEntry directive, List<StepSignature> known, String what) {
        List<Invocation> all = new ArrayList<>();
        if (directive.block() == null) {
            reading.problem(
                    directive.call(), "'" + directive.name() + "' needs a block: " + directive.name() + " { ... }");
            return all;
        }
        List<BlockEntry> entries = BlockEntry.of(
                directive.block(),
                other -> reading.problem(
                        other,
                        "expected " + article(what) + " in '" + directive.name() + "', written as a call: name(...)"));
        for (BlockEntry entry : entries) {
            Directives.find(known, entry.name())
                    .ifPresentOrElse(
                            signature -> check(signature, entry),
                            () -> reading.problem(
                                    entry.call(),
                                    "unknown " + what + " '" + entry.name() + "'"
                                            + NearestName.hint(entry.name(), Directives.names(known))));
            boolean again = all.stream().anyMatch(one -> one.name().equals(entry.name()));
            if (again && !what.startsWith("parameter")) {
                reading.problem(entry.call(), what + " '" + entry.name() + "' appears twice");
            }
            all.add(invocation(entry));
        }
        notEmpty(directive);
        return all;
    }

    private void notEmpty(BlockEntry directive) {
        if (BlockEntry.statements(directive.block()).isEmpty()) {
            reading.problem(directive.call(), "'" + directive.name() + "' is empty; Jenkins refuses that");
        }
    }

    private static String article(String what) {
        return ("aeiou".indexOf(what.charAt(0)) >= 0 ? "an " : "a ") + what;
    }

    private Invocation invocation(BlockEntry entry) {
        return new Invocation(entry.name(), reading.at(entry.call()), reading.arguments(entry.arguments()));
    }

    /** Reports what is wrong with an entry's arguments. */
    void check(StepSignature signature, BlockEntry entry) {
        Arguments.faults(signature, Literals.given(signature, entry.arguments()))
                .forEach(fault -> reading.problem(entry.call(), fault));
    }

    /** A directive whose entries are other people's, such as tools. */
    void free(BlockEntry directive, String what) {
        if (directive.block() == null) {
            reading.problem(directive.call(), "'" + directive.name() + "' needs a block");
            return;
        }
        BlockEntry.of(directive.block(), other -> reading.problem(other, "expected a " + what + " with its name"));
        notEmpty(directive);
    }

    void libraries(BlockEntry directive) {
        free(directive, "library");
        if (directive.block() != null) {
            for (BlockEntry entry : BlockEntry.of(directive.block(), other -> {})) {
                entry.sole().ifPresent(name -> reading.library(name.getText()));
            }
        }
    }

    boolean flag(BlockEntry entry) {
        boolean known = entry.sole().isPresent()
                && entry.sole().get() instanceof ConstantExpression constant
                && constant.getValue() instanceof Boolean;
        if (!known) {
            reading.problem(entry.call(), "'" + entry.name() + "' is true or false");
            return false;
        }
        return Boolean.TRUE.equals(Literals.value(entry.sole().get()));
    }

    Input input(BlockEntry entry) {
        List<Invocation> settings = new ArrayList<>();
        List<Invocation> parameters = new ArrayList<>();
        if (entry.block() == null) {
            reading.problem(entry.call(), "'input' needs a block: input { message '...' }");
            return new Input(reading.at(entry.call()), settings, parameters);
        }
        List<String> allowed = List.of("message", "id", "ok", "submitter", "submitterParameter", "parameters");
        Sections sections = Sections.read(reading, entry, "input", allowed, List.of());
        if (sections.find("message").isEmpty()) {
            reading.problem(entry.call(), "input has no 'message'");
        }
        for (String name : allowed) {
            sections.find(name).ifPresent(part -> {
                if ("parameters".equals(name)) {
                    parameters.addAll(invocations(part, Directives.PARAMETERS, "parameter type"));
                } else {
                    settings.add(setting(part));
                }
            });
        }
        return new Input(reading.at(entry.call()), settings, parameters);
    }

    private Invocation setting(BlockEntry part) {
        check(StepSignature.of(part.name(), "").sole(Parameter.string("value").mandatory()), part);
        return invocation(part);
    }
}
