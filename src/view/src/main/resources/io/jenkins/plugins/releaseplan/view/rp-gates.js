/* <rp-gates>: each gate with its conditions, met or missing, and who signed what. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, acts, format, markup, parts } = rp;

  function condition(one) {
    const tone = one.met ? "good" : "bad";
    return h(
      "li",
      { key: one.id, class: "rp-condition" },
      h("span", { class: `rp-item-box rp-tone-${tone}` }, parts.icon(one.met ? "check" : "cross")),
      h("div", {},
        h("p", {}, one.text, " ", h("span", { class: `rp-status rp-tone-${tone}` }, one.met ? "met" : "missing")),
        one.detail && h("p", { class: "rp-muted" }, one.detail)),
    );
  }

  function signOff(one, clock) {
    const statement = [h("strong", {}, one.person), ` as ${one.role}`];
    return h(
      "li",
      { key: `${one.person} ${one.role} ${one.at}`, class: `rp-signoff${one.voided ? " rp-voided" : ""}` },
      h("div", { class: "rp-signoff-line" },
        parts.badge(one.decision, one.decision === "APPROVE" ? "Approved" : "Rejected"),
        h("span", {}, one.voided ? h("s", {}, statement) : statement),
        one.voided && parts.tag("muted", "skip", "Voided"),
        h("span", { class: "rp-muted" }, parts.time(one.at, clock))),
      one.comment && markup.prose(one.commentHtml, one.comment, { class: "rp-comment" }),
      h("p", { class: "rp-muted" }, "for version ", h("span", { class: "rp-version" }, one.version)),
    );
  }

  function gateView(gate, clock, end, deeds) {
    const ended = gate.endedAt || end;
    const met = list(gate.conditions).filter((one) => one.met).length;
    return h(
      "section",
      { class: "rp-card", key: `${gate.name} ${gate.since}`, "aria-label": `Gate ${gate.name}` },
      h("div", { class: "rp-card-head" },
        h("h3", {}, gate.name),
        parts.badge(gate.state === "OPEN" ? "OPEN_GATE" : gate.state, gate.state === "OPEN" ? "Opened" : null)),
      gate.reason && markup.prose(gate.reasonHtml, gate.reason, { class: "rp-reason" }),
      parts.facts([
        ["Version", h("span", { class: "rp-version" }, gate.version)],
        ["Waiting since", parts.time(gate.since, clock)],
        ["Waited", ended && format.between(gate.since, ended)],
        ["Deadline", gate.deadline && parts.time(gate.deadline, clock)],
      ]),
      deeds && deeds.quorum(gate),
      list(gate.conditions).length > 0 && [
        h("h4", {}, `Conditions: ${met} of ${gate.conditions.length} met`),
        h("ul", { class: "rp-conditions" }, gate.conditions.map(condition)),
      ],
      list(gate.signOffs).length > 0 && [
        h("h4", {}, "Sign-offs"),
        h("ul", { class: "rp-signoffs" }, gate.signOffs.map((one) => signOff(one, clock))),
      ],
      deeds && deeds.form(gate),
    );
  }

  class Gates extends rp.ReleasePlanElement {
    render() {
      const gates = this.releases.flatMap((release) => list(release.gates).map((gate) => ({ gate, deeds: this.deedsOf(release) })));
      if (gates.length === 0) {
        return parts.nothing("No gate was passed.");
      }
      return h("div", { class: "rp-cards rp-cards-wide" },
        gates.map(({ gate, deeds }) => gateView(gate, this.clock, this.answer.endedAt || this.answer.now, deeds)));
    }

    deedsOf(release) {
      const deeds = acts(this);
      return deeds && {
        quorum: (gate) => deeds.gateQuorum(this, gate),
        form: (gate) => deeds.gateForm(this, release, gate),
      };
    }
  }

  customElements.define("rp-gates", Gates);
})();
