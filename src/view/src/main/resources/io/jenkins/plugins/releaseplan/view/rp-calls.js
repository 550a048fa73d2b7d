/* <rp-calls>: every step that the pipeline called, where, with what, how long and how it ended; and the pipeline's log. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, parts } = rp;

  const AT_A_TIME = 200;

  function matches(call, text) {
    if (!text) {
      return true;
    }
    const hay = [call.step, call.stage, call.branch, call.note, call.outcome, JSON.stringify(call.arguments || {})];
    return hay.join("\n").toLowerCase().includes(text.toLowerCase());
  }

  function place(call) {
    return call.file ? `${call.file}:${call.line}` : `line ${call.line}`;
  }

  function brief(call) {
    const values = Object.values(call.arguments || {});
    const first = values.length ? format.argument(values[0]) : "";
    return String(first).split("\n")[0].slice(0, 120);
  }

  function callView(call, index, clock) {
    const given = Object.entries(call.arguments || {});
    const title = [
      h("span", { class: "rp-call-step" }, call.step),
      h("span", { class: "rp-call-brief rp-muted" }, brief(call)),
      h("span", { class: "rp-call-time" }, parts.relativeTime(call.startedAt, clock)),
      h("span", { class: "rp-call-took" }, call.endedAt ? format.between(call.startedAt, call.endedAt) : "running"),
      parts.badge(call.outcome, call.outcome === "OK" ? "OK" : null),
    ];
    const content = [
      call.note && h("p", { class: "rp-remark" }, call.note),
      parts.facts([
        ["At", h("span", { class: "rp-code" }, place(call))],
        ["Stage", call.stage],
        ["Branch", call.branch],
        ["Started", parts.time(call.startedAt, clock)],
        ["Ended", call.endedAt && parts.time(call.endedAt, clock)],
      ]),
      given.length > 0 &&
        h("dl", { class: "rp-arguments" },
          given.map(([name, value]) => [h("dt", {}, name), h("dd", { class: "rp-code" }, format.argument(value))])),
    ];
    return h("li", { key: index },
      parts.fold("call", title, false, content, { class: "rp-fold rp-call", "data-screen-only": "" }));
  }

  class Calls extends rp.ReleasePlanElement {
    constructor() {
      super();
      this.text = "";
      this.troubled = false;
      this.limit = AT_A_TIME;
    }

    render() {
      const pipeline = this.answer.pipeline;
      if (!pipeline) {
        return parts.nothing("No pipeline ran.");
      }
      const calls = list(pipeline.calls).map((call, index) => [call, index]);
      const matching = calls.filter(
        ([call]) => matches(call, this.text) && (!this.troubled || !["OK", "SUCCESS"].includes(call.outcome)),
      );
      const shown = matching.slice(0, this.limit);
      return [
        this.toolbar(pipeline, matching.length, calls.length),
        h("ol", { class: "rp-calls" }, shown.map(([call, index]) => callView(call, index, this.clock))),
        matching.length === 0 && parts.nothing("No call to show with this filter."),
        matching.length > shown.length && this.moreButton(matching.length - shown.length),
        this.log(list(pipeline.log)),
      ];
    }

    toolbar(pipeline, shown, all) {
      return h(
        "div",
        { class: "rp-toolbar" },
        parts.badge(pipeline.result, `Pipeline: ${format.words(pipeline.result)}`),
        pipeline.cause && h("span", { class: "rp-cause" }, pipeline.cause),
        h("label", { class: "rp-field" }, "Find ",
          h("input", { type: "search", placeholder: "step, stage or argument", live: { value: this.text },
            on: { input: (happened) => this.narrow({ text: happened.target.value }) } })),
        h("label", { class: "rp-field" },
          h("input", { type: "checkbox", live: { checked: this.troubled },
            on: { change: (happened) => this.narrow({ troubled: happened.target.checked }) } }),
          " Only what did not go well"),
        h("span", { class: "rp-muted", role: "status" }, `${format.count(shown)} of ${format.count(all)} calls`),
      );
    }

    narrow(wish) {
      Object.assign(this, wish, { limit: AT_A_TIME });
      this.refresh();
    }

    moreButton(left) {
      const more = () => {
        this.limit += AT_A_TIME;
        this.refresh();
      };
      return h("button", { type: "button", class: "rp-button", on: { click: more } },
        `Show ${format.count(Math.min(left, AT_A_TIME))} more of ${format.count(left)}`);
    }

    log(lines) {
      return lines.length > 0 &&
        parts.fold("log", `Pipeline log (${format.count(lines.length)} lines)`, false,
          h("pre", { class: "rp-log", tabindex: "0", role: "region", "aria-label": "Pipeline log" }, lines.join("\n")),
          { "data-screen-only": "" });
    }
  }

  customElements.define("rp-calls", Calls);
})();
