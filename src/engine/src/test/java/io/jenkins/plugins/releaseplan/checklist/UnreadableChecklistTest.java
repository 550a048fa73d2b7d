package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UnreadableChecklistTest {

    private static final int LARGEST = 1 << 20;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.newFile("plan.md").toPath(), bytes);
    }

    private static void assertRefused(String document, String why) {
        assertThatThrownBy(() -> Checklist.parse(document))
                .isInstanceOf(UnreadableChecklistException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    @Test
    public void aFileThatIsNotUtf8SaysWhere() throws Exception {
        Path latin = file("# a\n- [ ] caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Checklist.read(latin))
                .isInstanceOf(UnreadableChecklistException.class)
                .hasMessageStartingWith(latin + " is not UTF-8: byte 13, in line 2");
    }

    @Test
    public void utf16BinaryMissingAndDirectoryAreToldApart() throws Exception {
        Path wide = file("# a".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Checklist.read(wide)).hasMessageEndingWith("is UTF-16; save it as UTF-8");
        assertThatThrownBy(() -> Checklist.read(folder.getRoot().toPath())).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> Checklist.read(folder.getRoot().toPath().resolve("none")))
                .hasMessageEndingWith("does not exist");
        assertRefused("# a\nb\0c", "line 2 has a NUL character");
    }

    @Test
    public void aDocumentWithNothingOfAPlanIsRefused() {
        assertRefused("", "is empty");
        assertRefused(" \n\t\n", "is empty");
        assertRefused("\uFEFF", "is empty");
        assertRefused("hello world", "has no headings");
        assertRefused("- a\n- b", "has no headings");
        assertThatCode(() -> Checklist.parse("# Only a title")).doesNotThrowAnyException();
    }

    @Test
    public void tooLargeAndTooDeepDocumentsAreRefused() {
        assertRefused("x".repeat(LARGEST + 1), "is larger than 1 MiB");
        assertRefused("> ".repeat(5000) + "- [ ] a", "nested more than 100 levels deep in line 1");
        assertRefused("# a\n" + "- ".repeat(5000) + "a", "nested more than 100 levels deep in line 2");
        assertRefused("1. ".repeat(5000) + "a", "nested more than 100 levels deep");
        StringBuilder stairs = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            stairs.append("  ".repeat(i)).append("- [ ] a\n");
        }
        assertRefused(stairs.toString(), "nested more than 100 levels deep");
        assertRefused(
                "|a".repeat(1000) + "|\n" + "|-".repeat(1000) + "|\n" + "|x\n".repeat(5000), "table that is too large");
    }

    @Test
    public void moreEntriesThanPeopleWriteAreRefused() throws Exception {
        for (String entry : List.of("# a\n", "- [ ] a\n", "1. a\n")) {
            assertRefused(entry.repeat(40_001), "has more than 40000 headings, bullets and table rows");
        }
        assertRefused(
                "# a\n|a|\n|-|\n" + "|x|\n".repeat(40_000), "has more than 40000 headings, bullets and table rows");
        assertThat(Checklist.parse("# a\n" + "- [ ] a\n".repeat(39_999))
                        .counts()
                        .items())
                .isEqualTo(39_999);
    }

    @Test
    public void depthThatIsAllowedIsReadInFull() throws Exception {
        StringBuilder stairs = new StringBuilder();
        for (int i = 0; i < 99; i++) {
            stairs.append("  ".repeat(i)).append("- [ ] a").append(i).append('\n');
        }
        assertThat(Checklist.parse(stairs.toString()).counts().items()).isEqualTo(99);
        assertThat(Checklist.parse("# a\n" + "- ".repeat(300) + "\n- [ ] a")
                        .counts()
                        .items())
                .isEqualTo(1);
    }

    @Test
    public void documentsMadeToBeSlowOrDeepAreReadOrRefused() {
        int size = LARGEST / 64;
        for (String piece : List.of(
                "[",
                "]",
                "![",
                "*a ",
                "**a",
                "a**b",
                "[a](",
                "(if ",
                "T+1h1h",
                "1.",
                "1. ",
                "T-",
                "over 1 ",
                "what if ",
                "error ",
                "`",
                "<a ",
                "&",
                "\\",
                "| ",
                "- [ ] a\n",
                "## a\n",
                "a: b\n",
                "\"",
                "_a_",
                "x(",
                "one ",
                "1 to ",
                "5% drop in ",
                "within 1 ",
                "T-7 to ",
                "roll back if ",
                "a: ",
                "____",
                "+1 555-",
                "=\n")) {
            String pieces = piece.repeat(size / piece.length());
            for (String start : List.of(
                    "",
                    "## ",
                    "- [ ] ",
                    "---\n",
                    "## Rollback criteria\n- ",
                    "## Sign-off\n- ",
                    "## Contacts\n- a: ",
                    "|Time|Task|\n|-|-|\n|")) {
                assertReadOrRefused(start + pieces);
            }
        }
    }

    @Test
    public void anyTextIsReadOrRefused() {
        List<String> pieces = List.of(
                "#",
                " ",
                "\n",
                "- [ ] ",
                "x",
                "|",
                "---",
                "T-1h",
                ">",
                "`",
                "*",
                "1. ",
                "\t",
                "[a](b)",
                "<b>",
                "(if required)",
                "\r\n",
                "é",
                "\uD83D");
        qt().withExamples(1000)
                .forAll(lists().of(integers().between(0, pieces.size() - 1)).ofSizeBetween(0, 60))
                .checkAssert(numbers -> assertReadOrRefused(
                        String.join("", numbers.stream().map(pieces::get).toList())));
    }

    private static void assertReadOrRefused(String document) {
        try {
            assertThat(Checklist.parse(document).counts().phases()).isNotNegative();
        } catch (UnreadableChecklistException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
