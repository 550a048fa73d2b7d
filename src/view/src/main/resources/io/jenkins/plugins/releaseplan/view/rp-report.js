/* <rp-report>: one page with everything: the summary, then each release with its traffic, gates, checklist and checks. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, parts } = rp;

  class Report extends rp.ReleasePlanElement {
    render() {
      const answer = this.answer;
      const releases = list(answer.releases);
      return [
        h("header", { class: "rp-report-head" },
          h("p", { class: "rp-light" }, "Rehearsal"),
          h("h1", {}, releases.map((one) => `${one.service} to ${one.environment}`).join(", ") || answer.file),
          parts.facts([["Pipeline", answer.file], ["Scenario", answer.scenario], ["Seed", String(answer.seed)]], "rp-inline")),
        h("main", {},
          h("section", { "aria-label": "Summary" }, this.component("rp-summary", null)),
          this.contents(releases),
          releases.map((release, index) => this.release(release, index, releases.length)),
          releases.length === 0 && this.section("timeline", "Timeline", "rp-timeline", null),
          this.section("calls", "Call log", "rp-calls", null)),
      ];
    }

    contents(releases) {
      const links = releases.flatMap((release, index) =>
        parts.sections.filter(([, , present]) => present(release)).map(([name, title]) =>
          h("li", { key: name + index }, h("a", { href: `#${name}-${index}` },
            releases.length > 1 ? `${title}, ${release.environment}` : title))));
      return h("nav", { class: "rp-contents", "aria-label": "Contents" },
        h("ul", {}, links, h("li", { key: "calls" }, h("a", { href: "#calls" }, "Call log"))));
    }

    release(release, index, count) {
      const suffix = count > 1 ? `: ${release.service} to ${release.environment}` : "";
      return parts.sections.filter(([, , present]) => present(release)).map(([name, title]) =>
        this.section(`${name}-${index}`, title + suffix, name, release.id));
    }

    section(id, title, name, release) {
      return h("section", { key: id, id, class: "rp-section", "aria-labelledby": `${id}-title` },
        h("h2", { id: `${id}-title` }, title),
        this.component(name, release));
    }

    component(name, release) {
      return h(name, { opaque: true, "data-release": release, live: { data: this.answer } });
    }
  }

  customElements.define("rp-report", Report);
})();
