/* <rp-checks>: verification, monitoring after the cutover, and database snapshots. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, parts } = rp;

  function check(one, clock) {
    return h("li", { key: `${one.name} ${one.at}`, class: "rp-row" },
      parts.badge(one.passed ? "PASSED" : "FAILED"),
      h("div", {},
        h("p", {}, h("strong", {}, one.name), " ", h("span", { class: "rp-muted" }, parts.time(one.at, clock))),
        one.detail && h("p", { class: "rp-muted" }, one.detail)));
  }

  function monitoring(one, clock) {
    return h("li", { key: one.startedAt, class: "rp-row" },
      parts.badge(one.result),
      h("div", {},
        h("p", {}, h("strong", {}, one.analysis || "Without an analysis"), " ",
          h("span", { class: "rp-muted" }, `for ${format.between(one.startedAt, one.until)}`)),
        h("p", { class: "rp-muted" }, "from ", parts.time(one.startedAt, clock), " to ",
          parts.time(one.endedAt || one.until, clock))));
  }

  function snapshot(one, clock) {
    const restored = Boolean(one.restoredAt);
    return h("li", { key: one.name, class: "rp-row" },
      restored ? parts.tag("warn", "back", "Restored") : snapshotTag(one),
      h("div", {},
        h("p", {}, h("strong", {}, one.name), " ", h("span", { class: "rp-muted" }, `of ${one.database}`)),
        h("p", { class: "rp-muted" }, "begun ", parts.time(one.startedAt, clock),
          one.takenAt && [`, took ${format.between(one.startedAt, one.takenAt)}`],
          restored && [", restored ", parts.time(one.restoredAt, clock)])));
  }

  function snapshotTag(one) {
    return one.takenAt ? parts.tag("good", "database", "Taken") : parts.tag("info", "clock", "Under way");
  }

  function group(title, rows) {
    return rows.length > 0 &&
      h("section", { class: "rp-card", key: title, "aria-label": title },
        h("h3", {}, title), h("ul", { class: "rp-rows" }, rows));
  }

  class Checks extends rp.ReleasePlanElement {
    render() {
      const of = (field, view) =>
        this.releases.flatMap((release) => list(release[field])).map((one) => view(one, this.clock));
      const groups = [
        group("Checks", of("checks", check)),
        group("Monitoring", of("monitoring", monitoring)),
        group("Database snapshots", of("snapshots", snapshot)),
      ].filter(Boolean);
      return groups.length
        ? h("div", { class: "rp-cards rp-cards-wide" }, groups)
        : parts.nothing("Nothing was verified or monitored.");
    }
  }

  customElements.define("rp-checks", Checks);
})();
