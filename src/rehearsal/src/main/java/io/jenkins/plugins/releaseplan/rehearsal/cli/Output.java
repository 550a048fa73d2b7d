package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** The standard output. It remembers why writing failed, which writers that print do not tell. */
final class Output extends FilterOutputStream {

    /** Who reads only the first lines ends the pipe, and who closes the output wants none. */
    private static final Pattern NOBODY_READS =
            Pattern.compile("pipe|descriptor|closed", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private IOException failure;

    Output(OutputStream stream) {
        super(stream);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException failed) {
            failure = failure == null ? failed : failure;
            throw failed;
        }
    }

    /** Why somebody who reads the output has not got all of it; empty if all is there, or nobody reads. */
    Optional<String> lost() {
        return Optional.ofNullable(failure)
                .map(failed -> String.valueOf(failed.getMessage()))
                .filter(why -> !NOBODY_READS.matcher(why).find());
    }
}
