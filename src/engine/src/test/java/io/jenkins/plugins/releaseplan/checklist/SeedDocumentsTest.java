package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** Real plans that lie beside the checkout. The numbers were counted by hand and by text search, not by this reader. */
public class SeedDocumentsTest {

    private static final Path SEEDS = Path.of("..", "..", "..", "shared", "seeds");

    @Before
    public void skipWhereThePlansAreMissing() {
        assumeTrue("SKIPPED: there are no real plans in ../shared/seeds beside the checkout", Files.isDirectory(SEEDS));
    }

    private static Checklist seed(String number) throws IOException, UnreadableChecklistException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(number + "_"))
                    .findFirst()
                    .orElseThrow();
            return Checklist.read(file);
        }
    }

    @Test
    public void everyHeadingBoxRowAndCriterionIsFoundAndNothingElse() throws Exception {
        assertThat(seed("000").counts()).isEqualTo(new Counts(31, 105, 42, 1, 9, 5, 6, 4));
        assertThat(seed("001").counts()).isEqualTo(new Counts(25, 0, 0, 0, 12, 0, 6, 4));
        assertThat(seed("002").counts()).isEqualTo(new Counts(41, 0, 0, 0, 0, 0, 0, 3));
        assertThat(seed("003").counts()).isEqualTo(new Counts(43, 0, 0, 0, 0, 0, 0, 0));
        assertThat(seed("004").counts()).isEqualTo(new Counts(40, 71, 66, 5, 0, 5, 5, 11));
    }

    @Test
    public void idsAreUniqueInEveryPlan() throws Exception {
        for (String number : List.of("000", "001", "002", "003", "004")) {
            Checklist plan = seed(number);
            List<String> items =
                    plan.itemsOf(plan.phases()).stream().map(Item::id).toList();
            List<String> phases = plan.phases().stream().map(Phase::id).toList();
            assertThat(new HashSet<>(items)).hasSameSizeAs(items);
            assertThat(new HashSet<>(phases)).hasSameSizeAs(phases);
        }
    }

    @Test
    public void conditionalItemsAreThoseThatSayIt() throws Exception {
        Checklist plan = seed("004");
        assertThat(plan.itemsOf(plan.phases()).stream()
                        .filter(Item::conditional)
                        .map(Item::text))
                .containsExactly(
                        "Maintenance window scheduled (if required)",
                        "Load testing completed (for performance-critical changes)",
                        "Edge functions deployed (if applicable)",
                        "Process payment (if billing changes)",
                        "Maintenance mode disabled (if enabled)");
        assertThat(plan.phases().stream().filter(Phase::conditional).map(Phase::title))
                .containsExactly("3. Database Rollback (If Required)");
    }

    @Test
    public void boxesBelowAPlainBulletAreChildrenOfTheItemAroundIt() throws Exception {
        Checklist plan = seed("004");
        Item smoke = plan.itemsOf(plan.phases()).stream()
                .filter(item -> item.text().equals("Smoke tests executed"))
                .findFirst()
                .orElseThrow();
        assertThat(smoke.details()).containsExactly("User login successful", "Critical user flows tested:");
        assertThat(smoke.children()).extracting(Item::text).hasSize(5).contains("Create clinical note");
    }

    @Test
    public void preReleaseSelectsThePhaseAndAllBelowIt() throws Exception {
        Checklist plan = seed("004");
        List<Phase> selected = plan.select("Pre-Release");
        assertThat(selected).hasSize(7);
        assertThat(selected.get(0).title()).isEqualTo("Pre-Release Phase (T-24 Hours)");
        assertThat(selected.get(6).title()).isEqualTo("6. Compliance & Documentation");
        assertThat(plan.itemsOf(selected)).hasSize(20);
    }

    @Test
    public void offsetsOfHeadingsAndSchedulesAreTimes() throws Exception {
        assertThat(seed("004").phases().stream()
                        .flatMap(phase -> phase.offset().stream())
                        .map(Offset::text))
                .containsExactly("T-24 Hours", "T-0", "T+15 Minutes", "T+24 Hours", "T+15 minutes", "T+24 hours");
        assertThat(seed("001").phases().stream()
                        .flatMap(phase -> phase.offset().stream())
                        .map(Offset::text))
                .containsExactly("Day 1", "Day 2-3", "Day 4-5");
        assertThat(seed("000").schedule().get(4).end())
                .hasValueSatisfying(end -> assertThat(end.to()).contains(Duration.ofMinutes(90)));
        assertThat(seed("001").schedule()).allMatch(entry -> entry.start().isKnown());
    }

    @Test
    public void criteriaStateSeverityNumberAndScope() throws Exception {
        Criterion errors = seed("004").criteria().get(4);
        assertThat(errors.text()).isEqualTo("Error rate >5% of requests");
        assertThat(errors.severity()).contains(Severity.HIGH);
        assertThat(errors.metric()).contains("errorRate");
        assertThat(errors.comparison()).contains(Comparison.MORE_THAN);
        assertThat(errors.threshold()).hasValue(5);
        assertThat(errors.unit()).contains("%");
        assertThat(errors.scope()).contains("immediate (T+15 minutes)");
        Criterion latency = seed("004").criteria().get(5);
        assertThat(latency.metric()).contains("latencyMean");
        assertThat(latency.unit()).contains("x baseline");
        assertThat(seed("000").criteria())
                .allMatch(criterion -> criterion.threshold().isEmpty());
        assertThat(seed("000").criteria())
                .allMatch(criterion -> criterion.severity().isEmpty());
    }

    @Test
    public void proceduresAndShellBlocksAreKept() throws Exception {
        Phase database = seed("000").select("2.2 Database Deployment").get(0);
        assertThat(database.procedures()).singleElement().satisfies(procedure -> {
            assertThat(procedure.steps()).hasSize(4);
            assertThat(procedure.steps().get(1).scripts()).singleElement().satisfies(script -> {
                assertThat(script.language()).isEqualTo("bash");
                assertThat(script.text()).startsWith("docker-compose ");
            });
        });
        assertThat(seed("003")
                        .select("Rollback Procedure")
                        .get(0)
                        .procedures()
                        .get(0)
                        .steps())
                .hasSize(5);
    }
}
