package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;

/** What comes out of reading one source file: problems, call sites, and fragments of code for the declarative model. */
final class SourceReading {
    private final String file;
    private final StepTable steps;
    private final List<Problem> problems = new ArrayList<>();
    private final List<CallSite> sites = new ArrayList<>();
    private final List<ClosureExpression> fragments = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();
    private PipelineModel model;

    SourceReading(String file, StepTable steps) {
        this.file = file;
        this.steps = steps;
    }

    StepTable steps() {
        return steps;
    }

    SourceLine at(ASTNode node) {
        return new SourceLine(file, Math.max(0, node.getLineNumber()));
    }

    void problem(ASTNode node, String message) {
        problems.add(new Problem(at(node), message));
    }

    void problem(int line, int column, String message) {
        problems.add(new Problem(file, line, column, message));
    }

    List<Problem> problems() {
        return problems;
    }

    int site(String name, ASTNode node) {
        sites.add(new CallSite(name, at(node)));
        return sites.size() - 1;
    }

    List<CallSite> sites() {
        return sites;
    }

    /** Keeps a block of code and gives its number. */
    int fragment(ClosureExpression code) {
        fragments.add(code);
        return fragments.size() - 1;
    }

    /** A value that is known now, or else the number of the fragment that will give it. */
    PipelineModel.Value value(Expression expression) {
        Optional<Object> constant = Literals.constant(expression);
        return constant.map(PipelineModel.Value::of)
                .orElseGet(() -> new PipelineModel.Value(null, fragment(closure(expression))));
    }

    /** The arguments of an invocation as a value of type list. */
    PipelineModel.Value arguments(List<Expression> arguments) {
        return value(new ListExpression(new ArrayList<>(arguments)));
    }

    List<ClosureExpression> fragments() {
        return fragments;
    }

    void library(String name) {
        libraries.add(name);
    }

    List<String> libraries() {
        return libraries;
    }

    PipelineModel model() {
        return model;
    }

    void model(PipelineModel pipeline) {
        model = pipeline;
    }

    private static ClosureExpression closure(Expression expression) {
        ReturnStatement code = new ReturnStatement(expression);
        code.setSourcePosition(expression);
        ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, code);
        closure.setSourcePosition(expression);
        return closure;
    }
}
