package io.jenkins.plugins.releaseplan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Where the benchmarks inside Jenkins write what they measured: lines {@code name|value|unit|compare|target}, as
 * {@code bin/bench} reads them, added to the file that {@code release-plan.bench.rows} names, or to the standard output.
 */
final class BenchRows {

    /** How many builds wait at once; 0, and nothing is measured, unless somebody asks for it. */
    static final int BUILDS = Integer.getInteger("release-plan.bench.builds", 0);

    static final String WHY_NOT = "a benchmark: set release-plan.bench.builds";

    private BenchRows() {}

    /** A figure that only informs. */
    static void row(String name, double value, String unit) throws IOException {
        write(name, value, unit, "|");
    }

    /** A figure that is to stay below a target. */
    static void row(String name, double value, String unit, double below) throws IOException {
        write(name, value, unit, "<|" + words(below));
    }

    private static void write(String name, double value, String unit, String target) throws IOException {
        String line = name + "|" + words(value) + "|" + unit + "|" + target;
        String file = System.getProperty("release-plan.bench.rows", "");
        if (file.isEmpty()) {
            System.out.println(line);
            return;
        }
        Files.writeString(
                Path.of(file),
                line + System.lineSeparator(),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String words(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
