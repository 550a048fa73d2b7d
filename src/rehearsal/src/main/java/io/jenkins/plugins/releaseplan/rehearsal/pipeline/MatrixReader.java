package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Axis;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Exclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.Expression;

/** Reads the axes of a matrix and what is left out of it. */
final class MatrixReader {
    private final SourceReading reading;

    MatrixReader(SourceReading reading) {
        this.reading = reading;
    }

    List<Axis> axes(BlockEntry axes) {
        List<Axis> all = new ArrayList<>();
        for (BlockEntry entry : only(axes, "axis")) {
            Sections parts = Sections.read(reading, entry, "axis", List.of("name", "values"), List.of());
            all.add(new Axis(
                    name(entry, parts), parts.find("values").map(this::texts).orElseGet(() -> {
                        reading.problem(entry.call(), "axis has no 'values'");
                        return List.of();
                    })));
        }
        return all;
    }

    List<List<Exclusion>> excludes(BlockEntry excludes) {
        List<List<Exclusion>> all = new ArrayList<>();
        for (BlockEntry exclude : only(excludes, "exclude")) {
            List<Exclusion> axes = new ArrayList<>();
            for (BlockEntry entry : only(exclude, "axis")) {
                axes.add(exclusion(entry));
            }
            all.add(axes);
        }
        return all;
    }

    private Exclusion exclusion(BlockEntry entry) {
        Sections parts = Sections.read(reading, entry, "axis", List.of("name", "values", "notValues"), List.of());
        Optional<BlockEntry> not = parts.find("notValues");
        Optional<BlockEntry> values = not.isPresent() ? not : parts.find("values");
        if (values.isEmpty()) {
            reading.problem(entry.call(), "axis has neither 'values' nor 'notValues'");
        } else if (not.isPresent() && parts.find("values").isPresent()) {
            reading.problem(entry.call(), "axis has either 'values' or 'notValues', not both");
        }
        return new Exclusion(name(entry, parts), values.map(this::texts).orElse(List.of()), not.isPresent());
    }

    private String name(BlockEntry axis, Sections parts) {
        List<String> names = parts.find("name").map(this::texts).orElse(List.of());
        if (names.size() != 1) {
            reading.problem(axis.call(), "axis needs one 'name'");
            return "?";
        }
        return names.get(0);
    }

    private List<String> texts(BlockEntry entry) {
        List<String> texts = new ArrayList<>();
        for (Expression argument : entry.arguments()) {
            Object value = Literals.value(argument);
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                texts.add(value.toString());
            } else {
                reading.problem(argument, "'" + entry.name() + "' takes texts only");
            }
        }
        if (texts.isEmpty() && entry.arguments().isEmpty()) {
            reading.problem(entry.call(), "'" + entry.name() + "' is empty");
        }
        return texts;
    }

    private List<BlockEntry> only(BlockEntry block, String name) {
        if (block.block() == null) {
            reading.problem(block.call(), "'" + block.name() + "' needs a block");
            return List.of();
        }
        List<BlockEntry> all = new ArrayList<>();
        for (BlockEntry entry : BlockEntry.of(
                block.block(), other -> reading.problem(other, "expected '" + name + "' in '" + block.name() + "'"))) {
            if (name.equals(entry.name())) {
                all.add(entry);
            } else {
                reading.problem(
                        entry.call(),
                        "'" + entry.name() + "' is not allowed in '" + block.name() + "', only '" + name + "'");
            }
        }
        if (all.isEmpty()) {
            reading.problem(block.call(), "'" + block.name() + "' has no " + name);
        }
        return all;
    }
}
