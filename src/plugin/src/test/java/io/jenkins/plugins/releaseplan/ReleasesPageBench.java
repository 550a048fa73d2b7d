package io.jenkins.plugins.releaseplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import hudson.model.Item;
import io.jenkins.plugins.releaseplan.host.ReleaseService;
import io.jenkins.plugins.releaseplan.ledger.Ledger;
import io.jenkins.plugins.releaseplan.ledger.Origin;
import io.jenkins.plugins.releaseplan.ledger.ReleaseChange;
import io.jenkins.plugins.releaseplan.release.Release;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import io.jenkins.plugins.releaseplan.release.ReleasePlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.MetaClassLoader;

/**
 * How soon the Releases page answers with 10,000 releases in the ledger: of 100 services in two environments, so that 200
 * versions are live, 100 releases under way, from 50 jobs. Asked over HTTP by a person who may look, but administers nothing.
 */
public class ReleasesPageBench {

    private static final int RELEASES = 10_000;
    private static final int UNDER_WAY = 100;
    private static final int JOBS = 50;
    private static final int SERVICES = 100;
    private static final int WARM_UP = 5;
    private static final int TIMES = 20;
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule() {
        {
            timeout = 0;
        }
    };

    private final HttpClient client = HttpClient.newHttpClient();

    @Before
    public void onlyWhenAsked() {
        assumeTrue(BenchRows.WHY_NOT, BenchRows.BUILDS > 0);
    }

    /** Tests compile each view each time that it is drawn; a Jenkins that people use does not. */
    @Before
    public void keepViews() {
        MetaClass.NO_CACHE = false;
        MetaClassLoader.debugLoader = null;
    }

    @Before
    public void fill() throws Exception {
        for (int i = 0; i < JOBS; i++) {
            jenkins.createFreeStyleProject("job" + i);
        }
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        Ledger ledger = ReleaseService.get().host().ledger();
        List<CompletableFuture<Long>> saved = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            save(ledger, i, saved);
        }
        saved.forEach(CompletableFuture::join);
    }

    private static void save(Ledger ledger, int i, List<CompletableFuture<Long>> saved) {
        Instant at = BEGIN.plusSeconds(600L * i);
        ReleasePlan plan = new ReleasePlan(
                "release-" + i,
                ReleasePlan.Kind.DEPLOYMENT,
                "service" + i / 2 % SERVICES,
                i % 2 == 0 ? "staging" : "production",
                "v" + i,
                "author",
                Set.of());
        Release.Advance begun = Release.begin(plan, at);
        ReleaseChange first = ReleaseChange.begun(begun, new Origin("4f1c2d3", "main", "job" + i % JOBS + "#" + i), at);
        saved.add(ledger.saving(first));
        if (i < RELEASES - UNDER_WAY) {
            Release.Advance ended = begun.release().advance(new ReleaseEvent.BodyEnded(), at.plusSeconds(300));
            saved.add(ledger.saving(ReleaseChange.step(first.saved(), ended, at.plusSeconds(300))));
        }
    }

    @Test
    public void answersQuickly() throws Exception {
        time("the Releases page with 10,000 releases: page", "releases/", "rp-releases");
        time("the Releases page with 10,000 releases: data", "releases/data", "\"version\":\"v9898\"");
        time("the same: the second page of the history", "releases/data?after=" + next(), "\"live\"");
        time("the same: one service's", "releases/data?service=service7", "service7");
        time("the same: a text that one has", "releases/data?text=release-4711", "release-4711");
    }

    private String next() throws IOException, InterruptedException {
        String data = get("releases/data");
        int begin = data.indexOf("\"next\":\"") + "\"next\":\"".length();
        return data.substring(begin, data.indexOf('"', begin));
    }

    private void time(String name, String path, String expected) throws IOException, InterruptedException {
        long[] times = new long[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            long begun = System.nanoTime();
            String answer = get(path);
            if (i >= 0) {
                times[i] = System.nanoTime() - begun;
            }
            assertThat(answer).contains(expected);
        }
        Arrays.sort(times);
        BenchRows.row(name, times[TIMES / 2] / 1e6, "ms", 200);
    }

    private String get(String path) throws IOException, InterruptedException {
        String who = Base64.getEncoder().encodeToString("reader:reader".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(jenkins.jenkins.getRootUrl() + path))
                        .header("Authorization", "Basic " + who)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
