package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;

/** What can be known of expressions without running them. */
final class Literals {
    private Literals() {}

    /** The arguments of a call; named ones are a map in front. */
    static List<Expression> arguments(MethodCallExpression call) {
        Expression arguments = call.getArguments();
        if (arguments instanceof ArgumentListExpression list) {
            return list.getExpressions();
        }
        if (arguments instanceof TupleExpression tuple) {
            List<Expression> expressions = new ArrayList<>();
            for (Expression one : tuple.getExpressions()) {
                expressions.add(one instanceof NamedArgumentListExpression named ? map(named) : one);
            }
            return expressions;
        }
        return List.of(arguments);
    }

    /** What is known of the arguments, for a check against a signature. */
    static Given given(StepSignature signature, List<Expression> arguments) {
        List<Object> values = new ArrayList<>();
        boolean uncertain = false;
        for (Expression argument : arguments) {
            values.add(value(argument));
            uncertain |= hidesNames(argument);
        }
        int last = values.size() - 1;
        boolean mayBlock = signature.body() != StepSignature.Body.NONE;
        if (last >= 1 && mayBlock && values.get(last) == ParameterFault.SOMETHING) {
            values.set(last, Given.SOME_BLOCK);
        }
        boolean maybeMap =
                values.stream().filter(value -> value != Given.SOME_BLOCK).count() == 1
                        && values.get(0) == ParameterFault.SOMETHING;
        return Given.of(signature, values, uncertain || maybeMap);
    }

    /** The value of an expression, or a stand-in for one that only running can tell. */
    static Object value(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return constant.getValue();
        }
        if (expression instanceof GStringExpression) {
            return ParameterFault.SOME_TEXT;
        }
        if (expression instanceof ClosureExpression) {
            return Given.SOME_BLOCK;
        }
        if (expression instanceof ListExpression list) {
            List<Object> values = new ArrayList<>();
            list.getExpressions().forEach(one -> values.add(value(one)));
            return values;
        }
        if (expression instanceof MapExpression map) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (MapEntryExpression entry : map.getMapEntryExpressions()) {
                if (entry.getKeyExpression() instanceof ConstantExpression key) {
                    values.put(String.valueOf(key.getValue()), value(entry.getValueExpression()));
                }
            }
            return values;
        }
        return expression instanceof UnaryMinusExpression minus ? negative(minus) : ParameterFault.SOMETHING;
    }

    /** The value of an expression that is constant through and through; empty for others. */
    static Optional<Object> constant(Expression expression) {
        Object value = value(expression);
        return value == null || isOpen(value) ? Optional.empty() : Optional.of(value);
    }

    private static boolean isOpen(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().anyMatch(Literals::isOpen);
        }
        if (value instanceof Map) {
            return true;
        }
        return value == null
                || value == ParameterFault.SOMETHING
                || value == ParameterFault.SOME_TEXT
                || value == Given.SOME_BLOCK;
    }

    private static Object negative(UnaryMinusExpression minus) {
        Object value = value(minus.getExpression());
        if (value instanceof Integer number) {
            return -number;
        }
        if (value instanceof Long number) {
            return -number;
        }
        return value instanceof BigDecimal number ? number.negate() : ParameterFault.SOMETHING;
    }

    private static boolean hidesNames(Expression argument) {
        if (argument instanceof SpreadExpression) {
            return true;
        }
        return argument instanceof MapExpression map
                && map.getMapEntryExpressions().stream()
                        .anyMatch(entry -> entry.getKeyExpression() instanceof SpreadMapExpression
                                || !(entry.getKeyExpression() instanceof ConstantExpression));
    }

    private static MapExpression map(NamedArgumentListExpression named) {
        MapExpression map = new MapExpression(named.getMapEntryExpressions());
        map.setSourcePosition(named);
        return map;
    }
}
