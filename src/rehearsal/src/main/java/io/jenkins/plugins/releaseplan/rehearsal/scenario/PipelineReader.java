package io.jenkins.plugins.releaseplan.rehearsal.scenario;

import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup.Answer;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup.BuildAnswer;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup.InputAnswer;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup.Result;
import io.jenkins.plugins.releaseplan.rehearsal.scenario.PipelineSetup.ShellAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what Jenkins gives to the pipeline. */
final class PipelineReader {

    /** A commit for pipelines that ask for one. */
    private static final String SOME_COMMIT = "3f9c2b7e5a1d48c06b9e7f1a2d3c4b5a69788e0f";

    private static final int LARGEST_EXIT_CODE = 255;
    private static final int MOST_FAILURES = 1_000_000;

    private PipelineReader() {}

    static PipelineSetup read(Section section) {
        return new PipelineSetup(
                section.get("parameters", Map.of(), PipelineReader::plainMap),
                section.get("environment", Map.of(), all -> all.mapOf(PipelineReader::textOrEmpty)),
                section.get("jobName", "release", one -> one.name("a job's name")),
                section.get("branch", "main", one -> one.name("a branch")),
                section.get("commit", SOME_COMMIT, PipelineReader::commit),
                section.get("buildNumber", 1, one -> one.integer(1, Integer.MAX_VALUE)),
                section.get("credentials", List.of(), Value::names),
                section.get("shell", List.of(), all -> all.listOf(PipelineReader::shell)),
                section.get("inputs", Map.of(), all -> all.mapOf(PipelineReader::input)),
                section.get("builds", Map.of(), all -> all.mapOf(PipelineReader::build)),
                section.get("files", Map.of(), all -> all.mapOf(PipelineReader::file)));
    }

    /** A mapping as plain values, null values included. */
    static Map<String, Object> plainMap(Value all) {
        Map<String, Object> plain = new LinkedHashMap<>();
        all.entries().forEach((key, value) -> plain.put(key, value.read(null, Value::plain)));
        return plain;
    }

    private static String textOrEmpty(Value value) {
        return value.isNull() ? "" : value.text();
    }

    private static String commit(Value value) {
        String commit = value.text().strip();
        if (!commit.matches("[0-9a-fA-F]{7,64}")) {
            throw new IllegalArgumentException("must be 7 to 64 hexadecimal digits, not " + value.quoted());
        }
        return commit;
    }

    private static String file(Value value) {
        boolean outside = value.key().startsWith("/")
                || value.key().contains("\\")
                || Arrays.asList(value.key().split("/")).contains("..");
        if (outside) {
            throw new IllegalArgumentException("must be a path inside the workspace, such as 'docs/plan.md'");
        }
        return textOrEmpty(value);
    }

    private static ShellAnswer shell(Value value) {
        Section section = value.section(Shape.SHELL);
        List<String> given = Arrays.asList("match", "contains", "regex").stream()
                .filter(section::has)
                .toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("needs one of match, contains and regex: which scripts it answers");
        }
        Pattern pattern = section.get(given.get(0), null, one -> pattern(given.get(0), one));
        ShellAnswer answer = new ShellAnswer(
                pattern,
                section.get("output", "", Value::text),
                section.get("exitCode", 0, one -> one.integer(0, LARGEST_EXIT_CODE)),
                section.get("takes", DrawnDuration.of(Duration.ZERO), DistributionReader::duration),
                section.get("fails", 0, one -> one.integer(0, MOST_FAILURES)));
        return pattern == null ? null : answer;
    }

    private static Pattern pattern(String kind, Value value) {
        String text = value.name("a pattern");
        switch (kind) {
            case "contains":
                return Pattern.compile(Pattern.quote(text));
            case "regex":
                try {
                    return Pattern.compile(text, Pattern.MULTILINE);
                } catch (PatternSyntaxException wrong) {
                    throw new IllegalArgumentException("is not a regular expression: " + wrong.getDescription());
                }
            default:
                return glob(text);
        }
    }

    /** A whole line of the script: {@code *} is any text, {@code ?} any character. */
    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder("^[ \\t]*");
        for (char letter : text.toCharArray()) {
            regex.append(
                    switch (letter) {
                        case '*' -> "[^\\n]*";
                        case '?' -> "[^\\n]";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return Pattern.compile(regex.append("[ \\t]*$").toString(), Pattern.MULTILINE);
    }

    private static InputAnswer input(Value value) {
        if (value.isScalar()) {
            return new InputAnswer(answer(value), "operator", soon(), Map.of());
        }
        Section section = value.section(Shape.INPUT);
        return new InputAnswer(
                section.get("answer", Answer.PROCEED, PipelineReader::answer),
                section.get("by", "operator", one -> one.name("a person")),
                section.get("after", soon(), DistributionReader::duration),
                section.get("values", Map.of(), PipelineReader::plainMap));
    }

    private static DrawnDuration soon() {
        return DrawnDuration.of(Duration.ofMinutes(5));
    }

    private static Answer answer(Value value) {
        return Answer.values()[
                List.of("proceed", "abort", "never").indexOf(value.oneOf(List.of("proceed", "abort", "never")))];
    }

    private static BuildAnswer build(Value value) {
        if (value.isScalar()) {
            return new BuildAnswer(result(value), soon());
        }
        Section section = value.section(Shape.BUILD);
        return new BuildAnswer(
                section.get("result", Result.SUCCESS, PipelineReader::result),
                section.get("takes", soon(), DistributionReader::duration));
    }

    private static Result result(Value value) {
        return Result.valueOf(
                value.oneOf(Arrays.stream(Result.values()).map(Enum::name).toList()));
    }
}
