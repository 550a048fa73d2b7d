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
            "rp-markup.js",
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
    private static final List<String> REPORT_SCRIPTS = List.of("rp-summary.js", "rp-calls.js", "rp-report.js");
    private static final List<String> LIVE_SCRIPTS =
            List.of("rp-deeds.js", "rp-deed-forms.js", "rp-live.js", "rp-releases.js");
    private static final String STYLE = "release-plan.css";
    private static final String LIVE_STYLE = "rp-live.css";
    private static final String PAGE_STYLE = "report.css";

    private ViewFiles() {}

    /** The classic scripts, each one after those that it needs. A page loads the charting library before them. */
    public static List<String> scripts() {
        return SCRIPTS;
    }

    /** Those of the scripts that only a report on something past needs. */
    public static List<String> reportScripts() {
        return REPORT_SCRIPTS;
    }

    /** The scripts of a page on which people act, to be loaded after the others. */
    public static List<String> liveScripts() {
        return LIVE_SCRIPTS;
    }

    /** The style sheet of the components on which people act. */
    public static String liveStyle() {
        return LIVE_STYLE;
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
        boolean style = name.equals(STYLE) || name.equals(LIVE_STYLE) || name.equals(PAGE_STYLE);
        if (!style && !SCRIPTS.contains(name) && !LIVE_SCRIPTS.contains(name)) {
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
