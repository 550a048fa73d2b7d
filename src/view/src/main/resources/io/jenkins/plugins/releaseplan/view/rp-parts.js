/* Small drawn things that several components share: icons, badges, times, labelled values. Colour never carries a meaning alone. */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const { h } = rp;
  const { format } = rp;

  const ICONS = {
    check: "M3 8.5l3.2 3.2L13 4.8",
    cross: "M4 4l8 8M12 4l-8 8",
    alert: "M8 2.2L14.4 13.4H1.6zM8 6.4v3.2M8 11.4v.2",
    pause: "M5.5 3.5v9M10.5 3.5v9",
    play: "M5 3.2l7.6 4.8L5 12.8z",
    clock: "M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8M8 4.6V8l2.4 1.6",
    person: "M8 8a2.8 2.8 0 100-5.6A2.8 2.8 0 008 8M2.8 14c.4-3 2.4-4.4 5.2-4.4s4.8 1.4 5.2 4.4",
    back: "M6 3L2.6 6.4 6 9.8M3 6.4h6.4a3.6 3.6 0 010 7.2H6.6",
    shift: "M2 5h11M10 2l3 3-3 3M14 11H3M6 8l-3 3 3 3",
    database: "M3 4c0-2.6 10-2.6 10 0s-10 2.6-10 0v8c0 2.6 10 2.6 10 0V4M3 8c0 2.6 10 2.6 10 0",
    flag: "M3.6 14.2V2.4h8.8L10.4 5.6l2 3.2H3.6",
    list: "M2.4 4h1M2.4 8h1M2.4 12h1M6 4h7.6M6 8h7.6M6 12h7.6",
    server: "M2.4 2.8h11.2v4H2.4zM2.4 9.2h11.2v4H2.4zM5 4.8h.2M5 11.2h.2",
    gate: "M2.4 14V3.4h11.2V14M5.6 14V6.4h4.8V14",
    open: "M8 2.4a5.6 5.6 0 100 11.2A5.6 5.6 0 008 2.4",
    skip: "M3 8h10",
    dot: "M8 6.4a1.6 1.6 0 100 3.2 1.6 1.6 0 000-3.2",
  };

  function icon(name) {
    return h(
      "svg",
      { class: "rp-icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
      h("path", { d: ICONS[name] || ICONS.dot }),
    );
  }

  /** What the words of the data look like: tone and icon. */
  const LOOKS = {
    RELEASED: ["good", "check"], PASSED: ["good", "check"], PROMOTED: ["good", "check"], OPEN_GATE: ["good", "check"],
    SUCCESS: ["good", "check"], OK: ["good", "check"], COMPLETED: ["good", "check"], DONE: ["good", "check"],
    APPROVE: ["good", "check"],
    ROLLED_BACK: ["warn", "back"], ROLLING_BACK: ["warn", "back"], UNSTABLE: ["warn", "alert"], HELD: ["warn", "pause"],
    TIMED_OUT: ["warn", "clock"], AWAITING: ["warn", "pause"],
    REFUSED: ["bad", "cross"], REJECTED: ["bad", "cross"], REJECT: ["bad", "cross"], FAILED: ["bad", "cross"],
    FAILURE: ["bad", "cross"], BREACHED: ["bad", "alert"], ABORTED: ["bad", "cross"],
    RUNNING: ["info", "play"], WAITING: ["info", "clock"],
    NOT_APPLICABLE: ["muted", "skip"], OPEN: ["muted", "open"], NOT_BUILT: ["muted", "open"],
  };

  function look(word) {
    const [tone, picture] = LOOKS[word] || ["info", "play"];
    return { tone, picture };
  }

  /** A word of the data with its icon. */
  function badge(word, text) {
    const { tone, picture } = look(word);
    return tag(tone, picture, text || format.words(word));
  }

  function tag(tone, picture, text) {
    return h("span", { class: `rp-badge rp-tone-${tone}` }, picture && icon(picture), h("span", {}, text));
  }

  /** An instant, absolute, with the exact one as its title. */
  function time(at, clock) {
    if (!Number.isFinite(format.instant(at))) {
      return h("span", { class: "rp-muted" }, format.NOTHING);
    }
    return h("time", { datetime: at, title: format.exact(at, clock) }, format.dayAndTime(at, clock));
  }

  /** An instant as the distance from T, with the exact one as its title. */
  function relativeTime(at, clock) {
    return h("time", { class: "rp-relative", datetime: at, title: format.exact(at, clock) }, format.relative(at, clock));
  }

  /** Labelled values; pairs whose value is missing are left out. */
  function facts(pairs, kind) {
    const present = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return h(
      "dl",
      { class: `rp-facts ${kind || ""}`.trim() },
      present.map(([name, value]) => h("div", { key: name }, h("dt", {}, name), h("dd", {}, value))),
    );
  }

  /** Text that becomes a link only when it is an http or https address. */
  function linked(text) {
    const address = format.webAddress(text);
    return address ? h("a", { href: address, rel: "noopener noreferrer" }, text) : h("span", {}, text);
  }

  /**
   * A table that scrolls inside its own frame; cells whose column is numeric stand to the right. With `stacked`, a narrow
   * screen shows each row as labelled values.
   */
  function table(caption, columns, rows, stacked) {
    const head = columns.map((column) => h("th", { scope: "col", class: column.numeric && "rp-number" }, column.name));
    const body = rows.map((row, index) =>
      h("tr", { key: index }, row.map((cell, at) =>
        h("td", { class: columns[at].numeric && "rp-number", "data-label": columns[at].name }, cell))),
    );
    return h(
      "div",
      { class: "rp-scroll", tabindex: "0", role: "region", "aria-label": caption },
      h("table", { class: `rp-table${stacked ? " rp-stacked" : ""}` },
        h("caption", { class: "rp-hidden" }, caption),
        h("thead", {}, h("tr", {}, head)),
        h("tbody", {}, body)),
    );
  }

  /** A part that opens and closes; it keeps what the reader chose. Printing opens it unless told otherwise. */
  function fold(key, title, open, content, props) {
    return h(
      "details",
      { key, class: "rp-fold", once: { open }, ...props },
      h("summary", {}, title),
      h("div", { class: "rp-fold-body" }, content),
    );
  }

  /** One line that says that there is nothing. */
  function nothing(text) {
    return h("p", { class: "rp-muted rp-nothing" }, text);
  }

  function share(value) {
    return h("span", { class: "rp-bar", "aria-hidden": "true", css: { "--rp-share": String(Number(value) || 0) } });
  }

  /** The parts of a page about one release: component, title, and whether the release has something to show there. */
  const sections = [
    ["rp-traffic", "Traffic and metrics", (release) => rp.list(release.rollouts).length > 0],
    ["rp-gates", "Gates and sign-offs", (release) => rp.list(release.gates).length > 0],
    ["rp-checks", "Checks, monitoring and snapshots", (release) =>
      [release.checks, release.monitoring, release.snapshots].some((one) => rp.list(one).length > 0)],
    ["rp-checklist", "Checklist", (release) => Boolean(release.checklist)],
    ["rp-timeline", "Timeline", () => true],
  ];

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.rp-fold:not([open]):not([data-screen-only])")];
    opened.forEach((part) => part.setAttribute("open", ""));
  });
  window.addEventListener("afterprint", () => opened.splice(0).forEach((part) => part.removeAttribute("open")));

  rp.parts = { icon, look, badge, tag, time, relativeTime, facts, linked, table, fold, nothing, share, sections };
})();
