package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.analysis.Comparison;
import io.jenkins.plugins.releaseplan.analysis.Severity;
import java.util.List;
import org.junit.Test;

public class RollbackCriteriaTest {

    private static List<Criterion> criteria(String... lines) throws UnreadableChecklistException {
        return Checklist.parse(String.join("\n", lines)).criteria();
    }

    private static void assertStates(String text, String metric, Comparison comparison, double threshold, String unit)
            throws UnreadableChecklistException {
        Criterion criterion = criteria("## Rollback triggers", "- " + text).get(0);
        assertThat(criterion.metric()).as(text).contains(metric);
        assertThat(criterion.comparison()).as(text).contains(comparison);
        assertThat(criterion.threshold()).as(text).hasValue(threshold);
        assertThat(criterion.unit().orElse("")).as(text).isEqualTo(unit);
    }

    @Test
    public void numbersAreReadInTheUnitsThatAreStated() throws Exception {
        assertStates("Error rate >5% of requests", "errorRate", Comparison.MORE_THAN, 5, "%");
        assertStates("Response time >3x baseline", "latencyMean", Comparison.MORE_THAN, 3, "x baseline");
        assertStates("p99 latency exceeds 800 ms", "latencyP99", Comparison.MORE_THAN, 800, "ms");
        assertStates("95th percentile latency is above 1.5 s", "latencyP95", Comparison.MORE_THAN, 1.5, "s");
        assertStates("Success rate drops below 99.5%", "successRate", Comparison.LESS_THAN, 99.5, "%");
        assertStates(">= 3 failed payments", "failedPayments", Comparison.AT_LEAST, 3, "");
        assertStates("CPU usage at least 90 percent", "saturation", Comparison.AT_LEAST, 90, "%");
        assertStates("5xx errors above 2% for 5 minutes", "errorRate", Comparison.MORE_THAN, 2, "%");
        assertStates("Queue depth ≥ 1,000", "queueDepth", Comparison.AT_LEAST, 1000, "");
        assertStates("5 or more failed health checks in 10 minutes", "failedHealthChecks", Comparison.AT_LEAST, 5, "");
        assertStates(
                "Service unavailable for more than 5 minutes", "serviceUnavailable", Comparison.MORE_THAN, 5, "min");
        assertStates(">10 critical user-reported bugs", "criticalUserReportedBugs", Comparison.MORE_THAN, 10, "");
        assertStates("Conversion drops by more than 20%", "conversion", Comparison.MORE_THAN, 20, "% decrease");
        assertStates(
                "Response time exceeds baseline by 50%", "latencyMean", Comparison.MORE_THAN, 50, "% above baseline");
        assertStates("Free connections <= 3", "freeConnections", Comparison.AT_MOST, 3, "");
    }

    @Test
    public void proseThatStatesNoNumberGetsNone() throws Exception {
        for (String text : List.of(
                "Data loss",
                "HTTP 500 on /login",
                "Elevated error rate over 10 minutes",
                "Version 2 does not start",
                "Performance degradation beyond acceptable thresholds",
                "Critical functionality is not working")) {
            Criterion criterion = criteria("## Rollback criteria", "- " + text).get(0);
            assertThat(criterion.text()).isEqualTo(text);
            assertThat(criterion.threshold()).as(text).isEmpty();
            assertThat(criterion.comparison()).as(text).isEmpty();
            assertThat(criterion.severity()).as(text).isEmpty();
        }
    }

    @Test
    public void severitiesStandBeforeTheWordsOrAboveThem() throws Exception {
        assertThat(criteria(
                        "## Rollback triggers",
                        "- **Critical**: a",
                        "- High - b",
                        "- [Medium] c",
                        "- P1: d",
                        "- SEV2 – e",
                        "- **Critical** f",
                        "- 🔴 High: g",
                        "- High-latency h",
                        "- **Low**:",
                        "  - i",
                        "### Critical",
                        "- j"))
                .extracting(criterion -> criterion.text() + " "
                        + criterion.severity().map(Severity::name).orElse("-"))
                .containsExactly(
                        "a CRITICAL",
                        "b HIGH",
                        "c MEDIUM",
                        "d CRITICAL",
                        "e HIGH",
                        "f CRITICAL",
                        "g HIGH",
                        "High-latency h -",
                        "i LOW",
                        "j CRITICAL");
    }

    @Test
    public void scopeIsTheUrgencyAndTimeOfTheHeadingElseTheHeading() throws Exception {
        assertThat(criteria(
                        "## Rollback criteria",
                        "- a",
                        "### Immediate (T+15 minutes)",
                        "- b",
                        "### 2. Delayed triggers (T+24 hours)",
                        "- c",
                        "### Elsewhere",
                        "- d"))
                .extracting(criterion -> criterion.scope().orElse("-"))
                .containsExactly("Rollback criteria", "immediate (T+15 minutes)", "delayed (T+24 hours)", "Elsewhere");
    }

    @Test
    public void labelsAndIntroductionsOnRollbackHaveCriteriaBelowThem() throws Exception {
        assertThat(criteria("## Rollback", "- **Trigger conditions**:", "  - a", "  - b", "- **Method**:", "  - c"))
                .extracting(Criterion::text)
                .containsExactly("a", "b");
        assertThat(criteria("## Operations", "Roll back if any of these is true:", "- a", "", "Then:", "", "- b"))
                .extracting(Criterion::text)
                .containsExactly("a");
        assertThat(criteria("## Operations", "**Rollback triggers:**", "- a")).hasSize(1);
    }

    @Test
    public void otherListsAreNoCriteria() throws Exception {
        assertThat(criteria(
                        "## Success criteria",
                        "- a",
                        "## Rollback procedure",
                        "If issues are found:",
                        "1. b",
                        "## Rollback testing",
                        "- c",
                        "## Trigger",
                        "- push to main",
                        "## Rollback success criteria",
                        "- d",
                        "## Rollback criteria",
                        "### Procedure",
                        "1. e",
                        "### Communication",
                        "- f"))
                .isEmpty();
    }

    @Test
    public void boxesUnderCriteriaAreItemsToo() throws Exception {
        Checklist plan = Checklist.parse("## Rollback triggers\n- [ ] error rate > 1%");
        assertThat(plan.criteria()).hasSize(1);
        assertThat(plan.counts().items()).isEqualTo(1);
    }

    @Test
    public void tablesUnderCriteriaAreRead() throws Exception {
        assertThat(criteria(
                        "## Rollback criteria",
                        "",
                        "| Metric | Threshold | Severity |",
                        "|---|---|---|",
                        "| Error rate | > 5% | High |"))
                .singleElement()
                .satisfies(criterion -> {
                    assertThat(criterion.metric()).contains("errorRate");
                    assertThat(criterion.threshold()).hasValue(5);
                    assertThat(criterion.severity()).contains(Severity.HIGH);
                });
    }
}
