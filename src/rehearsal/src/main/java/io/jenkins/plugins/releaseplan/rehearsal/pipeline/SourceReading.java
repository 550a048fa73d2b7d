package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> used = new LinkedHashSet<>();
    private final List<PipelineModel> models = new ArrayList<>();
    private final Set<ClosureExpression> described = Collections.newSetFromMap(new IdentityHashMap<>());

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
        PipelineModel.Value value = value(new ListExpression(new ArrayList<>(arguments)));
        if (value.fragment() >= 0) {
            described.add(fragments.get(value.fragment()));
        }
        return value;
    }

    /** Whether a fragment holds the arguments of a directive, in which objects are described. */
    boolean isDescription(ClosureExpression fragment) {
        return described.contains(fragment);
    }

    List<ClosureExpression> fragments() {
        return fragments;
    }

    /** The source uses a global variable of a library that is loaded. */
    void usesLibraryName(String name) {
        used.add(name);
    }

    /** The global variables of libraries that it uses, in the order of their first use. */
    Set<String> libraryNamesUsed() {
        return used;
    }

    void library(String name) {
        if (!libraries.contains(name)) {
            libraries.add(name);
        }
    }

    List<String> libraries() {
        return libraries;
    }

    /** What to add to a message about something that a library may have, which is not loaded; "" without libraries. */
    String libraryHint() {
        return libraries.isEmpty()
                ? ""
                : "; library " + String.join(", ", libraries) + " is not loaded, give its directory with --library";
    }

    /** A declarative block begins, whose fragments are counted from zero. */
    void startPipeline() {
        fragments.clear();
    }

    void model(PipelineModel pipeline) {
        models.add(pipeline);
    }

    /** The declarative blocks in the order of the source. */
    List<PipelineModel> models() {
        return models;
    }

    private static ClosureExpression closure(Expression expression) {
        ReturnStatement code = new ReturnStatement(expression);
        code.setSourcePosition(expression);
        ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, code);
        closure.setSourcePosition(expression);
        return closure;
    }
}
