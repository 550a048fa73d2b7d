package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Condition;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Value;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.When;
import io.jenkins.plugins.releaseplan.rehearsal.spelling.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code when} blocks. */
final class WhenReader {
    private static final Set<String> SWITCHES = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> GROUPS = Set.of("allOf", "anyOf", "not");

    private final SourceReading reading;
    private final DirectiveReader directives;

    WhenReader(SourceReading reading) {
        this.reading = reading;
        this.directives = new DirectiveReader(reading);
    }

    When read(BlockEntry when) {
        List<Condition> conditions = new ArrayList<>();
        Set<String> on = new HashSet<>();
        for (BlockEntry entry : entries(when)) {
            if (!SWITCHES.contains(entry.name())) {
                conditions.add(condition(entry));
            } else if (directives.flag(entry)) {
                on.add(entry.name());
            }
        }
        if (conditions.isEmpty()) {
            reading.problem(when.call(), "when has no condition");
        }
        return new When(
                on.contains("beforeAgent"), on.contains("beforeInput"), on.contains("beforeOptions"), conditions);
    }

    private List<BlockEntry> entries(BlockEntry block) {
        if (block.block() == null) {
            reading.problem(block.call(), "'" + block.name() + "' needs a block: " + block.name() + " { ... }");
            return List.of();
        }
        return BlockEntry.of(
                block.block(),
                other -> reading.problem(
                        other, "expected a condition in '" + block.name() + "'; code belongs in 'expression { ... }'"));
    }

    private Condition condition(BlockEntry entry) {
        if (GROUPS.contains(entry.name())) {
            return group(entry);
        }
        if ("expression".equals(entry.name())) {
            return expression(entry);
        }
        Directives.find(Directives.CONDITIONS, entry.name())
                .ifPresentOrElse(
                        signature -> directives.check(signature, entry),
                        () -> reading.problem(
                                entry.call(),
                                "unknown when condition '" + entry.name() + "'"
                                        + NearestName.hint(entry.name(), names())));
        if ("changelog".equals(entry.name())) {
            pattern(entry);
        }
        return new Condition(
                entry.name(), reading.at(entry.call()), reading.arguments(entry.arguments()), List.of(), -1);
    }

    private void pattern(BlockEntry entry) {
        Object given = entry.sole().map(Literals::value).orElse(null);
        Object pattern = given instanceof Map<?, ?> named ? named.get("pattern") : given;
        if (pattern instanceof String text) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException unreadable) {
                reading.problem(
                        entry.call(),
                        "changelog: '" + text + "' is not a regular expression: " + unreadable.getDescription());
            }
        }
    }

    private Condition group(BlockEntry entry) {
        List<Condition> inner = entries(entry).stream().map(this::condition).toList();
        if (entry.block() != null && entry.arguments().size() > 1) {
            reading.problem(entry.call(), "'" + entry.name() + "' takes nothing but a block");
        }
        if (entry.block() != null && inner.isEmpty()) {
            reading.problem(entry.call(), "'" + entry.name() + "' has no condition");
        }
        if ("not".equals(entry.name()) && inner.size() > 1) {
            reading.problem(entry.call(), "'not' takes one condition; put several into anyOf or allOf");
        }
        return new Condition(entry.name(), reading.at(entry.call()), Value.of(List.of()), inner, -1);
    }

    private Condition expression(BlockEntry entry) {
        if (entry.block() == null || entry.arguments().size() != 1) {
            reading.problem(entry.call(), "'expression' needs a block: expression { ... }");
            return new Condition("expression", reading.at(entry.call()), Value.of(List.of()), List.of(), -1);
        }
        return new Condition(
                "expression",
                reading.at(entry.call()),
                Value.of(List.of()),
                List.of(),
                reading.fragment(entry.block()));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Directives.names(Directives.CONDITIONS));
        names.addAll(GROUPS);
        names.addAll(SWITCHES);
        names.add("expression");
        return names;
    }
}
