package io.jenkins.plugins.releaseplan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

public class MarkdownHtmlTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)\\s*/?>");
    private static final List<String> TAGS = List.of(
            "p",
            "br",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");

    /** Fails if there is an element or an attribute that could do anything but look like something. */
    private static void assertQuiet(String html) {
        assertThat(TAG.matcher(html).replaceAll("")).as(html).doesNotContain("<", ">");
        TAG.matcher(html).results().forEach(tag -> {
            assertThat(TAGS).as(html).contains(tag.group(2));
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                assertThat(attribute.group(1)).as(html).isIn("href", "rel", "start", "align");
                if (attribute.group(1).equals("href")) {
                    assertThat(attribute.group(2)).matches("(?i)(https?://|mailto:).*");
                }
            }
        });
    }

    @Test
    public void showsWhatIsMeant() {
        assertThat(MarkdownHtml.line("run `a < b`, **now**, *or* ~~never~~"))
                .isEqualTo("run <code>a &lt; b</code>, <strong>now</strong>, <em>or</em> <del>never</del>");
        assertThat(MarkdownHtml.line("see [the board](https://b.example/x?a=1&b=2) or <ops@b.example>"))
                .isEqualTo(
                        "see <a href=\"https://b.example/x?a=1&amp;b=2\" rel=\"noopener noreferrer\">the board</a> or "
                                + "<a href=\"mailto:ops@b.example\" rel=\"noopener noreferrer\">ops@b.example</a>");
        assertThat(MarkdownHtml.blocks(
                        "3. stop\n4. start:\n\n   ```sh\n   go <now>\n   ```\n\n|a|b|\n|---|--:|\n|1|`2`|"))
                .contains(
                        "<ol start=\"3\">",
                        "<pre><code>go &lt;now&gt;\n</code></pre>",
                        "<th align=\"right\">b</th>",
                        "<code>2</code>");
    }

    @Test
    public void headingsAreBoldLinesAndPicturesAreTheirDescriptions() {
        assertThat(MarkdownHtml.blocks("# A *b*\n\n![the **plan**](https://x.example/p.png)"))
                .isEqualTo("<p><strong>A <em>b</em></strong></p>\n<p>the <strong>plan</strong></p>");
    }

    @Test
    public void aLineIsALineOrLeftAlone() {
        assertThat(MarkdownHtml.line("")).isEmpty();
        assertThat(MarkdownHtml.line("a\n\nb")).isEmpty();
        assertThat(MarkdownHtml.line("- a")).isEmpty();
        assertThat(MarkdownHtml.blocks(" \n")).isEmpty();
    }

    @Test
    public void linksLeadToPagesAndMailsAlone() {
        for (String address : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java&#x0A;script:alert(1)",
                "java&Tab;script:alert(1)",
                "&#106;avascript:alert(1)",
                "&#x6A&#x61vascript:alert(1)",
                "&#1;javascript:alert(1)",
                "%6Aavascript:alert(1)",
                "<javascript:alert(1)>",
                "< javascript:alert(1)>",
                "data:text/html;base64,PHNjcmlwdD4=",
                "vbscript:x",
                "file:///etc/passwd",
                "//evil.example",
                "/relative",
                "relative.md",
                "#here",
                "blob:https://x.example/1",
                "view-source:https://x.example")) {
            String html = MarkdownHtml.blocks("[click](" + address + ") and [too][1]\n\n[1]: " + address);
            assertThat(html).as(address).contains("click", "too").doesNotContain("<a");
            assertQuiet(html);
            assertThat(MarkdownHtml.blocks("<" + address + ">")).as(address).doesNotContain("<a");
        }
    }

    @Test
    public void htmlIsTheCharactersThatItIs() {
        for (String text : List.of(
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<svg/onload=alert(1)>",
                "<style>*{display:none}</style>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<form action=https://evil.example><input name=a></form>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<div>\n\n**b**\n\n<b onmouseover=alert(1)>",
                "<!-- --!><script>alert(1)</script>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "| a | b |\n|---|---|\n| <script>alert(1)</script> | <img src=x onerror=alert(1)> |",
                "```<script>\n<script>alert(1)</script>",
                "``` \" onclick=alert(1)\nx\n```",
                "[a](https://x.example/\" onclick=\"alert(1))",
                "[a](https://x.example 'title\" onclick=\"alert(1)')",
                "![a\" onerror=\"alert(1)](x \"t\")",
                "<https://x.example/\"onclick=alert(1)>")) {
            assertQuiet(MarkdownHtml.blocks(text));
            assertQuiet(MarkdownHtml.line(text));
        }
    }

    @Test
    public void nothingIsTooDeepOrTooLong() {
        assertQuiet(MarkdownHtml.blocks("> ".repeat(5_000) + "x"));
        assertQuiet(MarkdownHtml.blocks("*a ".repeat(20_000)));
        assertQuiet(MarkdownHtml.blocks("[".repeat(20_000)));
        assertQuiet(MarkdownHtml.blocks("- ".repeat(2_000) + "x"));
        assertQuiet(MarkdownHtml.blocks("**".repeat(5_000) + "x" + "**".repeat(5_000)));
    }
}
