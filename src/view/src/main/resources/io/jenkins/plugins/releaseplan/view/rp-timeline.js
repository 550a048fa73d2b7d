/* <rp-timeline>: what happened, in order, filtered by how much it matters. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, format, parts } = rp;

  const LEVELS = ["DETAIL", "INFO", "ACTION_NEEDED", "ALARM"];
  const FILTERS = [
    ["DETAIL", "Everything"],
    ["INFO", "Without details"],
    ["ACTION_NEEDED", "Decisions and alarms"],
    ["ALARM", "Alarms only"],
  ];
  const AT_A_TIME = 200;

  const PICTURES = [
    [/^RELEASE_STARTED|^STAGE_STARTED|^RESUMED|^MONITORING_STARTED/, "play"],
    [/^RELEASE_ENDED/, "flag"],
    [/REJECTED|CHECK_FAILED|CALL_FAILED|REFUSED/, "cross"],
    [/BREACH|DATA_MISSING/, "alert"],
    [/ROLLBACK|ROLLED_BACK/, "back"],
    [/SHIFTED|CUTOVER|PROMOTED/, "shift"],
    [/PAUSED|HELD/, "pause"],
    [/SIGNED|SIGN_OFF/, "person"],
    [/PASSED|OPENED|READY|DATA_BACK/, "check"],
    [/WAITING|TIMED_OUT/, "clock"],
    [/CHECKLIST|ITEM/, "list"],
    [/LAUNCHED|RETIRED/, "server"],
    [/SNAPSHOT|RESTORE|DATABASE|VERSION_RECORDED/, "database"],
    [/GATE/, "gate"],
  ];

  function picture(kind) {
    const found = PICTURES.find(([pattern]) => pattern.test(kind || ""));
    return found ? found[1] : "dot";
  }

  function tone(event) {
    if (event.importance === "ALARM") {
      return "bad";
    }
    if (event.importance === "ACTION_NEEDED") {
      return "warn";
    }
    return /PASSED|OPENED|READY|CUTOVER|RELEASE_ENDED/.test(event.kind || "") ? "good" : "muted";
  }

  function withDays(events, clock) {
    let last = null;
    return events.map((event) => {
      const day = format.day(event.at, clock);
      const first = day !== last;
      last = day;
      return { event, day: first ? day : null };
    });
  }

  function importanceTag(event) {
    if (event.importance === "ALARM") {
      return parts.tag("bad", "alert", "Alarm");
    }
    return event.importance === "ACTION_NEEDED" && parts.tag("warn", "person", "Action needed");
  }

  function entry({ event, day }, clock) {
    const known = Object.entries(event.facts || {});
    return h(
      "li",
      { key: `${event.at} ${event.kind} ${event.text}`, class: `rp-event rp-tone-${tone(event)}` },
      day && h("p", { class: "rp-day" }, day),
      h("div", { class: "rp-event-line" },
        h("span", { class: "rp-event-icon" }, parts.icon(picture(event.kind))),
        h("span", { class: "rp-event-time" },
          parts.relativeTime(event.at, clock),
          h("span", { class: "rp-muted" }, format.timeOfDay(event.at, clock))),
        h("div", { class: "rp-event-text" },
          h("p", {}, event.text, " ", importanceTag(event)),
          known.length > 0 && parts.fold("facts", format.words(event.kind), false,
            parts.facts(known.map(([name, value]) => [format.words(name), String(value)])),
            { "data-screen-only": "" }))),
    );
  }

  class Timeline extends rp.ReleasePlanElement {
    constructor() {
      super();
      this.least = "INFO";
      this.limit = AT_A_TIME;
    }

    render() {
      const matching = this.events.filter(
        (event) => Math.max(0, LEVELS.indexOf(event.importance)) >= LEVELS.indexOf(this.least),
      );
      const shown = matching.slice(0, this.limit);
      return [
        this.toolbar(matching.length),
        h("ol", { class: "rp-events" }, withDays(shown, this.clock).map((line) => entry(line, this.clock))),
        matching.length === 0 && parts.nothing("Nothing to show with this filter."),
        matching.length > shown.length && this.moreButton(matching.length - shown.length),
      ];
    }

    toolbar(count) {
      return h(
        "div",
        { class: "rp-toolbar" },
        h("label", { class: "rp-field" }, "Show ",
          h("select", { live: { value: this.least }, on: { change: (happened) => this.show(happened.target.value) } },
            FILTERS.map(([level, text]) => h("option", { key: level, value: level }, text)))),
        h("span", { class: "rp-muted", role: "status" },
          `${format.count(count)} of ${format.count(this.events.length)} events`),
      );
    }

    moreButton(left) {
      const more = () => {
        this.limit += AT_A_TIME;
        this.refresh();
      };
      return h("button", { type: "button", class: "rp-button", on: { click: more } },
        `Show ${format.count(Math.min(left, AT_A_TIME))} more of ${format.count(left)}`);
    }

    show(level) {
      this.least = level;
      this.limit = AT_A_TIME;
      this.refresh();
    }
  }

  rp.eventPicture = picture;
  customElements.define("rp-timeline", Timeline);
})();
