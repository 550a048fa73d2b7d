package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of source files, and what can be said against it before it is read. */
final class SourceText {
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 200;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SourceText() {}

    static String read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new JenkinsfileErrors(List.of(tooLong(file.toString())));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw new JenkinsfileErrors(List.of(new Problem(file.toString(), 0, 0, "is not a text in UTF-8")));
        }
    }

    /** What is wrong with the text as such; empty when nothing is. */
    static Optional<Problem> problem(String name, String text) {
        if (text.length() > LONGEST) {
            return Optional.of(tooLong(name));
        }
        if (text.isBlank()) {
            return Optional.of(new Problem(name, 0, 0, "is empty; a Jenkinsfile has a pipeline block or some steps"));
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of(new Problem(name, 0, 0, "is a binary file, not a Jenkinsfile"));
        }
        return nesting(name, text);
    }

    private static Problem tooLong(String name) {
        return new Problem(name, 0, 0, "is larger than " + (LONGEST >> 20) + " MiB, which is no Jenkinsfile");
    }

    /** The compiler would run out of stack; brackets in texts count too, which no real file has that many of. */
    private static Optional<Problem> nesting(String name, String text) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                line++;
            } else if ("([{".indexOf(character) >= 0) {
                depth++;
            } else if (")]}".indexOf(character) >= 0) {
                depth = Math.max(0, depth - 1);
            }
            if (depth > DEEPEST) {
                return Optional.of(new Problem(name, line, 0, "brackets are nested more than " + DEEPEST + " deep"));
            }
        }
        return Optional.empty();
    }
}
