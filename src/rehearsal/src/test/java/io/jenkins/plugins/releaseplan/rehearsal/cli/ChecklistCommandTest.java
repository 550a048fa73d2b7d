package io.jenkins.plugins.releaseplan.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.UnreadableChecklistException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

public class ChecklistCommandTest {

    private static final String PLAN = String.join(
            "\n",
            "# Release of the shop",
            "",
            "## Why",
            "Because.",
            "",
            "## 1. Before (T-24 Hours)",
            "- [x] Announced",
            "  - by mail",
            "- [ ] Load test (if required)",
            "  - [ ] at night",
            "",
            "### Backup (if enabled)",
            "1. Stop",
            "2. Dump",
            "   ```sh",
            "   dump --all",
            "   ```",
            "",
            "## Schedule",
            "",
            "| Task | Start | End | Owner | Status |",
            "|---|---|---|---|---|",
            "| Deploy | T | T+1.5 hours | Ops | |",
            "",
            "| Role | Signature |",
            "|---|---|",
            "| Director | |",
            "",
            "| Role | Name | Phone |",
            "|---|---|---|",
            "| On call | Ann | 123 |",
            "",
            "## Immediate rollback triggers (T+15 minutes)",
            "- **High**: Error rate >2.5% of requests",
            "- **Critical**: Data loss");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ChecklistCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private String file(String content) throws IOException {
        Path file = folder.newFile().toPath();
        return Files.writeString(file, content).toString();
    }

    private static List<String> tree(String markdown, Glyphs glyphs, boolean details)
            throws UnreadableChecklistException {
        return new ChecklistTree(Checklist.parse(markdown), glyphs, false, details).lines();
    }

