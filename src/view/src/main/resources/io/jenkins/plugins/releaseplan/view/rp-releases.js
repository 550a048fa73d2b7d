/*
 * <rp-releases>: what is live where, what is under way, and the history with search and pages. Takes
 * {live, underWay, releases, next, zone}; asks for another page by an event `rp-query` whose detail holds the fields. The
 * attribute `data-root` is the address that builds' addresses begin with.
 */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, parts } = rp;

  const OUTCOMES = ["RUNNING", "RELEASED", "ROLLED_BACK", "REFUSED", "FAILED", "ABORTED"];
  const STATES = { CHANGING: ["info", "play", "Release under way"], ROLLED_BACK: ["warn", "back", "After a rollback"] };
  const HEALTH = {
    HEALTHY: ["good", "check", "Healthy"], UNHEALTHY: ["bad", "alert", "Unhealthy"], OTHER_VERSION: ["warn", "alert", "Another version"],
    UNKNOWN: ["muted", "dot", "Health unknown"], ASKING: ["muted", "clock", "Health is being asked"],
  };

  function releaseLink(id, text) {
    return h("a", { href: `${encodeURIComponent(id)}/` }, text || id);
  }

  class Releases extends rp.ReleasePlanElement {
    constructor() {
      super();
      this.asked = {};
    }

    render() {
      return [this.live(), this.underWay(), this.history()];
    }

    section(id, title, ...content) {
      return h("section", { key: id, class: "rp-section", "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), content);
    }

    live() {
      const rows = list(this.answer.live);
      const environments = [...new Set(rows.map((row) => row.environment))];
      return this.section("live", "Live now",
        rows.length === 0
          ? parts.nothing("Nothing was released yet that you may see.")
          : h("div", { class: "rp-cards rp-cards-wide" }, environments.map((environment) =>
            h("section", { key: environment, class: "rp-card", "aria-label": environment },
              h("h3", {}, environment),
              h("ul", { class: "rp-live-rows" }, rows.filter((row) => row.environment === environment).map((row) => this.liveRow(row)))))));
    }

    liveRow(row) {
      const target = row.target && row.target !== row.service ? ` · ${row.target}` : "";
      return h("li", { key: `${row.service} ${row.target}` },
        h("div", { class: "rp-card-head" },
          h("span", {}, h("strong", {}, row.service), h("span", { class: "rp-light" }, target)),
          h("span", { class: "rp-tags" },
            STATES[row.state] && parts.tag(...STATES[row.state]),
            HEALTH[row.health] && parts.tag(...HEALTH[row.health]))),
        h("p", {}, h("a", { class: "rp-version", href: `${encodeURIComponent(row.release)}/` }, row.version),
          h("span", { class: "rp-muted" }, " since ", parts.time(row.since, this.clock))),
        this.healthLine(row));
    }

    /** What the cloud says, and since when if that is not good. */
    healthLine(row) {
      if (!row.healthDetail && row.health !== "UNKNOWN") {
        return null;
      }
      return h("p", { class: "rp-muted" }, row.healthDetail,
        row.health !== "HEALTHY" && [row.healthDetail && ", ", "since ", parts.time(row.healthSince, this.clock)]);
    }

    underWay() {
      const rows = list(this.answer.underWay);
      return this.section("under-way", "Running or waiting",
        rows.length === 0
          ? parts.nothing("No release is under way.")
          : h("ul", { class: "rp-under-way" }, rows.map((row) =>
            h("li", { key: row.id, class: "rp-card" },
              h("div", { class: "rp-card-head" },
                h("h3", {}, h("a", { href: `${encodeURIComponent(row.id)}/` }, `${row.service} to ${row.environment}`), " ",
                  h("span", { class: "rp-version rp-light" }, row.version)),
                row.waiting ? parts.tag("warn", "clock", `Waits at ${row.waiting}`) : parts.badge("RUNNING")),
              h("p", { class: "rp-muted" }, "started ", parts.time(row.startedAt, this.clock), ` by ${row.startedBy}`, this.build(row, ", ")))))); 
    }

    build(row, before) {
      return row.buildUrl && [before, h("a", { href: `${this.getAttribute("data-root") || ""}/${row.buildUrl}` }, row.build)];
    }

    ask(fields) {
      this.asked = fields;
      this.dispatchEvent(new CustomEvent("rp-query", { bubbles: true, detail: fields }));
    }

    search() {
      const submit = (happened) => {
        happened.preventDefault();
        const form = happened.target;
        this.ask({ text: form.elements.text.value, outcome: form.elements.outcome.value });
      };
      return h("form", { key: "search", class: "rp-toolbar", role: "search", on: { submit } },
        h("label", { class: "rp-field" }, "Search ",
          h("input", { type: "search", name: "text", class: "jenkins-input", placeholder: "version, id, commit, branch, who", maxlength: "200" })),
        h("label", { class: "rp-field" }, "Outcome ",
          h("select", { name: "outcome", class: "jenkins-select__input" }, h("option", { value: "" }, "All"),
            OUTCOMES.map((one) => h("option", { value: one }, format.words(one))))),
        h("button", { class: "rp-button jenkins-button" }, "Search"));
    }

    history() {
      const rows = list(this.answer.releases);
      const columns = ["Release", "Service", "Environment", "Version", "Started", "By", "Outcome"].map((name) => ({ name }));
      const cells = rows.map((row) => [
        releaseLink(row.id), row.service, row.environment, h("span", { class: "rp-version" }, row.version),
        parts.time(row.startedAt, this.clock), row.startedBy,
        h("span", { title: row.reason || null }, parts.badge(row.outcome)),
      ]);
      const { after, ...first } = this.asked;
      return this.section("history", "History",
        this.search(),
        rows.length === 0 ? parts.nothing(this.asked.text || this.asked.outcome ? "No release fits." : "There is no release yet.")
          : parts.table("History of releases", columns, cells, true),
        h("div", { class: "rp-buttons rp-pages" },
          after && h("button", { type: "button", class: "rp-button jenkins-button", on: { click: () => this.ask(first) } }, "Newest"),
          this.answer.next && h("button", { type: "button", class: "rp-button jenkins-button",
            on: { click: () => this.ask({ ...first, after: this.answer.next }) } }, "Older")));
    }
  }

  customElements.define("rp-releases", Releases);
})();
