package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Walks over the code of a script: checks every call of a step, reports names that nobody knows, and turns calls of steps into
 * calls by site, which know their line. Local variables and the script's own methods shadow steps, as in Groovy.
 */
final class ScriptReader extends ClassCodeExpressionTransformer {
    private static final Map<String, Class<?>> JENKINS_TYPES = JenkinsTypes.STAND_INS;

    private static final Set<String> ENDS_THE_JVM = Set.of(
            "System.exit",
            "java.lang.System.exit",
            "Runtime.getRuntime().exit",
            "Runtime.getRuntime().halt",
            "Runtime.runtime.exit",
            "Runtime.runtime.halt");

    private final SourceUnit unit;
    private final SourceReading reading;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> assigned;
    private final Set<String> libraryNames;
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private int foreignDelegates;

    /** Whether an unknown name describes an object here, as in {@code recordIssues tools: [esLint()]}. */
    private boolean describing;

    /** Whether that is certain, for it is within a list; elsewhere it might be a step of a library. */
    private boolean listed;

    /**
     * @param assigned names that the script assigns without declaring them, which may hold closures
     * @param libraryNames global variables of libraries
     */
    ScriptReader(SourceUnit unit, SourceReading reading, Set<String> assigned, Set<String> libraryNames) {
        this.unit = unit;
        this.reading = reading;
        this.assigned = assigned;
        this.libraryNames = libraryNames;
    }

