package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The sections of a declarative block, each at most once. */
final class Sections {
    private final Map<String, BlockEntry> byName = new LinkedHashMap<>();

    private Sections() {}

    /**
     * Reads a block and reports what does not belong in it.
     *
     * @param where the block's kind, for messages
     * @param allowed the sections that it may have
     * @param elsewhere sections that belong in other blocks, for better messages
     */
    static Sections read(
            SourceReading reading, BlockEntry block, String where, List<String> allowed, List<String> elsewhere) {
        Sections sections = new Sections();
        if (block.block() == null) {
            if (!"stage".equals(where)) {
                reading.problem(block.call(), "'" + block.name() + "' needs a block: " + block.name() + " { ... }");
            }
            return sections;
        }
        List<BlockEntry> entries =
                BlockEntry.of(block.block(), other -> reading.problem(other, unexpected(other, where, allowed)));
        for (BlockEntry entry : entries) {
            if (!allowed.contains(entry.name())) {
                reading.problem(entry.call(), misplaced(reading, entry.name(), where, allowed, elsewhere));
            } else if (sections.byName.putIfAbsent(entry.name(), entry) != null) {
                reading.problem(entry.call(), "'" + entry.name() + "' appears twice in " + where);
            }
        }
        return sections;
    }

    Optional<BlockEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static String unexpected(Statement statement, String where, List<String> allowed) {
        boolean chained = BlockEntry.expression(statement) instanceof MethodCallExpression call
                && call.getObjectExpression() instanceof MethodCallExpression;
        return chained
                ? "sections of " + where + " stand on lines of their own; Groovy reads this line as one expression"
                : "expected one of " + String.join(", ", allowed) + " in " + where
                        + "; code belongs in a 'script' step";
    }

    private static String misplaced(
            SourceReading reading, String name, String where, List<String> allowed, List<String> elsewhere) {
        if (elsewhere.contains(name)) {
            return "'" + name + "' is not allowed in " + where + "; it belongs in "
                    + ("stage".equals(where) ? "pipeline" : "a stage");
        }
        if (reading.steps().has(name)) {
            return "step '" + name + "' is not allowed directly in " + where + "; put it into 'steps { ... }'";
        }
        return "unknown " + ("post".equals(where) ? "post condition" : "section") + " '" + name + "' in " + where
                + NearestName.hint(name, allowed);
    }
}
