package io.jenkins.plugins.releaseplan.pages;

import hudson.markup.MarkupFormatter;
import java.io.IOException;
import java.io.Writer;

/** The worst formatter that somebody could configure: it lets everything through. */
public final class LooseFormatter extends MarkupFormatter {

    @Override
    public void translate(String markup, Writer output) throws IOException {
        output.write(markup == null ? "" : markup);
    }
}
