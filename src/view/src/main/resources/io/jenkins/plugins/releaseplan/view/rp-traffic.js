/* <rp-traffic>: for each rollout the weights and metrics over time, with stages, gates and events drawn in, and as tables. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, acts, format, markup, parts, traffic } = rp;

  const NARROW = 620;
  const MOST_ROWS = 240;
  const ALL = "";

  function canDraw() {
    return Boolean(window.echarts && window.echarts.init);
  }

  function breached(metric) {
    const limit = list(metric.limits).find((one) => !one.baseline);
    return Boolean(limit) && list(metric.green).some((value) => value > limit.value);
  }

  function legend(names) {
    return h("ul", { class: "rp-legend" },
      h("li", {}, h("span", { class: "rp-key rp-key-green" }), `green ${names.green}`),
      h("li", {}, h("span", { class: "rp-key rp-key-blue" }), `blue ${names.blue}`),
      h("li", {}, h("span", { class: "rp-key rp-key-limit" }), "limit"));
  }

  function markList(marks, clock) {
    return marks.length > 0 &&
      h("ol", { class: "rp-marks" },
        marks.map((mark) => h("li", { key: `${mark.at} ${mark.text}` },
          h("span", { class: "rp-mark-number", "aria-hidden": "true" }, String(mark.number)),
          h("span", {}, parts.relativeTime(mark.at, clock), " ", mark.text))));
  }

  function stageTable(stages, clock) {
    const columns = [{ name: "Stage" }, { name: "Bake" }, { name: "Analysis" }, { name: "Begun" }, { name: "Took" }, { name: "Result" }];
    const rows = stages.map(({ stage }) => [
      `${stage.percent} %`, format.span(format.duration(stage.bake)), stage.analysis || format.NOTHING,
      parts.relativeTime(stage.startedAt, clock), format.between(stage.startedAt, stage.endedAt), parts.badge(stage.result),
    ]);
    return rows.length > 0 && parts.table("Stages", columns, rows, true);
  }

  function weightTable(rollout, clock) {
    const columns = [{ name: "From" }, { name: "Green", numeric: true }, { name: "Blue", numeric: true }];
    const rows = list(rollout.weights).map((weight) =>
      [parts.relativeTime(weight.at, clock), `${weight.green} %`, `${weight.blue} %`]);
    return [h("h4", {}, "Traffic weights"), parts.table("Traffic weights", columns, rows)];
  }

  function metricTable(metric, clock) {
    const { rows, seconds } = traffic.rows(metric, MOST_ROWS);
    const name = format.words(metric.name);
    const columns = [{ name: "From" }, { name: "Green", numeric: true }, { name: "Blue", numeric: true }];
    const limits = list(metric.limits).map((limit) => limit.text).join(", ");
    return [
      h("h4", {}, `${name}: the highest in each ${format.span(seconds * 1000)}${limits && `; limit ${limits}`}`),
      parts.table(name, columns, rows.map((row) => [
        format.dayAndTime(row.time, clock), format.measure(row.green, metric.unit), format.measure(row.blue, metric.unit),
      ])),
    ];
  }

  class Traffic extends rp.ReleasePlanElement {
    constructor() {
      super();
      this.views = new Map();
      this.sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => this.draw(target)));
    }

    disconnectedCallback() {
      this.sizes.disconnect();
      for (const view of this.views.values()) {
        this.dispose(view);
      }
    }

    render() {
      const rollouts = this.releases.flatMap((release) => list(release.rollouts).map((rollout) => ({ release, rollout })));
      if (rollouts.length === 0) {
        return parts.nothing("No traffic was shifted.");
      }
      return rollouts.map(({ release, rollout }, index) => this.rolloutView(release, rollout, index));
    }

    rolloutView(release, rollout, index) {
      const key = `${release.id} ${rollout.target} ${index}`;
      const span = traffic.spanOf(rollout, this.answer.now || release.endedAt || this.answer.endedAt);
      const deeds = acts(this);
      const events = this.events.filter((event) => event.release === null || event.release === release.id);
      const view = this.viewOf(key);
      view.scene = span && {
        rollout, span, clock: this.clock, names: { green: rollout.greenVersion, blue: rollout.blueVersion },
        stages: traffic.stages(rollout, span), gates: traffic.gates(release, span), marks: traffic.marks(rollout, events, span),
      };
      return h("article", { key, class: "rp-card rp-rollout", "aria-label": `Rollout of ${rollout.target}` },
        this.heading(rollout),
        deeds && deeds.rolloutButtons(this, release, rollout),
        span ? this.drawing(view, rollout, key) : parts.nothing("No traffic was shifted yet."));
    }

    viewOf(key) {
      if (!this.views.has(key)) {
        this.views.set(key, { key, metric: null, tables: !canDraw() });
      }
      return this.views.get(key);
    }

    heading(rollout) {
      const paused = rollout.paused;
      return [
        h("div", { class: "rp-card-head" },
          h("h3", {}, rollout.target, " ", rollout.route !== rollout.target && h("span", { class: "rp-light" }, `on ${rollout.route}`)),
          parts.badge(rollout.phase)),
        rollout.reason && markup.prose(rollout.reasonHtml, rollout.reason, { class: "rp-reason" }),
        paused && h("div", { class: "rp-reason" },
          h("p", {}, parts.icon("pause"), " Paused since ", parts.time(paused.since, this.clock), paused.by && ` by ${paused.by}`,
            paused.deadline && [", to be decided by ", parts.time(paused.deadline, this.clock)]),
          paused.reason && markup.prose(paused.reasonHtml, paused.reason)),
      ];
    }

    drawing(view, rollout, key) {
      const { scene } = view;
      return [
        canDraw() ? this.toolbar(view, rollout) : h("p", { class: "rp-muted" }, "Charts are not available here; the data is in the tables."),
        canDraw() && legend(scene.names),
        canDraw() && h("div", {
          key: "chart", class: "rp-chart", opaque: true, role: "img", "data-view": key,
          "aria-label": `Traffic weights and metrics of ${rollout.target} over ${format.span(scene.span.to - scene.span.from)}. The same data stands in the tables below.`,
        }),
        markList(scene.marks, this.clock),
        stageTable(scene.stages, this.clock),
        this.tables(view, rollout),
      ];
    }

    tables(view, rollout) {
      const toggle = (happened) => {
        if (happened.target.open !== view.tables) {
          view.tables = happened.target.open;
          this.refresh();
        }
      };
      const content = view.tables &&
        [weightTable(rollout, this.clock), list(rollout.metrics).map((metric) => metricTable(metric, this.clock))];
      return parts.fold("tables", "Data as table", view.tables, content, { on: { toggle }, "data-screen-only": "" });
    }

    toolbar(view, rollout) {
      const metrics = list(rollout.metrics);
      const choose = (happened) => {
        view.metric = happened.target.value;
        this.refresh();
      };
      return h("div", { class: "rp-toolbar" },
        metrics.length > 1 &&
          h("label", { class: "rp-field" }, "Metric ",
            h("select", { live: { value: this.metricOf(view, metrics) }, on: { change: choose } },
              h("option", { value: ALL }, "All"),
              metrics.map((metric) => h("option", { value: metric.name }, format.words(metric.name))))),
        h("div", { class: "rp-buttons", role: "group", "aria-label": "Zoom" },
          this.zoomButton(view, "Whole", view.scene.span),
          view.scene.stages.map((stage) => this.zoomButton(view, stage.text, stage))));
    }

    zoomButton(view, text, span) {
      const zoom = () => view.chart &&
        view.chart.dispatchAction({ type: "dataZoom", dataZoomId: "zoom", startValue: span.from, endValue: span.to });
      return h("button", { key: `${text} ${span.from}`, type: "button", class: "rp-button", on: { click: zoom } }, text);
    }

    metricOf(view, metrics) {
      if (view.metric !== null) {
        return view.metric;
      }
      if (this.clientWidth >= NARROW || metrics.length === 0) {
        return ALL;
      }
      return (metrics.find(breached) || metrics[0]).name;
    }

    rendered() {
      const live = new Set();
      for (const host of this.querySelectorAll(".rp-chart")) {
        live.add(host.getAttribute("data-view"));
        this.sizes.observe(host);
        this.draw(host);
      }
      for (const [key, view] of this.views) {
        if (!live.has(key) && view.chart) {
          this.dispose(view);
        }
      }
    }

    draw(host) {
      const view = this.views.get(host.getAttribute("data-view"));
      const width = host.clientWidth;
      if (!view || !view.scene || width === 0) {
        return;
      }
      const metrics = list(view.scene.rollout.metrics);
      const chosen = this.metricOf(view, metrics);
      const scene = { ...view.scene, metrics: metrics.filter((metric) => chosen === ALL || metric.name === chosen) };
      const { option, height } = traffic.option(scene, width, width < NARROW);
      host.style.setProperty("--rp-chart-height", `${height}px`);
      if (!view.chart || view.host !== host) {
        this.dispose(view);
        view.chart = window.echarts.init(host, null, { renderer: "svg", width, height });
        view.host = host;
      }
      view.chart.resize({ width, height });
      view.chart.setOption(option, { replaceMerge: ["title", "grid", "xAxis", "yAxis", "series"] });
      const drawing = host.querySelector("svg");
      if (drawing) {
        drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
      }
    }

    dispose(view) {
      if (view.chart) {
        view.chart.dispose();
        view.chart = null;
      }
    }
  }

  customElements.define("rp-traffic", Traffic);
})();
