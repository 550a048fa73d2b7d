package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Test;

public class StableIdsTest {

    private static Checklist parse(String... lines) throws UnreadableChecklistException {
        return Checklist.parse(String.join("\n", lines));
    }

    private static List<String> ids(Checklist plan) {
        return plan.itemsOf(plan.phases()).stream().map(Item::id).toList();
    }

    private static List<String> sorted(List<String> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }

    @Test
    public void reorderingAndMovingKeepsIds() throws Exception {
        Checklist plan = parse("## A", "- [ ] one", "  - [ ] child", "- [ ] two", "## B", "- [ ] three");
        Checklist moved = parse("## B", "- [ ] two", "- [ ] three", "## C", "- [ ] one", "  - [ ] child");
        assertThat(sorted(ids(moved))).isEqualTo(sorted(ids(plan))).hasSize(4);
    }

    @Test
    public void caseSpacePunctuationAndFormattingDoNotCount() throws Exception {
        assertThat(ids(parse("## A", "- [ ] Back up,  the **database**!")))
                .isEqualTo(ids(parse("## Z", "* [x] back up the `Database`")));
    }

    @Test
    public void renumberingHeadingsKeepsIds() throws Exception {
        Checklist plan = parse("## 3. X", "- [ ] a", "## 4.1 Y", "- [ ] a", "## Step 2: Z");
        Checklist renumbered = parse("## 4. X", "- [ ] a", "## 5.2 Y", "- [ ] a", "## Step 3: Z");
        assertThat(renumbered.phases())
                .extracting(Phase::id)
                .isEqualTo(plan.phases().stream().map(Phase::id).toList());
        assertThat(ids(renumbered)).isEqualTo(ids(plan)).doesNotHaveDuplicates();
    }

    @Test
    public void likeItemsAreToldApartByTheirPhasesNotByTheirOrder() throws Exception {
        Checklist plan = parse("## A", "- [ ] same", "## B", "- [ ] same");
        Checklist swapped = parse("## B", "- [ ] same", "## A", "- [ ] same");
        assertThat(ids(plan)).doesNotHaveDuplicates();
        assertThat(swapped.phases().get(1).items().get(0).id())
                .isEqualTo(plan.phases().get(0).items().get(0).id());
        assertThat(swapped.phases().get(0).items().get(0).id())
                .isEqualTo(plan.phases().get(1).items().get(0).id());
    }

    @Test
    public void likeItemsInOnePhaseAndWordlessOnesGetIdsOfTheirOwn() throws Exception {
        assertThat(ids(parse("## A", "- [ ] same", "- [ ] Same.", "- [ ] same", "- [ ] ★", "- [ ] ☆")))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(parse("## A", "## A", "### A").phases())
                .extracting(Phase::id)
                .doesNotHaveDuplicates();
    }

    @Test
    public void likeItemsBelowDifferentBulletsAreDifferent() throws Exception {
        List<String> one = ids(parse("## A", "- Frontend", "  - [ ] build", "- Backend", "  - [ ] build"));
        List<String> other = ids(parse("## A", "- Backend", "  - [ ] build", "- Frontend", "  - [ ] build"));
        assertThat(other).containsExactly(one.get(1), one.get(0));
    }

    @Test
    public void anyOrderOfAnyItemsGivesTheSameUniqueIds() {
        qt().withExamples(500)
                .forAll(
                        lists().of(integers().between(0, 9)).ofSizeBetween(1, 20),
                        integers().all())
                .checkAssert((numbers, seed) -> {
                    List<String> lines = new ArrayList<>(
                            numbers.stream().map(n -> "- [ ] Item number " + n).toList());
                    List<String> ids = idsOf(lines);
                    Collections.shuffle(lines, new Random(seed));
                    assertThat(new HashSet<>(ids)).hasSize(numbers.size());
                    assertThat(new HashSet<>(idsOf(lines))).isEqualTo(new HashSet<>(ids));
                });
    }

    private static List<String> idsOf(List<String> lines) {
        try {
            return ids(Checklist.parse("## Phase\n" + String.join("\n", lines)));
        } catch (UnreadableChecklistException e) {
            throw new AssertionError(e);
        }
    }
}
