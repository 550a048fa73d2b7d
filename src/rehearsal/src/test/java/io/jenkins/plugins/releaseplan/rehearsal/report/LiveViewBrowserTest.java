package io.jenkins.plugins.releaseplan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The components while a page polls: new data changes what differs and nothing else. */
public class LiveViewBrowserTest {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Before
    public void openTheReport() throws IOException {
        Path file = FOLDER.newFolder().toPath().resolve("report.html");
        HtmlReport.write(SampleAnswers.rolledBack(), file);
        CHROMIUM.look(false, false);
        CHROMIUM.driver().get(file.toUri().toString());
    }

    private static void poll(String name, ObjectNode answer) {
        CHROMIUM.run("document.querySelector(arguments[0]).data = JSON.parse(arguments[1])", name, answer.toString());
    }

    @Test
    public void keepsOpenedDetailsFocusAndScroll() {
        CHROMIUM.run("window.kept = document.querySelectorAll('rp-timeline details')[2]; kept.open = true;"
                + "kept.querySelector('summary').focus(); window.scrollTo(0, 1500);"
                + "document.querySelector('rp-checklist details').open = true");
        ObjectNode answer = SampleAnswers.rolledBack();
        ((ArrayNode) answer.get("events"))
                .insert(
                        0,
                        Sample.event(
                                SampleAnswers.START, "portal-production-1", "GATE_WAITING", "INFO", "A new event"));
        poll("rp-report", answer);
        assertThat(CHROMIUM.run("return kept.isConnected && kept.open && document.activeElement === kept.firstChild"))
                .isEqualTo(true);
        assertThat(CHROMIUM.run("return document.querySelector('rp-checklist details').open"))
                .isEqualTo(true);
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-timeline').textContent"))
                .contains("A new event");
    }

    @Test
    public void touchesNoNodeWhenNothingChanged() {
        CHROMIUM.run(
                "window.changes = 0; new MutationObserver(list => { changes += list.length })"
                        + ".observe(document.querySelector('rp-report'), {subtree: true, childList: true, characterData: true})");
        ObjectNode answer = SampleAnswers.rolledBack();
        poll("rp-checklist", answer);
        poll("rp-gates", answer);
        poll("rp-timeline", answer);
        poll("rp-calls", answer);
        poll("rp-summary", answer);
        assertThat(CHROMIUM.run("return new Promise(done => setTimeout(() => done(changes), 0))"))
                .isEqualTo(0L);
    }

    @Test
    public void keepsTheChosenFilterAndMetric() {
        CHROMIUM.run(
                "const s = document.querySelector('rp-timeline select'); s.value = 'ALARM'; s.dispatchEvent(new Event('change'));"
                        + "const m = document.querySelector('rp-traffic select'); m.value = 'latencyP95'; m.dispatchEvent(new Event('change'))");
        poll("rp-report", SampleAnswers.rolledBack());
        assertThat(CHROMIUM.run("return document.querySelectorAll('rp-timeline li').length"))
                .isEqualTo(3L);
        assertThat((String) CHROMIUM.run("return document.querySelector('.rp-chart svg').textContent"))
                .contains("Latency p95")
                .doesNotContain("Error rate");
    }

    @Test
    public void showsTablesWhereThereIsNoChartingLibrary() {
        CHROMIUM.run(
                "delete window.echarts; const one = document.createElement('rp-traffic'); one.id = 'plain';"
                        + "one.data = JSON.parse(arguments[0]); document.body.append(one)",
                SampleAnswers.rolledBack().toString());
        assertThat(CHROMIUM.run("return document.querySelectorAll('#plain .rp-chart').length"))
                .isEqualTo(0L);
        assertThat((Long) CHROMIUM.run("return document.querySelectorAll('#plain td').length"))
                .isGreaterThan(600L);
    }

    @Test
    public void saysWhatIsWrongWhenDataIsMissingOrBroken() {
        CHROMIUM.run(
                "document.body.insertAdjacentHTML('beforeend', '<script type=\"application/json\" id=\"broken\">{</script>"
                        + "<rp-gates id=\"one\" data-source=\"broken\"></rp-gates><rp-gates id=\"two\" data-source=\"absent\"></rp-gates>')");
        assertThat((String) CHROMIUM.run("return document.getElementById('one').textContent"))
                .contains("cannot be read");
        assertThat((String) CHROMIUM.run("return document.getElementById('two').textContent"))
                .contains("“absent”");
    }

    @Test
    public void survivesMissingKeys() {
        for (String name :
                List.of("summary", "traffic", "timeline", "checklist", "gates", "checks", "calls", "report")) {
            CHROMIUM.run(
                    "const one = document.createElement('rp-' + arguments[0]); document.body.append(one);"
                            + "for (const data of [{}, {releases: null}, {releases: [{}], events: [{}], pipeline: {calls: [{}]}},"
                            + " {releases: [{rollouts: [{}, {metrics: [{}], weights: [{}], stages: [{}]}], gates: [{}], checklist: {phases: [{}]}}]}])"
                            + " one.data = data",
                    name);
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void writesSpansAndTimesForPeople() {
        assertThat(CHROMIUM.run("const f = releasePlan.format, c = {zone: 'UTC', start: '2026-03-02T09:00:00Z'};"
                        + "return [f.span(f.duration('PT145H')), f.span(f.duration('PT72H')), f.span(f.duration('PT1H30M')),"
                        + "f.span(f.duration('PT0.25S')), f.span(f.duration('P1DT1S')), f.span(f.duration('nonsense')), f.span(0),"
                        + "f.span(3599999), f.relative('2026-03-02T09:00:00Z', c), f.relative('2026-03-05T10:15:30.123456789Z', c),"
                        + "f.relative('2026-03-02T08:00:00Z', c), f.percent(0.0721), f.measure(412, 'ms'), f.measure(null, 'ms'),"
                        + "f.dayAndTime('2026-03-02T09:00:00Z', {zone: 'Europe/Berlin'}), f.words('errorRate')]"))
                .isEqualTo(List.of(
                        "6 d 1 h",
                        "72 h",
                        "1 h 30 min",
                        "250 ms",
                        "24 h",
                        "–",
                        "0 s",
                        "60 min",
                        "T",
                        "T+73h 15m",
                        "T−1h",
                        "7.21 %",
                        "412 ms",
                        "–",
                        "Mon 2 Mar, 10:00",
                        "Error rate"));
    }
}
