package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What the output can show.
 *
 * @param coloured whether it understands ANSI escapes
 * @param drawable whether its charset has more than ASCII
 * @param columns how wide it is, {@value #USUAL_COLUMNS} if it does not tell
 */
record Terminal(boolean coloured, boolean drawable, int columns) {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 1000;

    private static final String PROBE = "█░●▲▼✔✘–→";

    /** The standard output as it is; NO_COLOR is respected. */
    static Terminal detect(Ansi ansi) {
        Charset charset = charset();
        boolean drawable = charset.canEncode() && charset.newEncoder().canEncode(PROBE);
        return new Terminal(ansi.enabled(), drawable, columns(System.getenv("COLUMNS")));
    }

    /** What the variable COLUMNS says, which shells set and may export. */
    private static int columns(String said) {
        if (said == null || !said.matches("\\d{2,4}")) {
            return USUAL_COLUMNS;
        }
        return Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(said)));
    }

    /** The charset of the standard output, as far as the platform tells. */
    static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding"}) {
            String name = System.getProperty(property, "");
            if (!name.isEmpty() && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    /** The text in these styles, or as it is. All are reset after it: terminals disagree on what ends bold alone. */
    String styled(String text, Style... styles) {
        return coloured ? Style.on(styles) + text + Style.reset.on() : text;
    }

    /** The first text where it can be shown, else the second. */
    String either(String drawn, String plain) {
        return drawable ? drawn : plain;
    }
}
