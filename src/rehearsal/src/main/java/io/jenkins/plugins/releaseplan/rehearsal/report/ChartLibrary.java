package io.jenkins.plugins.releaseplan.rehearsal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Apache ECharts, as it is on Maven Central. It is on the class path of the command line; Jenkins has a plugin of its own for it. */
final class ChartLibrary {

    private static final String PROPERTIES = "/META-INF/maven/org.mvnpm/echarts/pom.properties";
    private static final String FILES = "/META-INF/resources/_static/echarts/";
    private static final String SCRIPT = "/dist/echarts.common.min.js";
    private static final String NOTICE = "/NOTICE";

    private ChartLibrary() {}

    /** The script, headed by its notice; it begins with the licence's own header. */
    static String script() {
        String directory = FILES + version();
        return "/*\n" + read(directory + NOTICE).strip() + "\n*/\n" + read(directory + SCRIPT);
    }

    private static String version() {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(read(PROPERTIES)));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = ChartLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the charting library is missing: there is no " + name
                        + " on the class path; it comes with org.mvnpm:echarts from Maven Central");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
