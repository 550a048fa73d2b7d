package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Axis;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Exclusion;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.PipelineModel.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a matrix. */
final class MatrixCells {
    private MatrixCells() {}

    /** All combinations that no exclusion names, the last axis turning fastest. */
    static List<Map<String, String>> of(Matrix matrix) {
        List<Map<String, String>> cells = new ArrayList<>(List.of(Map.of()));
        for (Axis axis : matrix.axes()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> cell : cells) {
                for (String value : axis.values()) {
                    Map<String, String> next = new LinkedHashMap<>(cell);
                    next.put(axis.name(), value);
                    longer.add(next);
                }
            }
            cells = longer;
        }
        cells.removeIf(cell -> matrix.excludes().stream().anyMatch(exclude -> excluded(cell, exclude)));
        return cells;
    }

    /** As Jenkins names the cell's stage. */
    static String name(Map<String, String> cell) {
        return cell.entrySet().stream()
                .map(axis -> axis.getKey() + " = '" + axis.getValue() + "'")
                .collect(Collectors.joining(", ", "Matrix - ", ""));
    }

    private static boolean excluded(Map<String, String> cell, List<Exclusion> exclude) {
        return !exclude.isEmpty()
                && exclude.stream().allMatch(axis -> axis.values().contains(cell.get(axis.axis())) != axis.not());
    }
}
