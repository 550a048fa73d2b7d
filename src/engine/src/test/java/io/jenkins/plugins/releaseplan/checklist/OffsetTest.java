package io.jenkins.plugins.releaseplan.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import org.junit.Test;

public class OffsetTest {

    private static void assertTime(String text, String from, String to) {
        assertThat(Offset.of(text)).as(text).satisfies(offset -> {
            assertThat(offset.text()).isEqualTo(text);
            assertThat(offset.from()).contains(Duration.parse(from));
            assertThat(offset.to()).contains(Duration.parse(to));
        });
    }

    private static void assertPoint(String text, String at) {
        assertTime(text, at, at);
    }

    @Test
    public void pointsAreReadInEveryUnitAndSpelling() {
        assertPoint("T-24 Hours", "PT-24H");
        assertPoint("T-7 days", "P-7D");
        assertPoint("T+30 min", "PT30M");
        assertPoint("T+1.5 hours", "PT1H30M");
        assertPoint("T-5d", "P-5D");
        assertPoint("T+1w", "P7D");
        assertPoint("T+0h", "PT0S");
        assertPoint("T-0", "PT0S");
        assertPoint("T0", "PT0S");
        assertPoint("T", "PT0S");
        assertPoint("T+1h30m", "PT1H30M");
        assertPoint("T+0:30", "PT30M");
        assertPoint("T minus 2 hours", "PT-2H");
        assertPoint("T \u2212 5 d", "P-5D");
        assertPoint("D-7", "P-7D");
        assertPoint("D-Day", "PT0S");
        assertPoint("24 hours before release", "PT-24H");
        assertPoint("30 minutes after deployment", "PT30M");
        assertPoint("T+2 hours (estimated)", "PT2H");
    }

    @Test
    public void spansHaveTwoEndsAndDayOneBeginsAtT() {
        assertTime("Day 1", "PT0S", "P1D");
        assertTime("Day 2-3", "P1D", "P3D");
        assertTime("Days 2 and 3", "P1D", "P3D");
        assertTime("Week 2", "P7D", "P14D");
        assertTime("Hours 0-4", "PT0S", "PT4H");
        assertTime("First 24 hours", "PT0S", "PT24H");
        assertTime("T-24h to T-12h", "PT-24H", "PT-12H");
        assertTime("T+0\u201315 minutes", "PT0S", "PT15M");
        assertTime("T-30-15 min", "PT-30M", "PT-15M");
    }

    @Test
    public void timesAreReadInTheWordsOfHeadings() {
        assertTime("T-7 to T-1 days", "P-7D", "P-1D");
        assertTime("T-60 to T-30 minutes", "PT-1H", "PT-30M");
        assertTime("24-48 hours before deployment", "PT-48H", "PT-24H");
        assertTime("Within 1 hour after release", "PT0S", "PT1H");
        assertTime("Minutes 0-30", "PT0S", "PT30M");
        assertTime("Go-Live Day", "PT0S", "P1D");
        assertTime("Day One", "PT0S", "P1D");
        assertPoint("T-minus 24 hours", "PT-24H");
        assertPoint("T-plus 2 hours", "PT2H");
        assertPoint("Two weeks before go-live", "P-14D");
        assertPoint("24h Post-Release", "PT24H");
        assertPoint("J-7", "P-7D");
        assertThat(Offset.in("Watching (0-24 hours)").flatMap(Offset::to)).contains(Duration.ofHours(24));
        assertThat(Offset.in("Review (T+1 month)")).hasValueSatisfying(offset -> {
            assertThat(offset.text()).isEqualTo("T+1 month");
            assertThat(offset.isKnown()).isFalse();
        });
    }

    @Test
    public void whatIsNoTimeRelativeToTKeepsItsText() {
        for (String text :
                new String[] {"09:00 UTC", "2026-03-01", "TBD", "", "T-7", "T+3 business days", "1 hour after migration"
                }) {
            assertThat(Offset.of(text).isKnown()).as(text).isFalse();
            assertThat(Offset.of(text).text()).isEqualTo(text);
        }
    }

    @Test
    public void headingsNameTheirTimeAnywhere() {
        assertThat(Offset.in("24-Hour Post-Release (T+24 Hours)").map(Offset::text))
                .contains("T+24 Hours");
        assertThat(Offset.in("2.2 Stage 2: Expanded (Day 2-3)").map(Offset::text))
                .contains("Day 2-3");
        assertThat(Offset.in("Deploy (T)").map(Offset::text)).contains("T");
        for (String title : new String[] {
            "T-shirt sizes",
            "Day 2 Operations",
            "72-Hour Review",
            "Model T-1000",
            "AT-5d",
            "GMT-5h",
            "Support",
            "On-call engineer (0-15 min)",
            "Rollback (within 15 minutes)",
            "After the release day",
            "First weeks of the cycle",
            "Stage 1 (10%) - 24 hours",
            "Test 1"
        }) {
            assertThat(Offset.in(title)).as(title).isEmpty();
        }
    }

    @Test
    public void everyNumberOfMinutesIsReadBack() {
        qt().forAll(integers().between(-99999, 99999)).checkAssert(minutes -> {
            String text = "T" + (minutes < 0 ? "-" : "+") + Math.abs(minutes) + "m";
            assertThat(Offset.of(text).from()).contains(Duration.ofMinutes(minutes));
        });
    }
}
