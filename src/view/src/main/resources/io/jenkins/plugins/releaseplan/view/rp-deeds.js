/*
 * What people can do with a release: ticks, signatures, and the buttons of a rollout. A component only says what is wished, by
 * an event `rp-deed` whose detail holds {release, deed, fields, done}; the page around it carries it out and calls
 * `done({ok, text})`. Without this file the components show and do nothing else.
 */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, parts } = rp;

  /** Keeps, per component, which deeds are under way and what came of those that failed. */
  const states = new WeakMap();

  function stateOf(element) {
    if (!states.has(element)) {
      states.set(element, { busy: new Set(), problems: new Map() });
    }
    return states.get(element);
  }

  function me(element) {
    return element.answer.me || {};
  }

  /** Wishes a deed; `key` names the control, which is disabled until the answer is there. */
  function wish(element, key, release, deed, fields, then) {
    const state = stateOf(element);
    if (state.busy.has(key)) {
      return;
    }
    state.busy.add(key);
    state.problems.delete(key);
    element.refresh();
    const done = (answer) => {
      state.busy.delete(key);
      if (!answer.ok) {
        state.problems.set(key, answer.text);
      }
      element.refresh();
      if (then) {
        then(answer);
      }
    };
    element.dispatchEvent(new CustomEvent("rp-deed", { bubbles: true, detail: { release: release.id, deed, fields, done } }));
  }

  function isBusy(element, key) {
    return stateOf(element).busy.has(key);
  }

  /** What went wrong with a control, told where the reader looks. */
  function problem(element, key) {
    const text = stateOf(element).problems.get(key);
    return text && h("p", { key: "problem", class: "rp-deed-problem", role: "alert" }, parts.icon("alert"), " ", text);
  }

  function button(text, look, props) {
    return h("button", { type: "button", ...props, class: `rp-button jenkins-button ${look || ""}`.trim() }, text);
  }

  /** The box of an item as something to tick; null when the reader may not. */
  function itemBox(element, release, item) {
    if (!(me(element).may || {}).tick) {
      return null;
    }
    const key = `tick ${item.id}`;
    const done = item.status === "DONE";
    const { tone, picture } = parts.look(item.status);
    const press = () => wish(element, key, release, done || item.status === "NOT_APPLICABLE" ? "reopen" : "tick", { item: item.id });
    return h("button", {
      type: "button", role: "checkbox", class: `rp-item-box rp-item-press rp-tone-${tone}`, on: { click: press },
      "aria-checked": done ? "true" : item.status === "NOT_APPLICABLE" ? "mixed" : "false",
      "aria-label": item.text, "aria-disabled": isBusy(element, key) ? "true" : null,
      title: done ? "Open it again" : item.status === "NOT_APPLICABLE" ? "It applies after all" : "Tick it",
    }, parts.icon(picture));
  }

  const FILTERS = [
    ["open", "Open", "Items that are still to be done"],
    ["mandatory", "Mandatory", "Items that always apply"],
    ["mine", "Mine", "Items that you marked"],
  ];

  /** Buttons that narrow the checklist, and the test that they make. All that are pressed must fit. */
  function filter(element, release) {
    const state = stateOf(element);
    state.filters = state.filters || new Set();
    const conditional = new Set(list(me(element).conditional));
    const tests = {
      open: (item) => item.status === "OPEN",
      mandatory: (item) => !conditional.has(item.id),
      mine: (item) => item.by === me(element).user,
    };
    const fits = (item) => [...state.filters].every((name) => tests[name](item));
    const shows = (item) => fits(item) || list(item.children).some(shows);
    const toggle = (name) => () => {
      if (!state.filters.delete(name)) {
        state.filters.add(name);
      }
      element.refresh();
    };
    const toolbar = h("div", { key: "filter", class: "rp-toolbar", role: "group", "aria-label": `Filter the checklist of ${release.service}` },
      h("span", { class: "rp-muted" }, "Show only"),
      FILTERS.map(([name, text, title]) => button(text, "rp-toggle", {
        key: name, title, "aria-pressed": state.filters.has(name) ? "true" : "false", on: { click: toggle(name) },
      })));
    return { shows, narrows: state.filters.size > 0, toolbar };
  }

  rp.deeds = { me, wish, isBusy, problem, button, itemBox, filter };
})();
