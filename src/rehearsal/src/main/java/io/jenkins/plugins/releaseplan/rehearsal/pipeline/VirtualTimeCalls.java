package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Set;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Lets a script that asks for the time get the virtual one, so that a rehearsal gives the same result every day. */
final class VirtualTimeCalls {
    private static final Set<String> WITH_NOW = Set.of(
            "Instant",
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "ZonedDateTime",
            "OffsetDateTime",
            "Year",
            "YearMonth");

    private VirtualTimeCalls() {}

    /** {@code new Date()} with the virtual time; any other constructor call as it is. */
    static Expression date(ConstructorCallExpression made) {
        String type = made.getType().getName();
        boolean bare = made.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().isEmpty();
        if (bare && ("Date".equals(type) || "java.util.Date".equals(type))) {
            return placed(
                    new ConstructorCallExpression(made.getType(), new ArgumentListExpression(script("virtualMillis"))),
                    made);
        }
        return made;
    }

    /** What stands for a call that would use the machine's time; null for any other call. */
    static Expression replacement(MethodCallExpression call) {
        if (call.isImplicitThis()) {
            return null;
        }
        String type = call.getObjectExpression().getText().replaceFirst("^java\\.(lang|time)\\.", "");
        String target = type + "." + call.getMethodAsString();
        if ("System.currentTimeMillis".equals(target)) {
            return placed(script("virtualMillis"), call);
        }
        if ("Thread.sleep".equals(target)) {
            return placed(sleep(call), call);
        }
        if (WITH_NOW.contains(type) && "now".equals(call.getMethodAsString())) {
            giveClock(call);
        }
        return null;
    }

    private static void giveClock(MethodCallExpression call) {
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            return;
        }
        if (arguments.getExpressions().isEmpty()) {
            call.setArguments(new ArgumentListExpression(script("virtualClock")));
        } else if (arguments.getExpressions().size() == 1 && !isClock(arguments.getExpression(0))) {
            call.setArguments(new ArgumentListExpression(new MethodCallExpression(
                    script("virtualClock"), "withZone", new ArgumentListExpression(arguments.getExpression(0)))));
        }
    }

    private static boolean isClock(Expression expression) {
        return expression.getText().contains("lock");
    }

    private static Expression sleep(MethodCallExpression call) {
        MapExpression arguments = new MapExpression();
        Expression time = Literals.arguments(call).stream().findFirst().orElse(new ConstantExpression(0));
        arguments.addMapEntryExpression(new MapEntryExpression(new ConstantExpression("time"), time));
        arguments.addMapEntryExpression(
                new MapEntryExpression(new ConstantExpression("unit"), new ConstantExpression("MILLISECONDS")));
        return new MethodCallExpression(new VariableExpression("this"), "sleep", new ArgumentListExpression(arguments));
    }

    private static MethodCallExpression script(String method) {
        MethodCallExpression call =
                new MethodCallExpression(new VariableExpression("this"), method, new ArgumentListExpression());
        call.setImplicitThis(false);
        return call;
    }

    private static Expression placed(Expression made, Expression original) {
        made.setSourcePosition(original);
        return made;
    }
}
