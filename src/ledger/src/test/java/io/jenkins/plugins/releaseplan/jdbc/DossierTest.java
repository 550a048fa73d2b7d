package io.jenkins.plugins.releaseplan.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.releaseplan.ledger.AuditEvent;
import io.jenkins.plugins.releaseplan.ledger.Dossier;
import java.io.IOException;
import org.junit.Test;

/** A dossier has all that people ask for later: checklist, sign-offs, metrics, timeline and hashes. */
public class DossierTest extends OnEachDatabase {

    private Dossier of(String id) {
        return Dossier.of(ledger, id).orElseThrow();
    }

    @Test
    public void pageHasChecklistSignOffsMetricsTimelineAndHashes() {
        ran("pms", "v1");
        String html = of("pms").html();

        assertThat(html)
                .contains("Backups are checked", "olga")
                .contains("Go / No-Go", "rosa, Release Manager, on v1")
                .contains("<h2>Metrics</h2>", "<td>errors</td><td>errorRate &gt;5%</td><td>10 %</td>")
                .contains("passed, 0 failed, 0 without data", "<td>0.1 %, 0.1 %, 0.1 %</td><td>0.1 %, 5 %</td>");
        for (AuditEvent event : ledger.audit("pms")) {
            assertThat(html).contains(event.hash());
        }
    }

    @Test
    public void objectHasWhatWasMeasuredAlsoOfAReleaseThatWentBack() throws IOException {
        ran("bad", "bad-2");
        JsonNode measured = new ObjectMapper().readTree(of("bad").json()).at("/saved/release/rollouts/r1/measured/0");

        assertThat(measured.path("metric").asText()).isEqualTo("errorRate");
        assertThat(measured.path("greenPercent").asInt()).isEqualTo(10);
        assertThat(measured.path("failed").asInt()).isEqualTo(2);
        assertThat(measured.path("most").asDouble()).isEqualTo(0.5);
        assertThat(measured.path("limit").asDouble()).isEqualTo(0.05);
    }
}
