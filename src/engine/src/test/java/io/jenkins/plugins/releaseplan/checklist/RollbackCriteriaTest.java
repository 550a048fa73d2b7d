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
    public void changesAreMeasuredFromWhatWasThere() throws Exception {
        assertStates("Response times degrade by more than 50%", "latencyMean", Comparison.MORE_THAN, 50, "% increase");
        assertStates("Performance degradation > 30%", "performance", Comparison.MORE_THAN, 30, "% decrease");
        assertStates("50% increase in latency", "latencyMean", Comparison.AT_LEAST, 50, "% increase");
        assertStates("20% drop in bookings", "bookings", Comparison.AT_LEAST, 20, "% decrease");
        assertStates("2x increase in response time", "latencyMean", Comparison.AT_LEAST, 2, "x baseline");
        assertStates("Latency doubles", "latencyMean", Comparison.AT_LEAST, 2, "x baseline");
        assertStates("Error rate more than triple the baseline", "errorRate", Comparison.MORE_THAN, 3, "x baseline");
        assertStates("Error rate is 4 times higher than normal", "errorRate", Comparison.AT_LEAST, 4, "x baseline");
        assertStates(
                "Response time 50% slower than baseline", "latencyMean", Comparison.AT_LEAST, 50, "% above baseline");
        assertStates("Bookings 30% lower than usual", "bookings", Comparison.AT_LEAST, 30, "% below baseline");
        assertStates("Availability falls to 99%", "availability", Comparison.AT_MOST, 99, "%");
        assertStates("Queue depth rises to 500", "queueDepth", Comparison.AT_LEAST, 500, "");
    }

    @Test
    public void percentilesAreReadWhereverTheyStand() throws Exception {
        assertStates("p99 > 2s", "latencyP99", Comparison.MORE_THAN, 2, "s");
        assertStates("P90 > 700 ms for 10 minutes", "latencyP90", Comparison.MORE_THAN, 700, "ms");
        assertStates("Response time: > 3 seconds (p95)", "latencyP95", Comparison.MORE_THAN, 3, "s");
        assertStates("Response time above 2s or p99 above 5s", "latencyMean", Comparison.MORE_THAN, 2, "s");
        assertStates("Slow pages (p95 > 5s)", "latencyP95", Comparison.MORE_THAN, 5, "s");
    }

    @Test
    public void repetitionsAndWrittenNumbersAreCounted() throws Exception {
        assertStates("Three consecutive failed probes", "failedProbes", Comparison.AT_LEAST, 3, "");
        assertStates("Health check fails 3 times in a row", "healthCheckFails", Comparison.AT_LEAST, 3, "");
        assertStates("Users reporting issues: > 10", "usersReportingIssues", Comparison.MORE_THAN, 10, "");
        assertStates("More than two lost orders", "lostOrders", Comparison.MORE_THAN, 2, "");
        assertStates("Any outage or 5 or more tickets", "tickets", Comparison.AT_LEAST, 5, "");
        assertStates("Over 5% of users unable to log in", "usersUnableToLogIn", Comparison.MORE_THAN, 5, "%");
        assertStates("Error rate not below 1% again", "errorRate", Comparison.AT_LEAST, 1, "%");
        assertStates("Server CPU consistently above 90%", "saturation", Comparison.MORE_THAN, 90, "%");
    }

    @Test
    public void howLongSomethingIsLookedAtIsNoThreshold() throws Exception {
        for (String text : List.of(
                "Latency elevated for more than 10 minutes",
                "Cache hit rate low for more than 5 minutes",
                "Surgery 2 is unreachable",
                "Risk 3 occurs",
                "Error rate between 1% and 5%")) {
            assertThat(criteria("## Rollback criteria", "- " + text).get(0).threshold())
                    .as(text)
                    .isEmpty();
        }
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
    public void severitiesAreReadInManyForms() throws Exception {
        assertThat(criteria(
                        "## Rollback triggers",
                        "- P0 - Critical: a",
                        "- 🔴 b",
                        "- 🟠 c",
                        "- 🟡 **Low**: d",
                        "- Severity: High - e",
                        "- SEV-1: f",
                        "- g (P2)",
                        "- Critical failures in billing",
                        "- S3 - uploads fail",
                        "### 🔴 Level 1 - Critical (Immediate Rollback Required)",
                        "- h",
                        "### P2 Triggers",
                        "- i"))
                .extracting(criterion -> criterion.text() + " "
                        + criterion.severity().map(Severity::name).orElse("-"))
                .containsExactly(
                        "a CRITICAL",
                        "b CRITICAL",
                        "c HIGH",
                        "d LOW",
                        "e HIGH",
                        "f CRITICAL",
                        "g HIGH",
                        "Critical failures in billing -",
                        "S3 - uploads fail -",
                        "h CRITICAL",
                        "i HIGH");
    }

    @Test
    public void thresholdAndSeverityMayStandInBulletsOfTheirOwn() throws Exception {
        assertThat(criteria(
                        "## Rollback triggers",
                        "1. **Slow search**",
                        "   - Threshold: p95 above 900 ms",
                        "   - Severity: High",
                        "   - Action: page the team"))
                .singleElement()
                .satisfies(criterion -> {
                    assertThat(criterion.text()).isEqualTo("Slow search");
                    assertThat(criterion.metric()).contains("latencyP95");
                    assertThat(criterion.threshold()).hasValue(900);
                    assertThat(criterion.severity()).contains(Severity.HIGH);
                });
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
    public void boldLabelsNumberedListsAndTriggersInALineAreRead() throws Exception {
        assertThat(criteria(
                        "## Rollback plan",
                        "",
                        "**Rollback triggers**",
                        "",
                        "1. a",
                        "2. b",
                        "",
                        "Then:",
                        "",
                        "1. stop"))
                .extracting(Criterion::text)
                .containsExactly("a", "b");
        assertThat(criteria("## Rollback", "**Trigger:** error rate > 2%", "", "- **Trigger**: c", "- Steps: d"))
                .extracting(Criterion::text)
                .containsExactly("error rate > 2%", "c");
        assertThat(criteria("## Operations", "If any of the following occur, roll back:", "", "1. e"))
                .extracting(Criterion::text)
                .containsExactly("e");
        assertThat(criteria("## Rollback", "### Critical", "#### Triggers", "- f"))
                .singleElement()
                .satisfies(criterion -> assertThat(criterion.severity()).contains(Severity.CRITICAL));
    }

    @Test
    public void whatIsSaidAboutNotRollingBackIsNoCriterion() throws Exception {
        assertThat(criteria(
                        "## Rollback criteria",
                        "Do not roll back if:",
                        "",
                        "- a",
                        "",
                        "Success criteria:",
                        "",
                        "- b",
                        "### When not to roll back",
                        "- c",
                        "## Jobs",
                        "They may abort when red. No other triggers or conditions exist. Jobs must:",
                        "",
                        "- d"))
                .isEmpty();
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

    @Test
    public void tablesAreReadWhereAColumnSaysThatItIsOnRollback() throws Exception {
        assertThat(criteria(
                        "## Stages",
                        "",
                        "| Stage | Traffic | Rollback trigger |",
                        "|---|---|---|",
                        "| 1 | 10 % | Error rate > 5% |"))
                .singleElement()
                .satisfies(criterion -> assertThat(criterion.threshold()).hasValue(5));
        assertThat(criteria(
                        "## Rollback plan",
                        "",
                        "| Trigger | Threshold | Severity |",
                        "|---|---|---|",
                        "| CPU | 90% | 🔴 |",
                        "| Queue depth | > 1,000 | P2 (High) |"))
                .extracting(criterion -> criterion.text() + " "
                        + criterion.metric().orElse("-") + " "
                        + criterion.comparison().map(Comparison::name).orElse("-") + " "
                        + criterion.threshold().orElse(0) + " "
                        + criterion.severity().map(Severity::name).orElse("-"))
                .containsExactly(
                        "CPU 90% saturation - 90.0 CRITICAL", "Queue depth > 1,000 queueDepth MORE_THAN 1000.0 HIGH");
        assertThat(criteria("## Metrics", "", "| Metric | Threshold |", "|---|---|", "| Error rate | > 5% |"))
                .isEmpty();
    }

    @Test
    public void headingsThatSayWhenToRollBackHoldCriteria() throws Exception {
        assertThat(criteria("## Rollback when", "- Health checks fail", "## Roll back if", "- Orders are lost"))
                .extracting(Criterion::text)
                .containsExactly("Health checks fail", "Orders are lost");
    }

    @Test
    public void thousandsAndNamesOfSeriesAreRead() throws Exception {
        assertStates("Consumer lag > 100k", "consumerLag", Comparison.MORE_THAN, 100_000, "");
        assertStates("error_rate > 0.05", "errorRate", Comparison.MORE_THAN, 0.05, "");
        assertStates("`cpu_utilization` > 80%", "saturation", Comparison.MORE_THAN, 80, "%");
        assertStates("latency_p99 >= 1200 ms", "latencyP99", Comparison.AT_LEAST, 1200, "ms");
        assertStates("Errors more than double", "errorRate", Comparison.MORE_THAN, 2, "x baseline");
    }

    @Test
    public void oneOfSeveralThresholdsMaySayThatItIsTheOneForRollback() throws Exception {
        assertThat(criteria(
                        "## Thresholds",
                        "",
                        "| Metric | Warning | Critical (rollback) |",
                        "|---|---|---|",
                        "| p95 latency | 500ms | 1s |"))
                .singleElement()
                .satisfies(criterion -> assertThat(criterion.threshold()).hasValue(1));
    }
}
