package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import java.time.Duration;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;

/** How often a page asks Jenkins: gently. The browser's long timers are kept and run when the test says so. */
public class PollingBrowserTest extends BrowserTestBase {

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String TIMERS = """
            window.waits = [];
            window.asked = [];
            const { setTimeout: later, clearTimeout: never, fetch: ask } = window;
            window.setTimeout = (run, delay, ...rest) => {
              if (!(delay >= 5000 && String(run).includes(".now()"))) {
                return later(run, delay, ...rest);
              }
              const wait = { run, delay };
              window.waits.push(wait);
              return wait;
            };
            window.clearTimeout = (timer) => {
              if (window.waits.includes(timer)) {
                window.waits.splice(window.waits.indexOf(timer), 1);
              } else if (!timer || !timer.run) {
                never(timer);
              }
            };
            window.fetch = async (address, options) => {
              if (!String(address).startsWith("data?")) {
                return ask(address, options);
              }
              const broken = { status: window.broken, headers: { "Content-Type": "application/json" } };
              const answer = window.broken ? new Response('{"text":"the ledger is away"}', broken) : await ask(address, options);
              window.asked.push([options.headers["If-None-Match"] ? "with tag" : "without tag", answer.status].join(" "));
              return answer;
            };
            Object.defineProperty(document, "hidden", { get: () => window.unseen === true });
            """;

    private String script;

    @Before
    public void open() throws Exception {
        begin();
        CHROMIUM.login(jenkins.getURL(), "vera");
        script = (String) CHROMIUM.driver()
                .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", TIMERS))
                .get("identifier");
    }

    @After
    public void forget() {
        CHROMIUM.driver().executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    private static void visit(String address) {
        CHROMIUM.driver().get(address);
        settled(1);
    }

    /** Waits until the page has asked so often, and says when it asks again: in so many seconds, or 0 for never. */
    private static long settled(int times) {
        return (Long) CHROMIUM.driver().executeAsyncScript("""
                        const [times, done] = arguments;
                        const look = setInterval(() => {
                          if (window.asked.length >= times) {
                            clearInterval(look);
                            // What follows an answer is done in the same turn or the next ones.
                            requestAnimationFrame(() => requestAnimationFrame(() => done((window.waits[0] || { delay: 0 }).delay / 1000)));
                          }
                        }, 20);
                        """, times);
    }

    private static int asked() {
        return ((Long) CHROMIUM.run("return window.asked.length")).intValue();
    }

    private static String last() {
        return (String) CHROMIUM.run("return window.asked[window.asked.length - 1]");
    }

    /** Lets the time come at which the page asks again. */
    private static long next() {
        int before = asked();
        CHROMIUM.run("window.waits.shift().run()");
        return settled(before + 1);
    }

    private static void look(boolean seen) {
        CHROMIUM.run("window.unseen = !arguments[0]; document.dispatchEvent(new Event('visibilitychange'))", seen);
    }

    private static void broken(int status) {
        CHROMIUM.run("window.broken = arguments[0]", status);
    }

    @Test
    public void asksEveryFewSecondsForWhatIsNew() throws Exception {
        visit(jenkins.getURL() + page());
        assertThat(last()).isEqualTo("without tag 200");
        assertThat(next()).isEqualTo(5);
        assertThat(last()).isEqualTo("with tag 304");
        VirtualHostTime.skip(Duration.ofMinutes(2));
        assertThat(next()).isEqualTo(5);
        assertThat(last()).isEqualTo("with tag 200");
        Scene.bodyEnds(ID);
        assertThat(next()).as("over, and nothing will change").isEqualTo(60);
        CHROMIUM.see(".rp-outcome-word", "Released");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void asksLessAndLessOftenWhileThereIsNoAnswer() throws Exception {
        visit(jenkins.getURL() + page());
        broken(503);
        for (long seconds : new long[] {10, 20, 40, 80, 120, 120}) {
            assertThat(next()).isEqualTo(seconds);
            assertThat(CHROMIUM.see(".jenkins-alert", "The ledger is away.").getText())
                    .contains("What you see may be old; asked again in " + seconds + " s.");
        }
        CHROMIUM.see(".rp-outcome-word", "Running");
        broken(0);
        assertThat(next()).isEqualTo(5);
        assertThat(CHROMIUM.run("return document.querySelector('.jenkins-alert').hidden"))
                .isEqualTo(true);
        broken(404);
        assertThat(next()).as("it is gone").isZero();
    }

    @Test
    public void asksNothingInATabThatNobodySees() throws Exception {
        for (String path : new String[] {page(), "releases/"}) {
            visit(jenkins.getURL() + path);
            int before = asked();
            look(false);
            assertThat(CHROMIUM.run("return window.waits.length")).isEqualTo(0L);
            assertThat(asked()).isEqualTo(before);
            look(true);
            assertThat(settled(before + 1)).isEqualTo(5);
        }
    }
}
