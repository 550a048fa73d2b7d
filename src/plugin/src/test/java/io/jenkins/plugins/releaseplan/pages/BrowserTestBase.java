package io.jenkins.plugins.releaseplan.pages;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import java.io.IOException;
import org.junit.ClassRule;
import org.junit.Rule;
import org.jvnet.hudson.test.JenkinsRule;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A browser, a Jenkins in virtual time, and in it a build with a release that has only begun. */
public abstract class BrowserTestBase {

    @ClassRule
    public static final Chromium CHROMIUM = new Chromium();

    static final String ID = "pms-production-1";

    @Rule
    public final JenkinsRule jenkins = Chromium.patient(new JenkinsRule());

    Scene scene;
    FreeStyleBuild build;

    final void begin() throws Exception {
        VirtualHostTime.set(VirtualHostTime.START);
        scene = new Scene(jenkins).open();
        build = scene.begin("release", ID);
        CHROMIUM.look(false, false);
    }

    /** Where the page of the build's release is, below Jenkins' own address. */
    final String page() {
        return build.getUrl() + "release/";
    }

    final void visit(String person, String path) throws IOException {
        CHROMIUM.login(jenkins.getURL(), person);
        CHROMIUM.driver().get(jenkins.getURL() + path);
    }

    static WebElement see(By what) {
        return CHROMIUM.see(what);
    }

    static WebElement see(String css, String text) {
        return CHROMIUM.see(css, text);
    }

    static void press(WebElement element) {
        CHROMIUM.press(element);
    }
}
