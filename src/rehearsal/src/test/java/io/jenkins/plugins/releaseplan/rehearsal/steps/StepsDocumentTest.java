package io.jenkins.plugins.releaseplan.rehearsal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Parameter;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.Step;
import io.jenkins.plugins.releaseplan.rehearsal.pipeline.StepSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** {@code docs/steps.md} says of every step what its signature says. */
public class StepsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/steps.md");

    @Test
    public void everyStepAndNoOtherHasASectionInTheOrderOfTheCommand() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("## `"))
                        .map(line -> line.substring(4, line.length() - 1)))
                .containsExactlyElementsOf(ReleaseSteps.all().stream()
                        .map(step -> step.signature().name())
                        .toList());
    }

    @Test
    public void everySectionHasTheSummaryAndARowForEachParameter() throws IOException {
        for (Step step : ReleaseSteps.all()) {
            StepSignature signature = step.signature();
            List<String> section = section(signature.name());
            assertThat(section).as(signature.name()).contains(signature.summary());
            assertThat(section.stream().filter(line -> line.startsWith("| `")))
                    .as(signature.name())
                    .containsExactlyInAnyOrderElementsOf(signature.parameters().stream()
                            .map(parameter -> row(signature, parameter))
                            .toList());
        }
    }

    private static List<String> section(String name) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int begin = lines.indexOf("## `" + name + "`");
        assertThat(begin).as(name).isNotNegative();
        Stream<String> rest = lines.subList(begin + 1, lines.size()).stream();
        return rest.takeWhile(line -> !line.startsWith("## ")).toList();
    }

    private static String row(StepSignature signature, Parameter parameter) {
        String range = parameter.minimum() == null
                ? ""
                : ", " + parameter.minimum().longValue() + "–"
                        + parameter.maximum().longValue();
        String values = parameter.choices().isEmpty()
                ? parameter.type().words().replaceAll(" such as.*", "") + range
                : "`" + String.join("`, `", parameter.choices()) + "`";
        String byDefault = parameter.required()
                ? "required"
                : parameter.byDefault() == null ? "–" : "`" + parameter.byDefault() + "`";
        String sole = parameter.name().equals(signature.soleParameter()) ? " Its name may be left out." : "";
        return "| `" + parameter.name() + "` | " + values + " | " + byDefault + " | " + parameter.summary() + sole
                + " |";
    }
}
