/* <rp-summary>: how it ended, why, how long it took, and which version saw what traffic. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, markup, parts } = rp;

  const SENTENCES = {
    RELEASED: "Released",
    ROLLED_BACK: "Rolled back, as the plan says",
    REFUSED: "Refused, as the plan says",
    FAILED: "The pipeline failed",
    ABORTED: "Aborted",
    RUNNING: "Running",
  };

  function faultText(rollouts) {
    const fault = rollouts.map((rollout) => rollout.fault).find(Boolean);
    if (!fault) {
      return null;
    }
    const back = Number.isFinite(fault.secondsToBlue)
      ? `all traffic on blue ${format.span(fault.secondsToBlue * 1000)} later`
      : "traffic never had to return to blue";
    return `${format.words(fault.kind)}: ${back}, ${format.count(fault.requestsMet)} requests met it`;
  }

  function trafficTable(release) {
    const rows = list(release.rollouts).flatMap((rollout) =>
      list(rollout.traffic).map((traffic) => [
        rollout.target,
        h("span", { class: "rp-version" }, traffic.version, " ", role(rollout, traffic.version)),
        format.count(traffic.requests),
        format.count(traffic.errors),
        traffic.requests > 0 ? format.percent(traffic.errors / traffic.requests) : format.NOTHING,
        h("span", { class: "rp-share" }, parts.share(traffic.share), format.percent(traffic.share)),
      ]),
    );
    const columns = [
      { name: "Target" },
      { name: "Version" },
      { name: "Requests", numeric: true },
      { name: "Errors", numeric: true },
      { name: "Error rate", numeric: true },
      { name: "Share", numeric: true },
    ];
    return rows.length > 0 && parts.table(`Traffic by version of ${release.service} in ${release.environment}`, columns, rows, true);
  }

  function role(rollout, version) {
    if (version === rollout.greenVersion) {
      return h("span", { class: "rp-fleet rp-fleet-green" }, "green");
    }
    return version === rollout.blueVersion && h("span", { class: "rp-fleet rp-fleet-blue" }, "blue");
  }

  function signers(release) {
    const standing = list(release.gates).flatMap((gate) => list(gate.signOffs).filter((signOff) => !signOff.voided));
    const people = [...new Set(standing.map((signOff) => `${signOff.person} (${signOff.role})`))];
    return people.join(", ");
  }

  function releaseCard(release, clock, answer) {
    const rollouts = list(release.rollouts);
    return h(
      "section",
      { class: "rp-card", key: release.id, "aria-label": `${release.service} to ${release.environment}` },
      h("div", { class: "rp-card-head" },
        h("h3", {}, `${release.service} `, h("span", { class: "rp-light" }, `to ${release.environment}`)),
        parts.badge(release.outcome)),
      release.reason && release.reason !== answer.reason && markup.prose(release.reasonHtml, release.reason, { class: "rp-reason" }),
      parts.facts([
        ["Version", h("span", { class: "rp-version" }, release.version)],
        ["Previous version", release.previousVersion && h("span", { class: "rp-version" }, release.previousVersion)],
        ["Started by", release.startedBy],
        ["Started", parts.time(release.startedAt, clock)],
        ["Took", format.between(release.startedAt, release.endedAt || answer.endedAt)],
        ["Fault", faultText(rollouts)],
        ["Signed by", signers(release)],
      ]),
      trafficTable(release),
    );
  }

  class Summary extends rp.ReleasePlanElement {
    render() {
      const answer = this.answer;
      const { tone, picture } = parts.look(answer.outcome);
      return [
        h("div", { class: `rp-outcome rp-tone-${tone}`, role: "status" },
          h("span", { class: "rp-outcome-icon" }, parts.icon(picture)),
          h("div", {},
            h("p", { class: "rp-outcome-word" }, SENTENCES[answer.outcome] || format.words(answer.outcome)),
            answer.reason && h("p", { class: "rp-outcome-reason" }, answer.reason))),
        this.figures(),
        h("div", { class: "rp-cards" },
          this.releases.map((release) => releaseCard(release, this.clock, answer))),
        this.releases.length === 0 && parts.nothing("No release was started."),
      ];
    }

    figures() {
      const answer = this.answer;
      const requests = this.releases
        .flatMap((release) => list(release.rollouts))
        .flatMap((rollout) => list(rollout.traffic))
        .reduce((sum, traffic) => sum + (traffic.requests || 0), 0);
      return parts.facts(
        [
          ["Took", Number.isFinite(format.duration(answer.duration))
            ? format.span(format.duration(answer.duration))
            : format.between(answer.startedAt, answer.endedAt)],
          ["From", parts.time(answer.startedAt, this.clock)],
          ["To", answer.endedAt && parts.time(answer.endedAt, this.clock)],
          ["Requests served", requests > 0 && format.count(requests)].map((value) => value || null),
          ["Pipeline", answer.pipeline && format.words(answer.pipeline.result)],
          ["Times in", this.clock.zone],
        ],
        "rp-figures",
      );
    }
  }

  customElements.define("rp-summary", Summary);
})();
