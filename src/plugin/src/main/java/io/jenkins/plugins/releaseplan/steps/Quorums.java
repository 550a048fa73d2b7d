package io.jenkins.plugins.releaseplan.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles and how many people of each must sign, as a form has them: one in each line, {@code Developer: 2} for two people. */
final class Quorums {

    private static final Pattern LINE = Pattern.compile("(.*?)\\s*:\\s*(\\d{1,6})");

    private Quorums() {}

    /** A list of roles if one person of each is enough, else a map from role to number. */
    static Object of(List<String> lines) {
        Map<String, Integer> quorums = new LinkedHashMap<>();
        boolean several = false;
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            boolean numbered = matcher.matches();
            quorums.put(numbered ? matcher.group(1) : line, numbered ? Integer.parseInt(matcher.group(2)) : 1);
            several |= numbered;
        }
        return several ? quorums : List.copyOf(quorums.keySet());
    }
}