    @Test
    public void jsonHasWhatThePlanStatesAndNullForWhatItDoesNot() throws Exception {
        Run run = run("--json", file(PLAN));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.get("title").asText()).isEqualTo("Release of the shop");
        assertThat(json.get("counts").toString())
                .isEqualTo(
                        "{\"phases\":5,\"items\":3,\"topLevelItems\":2,\"conditional\":1,\"schedule\":1,\"signOffs\":1,"
                                + "\"contacts\":1,\"criteria\":2}");
        JsonNode before = json.at("/phases/1");
        assertThat(before.get("level").asInt()).isEqualTo(2);
        assertThat(before.get("offset").asText()).isEqualTo("T-24 Hours");
        assertThat(before.get("offsetFrom").asText()).isEqualTo("PT-24H");
        assertThat(json.at("/phases/0/offset").isNull()).isTrue();
        assertThat(before.at("/items/0/done").asBoolean()).isTrue();
        assertThat(before.at("/items/0/details/0").asText()).isEqualTo("by mail");
        assertThat(before.at("/items/1/conditional").asBoolean()).isTrue();
        assertThat(before.at("/items/1/children/0/text").asText()).isEqualTo("at night");
        assertThat(before.at("/items/1/children/0/id").asText()).startsWith("at-night-");
        assertThat(json.at("/phases/2/procedures/0/steps/1/scripts/0/text").asText())
                .isEqualTo("dump --all");
        assertThat(json.at("/schedule/0/task").asText()).isEqualTo("Deploy");
        assertThat(json.at("/schedule/0/end").asText()).isEqualTo("T+1.5 hours");
        assertThat(json.at("/schedule/0/endTo").asText()).isEqualTo("PT1H30M");
        assertThat(json.at("/schedule/0/status").isNull()).isTrue();
        assertThat(json.at("/signOffs/0/role").asText()).isEqualTo("Director");
        assertThat(json.at("/contacts/0/details/Phone").asText()).isEqualTo("123");
        JsonNode errors = json.at("/criteria/0");
        assertThat(errors.get("severity").asText()).isEqualTo("high");
        assertThat(errors.get("metric").asText()).isEqualTo("errorRate");
        assertThat(errors.get("comparison").asText()).isEqualTo(">");
        assertThat(errors.get("threshold").asDouble()).isEqualTo(2.5);
        assertThat(errors.get("scope").asText()).isEqualTo("immediate (T+15 minutes)");
        assertThat(json.at("/criteria/1/threshold").isNull()).isTrue();
    }

    @Test
    public void theTreeShowsPhasesBoxesAndCountsButNotEmptyPhases() throws Exception {
        assertThat(tree(PLAN, Glyphs.UNICODE, false))
                .containsExactly(
                        "Release of the shop",
                        "5 phases, 3 items (2 top-level, 1 conditional), 1 scheduled task, 1 sign-off, 1",
                        "contact, 2 rollback criteria",
                        "",
                        "1. Before (T-24 Hours)                                                       1/3",
                        "├─ ☑ Announced",
                        "├─ ☐ Load test (if required) [conditional]",
                        "│  └─ ☐ at night",
                        "└─ Backup (if enabled)                                      conditional  2 steps",
                        "",
                        "Schedule",
                        "  T – T+1.5 hours       Deploy · Ops",
                        "",
                        "Sign-offs",
                        "  Director",
                        "",
                        "Contacts",
                        "  On call · Ann · Phone: 123",
                        "",
                        "Rollback criteria",
                        "  high      Error rate >2.5% of requests [immediate (T+15 minutes)]",
                        "  critical  Data loss [immediate (T+15 minutes)]");
    }

    @Test
    public void asciiTreesHaveNothingElse() throws Exception {
        assertThat(tree(PLAN, Glyphs.ASCII, true))
                .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127))
                .contains(
                        "|- [x] Announced",
                        "|      - by mail",
                        "   `- 1. Stop",
                        "      2. Dump",
                        "         dump --all");
        assertThat(run("--ascii", file(PLAN)).out()).contains("|- [x] Announced");
        assertThat(Glyphs.forCharset(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.forCharset(StandardCharsets.ISO_8859_1)).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.forCharset(StandardCharsets.UTF_8)).isEqualTo(Glyphs.UNICODE);
    }

    @Test
    public void linesFitInEightyColumns() throws Exception {
        String words = "word ".repeat(60);
        String plan = "# " + words + "\n## " + words + "\n- [ ] " + words + "\n  - [ ] " + "x".repeat(300) + "\n  - "
                + words + "\n\n| Role | Signature |\n|---|---|\n| " + words + " | |\n\n## Rollback triggers\n- "
                + words;
        assertThat(tree(plan, Glyphs.UNICODE, true)).hasSizeGreaterThan(20).allMatch(line -> line.length() <= 80);
    }

    @Test
    public void documentsCannotDriveTheTerminal() throws Exception {
        Run run = run(file("# T\u001b]0;x\u0007\n## P\u009b31m (T-1h)\n- [ ] a\u001b[2J\u202eb\u200b\u2028c\n"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replace(System.lineSeparator(), "").chars())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028');
    }

    @Test
    public void coloursAreOnlyForTerminals() throws Exception {
        assertThat(run(file(PLAN)).out()).doesNotContain("\u001b");
        assertThat(new ChecklistTree(Checklist.parse(PLAN), Glyphs.UNICODE, true, false)
                        .lines()
                        .get(0))
                .isEqualTo("\u001b[1mRelease of the shop\u001b[0m");
    }

    @Test
    public void unreadableInputIsOneLineAndExitCodeTwo() throws Exception {
        for (String content : List.of("", "prose", "a\0b", "> ".repeat(9000), "[".repeat(2 << 20))) {
            Run run = run(file(content));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().strip()).startsWith("release-plan checklist: ").doesNotContain("\n", "Exception");
        }
        assertThat(run(folder.getRoot() + "/no\nsuch\u001bfile").err().strip()).endsWith("no suchfile does not exist");
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--wrong", "x").exitCode()).isEqualTo(2);
    }

    @Test
    public void jsonForOutputsWithoutUnicodeIsEscaped() throws Exception {
        Checklist checklist = Checklist.parse("# é ☐");
        String escaped = ChecklistJson.text(checklist, true);
        assertThat(escaped.chars()).allMatch(c -> c < 128);
        assertThat(new JsonMapper().readTree(escaped))
                .isEqualTo(new JsonMapper().readTree(ChecklistJson.text(checklist, false)));
    }
}
