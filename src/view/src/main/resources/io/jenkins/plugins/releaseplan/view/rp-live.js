/* <rp-live>: one release as it goes on: how it stands, what needs the reader now, and every part of it to act on. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, markup, parts } = rp;

  const STATES = {
    RELEASED: "Released", ROLLED_BACK: "Rolled back", REFUSED: "Refused", FAILED: "Failed", ABORTED: "Aborted", RUNNING: "Running",
  };

  const PHASES = {
    WAITING_FOR_ROUTE: "waits for its route", INSPECTING: "is being looked at", LAUNCHING: "starts green", WARMING: "waits for green to be healthy",
    READY: "has green ready", SHIFTING: "shifts traffic", BAKING: "bakes", AWAITING: "waits for the next step", CUTTING_OVER: "cuts over",
    KEEPING_BLUE: "is on green, blue is kept", RETIRING: "takes blue down", COMPLETED: "is on green", ROLLING_BACK: "rolls back",
    ROLLED_BACK: "is back on blue", FAILED: "failed", HELD: "is held",
  };

  /** One sentence on where a release is now. */
  function now(release) {
    const waiting = list(release.gates).filter((gate) => gate.state === "WAITING").map((gate) => `waits at “${gate.name}”`);
    const moving = list(release.rollouts).map((rollout) => {
      const weights = list(rollout.weights);
      const last = weights[weights.length - 1];
      const share = last && last.green > 0 && last.green < 100 ? ` with ${last.green} % on green` : "";
      return `${rollout.target} ${rollout.paused ? "is paused" : PHASES[rollout.phase] || format.words(rollout.phase)}${share}`;
    });
    const sentence = [...waiting, ...moving].join("; ");
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }

  const NEEDS = {
    SIGN: ["person", "rp-gates", "Go to the gate"], DECIDE: ["pause", "rp-traffic", "Go to the rollout"],
    TICK: ["list", "rp-checklist", "Go to the checklist"],
  };

  class Live extends rp.ReleasePlanElement {
    render() {
      const release = this.releases[0];
      if (!release) {
        return parts.nothing("There is no such release.");
      }
      const tone = release.outcome === "RUNNING" && list((this.answer.me || {}).needs).length > 0 ? "warn" : parts.look(release.outcome).tone;
      return [
        this.head(release, tone),
        this.needs(release),
        parts.sections.filter(([, , present]) => present(release)).map(([name, title]) =>
          this.section(name, name === "rp-timeline" ? "Audit trail" : title, release)),
      ];
    }

    sectionId(name) {
      return `${name}-${this.getAttribute("data-index") || "0"}`;
    }

    head(release, tone) {
      const origin = this.answer.origin || {};
      return h("header", { class: "rp-card rp-live-head", key: "head" },
        h("div", { class: `rp-outcome rp-tone-${tone}`, role: "status" },
          h("span", { class: "rp-outcome-icon" }, parts.icon(parts.look(release.outcome).picture)),
          h("div", {},
            h("p", { class: "rp-outcome-word" }, `${STATES[release.outcome] || format.words(release.outcome)}: `,
              h("span", { class: "rp-version" }, release.version)),
            markup.prose(release.reasonHtml, release.reason || now(release) || "It has just begun.", { class: "rp-outcome-reason" }))),
        parts.facts([
          ["Service", release.service],
          ["Environment", release.environment],
          ["Version before", release.previousVersion && h("span", { class: "rp-version" }, release.previousVersion)],
          ["Started by", release.startedBy],
          ["Started", parts.time(release.startedAt, this.clock)],
          ["Ended", release.endedAt && parts.time(release.endedAt, this.clock)],
          ["Takes", format.between(release.startedAt, release.endedAt || this.answer.now)],
          ["Commit", origin.gitCommit && h("span", { class: "rp-version" }, origin.gitCommit.slice(0, 12))],
          ["Branch", origin.gitBranch],
          ["Run by", origin.elsewhere ? `another Jenkins: ${origin.build}` : ""],
          ["Release", h("span", { class: "rp-version" }, release.id)],
        ]));
    }

    needs(release) {
      const needs = list((this.answer.me || {}).needs);
      const id = this.sectionId("needs");
      return h("section", { key: "needs", class: "rp-section", "aria-labelledby": id },
        h("h2", { id }, "What needs you now"),
        needs.length > 0
          ? h("ul", { class: "rp-needs" }, needs.map((need) => this.need(need)))
          : h("p", { class: "rp-muted" }, release.outcome === "RUNNING" ? this.waitsFor(release) : "Nothing: the release is over."));
    }

    need(need) {
      const [picture, part, words] = NEEDS[need.kind] || ["alert", "rp-timeline", "Look"];
      return h("li", { key: need.text, class: "rp-need rp-tone-warn" },
        h("span", { class: "rp-outcome-icon" }, parts.icon(picture)),
        h("div", { class: "rp-need-text" },
          h("p", {}, need.text, "."),
          need.deadline && h("p", { class: "rp-muted" }, "Until ", parts.time(need.deadline, this.clock))),
        h("a", { class: "rp-button jenkins-button", href: `#${this.sectionId(part)}` }, words));
    }

    /** Nothing for this reader; but what for others? */
    waitsFor(release) {
      if ((this.answer.origin || {}).elsewhere) {
        return "Nothing here: another Jenkins runs this release, and people act on it there.";
      }
      const waiting = list(release.gates).filter((gate) => gate.state === "WAITING").flatMap((gate) =>
        list(gate.conditions).filter((one) => !one.met).map((one) => `${gate.name}: ${one.text}`));
      return waiting.length > 0 ? `Nothing. It waits for others: ${waiting.join("; ")}.` : "Nothing. It goes on by itself.";
    }

    section(name, title, release) {
      const id = this.sectionId(name);
      return h("section", { key: name, id, class: "rp-section", "aria-labelledby": `${id}-title`, tabindex: "-1" },
        h("h2", { id: `${id}-title` }, title),
        h(name, { opaque: true, "data-release": release.id, live: { data: this.answer } }));
    }
  }

  customElements.define("rp-live", Live);
})();
