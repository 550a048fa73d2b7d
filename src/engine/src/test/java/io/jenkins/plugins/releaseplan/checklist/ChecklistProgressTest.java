package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

public class ChecklistProgressTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Checklist plan = plan();

    private static Checklist plan() {
        try {
            return Checklist.parse(String.join(
                    "\n",
                    "## Before",
                    "- [ ] Provision:",
                    "  - [ ] network",
                    "  - [ ] machines",
                    "- [ ] Smoke tests executed",
                    "  - [ ] log in",
                    "- [x] ticket filed",
                    "- [ ] edge functions (if applicable)",
                    "  - [ ] compiled",
                    "## Database (if required)",
                    "### Restore",
                    "- [ ] restored"));
        } catch (UnreadableChecklistException e) {
            throw new AssertionError(e);
        }
    }

    private String id(String text) {
        return plan.itemsOf(plan.phases()).stream()
                .filter(item -> item.text().startsWith(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ChecklistProgress ticked(ChecklistProgress progress, String... texts) {
        ChecklistProgress next = progress;
        for (String text : texts) {
            next = next.with(plan, Mark.done(id(text), "ann", NOW));
        }
        return next;
    }

    private Status status(ChecklistProgress progress, String text) {
        return progress.statusOf(plan, id(text));
    }

    @Test
    public void aBoxTickedInTheDocumentIsDoneUntilAMarkCorrectsIt() {
        ChecklistProgress none = ChecklistProgress.none();
        assertThat(status(none, "ticket")).isEqualTo(Status.DONE);
        assertThat(none.by(plan, id("ticket"))).contains("document");
        ChecklistProgress reopened = none.with(plan, Mark.open(id("ticket"), "bob", NOW, "wrong ticket"));
        assertThat(status(reopened, "ticket")).isEqualTo(Status.OPEN);
        assertThat(reopened.by(plan, id("ticket"))).contains("bob");
        assertThat(none.by(plan, id("network"))).isEmpty();
    }

    @Test
    public void correctionsAreNewMarksAndTheOldOnesStay() {
        ChecklistProgress ticked = ticked(ChecklistProgress.none(), "network");
        ChecklistProgress corrected = ticked.with(plan, Mark.open(id("network"), "bob", NOW, "not yet"));
        assertThat(status(corrected, "network")).isEqualTo(Status.OPEN);
        assertThat(corrected.marks())
                .startsWith(ticked.marks().toArray(Mark[]::new))
                .hasSize(2);
        assertThat(status(ticked, "network")).isEqualTo(Status.DONE);
    }

    @Test
    public void aHeadingItemIsCompleteWithItsChildren() {
        ChecklistProgress half = ticked(ChecklistProgress.none(), "network");
        assertThat(status(half, "Provision")).isEqualTo(Status.OPEN);
        ChecklistProgress all = ticked(half, "machines");
        assertThat(status(all, "Provision")).isEqualTo(Status.DONE);
        ChecklistProgress reopened = all.with(plan, Mark.open(id("Provision"), "bob", NOW, "one is missing"));
        assertThat(status(reopened, "Provision")).isEqualTo(Status.OPEN);
    }

    @Test
    public void anItemThatSaysSomethingItselfNeedsItsOwnTickAndThoseOfItsChildren() {
        assertThat(status(ticked(ChecklistProgress.none(), "log in"), "Smoke")).isEqualTo(Status.OPEN);
        assertThat(status(ticked(ChecklistProgress.none(), "Smoke"), "Smoke")).isEqualTo(Status.OPEN);
        assertThat(status(ticked(ChecklistProgress.none(), "Smoke"), "log in")).isEqualTo(Status.OPEN);
        assertThat(status(ticked(ChecklistProgress.none(), "Smoke", "log in"), "Smoke"))
                .isEqualTo(Status.DONE);
    }

    @Test
    public void onlyWhatThePlanMakesConditionalMayBeLeftOut() {
        ChecklistProgress none = ChecklistProgress.none();
        ChecklistProgress left = none.with(plan, Mark.notApplicable(id("edge"), "ann", NOW, "no functions changed"));
        assertThat(status(left, "edge")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(left, "compiled")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(none.with(plan, Mark.notApplicable(id("restored"), "ann", NOW, "no change")), "restored"))
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(plan.isConditional(id("compiled"))).isTrue();
        assertThatThrownBy(() -> none.with(plan, Mark.notApplicable(id("network"), "ann", NOW, "no time")))
                .isInstanceOf(MarkRefusedException.class)
                .hasMessageContaining("'network' always applies");
        assertThatThrownBy(() -> none.with(plan, Mark.notApplicable(id("edge"), "ann", NOW, " ")))
                .isInstanceOf(MarkRefusedException.class)
                .hasMessageContaining("say why");
    }

    @Test
    public void unknownItemsNamelessPeopleAndBadEvidenceAreRefused() {
        ChecklistProgress none = ChecklistProgress.none();
        assertThatThrownBy(() -> none.with(plan, Mark.done("nothing", "ann", NOW)))
                .isInstanceOf(MarkRefusedException.class)
                .hasMessageContaining("no item 'nothing'");
        assertThatThrownBy(() -> none.with(plan, Mark.done(id("network"), " ", NOW)))
                .hasMessageContaining("say who");
        for (String evidence :
                List.of("javascript:alert(1)", "http:", "https://", "see wiki", "ftp://x.example", "//x.example")) {
            Mark mark = new Mark(id("network"), Status.DONE, "ann", NOW, null, null, evidence);
            assertThatThrownBy(() -> none.with(plan, mark)).as(evidence).isInstanceOf(MarkRefusedException.class);
        }
        Mark proven = new Mark(id("network"), Status.DONE, "ann", NOW, null, null, "https://ci.example/job/1?x=y");
        assertThat(none.with(plan, proven).marks()).containsExactly(proven);
    }

    @Test
    public void progressCountsEveryItemOnce() {
        ChecklistProgress progress = ticked(ChecklistProgress.none(), "network", "machines")
                .with(plan, Mark.notApplicable(id("edge"), "ann", NOW, "none"));
        PhaseProgress before = progress.of(plan, plan.select("Before"));
        assertThat(before.total()).isEqualTo(8);
        assertThat(before.done()).isEqualTo(4);
        assertThat(before.notApplicable()).isEqualTo(2);
        assertThat(before.missing()).extracting(Item::text).containsExactly("Smoke tests executed", "log in");
        assertThat(before.isComplete()).isFalse();
        assertThat(ticked(progress, "Smoke", "log in")
                        .of(plan, plan.select("Before"))
                        .isComplete())
                .isTrue();
    }

    @Test
    public void marksOnItemsThatAreGoneCountForNothing() throws Exception {
        ChecklistProgress progress = ticked(ChecklistProgress.none(), "network");
        Checklist newer = Checklist.parse("## Before\n- [ ] other");
        assertThat(progress.of(newer, newer.phases()).missing()).hasSize(1);
    }

    @Test
    public void progressComesBackFromJson() throws Exception {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        ChecklistProgress progress = ticked(ChecklistProgress.none(), "network", "machines");
        assertThat(mapper.readValue(mapper.writeValueAsString(progress), ChecklistProgress.class))
                .isEqualTo(progress);
    }

    @Test
    public void anyMarksKeepAllThatWasSaidAndTheTotalAddsUp() {
        List<Item> items = plan.itemsOf(plan.phases());
        qt().withExamples(1000)
                .forAll(lists().of(integers().between(0, items.size() * 3 - 1)).ofSizeBetween(0, 30))
                .checkAssert(numbers -> {
                    ChecklistProgress progress = ChecklistProgress.none();
                    for (int number : numbers) {
                        ChecklistProgress next = mark(progress, items.get(number / 3), Status.values()[number % 3]);
                        assertThat(next.marks().subList(0, progress.marks().size()))
                                .isEqualTo(progress.marks());
                        progress = next;
                    }
                    PhaseProgress all = progress.of(plan, plan.phases());
                    assertThat(all.done() + all.notApplicable() + all.missing().size())
                            .isEqualTo(items.size());
                    assertThat(all.total()).isEqualTo(items.size());
                });
    }

    private ChecklistProgress mark(ChecklistProgress progress, Item item, Status status) {
        Mark mark = new Mark(item.id(), status, "ann", NOW, "because", "", "");
        if (status == Status.NOT_APPLICABLE && !plan.isConditional(item.id())) {
            assertThatThrownBy(() -> progress.with(plan, mark)).isInstanceOf(MarkRefusedException.class);
            return progress;
        }
        return progress.with(plan, mark);
    }
}
