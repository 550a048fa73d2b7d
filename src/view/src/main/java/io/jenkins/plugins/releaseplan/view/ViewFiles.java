package io.jenkins.plugins.releaseplan.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts and styles of this package, in the order in which a page has to load them. */
public final class ViewFiles {

    private static final List<String> SCRIPTS = List.of(
            "rp-base.js",
            "rp-format.js",
            "rp-parts.js",
            "rp-traffic-marks.js",
            "rp-traffic-chart.js",
            "rp-summary.js",
            "rp-traffic.js",
            "rp-timeline.js",
            "rp-checklist.js",
            "rp-gates.js",
            "rp-checks.js",
            "rp-calls.js",
            "rp-report.js");
    private static final String STYLE = "release-plan.css";
    private static final String PAGE_STYLE = "report.css";

    private ViewFiles() {}

    /** The classic scripts, each one after those that it needs. A page loads the charting library before them. */
    public static List<String> scripts() {
        return SCRIPTS;
    }

    /** The style sheet of the components. */
    public static String style() {
        return STYLE;
    }

    /** The style sheet of a page that stands alone: it gives the colours that Jenkins' pages give. */
    public static String pageStyle() {
        return PAGE_STYLE;
    }

    /**
     * The text of one of the files.
     *
     * @param name a name that one of the other methods gave
     * @throws IllegalArgumentException if there is no such file
     */
    public static String read(String name) {
        if (!SCRIPTS.contains(name) && !name.equals(STYLE) && !name.equals(PAGE_STYLE)) {
            throw new IllegalArgumentException("no such file of the view: " + name);
        }
        try (InputStream in = ViewFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing from the view's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