    /** Reads the script's class. */
    void read(ClassNode script) {
        script.getMethods().stream().map(MethodNode::getName).forEach(methods::add);
        visitClass(script);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode node, boolean isConstructor) {
        boolean madeByCompiler = node.getLineNumber() <= 0 && !"run".equals(node.getName());
        if (madeByCompiler) {
            return;
        }
        scoped(() -> {
            declare(node.getParameters());
            super.visitConstructorOrMethod(node, isConstructor);
        });
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        scoped(() -> super.visitBlockStatement(block));
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        scoped(() -> {
            scopes.peek().add(loop.getVariable().getName());
            super.visitForLoop(loop);
        });
    }

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        scoped(() -> {
            Parameter variable = statement.getVariable();
            scopes.peek().add(variable.getName());
            Class<?> standIn = JENKINS_TYPES.get(variable.getType().getName());
            if (standIn != null) {
                variable.setType(ClassHelper.make(standIn));
            }
            super.visitCatchStatement(statement);
        });
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            describing(
                    reading.isDescription(closure),
                    () -> scoped(() -> {
                        declare(closure.getParameters());
                        closure.getCode().visit(this);
                    }));
            return closure;
        }
        if (expression instanceof DeclarationExpression declaration) {
            declaration.setRightExpression(transform(declaration.getRightExpression()));
            declare(declaration);
            return declaration;
        }
        if (expression instanceof MethodCallExpression call) {
            return call(call);
        }
        if (expression instanceof ListExpression list) {
            return listed(list);
        }
        if (expression instanceof VariableExpression variable
                && libraryNames.contains(variable.getName())
                && !isDeclared(variable.getName())) {
            reading.usesLibraryName(variable.getName());
        }
        if (expression instanceof ConstructorCallExpression made) {
            return super.transform(VirtualTimeCalls.date(made));
        }
        return super.transform(expression);
    }

    private Expression listed(ListExpression list) {
        boolean before = listed;
        listed = true;
        try {
            return super.transform(list);
        } finally {
            listed = before;
        }
    }

    private Expression call(MethodCallExpression call) {
        String name = call.getMethodAsString();
        if (name == null) {
            return super.transform(call);
        }
        if (ENDS_THE_JVM.contains(call.getObjectExpression().getText() + "." + name)) {
            reading.problem(
                    call,
                    call.getObjectExpression().getText() + "." + name
                            + " would end Jenkins itself, which forbids it; end the build with error 'why'");
        }
        Expression timed = VirtualTimeCalls.replacement(call);
        if (timed != null) {
            return super.transform(timed);
        }
        boolean own = call.isImplicitThis() || isScript(call.getObjectExpression());
        if (!own || methods.contains(name) || (call.isImplicitThis() && isDeclared(name))) {
            return foreignCall(call, name);
        }
        boolean step = reading.steps().has(name);
        if (!step && libraryNames.contains(name)) {
            reading.usesLibraryName(name);
        }
        if (step) {
            check(call, name);
        } else if (isUnknown(call, name)) {
            if (describing
                    && nobodyMeans(name)
                    && (listed || reading.libraries().isEmpty())) {
                return bySite("describe", call, name);
            }
            reading.problem(
                    call,
                    "unknown step '" + name + "'"
                            + NearestName.hint(name, reading.steps().names())
                            + libraryHint(name));
        }
        boolean bySite = step || (Symbols.NAMES.contains(name) && !assigned.contains(name));
        return bySite ? site(call, name) : super.transform(call);
    }

    /** A call of something else: closures given to it may have a delegate of its choice. */
    private Expression foreignCall(MethodCallExpression call, String name) {
        boolean foreign = !call.isImplicitThis() && !ClosureMethods.keepsDelegate(name);
        foreignDelegates += foreign ? 1 : 0;
        try {
            return super.transform(call);
        } finally {
            foreignDelegates -= foreign ? 1 : 0;
        }
    }

    private boolean isUnknown(MethodCallExpression call, String name) {
        return call.isImplicitThis()
                && foreignDelegates == 0
                && !Symbols.NAMES.contains(name)
                && !assigned.contains(name)
                && !libraryNames.contains(name)
                && !ClosureMethods.ofEveryScript(name);
    }

    private String libraryHint(String name) {
        if (!libraryNames.isEmpty()) {
            return "";
        }
        boolean foreign = reading.libraries().isEmpty()
                && NearestName.to(name, reading.steps().names()).isEmpty();
        return foreign
                ? "; if a shared library brings it, give the library's directory with --library"
                : reading.libraryHint();
    }

    private void check(MethodCallExpression call, String name) {
        StepSignature signature = reading.steps().find(name).orElseThrow().signature();
        Arguments.faults(signature, Literals.given(signature, Literals.arguments(call)))
                .forEach(fault -> reading.problem(call, fault));
        if ("parallel".equals(name)) {
            Literals.arguments(call).stream()
                    .filter(MapExpression.class::isInstance)
                    .forEach(branches -> branches(call, (MapExpression) branches));
        }
        if ("library".equals(name)) {
            Literals.arguments(call).stream()
                    .findFirst()
                    .map(ScriptReader::identifier)
                    .ifPresent(reading::library);
        }
    }

    private void branches(MethodCallExpression call, MapExpression given) {
        boolean any = false;
        for (MapEntryExpression entry : given.getMapEntryExpressions()) {
            String key = entry.getKeyExpression().getText();
            boolean failFast = "failFast".equals(key);
            any |= !failFast;
            if (entry.getValueExpression() instanceof ConstantExpression value
                    && !(failFast && value.getValue() instanceof Boolean)) {
                reading.problem(
                        call,
                        failFast
                                ? "parallel: 'failFast' is true or false"
                                : "parallel: branch '" + key + "' must be a block, " + key + ": { ... }");
            }
        }
        if (!any) {
            reading.problem(call, "parallel needs at least one branch: parallel(name: { ... })");
        }
    }

    private static String identifier(Expression argument) {
        if (argument instanceof MapExpression named) {
            return named.getMapEntryExpressions().stream()
                    .filter(entry ->
                            "identifier".equals(entry.getKeyExpression().getText()))
                    .map(entry -> entry.getValueExpression().getText())
                    .findFirst()
                    .orElse(null);
        }
        return argument.getText();
    }

    private Expression site(MethodCallExpression call, String name) {
        boolean spread = Literals.arguments(call).stream().anyMatch(SpreadExpression.class::isInstance);
        boolean mayBeDelegates = foreignDelegates > 0 && call.isImplicitThis() && !"sleep".equals(name);
        return spread || mayBeDelegates ? super.transform(call) : bySite("callStep", call, name);
    }

    private Expression bySite(String method, MethodCallExpression call, String name) {
        List<Expression> arguments = new ArrayList<>();
        boolean open =
                reading.steps().find(name).map(step -> step.signature().open()).orElse(true);
        describing(open, () -> Literals.arguments(call).forEach(one -> arguments.add(transform(one))));
        Expression values = new ArrayExpression(ClassHelper.OBJECT_TYPE, arguments);
        MethodCallExpression bySite = new MethodCallExpression(
                new VariableExpression("this"),
                method,
                new ArgumentListExpression(new ConstantExpression(reading.site(name, call), true), values));
        bySite.setImplicitThis(false);
        bySite.setSourcePosition(call);
        return bySite;
    }

    /** Whether a name is not just a misspelt method of the script's own. */
    private boolean nobodyMeans(String name) {
        return NearestName.to(name, methods).isEmpty()
                && NearestName.to(name, reading.steps().names()).isEmpty();
    }

    private void describing(boolean now, Runnable body) {
        boolean before = describing;
        boolean listedBefore = listed;
        describing = now;
        listed &= now;
        try {
            body.run();
        } finally {
            describing = before;
            listed = listedBefore;
        }
    }

    private boolean isScript(Expression object) {
        return object instanceof VariableExpression variable
                && (variable.isThisExpression() || ("steps".equals(variable.getName()) && !isDeclared("steps")));
    }

    private boolean isDeclared(String name) {
        return scopes.stream().anyMatch(scope -> scope.contains(name));
    }

    private void declare(Parameter[] parameters) {
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                scopes.peek().add(parameter.getName());
                if (parameter.hasInitialExpression()) {
                    parameter.setInitialExpression(transform(parameter.getInitialExpression()));
                }
            }
        }
    }

    private void declare(DeclarationExpression declaration) {
        if (scopes.isEmpty()) {
            return;
        }
        if (declaration.getLeftExpression() instanceof TupleExpression several) {
            several.getExpressions().forEach(one -> scopes.peek().add(one.getText()));
        } else {
            scopes.peek().add(declaration.getVariableExpression().getName());
        }
    }

    private void scoped(Runnable body) {
        scopes.push(new HashSet<>());
        try {
            body.run();
        } finally {
            scopes.pop();
        }
    }
}
