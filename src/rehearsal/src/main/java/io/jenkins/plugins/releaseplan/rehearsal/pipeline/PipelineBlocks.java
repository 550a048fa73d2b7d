package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Finds the declarative blocks of a source file and replaces each by a call that brings its pieces of code. A Jenkinsfile has
 * one, at its top; a script of a library may have several within its methods, of which a run calls one.
 */
final class PipelineBlocks {
    private final SourceReading reading;
    private final boolean library;

    PipelineBlocks(SourceReading reading, boolean library) {
        this.reading = reading;
        this.library = library;
    }

    void replace(ModuleNode module) {
        if (reading.steps().has("pipeline")) {
            return;
        }
        Inner inner = new Inner();
        replace(module.getStatementBlock().getStatements(), false);
        module.getStatementBlock().visit(inner);
        for (MethodNode method : module.getMethods()) {
            if (method.getCode() instanceof BlockStatement code) {
                code.visit(inner);
            }
        }
    }

    private void replace(List<Statement> statements, boolean inside) {
        for (int i = 0; i < statements.size(); i++) {
            BlockEntry entry = BlockEntry.of(statements.get(i)).orElse(null);
            if (entry != null && "pipeline".equals(entry.name())) {
                statements.set(i, replacement(entry, inside));
            }
        }
    }

    private Statement replacement(BlockEntry pipeline, boolean inside) {
        if (pipeline.block() == null || pipeline.arguments().size() != 1) {
            reading.problem(pipeline.call(), "pipeline needs a block: pipeline { ... }");
        } else if (inside && !library) {
            reading.problem(
                    pipeline.call(), "pipeline must stand at the top of the Jenkinsfile, not within another block");
        } else if (!library && !reading.models().isEmpty()) {
            reading.problem(pipeline.call(), "a Jenkinsfile has one pipeline block only");
        } else {
            reading.startPipeline();
            reading.model(new PipelineReader(reading).read(pipeline));
            return call(pipeline.call());
        }
        return EmptyStatement.INSTANCE;
    }

    private Statement call(MethodCallExpression pipeline) {
        ArrayExpression fragments = new ArrayExpression(ClassHelper.OBJECT_TYPE, new ArrayList<>(reading.fragments()));
        ConstantExpression index = new ConstantExpression(reading.models().size() - 1, true);
        MethodCallExpression call = new MethodCallExpression(
                new VariableExpression("this"), "runPipeline", new ArgumentListExpression(index, fragments));
        call.setImplicitThis(false);
        call.setSourcePosition(pipeline);
        return new ExpressionStatement(call);
    }

    /** Goes into blocks. What stands in a declarative block was replaced before it is reached. */
    private final class Inner extends CodeVisitorSupport {
        @Override
        public void visitBlockStatement(BlockStatement block) {
            replace(block.getStatements(), true);
            super.visitBlockStatement(block);
        }
    }
}
