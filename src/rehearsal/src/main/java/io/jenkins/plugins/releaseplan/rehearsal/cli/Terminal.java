package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What the output can show.
 *
 * @param coloured whether it understands ANSI escapes
 * @param drawable whether its charset has more than ASCII
 */
record Terminal(boolean coloured, boolean drawable) {

    private static final String PROBE = "█░●▲▼✔✘–→";

    /** The standard output as it is; NO_COLOR is respected. */
    static Terminal detect(Ansi ansi) {
        Charset charset = charset();
        return new Terminal(
                ansi.enabled(), charset.canEncode() && charset.newEncoder().canEncode(PROBE));
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

    /** The text in these styles, or as it is. */
    String styled(String text, Style... styles) {
        return coloured ? Style.on(styles) + text + Style.off(styles) : text;
    }

    /** The first text where it can be shown, else the second. */
    String either(String drawn, String plain) {
        return drawable ? drawn : plain;
    }
}
