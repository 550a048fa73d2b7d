/* What is drawn over the time axis of a rollout: its span, its stages, the gates, and the events worth a mark. Pure functions. */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const { list, format } = rp;
  const { instant } = format;

  const MARKED = new Set([
    "BREACH", "DATA_MISSING", "PAUSED", "RESUMED", "PROMOTED", "ROLLBACK_STARTED", "ROLLED_BACK", "CUTOVER", "HELD",
    "GATE_REJECTED", "GATE_TIMED_OUT", "BLUE_RETIRED", "CHECK_FAILED", "MONITORING_STARTED", "DATABASE_RESTORED",
  ]);
  const MOST_MARKS = 24;
  /** Marks nearer than this share of the span share one label. */
  const NEAR = 0.022;
  const ROOM = 0.04;
  const DENSITY = 300;

  /** The first and last millisecond that the charts of a rollout show. */
  function spanOf(rollout, end) {
    const starts = [rollout.startedAt, ...list(rollout.weights).map((weight) => weight.at)].map(instant);
    const ends = [
      rollout.endedAt || end,
      ...list(rollout.stages).map((stage) => stage.endedAt),
      ...list(rollout.weights).map((weight) => weight.at),
    ].map(instant);
    const metricEnds = list(rollout.metrics).map(
      (metric) => instant(metric.from) + (longest(metric) - 1) * metric.stepSeconds * 1000);
    const known = (values) => values.filter(Number.isFinite);
    const from = Math.min(...known(starts));
    const to = Math.max(...known(ends.concat(rollout.endedAt ? [] : metricEnds)));
    // Room after the end, so that where the traffic ended up can be seen.
    const room = rollout.endedAt ? (to - from) * ROOM : 0;
    return Number.isFinite(from) && to > from ? { from, to: to + room } : null;
  }

  function longest(metric) {
    return Math.max(list(metric.green).length, list(metric.blue).length);
  }

  function interval(from, to, span) {
    const begin = Math.max(instant(from), span.from);
    const finish = Number.isFinite(instant(to)) ? Math.min(instant(to), span.to) : span.to;
    return { from: begin, to: Math.max(finish, begin) };
  }

  function stages(rollout, span) {
    return list(rollout.stages).map((stage) => ({
      ...interval(stage.startedAt, stage.endedAt, span), text: `${stage.percent} %`, result: stage.result, stage,
    }));
  }

  function gates(release, span) {
    return list(release.gates)
      .map((gate) => ({ ...interval(gate.since, gate.endedAt, span), text: gate.name, result: gate.state, gate }))
      .filter((gate) => gate.from <= span.to && gate.to >= span.from);
  }

  function weigh(event) {
    const importance = ["DETAIL", "INFO", "ACTION_NEEDED", "ALARM"].indexOf(event.importance);
    return (MARKED.has(event.kind) ? 4 : 0) + importance;
  }

  function about(event, rollout) {
    const target = event.facts && event.facts.target;
    return !target || target === rollout.target;
  }

  function faultMarks(rollout) {
    const fault = rollout.fault;
    if (!fault) {
      return [];
    }
    const name = format.words(fault.kind);
    return [
      { at: fault.at, text: `Fault begins: ${name}`, importance: "ALARM", weight: 9 },
      fault.clearedAt && { at: fault.clearedAt, text: `Fault ends: ${name}`, importance: "INFO", weight: 9 },
    ].filter(Boolean);
  }

  /** The marks, numbered in order of time; `group` is the same for those that stand too near for two labels. */
  function marks(rollout, events, span) {
    const told = events
      .filter((event) => (MARKED.has(event.kind) || event.importance === "ALARM") && about(event, rollout))
      .map((event) => ({ ...event, weight: weigh(event) }))
      .concat(faultMarks(rollout))
      .filter((event) => instant(event.at) >= span.from && instant(event.at) <= span.to);
    const kept = told
      .sort((one, other) => other.weight - one.weight)
      .slice(0, MOST_MARKS)
      .sort((one, other) => instant(one.at) - instant(other.at));
    let group = null;
    return kept.map((event, index) => {
      const time = instant(event.at);
      if (group === null || time - group.time > NEAR * (span.to - span.from)) {
        group = { time, first: index + 1, last: index + 1 };
      }
      group.last = index + 1;
      return { number: index + 1, time, at: event.at, text: event.text, importance: event.importance, group };
    });
  }

  /** Weights as steps: [time, per cent], carried on to the end of the span. */
  function steps(rollout, fleet, span) {
    const points = list(rollout.weights).map((weight) => [instant(weight.at), weight[fleet]]);
    const last = points[points.length - 1];
    if (last && last[0] < span.to) {
      points.push([span.to, last[1]]);
    }
    return points;
  }

  /** The same steps with points between them, so that a pointer finds the weight at any time. */
  function dense(rollout, fleet, span) {
    const points = steps(rollout, fleet, span);
    const stride = (span.to - span.from) / DENSITY;
    return points.flatMap((point, index) => {
      const next = points[index + 1];
      const between = next ? Math.floor((next[0] - point[0]) / stride) : 0;
      return Array.from({ length: between + 1 }, (unused, count) => [point[0] + count * stride, point[1]]);
    });
  }

  /** A metric's values as [time, value or null]. */
  function series(metric, fleet) {
    const from = instant(metric.from);
    return list(metric[fleet]).map((value, index) => [
      from + index * metric.stepSeconds * 1000, Number.isFinite(value) ? value : null,
    ]);
  }

  /** A metric in at most `most` rows; a row that stands for several measurements holds the worst of them. */
  function rows(metric, most) {
    const length = longest(metric);
    const stride = Math.max(1, Math.ceil(length / most));
    const worst = (values, begin) => {
      const known = list(values).slice(begin, begin + stride).filter(Number.isFinite);
      return known.length ? Math.max(...known) : null;
    };
    const result = [];
    for (let begin = 0; begin < length; begin += stride) {
      result.push({
        time: instant(metric.from) + begin * metric.stepSeconds * 1000,
        green: worst(metric.green, begin),
        blue: worst(metric.blue, begin),
      });
    }
    return { rows: result, seconds: stride * metric.stepSeconds };
  }

  rp.traffic = { spanOf, stages, gates, marks, steps, dense, series, rows };
})();
