package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.Gate;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.rollout.Phase;
import io.jenkins.plugins.releaseplan.rollout.Rollout;
import java.time.Duration;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The release page without a pointer: by the keys alone that everybody has. */
public class KeyboardBrowserTest extends BrowserTestBase {

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final int MOST_KEYS = 150;

    private VirtualHostTime time;

    @Before
    public void open() throws Exception {
        time = ExtensionList.lookupSingleton(Time.class);
        begin();
    }

    private static WebElement focused() {
        return CHROMIUM.driver().switchTo().activeElement();
    }

    private static void type(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    /** Goes from part to part until the one that is wanted has the focus, and can be seen to have it. */
    private static void tabTo(WebElement wanted) {
        for (int i = 0; i < MOST_KEYS && !focused().equals(wanted); i++) {
            type(Keys.TAB);
        }
        assertThat(focused()).as("what Tab comes to").isEqualTo(wanted);
        assertThat((Boolean) CHROMIUM.run("""
                        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(arguments[0]);
                        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none';
                        """, wanted))
                .as("the focus of " + wanted.getTagName() + " '" + wanted.getText() + "' can be seen")
                .isTrue();
    }

    private static boolean inDialog() {
        return (Boolean) CHROMIUM.run("return document.activeElement.closest('dialog') !== null");
    }

    @Test
    public void anItemIsTickedAndOpenedAgain() throws Exception {
        Scene.readChecklist(ID);
        visit("tina", page());
        By box = By.cssSelector("[role=checkbox][aria-label^='Release notes']");
        tabTo(see(box));
        type(Keys.SPACE);
        see(".rp-item-done .rp-item-status", "by tina");
        assertThat(focused()).as("the focus stays where it was").isEqualTo(see(box));
        type(Keys.SPACE);
        see(By.cssSelector("[role=checkbox][aria-label^='Release notes'][aria-checked=false]"));
        String item = Scene.item(ID, "Release notes");
        assertThat(Scene.state(ID).progress().statusOf(Scene.state(ID).checklist(), item))
                .isEqualTo(Status.OPEN);
    }

    @Test
    public void aGateIsSignedWithAComment() throws Exception {
        Scene.reachGate(ID, Scene.GATE, new Condition.SignedOff("Release Manager", 1));
        visit("rita", page());
        tabTo(see(By.cssSelector(".rp-sign [name=comment]")));
        type("rehearsed twice");
        tabTo(see(".rp-sign button", "Sign as Release Manager"));
        type(Keys.ENTER);
        see("rp-gates .rp-badge", "Opened");
        Gate gate = Scene.state(ID).gate(Scene.GATE).orElseThrow();
        assertThat(gate.signOffs()).extracting(one -> one.comment()).containsExactly("rehearsed twice");
    }

    @Test
    public void aDialogKeepsTheFocusClosesWithEscapeAndRollsBackWithEnter() throws Exception {
        Scene.deploy(ID);
        Scene.stage(ID, 10, Duration.ofHours(24));
        time.until("the stage", () -> rollout().phase() == Phase.BAKING);
        visit("rolf", page());
        tabTo(see(".rp-rollout-deeds button", "Roll back"));
        type(Keys.ENTER);
        see(By.cssSelector("rp-dialog dialog[open]"));
        for (int i = 0; i < 12; i++) {
            assertThat(inDialog() || focused().getTagName().equals("body"))
                    .as("nothing behind the dialog gets the focus")
                    .isTrue();
            type(Keys.TAB);
        }
        type(Keys.ESCAPE);
        tabTo(see(".rp-rollout-deeds button", "Roll back"));
        assertThat(CHROMIUM.run("return document.querySelector('rp-dialog dialog[open]')"))
                .isNull();
        assertThat(rollout().phase()).isEqualTo(Phase.BAKING);
        type(Keys.ENTER);
        tabTo(see(By.cssSelector("rp-dialog [name=reason]")));
        type("odd answers");
        tabTo(see("rp-dialog button", "Roll back"));
        type(Keys.ENTER);
        time.until("blue", () -> rollout().phase() == Phase.ROLLED_BACK);
        assertThat(rollout().cause().text()).contains("rolf rolled back: odd answers");
    }

    private static Rollout rollout() {
        return Scene.state(ID).rollout(Scene.rollout(ID)).orElseThrow();
    }
}
