/*
 * The option that draws a rollout with Apache ECharts: a strip of stages and gates, the traffic weights, then one chart for
 * each metric, all over one time axis. Colours are CSS variables, so that themes and print restyle the drawing by themselves.
 */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const { h, list, format, traffic } = rp;

  const COLORS = {
    text: "var(--rp-text)", soft: "var(--rp-soft)", line: "var(--rp-line)", blue: "var(--rp-blue)", green: "var(--rp-green)",
    bad: "var(--rp-bad)", warn: "var(--rp-warn)", good: "var(--rp-good)", card: "var(--rp-card)",
  };
  /** A highlighted colour is computed, which cannot be done with a variable: the line would vanish. */
  const CALM = { emphasis: { disabled: true }, silent: true };
  const FONT = { fontSize: 12, color: COLORS.soft };
  const ROW = 24;
  const TITLE = 40;
  const STRIP_TOP = 22;

  function layout(metrics, narrow) {
    const left = narrow ? 52 : 62;
    const right = narrow ? 10 : 18;
    const heights = [2 * ROW, narrow ? 130 : 150, ...metrics.map(() => (narrow ? 120 : 110))];
    let top = STRIP_TOP;
    const grids = heights.map((height, index) => {
      const grid = { left, right, top, height, outerBoundsMode: "none" };
      top += height + (index === heights.length - 1 ? 0 : TITLE);
      return grid;
    });
    return { grids, height: top + 64, left, right };
  }

  function timeAxis(index, last, span, clock, narrow) {
    const long = span.to - span.from > 36 * 3600 * 1000;
    return {
      type: "time", gridIndex: index, min: span.from, max: span.to, splitNumber: narrow ? 3 : 8,
      axisLine: { show: index > 0, lineStyle: { color: COLORS.line } },
      axisTick: { show: last, lineStyle: { color: COLORS.line } },
      splitLine: { show: index > 0, lineStyle: { color: COLORS.line, opacity: 0.5 } },
      axisLabel: {
        ...FONT, show: last, hideOverlap: true,
        formatter: (time) => long
          ? format.dayAndTime(time, clock).replace(/, 00:00$/, "")
          : format.timeOfDay(time, clock),
      },
      axisPointer: { show: index > 0, label: { show: false }, lineStyle: { color: COLORS.soft, type: "dashed" } },
    };
  }

  function valueAxis(index, extra) {
    return {
      type: "value", gridIndex: index, axisLine: { show: false }, axisTick: { show: false }, splitNumber: 3,
      splitLine: { lineStyle: { color: COLORS.line, opacity: 0.5 } }, ...extra,
      axisLabel: { ...FONT, hideOverlap: true, ...(extra.axisLabel || {}) },
    };
  }

  const RESULT_COLORS = {
    BREACHED: COLORS.bad, REJECTED: COLORS.bad, ABORTED: COLORS.bad, TIMED_OUT: COLORS.warn, WAITING: COLORS.warn,
    RUNNING: COLORS.blue,
  };
  const RESULT_SIGNS = { BREACHED: " ✕", REJECTED: " ✕", ABORTED: " ✕", TIMED_OUT: " ⧖", PASSED: " ✓", PROMOTED: " ✓", OPEN: " ✓" };

  /** How many letters fit into a width. */
  function letters(pixels) {
    return Math.floor((pixels - 8) / 7);
  }

  function shorten(text, room) {
    return text.length <= room ? text : text.slice(0, Math.max(1, room - 1)) + "…";
  }

  /**
   * One box of the strip. A very short one is widened to be seen; a text that does not fit inside stands to the right of
   * it, shortened to the room before the next box.
   */
  function box(part, next, row, span, pixels) {
    const least = ((span.to - span.from) * 6) / pixels;
    const to = Math.min(span.to, Math.max(part.to, part.from + least));
    const from = Math.min(part.from, to - least);
    const wide = (begin, finish) => ((finish - begin) / (span.to - span.from)) * pixels;
    const text = part.text + (RESULT_SIGNS[part.result] || "");
    const inside = letters(wide(from, to)) >= Math.min(text.length, 6);
    const room = letters(inside ? wide(from, to) : wide(to, next ? next.from : span.to));
    const color = RESULT_COLORS[part.result] || COLORS.good;
    return [
      {
        xAxis: from, yAxis: row + 0.12,
        itemStyle: { color, opacity: 0.22, borderColor: color, borderWidth: 1 },
        label: {
          ...FONT, color: COLORS.text, position: inside ? "inside" : "right", distance: 4, show: room >= 3,
          formatter: shorten(text, room),
        },
      },
      { xAxis: to, yAxis: row + 0.88 },
    ];
  }

  function stripSeries(scene, pixels) {
    const row = (parts, number) =>
      parts.map((part, index) => box(part, parts[index + 1], number, scene.span, pixels));
    const boxes = [...row(scene.stages, 1), ...row(scene.gates, 0)];
    return {
      id: "strip", type: "line", xAxisIndex: 0, yAxisIndex: 0, data: [], ...CALM,
      markArea: { silent: true, animation: false, data: boxes },
      markLine: verticals(scene.marks, true),
    };
  }

  function verticals(marks, labelled) {
    const color = { ALARM: COLORS.bad, ACTION_NEEDED: COLORS.warn };
    return {
      silent: true, animation: false, symbol: "none",
      data: marks.map((mark) => {
        const { first, last } = mark.group;
        return {
          xAxis: mark.time,
          lineStyle: { color: color[mark.importance] || COLORS.soft, type: "dashed", width: 1, opacity: 0.9 },
          label: {
            ...FONT, color: COLORS.text, position: "end", distance: 3, show: labelled && mark.number === first,
            formatter: first === last ? `${first}` : `${first}–${last}`,
          },
        };
      }),
    };
  }

  function bands(stages) {
    return {
      silent: true, animation: false,
      data: stages.map((stage, index) => [
        {
          xAxis: stage.from,
          itemStyle: {
            color: stage.result === "BREACHED" ? COLORS.bad : COLORS.soft,
            opacity: stage.result === "BREACHED" ? 0.07 : index % 2 ? 0.03 : 0.08,
          },
          label: { show: false },
        },
        { xAxis: stage.to },
      ]),
    };
  }

  function weightSeries(scene, fleet) {
    const color = COLORS[fleet];
    return {
      id: `weight-${fleet}`, name: scene.names[fleet], type: "line", step: "end", stack: "weights",
      xAxisIndex: 1, yAxisIndex: 1, symbol: "none", data: traffic.dense(scene.rollout, fleet, scene.span), ...CALM,
      lineStyle: { color, width: fleet === "green" ? 2 : 0 }, itemStyle: { color },
      areaStyle: { color, opacity: fleet === "green" ? 0.45 : 0.2 },
      markLine: fleet === "green" ? verticals(scene.marks, false) : undefined,
    };
  }

  /** Their words stand at the two ends by turns, so that those of limits close to each other can be read. */
  function limits(metric) {
    const absolute = list(metric.limits)
      .filter((limit) => !limit.baseline && Number.isFinite(limit.value))
      .sort((one, other) => one.value - other.value);
    return absolute.map((limit, index) => ({
      yAxis: limit.value,
      lineStyle: { color: COLORS.bad, type: "dotted", width: 1.5, opacity: 1 },
      label: { ...FONT, color: COLORS.text, position: index % 2 ? "insideEndTop" : "insideStartTop", distance: 2,
        formatter: `limit ${limit.text}` },
    }));
  }

  function metricSeries(scene, metric, index) {
    const axis = index + 2;
    const line = (fleet, extra) => ({
      id: `${metric.name}-${fleet}`, name: scene.names[fleet], type: "line", xAxisIndex: axis, yAxisIndex: axis, symbol: "none",
      sampling: "max", connectNulls: false, ...CALM, data: traffic.series(metric, fleet), itemStyle: { color: COLORS[fleet] },
      lineStyle: { color: COLORS[fleet], width: 1.6, type: fleet === "blue" ? [5, 3] : "solid" }, ...extra,
    });
    const marks = verticals(scene.marks, false);
    marks.data = [...marks.data, ...limits(metric)];
    return [
      line("blue", {}),
      line("green", { markLine: marks, markArea: bands(scene.stages) }),
      ...list(metric.limits).filter((limit) => limit.baseline && limit.value > 0).map((limit, number) => ({
        ...line("blue", {}),
        id: `${metric.name}-limit-${number}`, name: `limit ${limit.text}`,
        data: traffic.series(metric, "blue").map(([time, value]) => [time, value === null ? null : value * limit.value]),
        lineStyle: { color: COLORS.bad, type: "dotted", width: 1.5 }, itemStyle: { color: COLORS.bad },
      })),
    ];
  }

  function highest(metric) {
    const absolute = list(metric.limits).filter((limit) => !limit.baseline && Number.isFinite(limit.value));
    return (extent) => {
      const top = Math.max(extent.max, ...absolute.map((limit) => limit.value));
      return Number.isFinite(top) && top > 0 ? top * 1.08 : 1;
    };
  }

  function metricAxis(metric, index) {
    return valueAxis(index + 2, {
      min: 0, max: highest(metric),
      axisLabel: { formatter: (value) => format.measure(value, metric.unit), showMaxLabel: false },
    });
  }

  function titles(scene, grids) {
    const title = (text, top, color) =>
      ({ text, left: 0, top, padding: 0, textStyle: { fontSize: 12, fontWeight: "normal", color } });
    const names = ["Traffic weight", ...scene.metrics.map((metric) => format.words(metric.name))];
    return [
      scene.stages.length > 0 && title("Stages", STRIP_TOP + 5, COLORS.soft),
      scene.gates.length > 0 && title("Gates", STRIP_TOP + ROW + 5, COLORS.soft),
      ...names.map((name, index) => title(name, grids[index + 1].top - 24, COLORS.text)),
    ].filter(Boolean);
  }

  function stripAxis() {
    return valueAxis(0, {
      min: 0, max: 2, interval: 1, splitLine: { show: false },
      axisLabel: { show: false }, axisPointer: { show: false },
    });
  }

  /** The tooltip as nodes, never as markup. */
  function tooltip(scene, points) {
    const time = points.length ? points[0].axisValue : NaN;
    const at = (pairs) => {
      let value = null;
      for (const [pointTime, pointValue] of pairs) {
        if (pointTime > time) {
          break;
        }
        value = pointValue;
      }
      return value;
    };
    const weight = (fleet) => at(traffic.steps(scene.rollout, fleet, scene.span));
    const line = (name, green, blue) =>
      h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, green), h("td", {}, blue));
    const node = document.createElement("div");
    node.className = "rp-tooltip";
    rp.patch(node, [
      h("p", {}, format.dayAndTime(time, scene.clock)),
      h("table", {},
        h("tr", {}, h("td", {}), h("th", { scope: "col" }, "green"), h("th", { scope: "col" }, "blue")),
        line("Weight", `${weight("green")} %`, `${weight("blue")} %`),
        scene.metrics.map((metric) =>
          line(format.words(metric.name), format.measure(at(traffic.series(metric, "green")), metric.unit),
            format.measure(at(traffic.series(metric, "blue")), metric.unit)))),
    ]);
    return node;
  }

  /**
   * The option for `scene`: {rollout, metrics, stages, gates, marks, span, names, clock}, drawn `width` pixels wide.
   * Returns the option and the height in pixels that it needs.
   */
  function option(scene, width, narrow) {
    const { grids, height, left, right } = layout(scene.metrics, narrow);
    const last = grids.length - 1;
    const axes = grids.map((grid, index) => timeAxis(index, index === last, scene.span, scene.clock, narrow));
    const all = grids.map((grid, index) => index);
    return {
      height,
      option: {
        animation: false,
        textStyle: { fontFamily: "system-ui, sans-serif" },
        title: titles(scene, grids),
        grid: grids,
        xAxis: axes,
        yAxis: [
          stripAxis(),
          valueAxis(1, { min: 0, max: 100, interval: 50, axisLabel: { formatter: "{value} %" } }),
          ...scene.metrics.map(metricAxis),
        ],
        axisPointer: { link: [{ xAxisIndex: all.slice(1) }] },
        tooltip: {
          trigger: "axis", confine: true, formatter: (points) => tooltip(scene, [].concat(points)),
          backgroundColor: COLORS.card, borderColor: COLORS.line, textStyle: { color: COLORS.text, fontSize: 12 },
        },
        dataZoom: [
          {
            id: "zoom", type: "slider", xAxisIndex: all, filterMode: "none", left, right, bottom: 4, height: 22,
            showDataShadow: false, brushSelect: false, borderColor: COLORS.line, fillerColor: "rgba(128,128,160,0.18)",
            handleStyle: { color: COLORS.card, borderColor: COLORS.soft }, moveHandleStyle: { color: COLORS.line },
            textStyle: { ...FONT }, labelFormatter: (time) => (narrow ? "" : format.dayAndTime(time, scene.clock)),
          },
        ],
        series: [
          stripSeries(scene, Math.max(1, width - left - right)),
          weightSeries(scene, "green"),
          weightSeries(scene, "blue"),
          ...scene.metrics.flatMap((metric, index) => metricSeries(scene, metric, index)),
        ],
      },
    };
  }

  traffic.option = option;
})();
