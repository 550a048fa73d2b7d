package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.nio.charset.Charset;

/**
 * What trees are drawn with.
 *
 * @param open an empty box
 * @param done a ticked box
 * @param branch before a part that others follow
 * @param last before the last part
 * @param trunk below a part that others follow
 * @param bullet before a remark
 * @param dash between two times
 */
record Glyphs(String open, String done, String branch, String last, String trunk, String bullet, String dash) {

    static final Glyphs UNICODE = new Glyphs("☐", "☑", "├─ ", "└─ ", "│  ", "·", "–");
    static final Glyphs ASCII = new Glyphs("[ ]", "[x]", "|- ", "`- ", "|  ", "-", "-");

    /** Boxes and lines where the charset has them, else ASCII. */
    static Glyphs forCharset(Charset charset) {
        boolean drawable = charset.canEncode() && charset.newEncoder().canEncode(UNICODE.toString());
        return drawable ? UNICODE : ASCII;
    }
}
