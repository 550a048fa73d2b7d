package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * One line of a declarative block: a name with arguments and perhaps a block.
 *
 * @param name the name
 * @param call the expression as a whole
 * @param arguments all arguments
 * @param block the last argument, if it is a block; or null
 */
record BlockEntry(String name, MethodCallExpression call, List<Expression> arguments, ClosureExpression block) {
    /** The entries of a block; statements of another form go to {@code others}. */
    static List<BlockEntry> of(ClosureExpression block, Consumer<Statement> others) {
        List<BlockEntry> entries = new ArrayList<>();
        for (Statement statement : statements(block)) {
            Optional<BlockEntry> entry = of(statement);
            if (entry.isPresent()) {
                entries.add(entry.get());
            } else {
                others.accept(statement);
            }
        }
        return entries;
    }

    /** The statement as an entry; empty if it is of another form. */
    static Optional<BlockEntry> of(Statement statement) {
        if (expression(statement) instanceof MethodCallExpression call
                && call.isImplicitThis()
                && call.getMethodAsString() != null) {
            List<Expression> arguments = Literals.arguments(call);
            ClosureExpression block =
                    !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression closure
                            ? closure
                            : null;
            return Optional.of(new BlockEntry(call.getMethodAsString(), call, arguments, block));
        }
        return Optional.empty();
    }

    static List<Statement> statements(ClosureExpression block) {
        if (block.getCode() instanceof BlockStatement code) {
            return code.getStatements();
        }
        return block.getCode() == null ? List.of() : List.of(block.getCode());
    }

    /** The expression that a statement consists of, or null. */
    static Expression expression(Statement statement) {
        if (statement instanceof ExpressionStatement plain) {
            return plain.getExpression();
        }
        return statement instanceof ReturnStatement end ? end.getExpression() : null;
    }

    /** The sole argument, if there is exactly one. */
    Optional<Expression> sole() {
        return arguments.size() == 1 ? Optional.of(arguments.get(0)) : Optional.empty();
    }

    /** The arguments before the block. */
    List<Expression> plainArguments() {
        return block == null ? arguments : arguments.subList(0, arguments.size() - 1);
    }
}
