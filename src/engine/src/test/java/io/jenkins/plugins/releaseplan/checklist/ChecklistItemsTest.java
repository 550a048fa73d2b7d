package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class ChecklistItemsTest {

    private static Checklist parse(String... lines) throws UnreadableChecklistException {
        return Checklist.parse(String.join("\n", lines));
    }

    private static List<String> texts(Checklist checklist) {
        return checklist.itemsOf(checklist.phases()).stream().map(Item::text).toList();
    }

    @Test
    public void boxesOfEveryKindOfListAreItems() throws Exception {
        Checklist plan =
                parse("## A", "- [ ] dash", "", "* [x] star", "", "+ [X] plus", "", "1. [ ] dot", "", "1) [ ] paren");
        assertThat(texts(plan)).containsExactly("dash", "star", "plus", "dot", "paren");
        assertThat(plan.phases().get(0).items())
                .extracting(Item::done)
                .containsExactly(false, true, true, false, false);
        assertThat(plan.phases().get(0).procedures()).isEmpty();
    }

    @Test
    public void whatOnlyLooksLikeABoxIsNoItem() throws Exception {
        Checklist plan = parse(
                "## A",
                "- [y] y",
                "- [ ]glued",
                "- [ ](https://example.org) link",
                "[ ] no bullet",
                "",
                "```",
                "- [ ] in code",
                "```",
                "",
                "    - [ ] in indented code",
                "",
                "<!--",
                "- [ ] in a comment",
                "-->",
                "",
                "| Box | Done |",
                "|---|---|",
                "| a | [ ] |",
                "| b | - [ ] c |",
                "",
                "- `[ ]` in code");
        assertThat(texts(plan)).isEmpty();
    }

    @Test
    public void itemsNestToAnyDepthAlsoBelowPlainBulletsStepsAndQuotes() throws Exception {
        Checklist plan = parse(
                "## A",
                "- [ ] outer",
                "  - plain",
                "    - [ ] inner",
                "      1. [ ] innermost",
                "- Frontend:",
                "  - [ ] build",
                "",
                "1. step",
                "   - [ ] in a step",
                "",
                "> - [ ] quoted");
        assertThat(texts(plan)).containsExactly("outer", "inner", "innermost", "build", "in a step", "quoted");
        Phase phase = plan.phases().get(0);
        assertThat(phase.items()).extracting(Item::text).containsExactly("outer", "build", "in a step", "quoted");
        assertThat(phase.items().get(0).details()).containsExactly("plain");
        assertThat(phase.items().get(0).children().get(0).group()).contains("plain");
        assertThat(phase.items().get(1).group()).contains("Frontend:");
        assertThat(plan.counts().items()).isEqualTo(6);
        assertThat(plan.counts().topLevelItems()).isEqualTo(4);
    }

    @Test
    public void formattingIsStrippedAndOtherMarkupStaysAsItIs() throws Exception {
        Item item = parse(
                        "## A",
                        "- [ ] **Bold _deep_** ~~gone~~ `code <br>` [text](https://example.org/a) <script>x</script> a<br>b &amp;")
                .phases()
                .get(0)
                .items()
                .get(0);
        assertThat(item.text()).isEqualTo("Bold deep gone code <br> text <script>x</script> a b &");
        assertThat(item.links()).containsExactly(new Link("text", "https://example.org/a"));
    }

    @Test
    public void onlyLinksThatOpenAPageOrAMailAreKept() throws Exception {
        Item item = parse(
                        "## A",
                        "- [ ] [a](javascript:alert(1)) [b](JAVASCRIPT:x) [c](data:text/html,x) [d](//evil.example) [e](docs/x.md)"
                                + " [f](mailto:a@b.example) [g](#top) [h](file:///etc/passwd) [i](\\\\host)")
                .phases()
                .get(0)
                .items()
                .get(0);
        assertThat(item.links()).extracting(Link::text).containsExactly("e", "f", "g");
    }

    @Test
    public void detailsKeepPlainBulletsParagraphsAndCode() throws Exception {
        Item item = parse(
                        "## A", "- [ ] item", "  - one", "    - two", "", "  paragraph", "", "  ```sh", "  ls", "  ```")
                .phases()
                .get(0)
                .items()
                .get(0);
        assertThat(item.details()).containsExactly("one", "two", "paragraph", "ls");
    }

    @Test
    public void phasesAreAllHeadingsButTheTitleInOrderWithLevels() throws Exception {
        Checklist plan =
                parse("# Title #", "## A `x`", "#### Deep", "Setext", "---", "# Second", "> ## quoted", "- ## listed");
        assertThat(plan.title()).isEqualTo("Title");
        assertThat(plan.phases()).extracting(Phase::title).containsExactly("A x", "Deep", "Setext", "Second");
        assertThat(plan.phases()).extracting(Phase::level).containsExactly(2, 4, 2, 1);
    }

    @Test
    public void itemsOutsideOfPhasesAreKept() throws Exception {
        Checklist before = parse("- [ ] early", "", "## A");
        assertThat(before.phases()).extracting(Phase::title).containsExactly("", "A");
        assertThat(before.phases().get(0).level()).isZero();
        Checklist below = parse("# Only a title", "- [ ] a");
        assertThat(below.title()).isEqualTo("Only a title");
        assertThat(below.select("only a title"))
                .singleElement()
                .satisfies(phase -> assertThat(phase.items()).hasSize(1));
        assertThat(parse("1. just", "2. steps").phases().get(0).procedures()).hasSize(1);
    }

    @Test
    public void frontMatterIsNoHeadingAndGivesATitle() throws Exception {
        Checklist plan = parse("---", "title: \"From: above\"", "tags:", "  - x", "---", "", "## A", "- [ ] a");
        assertThat(plan.title()).isEqualTo("From: above");
        assertThat(plan.phases()).extracting(Phase::title).containsExactly("A");
        assertThat(plan.phases().get(0).line()).isEqualTo(7);
        assertThat(plan.phases().get(0).items().get(0).line()).isEqualTo(8);
    }

    @Test
    public void byteOrderMarkAndWindowsLinesAreRead() throws Exception {
        Checklist plan = Checklist.parse("\uFEFF# T\r\n\r\n## A\r\n-\t[x]\ttabbed\r\n");
        assertThat(plan.title()).isEqualTo("T");
        assertThat(plan.phases().get(0).items().get(0).text()).isEqualTo("tabbed");
    }

    @Test
    public void numberedListsAndCodeBelongToTheirSection() throws Exception {
        Phase phase = parse(
                        "## A",
                        "3. three",
                        "   - why",
                        "   ```bash",
                        "   run",
                        "   ```",
                        "4. four",
                        "",
                        "```sql",
                        "SELECT 1;",
                        "```")
                .phases()
                .get(0);
        assertThat(phase.procedures()).singleElement().satisfies(procedure -> {
            assertThat(procedure.steps()).extracting(Procedure.Step::number).containsExactly(3, 4);
            assertThat(procedure.steps().get(0).details()).containsExactly("why");
            assertThat(procedure.steps().get(0).scripts())
                    .extracting(Script::text)
                    .containsExactly("run");
        });
        assertThat(phase.scripts()).containsExactly(new Script("sql", "SELECT 1;", 9));
    }

    @Test
    public void selectionPrefersTheExactNameThenABeginningThenWords() throws Exception {
        Checklist plan = parse(
                "# T",
                "## 1. Release",
                "### Notes",
                "## Release Day (T-0)",
                "### Morning",
                "## After the Release",
                "## Verify 2.1");
        assertThat(plan.select("RELEASE")).extracting(Phase::title).containsExactly("1. Release", "Notes");
        assertThat(plan.select("release day")).extracting(Phase::title).containsExactly("Release Day (T-0)", "Morning");
        assertThat(plan.select("release after")).extracting(Phase::title).containsExactly("After the Release");
        assertThat(plan.select("after")).extracting(Phase::title).containsExactly("After the Release");
        assertThat(plan.select(plan.phases().get(3).id()))
                .extracting(Phase::title)
                .containsExactly("Morning");
        assertThat(plan.select("rel")).isEmpty();
        assertThat(plan.select("nothing like it")).isEmpty();
        assertThat(plan.select("  ")).isEmpty();
    }

    @Test
    public void ballotBoxesInListsAreBoxes() throws Exception {
        Checklist plan = Checklist.parse(
                "## a\n- \u2610 open\n- \u2611 ticked\n  - \u2610 inner\n- \u2705 no box\n\n\u2610 no list");
        assertThat(plan.itemsOf(plan.phases())).extracting(Item::text).containsExactly("open", "ticked", "inner");
        assertThat(plan.itemsOf(plan.phases())).extracting(Item::done).containsExactly(false, true, false);
    }

    @Test
    public void linesInBoldThatNameATimeAreHeadings() throws Exception {
        Checklist plan = parse(
                "# Cutover",
                "## Weekend",
                "**T-24h**",
                "",
                "- [ ] rehearse",
                "",
                "**T-1h – Freeze:**",
                "- [ ] freeze",
                "",
                "**Validation**",
                "",
                "- [ ] compare",
                "",
                "**Note**: T+1h is late",
                "",
                "## Later",
                "**Everybody**",
                "- [ ] rest");
        assertThat(plan.phases())
                .extracting(phase -> phase.level() + " " + phase.title() + " "
                        + phase.items().size()
                        + phase.offset().map(offset -> " " + offset.text()).orElse(""))
                .containsExactly(
                        "2 Weekend 0", "3 T-24h 1 T-24h", "3 T-1h – Freeze 1 T-1h", "3 Validation 1", "2 Later 1");
    }

    @Test
    public void tagsThatOnlyFormatAreNotPartOfATextAndPlaceholdersAre() throws Exception {
        Checklist plan = parse("## Ship <a name=\"ship\"></a>", "- [ ] <b>Tag</b> v<version><br>and push <kbd>x</kbd>");
        assertThat(plan.phases().get(0).title()).isEqualTo("Ship");
        assertThat(texts(plan)).containsExactly("Tag v<version> and push x");
    }
}
