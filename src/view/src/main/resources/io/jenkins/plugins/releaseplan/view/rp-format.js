/* How instants, durations, shares and other values of the data are written for people. Pure functions. */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const NOTHING = "–";
  const DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/;

  /** Milliseconds since 1970 of an ISO instant; NaN when it is missing or not one. */
  function instant(text) {
    return typeof text === "string" ? Date.parse(text) : NaN;
  }

  /** Milliseconds of an ISO duration such as PT24H; NaN when it is missing or not one. */
  function duration(text) {
    const parts = typeof text === "string" ? DURATION.exec(text) : null;
    if (!parts) {
      return NaN;
    }
    const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part || 0));
    return (parts[1] ? -1 : 1) * (days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND);
  }

  /** A span in its two largest units: 6 d 1 h, 72 h, 15 min, 40 s, 250 ms. Days are counted beyond four of them. */
  function span(milliseconds) {
    if (!Number.isFinite(milliseconds)) {
      return NOTHING;
    }
    if (milliseconds < 0) {
      return "−" + span(-milliseconds);
    }
    if (milliseconds === 0) {
      return "0 s";
    }
    if (milliseconds < SECOND) {
      return `${Math.round(milliseconds)} ms`;
    }
    const units = milliseconds > 4 * DAY ? [[DAY, "d"], [HOUR, "h"]] : spanUnits(milliseconds);
    const smallest = units[units.length - 1][0];
    let rest = Math.round(milliseconds / smallest) * smallest;
    const words = [];
    for (const [unit, name] of units) {
      const count = Math.floor(rest / unit);
      rest -= count * unit;
      if (count > 0) {
        words.push(`${count} ${name}`);
      }
    }
    return words.join(" ");
  }

  function spanUnits(milliseconds) {
    if (milliseconds >= HOUR) {
      return [[HOUR, "h"], [MINUTE, "min"]];
    }
    return milliseconds >= MINUTE ? [[MINUTE, "min"], [SECOND, "s"]] : [[SECOND, "s"]];
  }

  /** The span between two instants as text. */
  function between(from, to) {
    return span(instant(to) - instant(from));
  }

  /** An instant relative to the clock's T: T, T+72h 15m, T−2h. */
  function relative(at, clock) {
    const distance = instant(at) - instant(clock.start);
    if (!Number.isFinite(distance)) {
      return NOTHING;
    }
    const seconds = Math.round(Math.abs(distance) / SECOND);
    if (seconds === 0) {
      return "T";
    }
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    const parts = [];
    if (hours) {
      parts.push(`${hours}h`);
    }
    if (minutes) {
      parts.push(`${minutes}m`);
    }
    if (seconds % 60 && !hours) {
      parts.push(`${seconds % 60}s`);
    }
    return (distance < 0 ? "T−" : "T+") + (parts.join(" ") || `${seconds}s`);
  }

  const formats = new Map();

  function inZone(zone, fields) {
    const key = zone + JSON.stringify(fields);
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...fields }));
    }
    return formats.get(key);
  }

  const CLOCK_TIME = { hour: "2-digit", minute: "2-digit" };
  const SHORT_DATE = { weekday: "short", day: "numeric", month: "short" };

  function written(at, zone, fields) {
    const time = typeof at === "number" ? at : instant(at);
    return Number.isFinite(time) ? inZone(zone, fields).format(time) : NOTHING;
  }

  /** Day and time: Tue 3 Mar, 09:00. */
  function dayAndTime(at, clock) {
    return written(at, clock.zone, { ...SHORT_DATE, ...CLOCK_TIME });
  }

  /** The time of the day: 09:00. */
  function timeOfDay(at, clock) {
    return written(at, clock.zone, CLOCK_TIME);
  }

  /** The day: Tuesday, 3 March 2026. */
  function day(at, clock) {
    return written(at, clock.zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  /** Everything, with the zone: 3 Mar 2026, 09:00:00 UTC. */
  function exact(at, clock) {
    const fields = { day: "numeric", month: "short", year: "numeric", ...CLOCK_TIME, second: "2-digit" };
    return `${written(at, clock.zone, fields)} ${clock.zone}`;
  }

  const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
  const threeDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

  /** A count with its thousands apart. */
  function count(value) {
    return Number.isFinite(value) ? whole.format(value) : NOTHING;
  }

  /** A share 0..1 as per cent: 31 %, 0.21 %. */
  function percent(value) {
    return Number.isFinite(value) ? `${threeDigits.format(value * 100)} %` : NOTHING;
  }

  /** A metric's value with its unit; `%` means a share 0..1. */
  function measure(value, unit) {
    if (!Number.isFinite(value)) {
      return NOTHING;
    }
    return unit === "%" ? percent(value) : `${threeDigits.format(value)}${unit ? " " + unit : ""}`;
  }

  /** Words from a name: errorRate and GATE_OPENED become Error rate and Gate opened. */
  function words(name) {
    const apart = String(name == null ? "" : name)
      .replace(/([a-z])([A-Z0-9])/g, "$1 $2")
      .replace(/[_-]/g, " ")
      .toLowerCase();
    return apart.charAt(0).toUpperCase() + apart.slice(1);
  }

  /** The address when it is an http or https one, else null. */
  function webAddress(text) {
    if (typeof text !== "string" || !/^https?:\/\//i.test(text.trim())) {
      return null;
    }
    try {
      return new URL(text.trim()).href;
    } catch (notAnAddress) {
      return null;
    }
  }

  /** One line for a value of a step's argument. */
  function argument(value) {
    return typeof value === "string" ? value : JSON.stringify(value);
  }

  rp.format = {
    NOTHING, instant, duration, span, between, relative, dayAndTime, timeOfDay, day, exact, count, percent, measure, words,
    webAddress, argument,
  };
})();
