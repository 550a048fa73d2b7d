package io.jenkins.plugins.releaseplan.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

public class ViewFilesTest {

    private static List<String> allScripts() {
        List<String> names = new ArrayList<>(ViewFiles.scripts());
        names.addAll(ViewFiles.liveScripts());
        return names;
    }

    private static List<String> allFiles() {
        List<String> names = allScripts();
        names.add(ViewFiles.style());
        names.add(ViewFiles.liveStyle());
        names.add(ViewFiles.pageStyle());
        return names;
    }

    private static String code(String name) {
        return ViewFiles.read(name).replaceAll("(?s)/\\*.*?\\*/", "").strip();
    }

    @Test
    public void listsEveryFileThatIsThere() throws IOException, URISyntaxException {
        Path directory =
                Path.of(ViewFiles.class.getResource(ViewFiles.style()).toURI()).getParent();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".class")))
                    .containsExactlyInAnyOrderElementsOf(allFiles());
        }
    }

    @Test
    public void refusesANameThatIsNotOneOfItsFiles() {
        for (String name : List.of("../view/rp-base.js", "ViewFiles.class", "", "/etc/passwd")) {
            assertThatThrownBy(() -> ViewFiles.read(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    public void everyScriptWorksUnderAStrictContentSecurityPolicy() {
        Pattern forbidden = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|setAttribute\\(\"style\"|import\\(");
        for (String name : allScripts()) {
            assertThat(forbidden.matcher(code(name)).results().map(found -> found.group()))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    public void everyScriptKeepsItsNamesToItself() {
        for (String name : allScripts()) {
            String code = code(name);
            assertThat(code).as(name).startsWith("(() => {").endsWith("})();").contains("\"use strict\"");
        }
    }

    @Test
    public void noFileAsksForAnother() {
        for (String name : allFiles()) {
            assertThat(ViewFiles.read(name))
                    .as(name)
                    .doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest", "</script");
        }
    }

    @Test
    public void everyColourOfAComponentComesFromACustomProperty() {
        String rules = (ViewFiles.read(ViewFiles.style()) + ViewFiles.read(ViewFiles.liveStyle()))
                .replaceAll("var\\(--[a-z-]+, [^;]*;", "");
        assertThat(Pattern.compile("#[0-9a-f]{3,8}\\b|rgba?\\(")
                        .matcher(rules)
                        .results()
                        .map(found -> found.group()))
                .isEmpty();
    }

    @Test
    public void everyScriptComesAfterTheOnesThatItNeeds() {
        assertThat(ViewFiles.scripts())
                .startsWith("rp-base.js", "rp-format.js", "rp-parts.js")
                .endsWith("rp-report.js");
        assertThat(ViewFiles.scripts().indexOf("rp-traffic-marks.js"))
                .isLessThan(ViewFiles.scripts().indexOf("rp-traffic-chart.js"));
    }
}
