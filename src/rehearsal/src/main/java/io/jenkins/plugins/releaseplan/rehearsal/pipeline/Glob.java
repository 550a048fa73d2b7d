package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.regex.Pattern;

/** Patterns as Ant has them: {@code *} within a part of a path, {@code **} over parts, any case. */
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String path) {
        StringBuilder regex = new StringBuilder();
        String whole = pattern.endsWith("/") ? pattern + "**" : pattern;
        for (int i = 0; i < whole.length(); i++) {
            if (whole.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (whole.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (whole.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (whole.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(whole.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(path)
                .matches();
    }
}
