package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The secrets that a run has seen, which never show in what it writes down. */
final class Secrets {
    private static final String MASK = "****";

    private final List<String> values = new ArrayList<>();

    void add(String secret) {
        if (!secret.isBlank() && !values.contains(secret)) {
            values.add(secret);
            values.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    String mask(String text) {
        String masked = text;
        for (String secret : values) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
