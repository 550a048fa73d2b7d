package io.jenkins.plugins.releaseplan.rehearsal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file that an option names can be written. It is looked at before the work, which may take a while. */
final class OutputFile {

    private OutputFile() {}

    /** What is in the way of writing it, in words; empty if nothing is. */
    static Optional<String> problem(String option, Path target) {
        Path directory = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            return Optional.of(option + " " + target + " is a directory; name a file");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            return Optional.of(option + " " + target + " cannot be written: there is no directory " + directory);
        }
        return Files.isWritable(Files.exists(target) ? target : directory)
                ? Optional.empty()
                : Optional.of(option + " " + target + " cannot be written: no permission");
    }
}
