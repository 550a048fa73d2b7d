package io.jenkins.plugins.releaseplan.rehearsal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Apache ECharts, which the build takes from Maven Central and puts beside this class with its licence and notice. */
final class ChartLibrary {

    private static final String SCRIPT = "echarts/echarts.common.min.js";
    private static final String NOTICE = "echarts/NOTICE";

    private ChartLibrary() {}

    /** The script, headed by its notice; it begins with the licence's own header. */
    static String script() {
        return "/*\n" + read(NOTICE).strip() + "\n*/\n" + read(SCRIPT);
    }

    private static String read(String name) {
        try (InputStream in = ChartLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the charting library's " + name
                        + " is missing from this jar; build it with Maven, which unpacks it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
