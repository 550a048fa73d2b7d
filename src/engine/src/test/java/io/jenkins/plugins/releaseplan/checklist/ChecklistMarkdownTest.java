package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.ledger.StateJson;
import org.junit.Test;

/** What is kept of a plan as it is written, so that pages can show it as it was meant. */
public class ChecklistMarkdownTest {

    private static Checklist parse(String... lines) throws UnreadableChecklistException {
        return Checklist.parse(String.join("\n", lines));
    }

    private static Item first(Checklist plan) {
        return plan.phases().get(0).items().get(0);
    }

    @Test
    public void anItemsLineKeepsItsFormattingAndItsLinks() throws Exception {
        Item item = first(parse(
                "## A",
                "- [ ] Run `deploy.sh`, **not** twice, and look at [the board][1]",
                "",
                "[1]: https://board.example.org/x"));
        assertThat(item.text()).isEqualTo("Run deploy.sh, not twice, and look at the board");
        assertThat(item.markdown())
                .isEqualTo("Run `deploy.sh`, **not** twice, and look at [the board](https://board.example.org/x)");
    }

    @Test
    public void plainLinesAreNotKeptTwice() throws Exception {
        Checklist plan = parse("## A", "- [ ] a < b, <i>c</i> & 2 * 3", "- ☐ ballot", "", "## B", "- ☐ **ballot**");
        assertThat(plan.phases().get(0).items()).extracting(Item::markdown).containsExactly("", "");
        assertThat(plan.phases().get(1).items()).extracting(Item::markdown).containsExactly("**ballot**");
    }

    @Test
    public void whatStandsBelowAnItemIsKeptWithoutItsBoxes() throws Exception {
        Item item = first(parse(
                "## A",
                "- [ ] Snapshot",
                "  - of *all* databases",
                "    - [ ] billing",
                "  - with the script:",
                "",
                "    ```sh",
                "    snap --all",
                "    ```",
                "  - [ ] restored",
                "",
                "  | a | b |",
                "  |---|---|",
                "  | 1 | 2 |"));
        assertThat(item.children()).extracting(Item::text).containsExactly("billing", "restored");
        assertThat(item.detailsMarkdown())
                .contains("- of *all* databases", "- with the script:", "```sh\n  snap --all", "|a|b|")
                .doesNotContain("billing", "restored");
    }

    @Test
    public void aPhaseKeepsItsProceduresScriptsAndOtherTables() throws Exception {
        Phase phase = parse(
                        "## Deploy",
                        "Do it in **this** order.",
                        "",
                        "1. stop",
                        "2. start:",
                        "",
                        "   ```sh",
                        "   start --now",
                        "   ```",
                        "",
                        "- [ ] started",
                        "",
                        "| Port | Use |",
                        "|---|---|",
                        "| 80 | web |")
                .phases()
                .get(0);
        assertThat(phase.markdown())
                .startsWith("Do it in **this** order.")
                .contains("1. stop", "2. start:", "```sh\n   start --now", "|Port|Use|", "|80|web|")
                .doesNotContain("started");
    }

    @Test
    public void whatIsShownOnItsOwnIsNotKeptAsTextOfThePhase() throws Exception {
        Checklist plan = parse(
                "## Plan",
                "| Task | Start |",
                "|---|---|",
                "| Shift | T |",
                "",
                "## Contacts",
                "- **DBA**: Bob Ray, bob@shop.example",
                "",
                "## Rollback triggers",
                "- **High**: Error rate >5%",
                "",
                "## Sign-off",
                "- Security Officer");
        assertThat(plan.schedule()).hasSize(1);
        assertThat(plan.contacts()).hasSize(1);
        assertThat(plan.criteria()).hasSize(1);
        assertThat(plan.signOffs()).hasSize(1);
        assertThat(plan.phases()).extracting(Phase::markdown).containsOnly("");
    }

    @Test
    public void statesOfBeforeHaveNoMarkdown() throws Exception {
        Checklist plan = parse("## A", "Text.", "- [ ] **x**", "  - y");
        String older = StateJson.write(plan).replaceAll(",\"(?:markdown|detailsMarkdown)\":\"[^\"]*\"", "");
        assertThat(older).doesNotContain("arkdown");
        Checklist read = StateJson.read(older, Checklist.class);
        assertThat(first(read).markdown()).isEmpty();
        assertThat(first(read).detailsMarkdown()).isEmpty();
        assertThat(read.phases().get(0).markdown()).isEmpty();
        assertThat(StateJson.read(StateJson.write(plan), Checklist.class)).isEqualTo(plan);
    }
}
