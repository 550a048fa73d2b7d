package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import io.jenkins.plugins.darktheme.DarkThemeSystemManagerFactory;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The release pages as people see and use them. */
public class ReleasePageBrowserTest extends BrowserTestBase {

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private VirtualHostTime time;

    @Before
    public void open() throws Exception {
        time = ExtensionList.lookupSingleton(Time.class);
        begin();
        ThemeManagerPageDecorator.get().setTheme(new DarkThemeSystemManagerFactory());
        StrictPolicy.enforce();
    }

    private static Rollout rollout() {
        return Scene.state(ID).rollout(Scene.rollout(ID)).orElseThrow();
    }

    private static List<String> faults() {
        return new AxeBuilder()
                .include(List.of("#main-panel")).analyze(CHROMIUM.driver()).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(5)
                                        .toList())
                        .toList();
    }

    private void bake(int percent) throws Exception {
        Scene.deploy(ID);
        Scene.stage(ID, percent, Duration.ofHours(24));
        time.until("the stage", () -> rollout().phase() == Phase.BAKING);
    }

    @Test
    public void ticksABoxAndKeepsWhoDidIt() throws Exception {
        Scene.readChecklist(ID);
        Scene.reachGate(ID);
        visit("tina", page());
        press(see(By.cssSelector("[role=checkbox][aria-label^='Release notes']")));
        see(".rp-item-done .rp-item-status", "by tina");
        assertThat(Scene.state(ID).progress().marks()).hasSize(1);
        WebElement item = CHROMIUM.driver()
                .findElement(
                        By.xpath("//li[contains(@class,'rp-item')][.//button[starts-with(@aria-label,'Load test')]]"));
        press(item.findElement(By.cssSelector(".rp-item-deeds > summary")));
        item.findElement(By.name("reason")).sendKeys("the load is as it was");
        press(item.findElement(By.cssSelector("button[value=notApplicable]")));
        see(".rp-item-not_applicable", "the load is as it was");
        press(see(".rp-toggle", "Mine"));
        assertThat(CHROMIUM.driver().findElements(By.cssSelector("rp-checklist .rp-item")))
                .hasSize(2);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void twoPeopleSignAGate() throws Exception {
        Scene.reachGate(
                ID,
                Scene.GATE,
                new Condition.SignedOff("Release Manager", 1),
                new Condition.SignedOff("Security Lead", 1));
        visit("rita", page());
        see(".rp-need", "waits for your sign-off as Release Manager");
        see(By.cssSelector(".rp-sign [name=comment]")).sendKeys("rehearsed twice");
        press(see(".rp-sign button", "Sign as Release Manager"));
        see(".rp-signoff", "rita");
        visit("vera", page());
        see(".rp-why", "You may look at this gate");
        visit("sam", page());
        press(see(".rp-sign button", "Sign as Security Lead"));
        see("rp-gates .rp-badge", "Opened");
        Gate gate = Scene.state(ID).gate(Scene.GATE).orElseThrow();
        assertThat(gate.state()).isEqualTo(Gate.State.OPEN);
        assertThat(gate.signOffs().get(0).comment()).isEqualTo("rehearsed twice");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void showsTrafficMoveAndTakesItBack() throws Exception {
        visit("olga", page());
        bake(10);
        see(".rp-outcome-reason", "10 % on green");
        time.pass(Duration.ofMinutes(40));
        see("rp-traffic .rp-chart svg", "Traffic weight");
        see("rp-traffic .rp-chart svg", "Error rate");
        press(see(".rp-rollout-deeds button", "Roll back"));
        assertThat(see(By.cssSelector("rp-dialog dialog")).getText())
                .contains("All traffic of pms-backend goes back to blue (" + Scene.OLD + ") at once", "10 % now");
        see(By.cssSelector("rp-dialog [name=reason]")).sendKeys("odd answers");
        press(see("rp-dialog button", "Roll back"));
        time.until("blue", () -> rollout().phase() == Phase.ROLLED_BACK);
        see("rp-traffic .rp-badge", "Rolled back");
        assertThat(rollout().cause().text()).contains("olga rolled back: odd answers");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void everybodyCanReadThePages() throws Exception {
        Scene.deploy(ID);
        Scene.bodyEnds(ID);
        time.until("the first release", () -> rollout().phase() == Phase.COMPLETED);
        String next = "pms-production-2";
        build = scene.begin("release", next, "v20260304-9c1e77b");
        Scene.readChecklist(next);
        Deeds tina = Deeds.of(User.getById("tina", true).impersonate2());
        tina.tick(next, Scene.item(next, "Release notes"), "", "https://wiki.example.org/notes");
        tina.notApplicable(next, Scene.item(next, "Load test"), "no change to queries", "");
        Scene.reachGate(
                next,
                "Expand to half",
                new Condition.ChecklistComplete("First traffic"),
                new Condition.SignedOff("Release Manager", 1),
                new Condition.SignedOff("Security Lead", 2));
        Deeds.of(User.getById("sam", true).impersonate2())
                .sign(next, "Expand to half", "", "rehearsed twice, looks good", "v20260304-9c1e77b");
        Scene.deploy(next);
        Scene.stage(next, 10, Duration.ofHours(24));
        time.pass(Duration.ofHours(2));
        Deeds.of(User.getById("olga", true).impersonate2()).promote(next, null, null);
        Scene.stage(next, 50, Duration.ofHours(24));
        time.pass(Duration.ofMinutes(90));
        visit("rita", page());
        for (boolean dark : new boolean[] {false, true}) {
            for (boolean phone : new boolean[] {false, true}) {
                String look = (phone ? "phone" : "wide") + (dark ? "-dark" : "");
                for (String path : List.of(page(), "releases/")) {
                    CHROMIUM.driver().get(jenkins.getURL() + path);
                    CHROMIUM.look(phone, dark);
                    see(By.cssSelector("rp-live .rp-section, rp-releases .rp-table"));
                    if (path.equals(page())) {
                        see(By.cssSelector(".rp-chart svg"));
                    }
                    CHROMIUM.picture((path.equals("releases/") ? "releases-" : "release-page-") + look);
                    CHROMIUM.run(
                            "document.querySelectorAll('#main-panel details').forEach(part => { part.open = true })");
                    assertThat(faults()).as(path + " " + look).isEmpty();
                    assertThat(
                                    (Long)
                                            CHROMIUM.run(
                                                    "return document.querySelector('#main-panel').scrollWidth - document.querySelector('#main-panel').clientWidth"))
                            .as("how far it scrolls sideways: " + path + " " + look)
                            .isLessThanOrEqualTo(0);
                }
            }
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void hostileTextIsShownAndDoesNothing() throws Exception {
        jenkins.jenkins.getItem("release").delete();
        FreeStyleBuild hostile = HostileRelease.begin(jenkins);
        visit("tina", hostile.getUrl() + "release/");
        see("rp-checklist .rp-item", "<script>alert(6)</script>");
        see("rp-gates", HostileRelease.MARKUP);
        CHROMIUM.run("document.querySelectorAll('#main-panel details').forEach(part => { part.open = true })");
        assertThat(
                        (Long)
                                CHROMIUM.run(
                                        "return document.querySelectorAll('rp-live script, rp-live img[src=x], rp-live svg[onload], [href^=\"javascript:\" i]').length"))
                .isZero();
        CHROMIUM.driver().get(jenkins.getURL() + "releases/");
        see("rp-releases", HostileRelease.VERSION);
        // An open alert would make this fail.
        assertThat(CHROMIUM.driver().getTitle()).isNotEmpty();
        assertThat(CHROMIUM.complaints()).isEmpty();
    }
}
