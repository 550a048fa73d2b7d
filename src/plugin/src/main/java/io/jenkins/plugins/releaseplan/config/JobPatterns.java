package io.jenkins.plugins.releaseplan.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which jobs may use an environment: full names, folders with all in them, and patterns in which {@code *} stands for any part of a
 * name and {@code **} for any number of folders.
 */
final class JobPatterns {

    private JobPatterns() {}

    /** Whether one of the patterns admits a job; everything is admitted if there is no pattern. */
    static boolean admit(List<String> patterns, String job) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> compile(pattern).matcher(job).matches());
    }

    private static Pattern compile(String pattern) {
        String bare = pattern.replaceAll("^/+|/+$", "");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            if (bare.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (bare.charAt(i) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(String.valueOf(bare.charAt(i))));
            }
        }
        return Pattern.compile(regex + "(/.*)?", Pattern.DOTALL);
    }
}
