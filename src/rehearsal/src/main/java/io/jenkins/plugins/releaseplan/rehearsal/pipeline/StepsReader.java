package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads blocks of steps of a declarative pipeline, where plain Groovy is allowed in {@code script} only. */
final class StepsReader {
    private static final Map<String, String> NOT_HERE = Map.of(
            "stage", "a stage with several stages has 'stages { ... }'",
            "properties", "a declarative pipeline has 'options', 'parameters' and 'triggers'",
            "parallel", "it must be the only step, or a section 'parallel { ... }' of the stage");

    private final SourceReading reading;

    StepsReader(SourceReading reading) {
        this.reading = reading;
    }

    /** The number of the block's fragment, or -1 when there is no block. */
    int read(BlockEntry entry) {
        if (entry.block() == null || entry.arguments().size() != 1) {
            reading.problem(entry.call(), "'" + entry.name() + "' needs a block: " + entry.name() + " { ... }");
            return -1;
        }
        List<Statement> statements = BlockEntry.statements(entry.block());
        if (statements.stream().allMatch(EmptyStatement.class::isInstance)) {
            reading.problem(entry.call(), "'" + entry.name() + "' has no steps");
        }
        boolean parallelOnly = statements.size() == 1
                && BlockEntry.of(statements.get(0))
                        .filter(one -> "parallel".equals(one.name()))
                        .isPresent();
        if (!parallelOnly) {
            check(entry.block());
        }
        return reading.fragment(entry.block());
    }

    private void check(ClosureExpression block) {
        for (Statement statement : BlockEntry.statements(block)) {
            BlockEntry.of(statement).ifPresentOrElse(this::checkStep, () -> notAStep(statement));
        }
    }

    private void checkStep(BlockEntry entry) {
        if (NOT_HERE.containsKey(entry.name()) && reading.steps().has(entry.name())) {
            reading.problem(entry.call(), "'" + entry.name() + "' is not allowed here; " + NOT_HERE.get(entry.name()));
        }
        boolean groovy = "script".equals(entry.name()) || !reading.steps().has(entry.name());
        if (entry.block() != null && !groovy) {
            check(entry.block());
        }
    }

    private void notAStep(Statement statement) {
        if (statement instanceof EmptyStatement) {
            return;
        }
        String what = BlockEntry.expression(statement) instanceof MethodCallExpression
                ? "method calls on objects are not allowed here"
                : "expected a step";
        reading.problem(statement, what + "; put Groovy code into 'script { ... }'");
    }
}
