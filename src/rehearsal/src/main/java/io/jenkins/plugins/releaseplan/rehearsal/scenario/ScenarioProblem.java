package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with a scenario.
 *
 * @param file the file's name as it was given
 * @param line the line, from 1; 0 if it is about the file as a whole
 * @param column the column, from 1; 0 if it is about the file as a whole
 * @param key the path of the key, such as {@code faults[2].version}; empty if it is about no key
 * @param message what is wrong and what to do
 */
public record ScenarioProblem(String file, int line, int column, String key, String message) implements Serializable {

    public ScenarioProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
    }

    /** One line: {@code scenario.yaml:12:5: faults[2].version: no version 'v3' …}. */
    public String text() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String about = key.isEmpty() ? "" : key + ": ";
        return (place + ": " + about + message).replaceAll("\\p{Cntrl}+", " ");
    }
}
