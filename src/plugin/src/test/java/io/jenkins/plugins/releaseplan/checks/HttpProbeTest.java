package io.jenkins.plugins.releaseplan.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.releaseplan.cloud.CloudException;
import io.jenkins.plugins.releaseplan.cloud.CloudException.Kind;
import io.jenkins.plugins.releaseplan.cloud.Health;
import io.jenkins.plugins.releaseplan.security.AddressGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Checks over HTTP say what they found, and go nowhere else. */
public class HttpProbeTest {

    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger calledOutside = new AtomicInteger();
    private HttpServer server;
    private String base;
    private HttpProbe probe;

    @Before
    public void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        String host = "http://127.0.0.1:" + server.getAddress().getPort();
        base = host + "/app";
        answer("/app/version", 200, "running v2", "");
        answer("/app/broken", 503, "", "");
        answer("/app/moved", 302, "", "/app/version");
        answer("/app/away", 302, "", "/secret");
        answer("/app/metadata", 307, "", "http://169.254.169.254/latest/meta-data/");
        answer("/app/loop", 301, "", base + "/loop");
        answer("/app/strange", 302, "", "ht tp://");
        server.createContext("/secret", exchange -> {
            calledOutside.incrementAndGet();
            send(exchange, 200, "secret");
        });
        server.createContext("/app/endless", HttpProbeTest::endless);
        server.createContext("/app/slow", exchange -> hang(exchange));
        server.start();
        probe = new HttpProbe(new AddressGuard(List.of(base)), Duration.ofSeconds(20));
    }

    @After
    public void stop() {
        done.countDown();
        server.stop(0);
    }

    private void answer(String path, int status, String body, String location) {
        server.createContext(path, exchange -> {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            send(exchange, status, body);
        });
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = new byte[1 << 16];
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 100_000; i++) {
                body.write(chunk);
            }
        }
    }

    private void hang(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static HttpCheck check(String url, int status, String contains) {
        return new HttpCheck("smoke", url, status, contains);
    }

    @Test
    public void anAnswerAsExpectedPasses() throws Exception {
        assertThat(probe.run(check("/version", 200, "running {version}"), "v2"))
                .isEqualTo(new Health(true, "v2", "smoke passed"));
        assertThat(probe.run(check(base + "/version", 200, ""), "v2").healthy()).isTrue();
        assertThat(probe.run(check("broken", 503, ""), "v2").healthy()).isTrue();
        assertThat(probe.run(check("/moved", 200, "v2"), "v2").healthy()).isTrue();
        assertThat(probe.run(check("/away", 302, ""), "v2").healthy()).isTrue();
        assertThat(calledOutside).hasValue(0);
    }

    @Test
    public void anotherAnswerFailsAndSaysHow() throws Exception {
        assertThat(probe.run(check("/version", 200, "{version}"), "v3"))
                .isEqualTo(new Health(false, "", "smoke answered without 'v3'"));
        assertThat(probe.run(check("/broken", 200, ""), "v2").detail()).isEqualTo("smoke answered 503 instead of 200");
        assertThat(probe.run(check("/nowhere", 200, ""), "v2").detail()).contains("404");
        assertThat(probe.run(check("/loop", 200, ""), "v2").detail()).contains("more than 5 times");
    }

    @Test
    public void noRedirectLeadsOutOfTheBaseUrls() {
        for (String path : List.of("/away", "/metadata", "/strange")) {
            assertRefused(check(path, 200, ""));
        }
        assertThat(calledOutside).hasValue(0);
    }

    @Test
    public void whatIsNotBelowABaseUrlIsNotCalled() {
        assertRefused(check(base.replace("/app", "/secret"), 200, ""));
        assertRefused(check("/../secret", 200, ""));
        assertThat(calledOutside).hasValue(0);
    }

    private void assertRefused(HttpCheck check) {
        assertThatThrownBy(() -> probe.run(check, "v2"))
                .as(check.url())
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    }

    @Test
    public void anAnswerWithoutEndIsReadToALimit() throws Exception {
        assertThat(probe.run(check("/endless", 200, ""), "v2").healthy()).isTrue();
    }

    @Test
    public void anAnswerThatDoesNotComeCanBeAskedForAgain() {
        HttpProbe impatient = new HttpProbe(new AddressGuard(List.of(base)), Duration.ofSeconds(1));
        assertThatThrownBy(() -> impatient.run(check("/slow", 200, ""), "v2"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RETRYABLE));
        server.stop(0);
        assertThatThrownBy(() -> probe.run(check("/version", 200, ""), "v2"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RETRYABLE));
    }

    @Test
    public void checksThatCannotBeAreRefused() {
        assertThatThrownBy(() -> check("", 200, "")).hasMessageContaining("needs an address");
        assertThatThrownBy(() -> check("/x", 42, "")).hasMessageContaining("100..599");
        assertThatThrownBy(() -> check("http://[", 200, "")).hasMessageContaining("no address");
    }
}
