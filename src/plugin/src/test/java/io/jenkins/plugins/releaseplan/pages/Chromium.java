package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * A headless Chromium for the tests of a class. Without one on the PATH the tests are skipped, unless the system property
 * {@code release-plan.browser} is {@code required}. The properties {@code release-plan.chromium} and
 * {@code release-plan.chromedriver}, or the environment's {@code CHROMIUM} and {@code CHROMEDRIVER}, name other places.
 */
final class Chromium extends ExternalResource {

    private static final int WIDE = 1360;
    private static final int PHONE = 390;
    /** A stage that waits for its first whole minute of metrics passes within it, even on a slow machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Shorter, so that a page that does not come to it is shown in the failure. */
    private static final Duration LOOKING = PATIENCE.minusSeconds(20);

    private final TemporaryFolder profile = new TemporaryFolder();
    private ChromeDriver driver;
    private boolean phone;

    @Override
    protected void before() throws IOException {
        Optional<File> browser =
                find("release-plan.chromium", "CHROMIUM", "chromium", "chromium-browser", "google-chrome");
        Optional<File> service = find("release-plan.chromedriver", "CHROMEDRIVER", "chromedriver");
        if (browser.isEmpty() || service.isEmpty()) {
            String missing = "no chromium and chromedriver on the PATH: the browser tests do not run";
            if ("required".equals(System.getProperty("release-plan.browser"))) {
                throw new AssertionError(missing);
            }
            assumeTrue(missing, false);
        }
        profile.create();
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.get())
                        .usingAnyFreePort()
                        .build(),
                options(browser.get()),
                // The driver answers when what is waited for is there; its client would give up before that.
                ClientConfig.defaultConfig().readTimeout(PATIENCE.plusMinutes(1)));
        driver.manage().timeouts().implicitlyWait(PATIENCE).scriptTimeout(PATIENCE);
    }

    private ChromeOptions options(File browser) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.setCapability("goog:loggingPrefs", logs);
        return options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile.getRoot());
    }

    @Override
    protected void after() {
        if (driver != null) {
            driver.quit();
        }
        profile.delete();
    }

    private static Optional<File> find(String property, String variable, String... names) {
        String named = System.getProperty(property, System.getenv(variable));
        if (named != null) {
            return Optional.of(new File(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> new File(directory, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** A Jenkins for tests that wait for a browser, which may take long on a machine that does other things too. */
    static JenkinsRule patient(JenkinsRule jenkins) {
        jenkins.timeout = (int) PATIENCE.multipliedBy(4).toSeconds();
        return jenkins;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Sets the width of the window, and whether the reader prefers dark colours. */
    void look(boolean wantPhone, boolean dark) {
        phone = wantPhone;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", phone ? PHONE : WIDE, "height", 900, "deviceScaleFactor", 1, "mobile", phone));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Makes the window this high, in pixels. */
    void height(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", phone ? PHONE : WIDE, "height", pixels, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** What the browser wrote into its console since the last call, warnings and errors alone. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** Signs in somebody whose password is the name; who was signed in before is not any more. */
    void login(URL jenkins, String person) {
        driver.manage().deleteAllCookies();
        driver.get(jenkins + "login");
        driver.findElement(By.name("j_username")).sendKeys(person);
        driver.findElement(By.name("j_password")).sendKeys(person);
        driver.findElement(By.name("Submit")).click();
        see(By.cssSelector("[href*=logout], #root-action-UserAction, .jenkins-header"));
        complaints();
    }

    /** A picture for people who look at what the tests saw; in the build's directory. */
    void picture(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "pictures"));
        Number wanted = (Number) run("return Math.min(4000, Math.max(900, document.documentElement.scrollHeight))");
        height(wanted.intValue());
        Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        height(900);
    }

    /** Waits, in the browser, until something is there. */
    WebElement see(By what) {
        return driver.findElement(what);
    }

    /** Waits, in the browser, until something is there with this text in it. */
    WebElement see(String css, String text) {
        Object found = driver.executeAsyncScript("""
                        const [css, text, patience, done] = arguments;
                        const look = () => [...document.querySelectorAll(css)].find((one) => one.textContent.includes(text));
                        const answer = (found) => { observer.disconnect(); clearTimeout(late); done(found); };
                        const observer = new MutationObserver(() => look() && answer(look()));
                        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
                        const late = setTimeout(() => answer(document.body.innerText), patience);
                        if (look()) { answer(look()); }
                        """, css, text, LOOKING.toMillis());
        assertThat(found).as(css + " with '" + text + "'").isInstanceOf(WebElement.class);
        return (WebElement) found;
    }

    /** Clicks on something, wherever on the page it is. */
    void press(WebElement element) {
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** What a script gives back. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }
}
