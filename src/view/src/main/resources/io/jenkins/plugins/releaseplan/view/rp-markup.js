/*
 * Texts with formatting: comments that Jenkins' markup formatter made HTML of, and Markdown of a plan. The HTML is read in a document
 * of its own, in which nothing runs or loads, and of what it holds only the elements and addresses that are listed here are
 * drawn anew. So a page stays whole and quiet, whoever made the HTML.
 */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const { h } = rp;

  /** What is drawn, by what stands in the HTML. */
  const DRAWN = {
    A: "a", B: "strong", BLOCKQUOTE: "blockquote", BR: "br", CITE: "em", CODE: "code", DD: "dd", DEL: "s", DL: "dl", DT: "dt", EM: "em",
    HR: "hr", I: "em", KBD: "code", LI: "li", MARK: "mark", OL: "ol", P: "p", PRE: "pre", S: "s", SAMP: "code", SMALL: "small", STRIKE: "s",
    STRONG: "strong", SUB: "sub", SUP: "sup", TABLE: "table", TBODY: "tbody", TD: "td", TFOOT: "tfoot", TH: "th", THEAD: "thead",
    TR: "tr", TT: "code", U: "u", UL: "ul",
  };
  /** What else is a line or a block of its own. */
  const BLOCKS = new Set(["ADDRESS", "ARTICLE", "CENTER", "DETAILS", "DIV", "FIGURE", "FOOTER", "FORM", "HEADER", "MAIN", "SECTION", "SUMMARY"]);
  const HEADINGS = /^H[1-6]$/;
  /** What is left out with all that stands in it. */
  const LEFT_OUT = new Set([
    "AUDIO", "BASE", "CANVAS", "EMBED", "FRAME", "FRAMESET", "HEAD", "IFRAME", "LINK", "MATH", "META", "NOEMBED", "NOSCRIPT", "OBJECT",
    "OPTION", "PORTAL", "SCRIPT", "SELECT", "SOURCE", "STYLE", "SVG", "TEMPLATE", "TITLE", "TRACK", "VIDEO",
  ]);
  /** Between whose children white space means nothing. */
  const PURE = new Set(["DL", "OL", "TABLE", "TBODY", "TFOOT", "THEAD", "TR", "UL"]);
  const DEEPEST = 60;
  const MOST_KEPT = 500;
  const LONG = 3000;

  /** The address when a link may lead to it, else null. */
  function address(text) {
    try {
      const url = new URL(String(text).trim());
      return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
    } catch (notAnAddress) {
      return null;
    }
  }

  function children(node, depth) {
    return [...node.childNodes].map((child) => drawn(child, depth + 1));
  }

  function drawn(node, depth) {
    if (node.nodeType === Node.TEXT_NODE) {
      return PURE.has(node.parentNode.nodeName) && node.data.trim() === "" ? null : node.data;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== Node.ELEMENT_NODE || LEFT_OUT.has(name)) {
      return null;
    }
    if (depth > DEEPEST) {
      return node.textContent;
    }
    if (name === "IMG") {
      return node.getAttribute("alt");
    }
    return element(node, name, children(node, depth));
  }

  function element(node, name, content) {
    if (name === "A") {
      const href = address(node.getAttribute("href"));
      return href ? h("a", { href, rel: "noopener noreferrer" }, content) : content;
    }
    if (name === "TABLE") {
      return h("div", { class: "rp-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
        h("table", { class: "rp-table" }, content));
    }
    if (name === "TD" || name === "TH") {
      return h(DRAWN[name], { class: node.getAttribute("align") === "right" && "rp-number" }, content);
    }
    if (name === "OL") {
      const start = Number.parseInt(node.getAttribute("start"), 10);
      return h("ol", { start: start >= 0 && start < 1e9 ? start : null }, content);
    }
    if (HEADINGS.test(name)) {
      return h("p", {}, h("strong", {}, content));
    }
    if (BLOCKS.has(name)) {
      return h("div", {}, content);
    }
    return DRAWN[name] ? h(DRAWN[name], {}, content) : content;
  }

  const EMPTY = new Set(["BASE", "EMBED", "FRAME", "LINK", "META", "SOURCE", "TRACK"]);
  const TAG = /<(\/?)([a-z][^\s/<>]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi;
  const READ = /(?:^|\s)(?:href|start|align|alt)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)/gi;
  const MOST_QUIETED = 50000;

  /**
   * The HTML without what is left out anyway, so that a browser need not complain that a policy forbids it. What stays in by an
   * odd spelling is not drawn either.
   */
  function quiet(html) {
    return html.length > MOST_QUIETED ? html : html.replace(TAG, (all, end, name, rest) => {
      const tag = name.toUpperCase();
      if (LEFT_OUT.has(tag)) {
        return EMPTY.has(tag) ? "" : `<${end}template>`;
      }
      return `<${end}${name}${(rest.match(READ) || []).join("")}>`;
    });
  }

  const read = new Map();

  /** HTML as descriptions of what to draw. */
  function described(html) {
    if (!read.has(html)) {
      if (read.size >= MOST_KEPT) {
        read.clear();
      }
      read.set(html, children(new DOMParser().parseFromString(quiet(html), "text/html").body, 0));
    }
    return read.get(html);
  }

  /** A line of text, or the formatted one if there is HTML of it. */
  function line(html, text) {
    return html ? described(html) : text;
  }

  /** A text of any length, or the formatted one if there is HTML of it. One that is very long scrolls in a frame of its own. */
  function prose(html, text, props) {
    const long = String(text || html || "").length > LONG;
    const frame = long ? { tabindex: "0", role: "region", "aria-label": "Long text" } : {};
    const look = `rp-prose${html ? "" : " rp-as-typed"}${long ? " rp-long" : ""} ${(props || {}).class || ""}`.trim();
    return h("div", { dir: "auto", ...frame, ...props, class: look }, line(html, text));
  }

  rp.markup = { line, prose };
})();
