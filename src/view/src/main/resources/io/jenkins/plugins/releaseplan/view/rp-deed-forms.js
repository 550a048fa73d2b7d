/* The forms of what people do: remarks on an item, the signature at a gate, and the confirmations of what moves traffic. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, format, parts, deeds } = rp;
  const { me, wish, isBusy, problem, button } = deeds;

  function field(text, control) {
    return h("label", { class: "rp-form-field" }, h("span", {}, text), control);
  }

  /** The values of a form by name, without those that are empty. */
  function valuesOf(form) {
    const given = [...form.elements].filter((control) => control.name && control.value.trim() !== "");
    return Object.fromEntries(given.map((control) => [control.name, control.value]));
  }

  function submitted(form, act) {
    return (happened) => {
      happened.preventDefault();
      act(form || happened.target, happened.submitter ? happened.submitter.value : "");
    };
  }

  /** Remark, evidence and "not applicable" of an item. */
  function itemForm(element, release, item) {
    const may = me(element).may || {};
    const key = `note ${item.id}`;
    if (!may.tick) {
      return null;
    }
    const conditional = list(me(element).conditional).includes(item.id) && item.status !== "NOT_APPLICABLE";
    const act = (form, deed) => {
      const values = valuesOf(form);
      const fields = deed === "notApplicable" ? { reason: values.reason || "", note: values.note || "" }
        : { note: values.note || "", evidence: values.evidence || "" };
      wish(element, key, release, deed, { item: item.id, ...fields }, (answer) => {
        if (answer.ok) {
          form.reset();
          form.closest("details").removeAttribute("open");
        }
      });
    };
    const form = h("form", { class: "rp-form", on: { submit: submitted(null, act) } },
      field("Note", h("textarea", { name: "note", rows: "2", maxlength: "10000", class: "jenkins-input" })),
      field("Evidence (a web address)",
        h("input", { name: "evidence", type: "url", maxlength: "2000", placeholder: "https://", class: "jenkins-input" })),
      conditional && field("Why it does not apply", h("input", { name: "reason", maxlength: "10000", class: "jenkins-input" })),
      problem(element, key),
      h("div", { class: "rp-buttons" },
        h("button", { value: "note", class: "rp-button jenkins-button jenkins-button--primary", disabled: isBusy(element, key) }, "Save"),
        conditional && h("button", { value: "notApplicable", class: "rp-button jenkins-button", disabled: isBusy(element, key) },
          "Not applicable")));
    const title = [conditional ? "Note, evidence, not applicable" : "Note, evidence", h("span", { class: "rp-hidden" }, ` for ${item.text}`)];
    return [problem(element, `tick ${item.id}`), parts.fold("deeds", title, false, form, { class: "rp-fold rp-item-deeds", "data-screen-only": "" })];
  }

  /** How far the sign-offs of a gate are, role by role. */
  function gateQuorum(element, gate) {
    const mine = (me(element).gates || {})[gate.id] || {};
    const roles = list(mine.quorum);
    return roles.length > 0 && h("ul", { key: "quorum", class: "rp-quorum", "aria-label": "Sign-offs by role" },
      roles.map((one) => {
        const signed = Math.min(one.signed, one.needed);
        return h("li", { key: one.role },
          h("span", { class: "rp-quorum-role" }, one.role),
          h("progress", { max: one.needed, value: signed, "aria-label": `${one.role}: ${signed} of ${one.needed} signed` }),
          h("span", { class: "rp-muted" }, `${signed} of ${one.needed}`));
      }));
  }

  /** Sign and reject, or why the reader cannot. */
  function gateForm(element, release, gate) {
    const mine = (me(element).gates || {})[gate.id];
    if (!mine || gate.state !== "WAITING") {
      return null;
    }
    const roles = list(mine.approve);
    if (roles.length === 0 && !mine.reject) {
      return mine.why && h("p", { key: "why", class: "rp-muted rp-why" }, mine.why);
    }
    const key = `gate ${gate.id}`;
    const send = (deed, values) => wish(element, key, release, deed, { gate: gate.id, version: gate.version, ...values });
    const act = (form, deed) => {
      const values = valuesOf(form);
      if (deed !== "reject") {
        send("sign", values);
        return;
      }
      ask({
        title: `Reject “${gate.name}”?`,
        texts: [`One rejection closes the gate: ${gate.version} does not go on to ${release.environment}, and the release ends as refused.`],
        fields: [["comment", "Why", true, values.comment]], verb: "Reject", danger: true,
      }).then((given) => given && send("reject", { ...values, ...given }));
    };
    return h("form", { key: "sign", class: "rp-form rp-sign", "aria-label": `Sign ${gate.name}`, on: { submit: submitted(null, act) } },
      roles.length > 1 && field("Role", h("select", { name: "role", class: "jenkins-select__input" },
        roles.map((role) => h("option", { value: role }, role)))),
      field("Comment", h("textarea", { name: "comment", rows: "2", maxlength: "10000", class: "jenkins-input" })),
      roles.length === 0 && mine.why && h("p", { class: "rp-muted" }, mine.why),
      problem(element, key),
      h("div", { class: "rp-buttons" },
        roles.length > 0 && h("button", { value: "sign", class: "rp-button jenkins-button jenkins-button--primary", disabled: isBusy(element, key) },
          parts.icon("check"), roles.length === 1 ? ` Sign as ${roles[0]}` : " Sign"),
        mine.reject && h("button", { value: "reject", class: "rp-button jenkins-button rp-danger", disabled: isBusy(element, key) },
          parts.icon("cross"), " Reject")));
  }

  function weightOf(rollout) {
    const weights = list(rollout.weights);
    return weights.length ? weights[weights.length - 1].green : 0;
  }

  function current(rollout) {
    return list(rollout.stages).find((stage) => stage.result === "RUNNING");
  }

  /** What each button of a rollout says will happen, before it does. */
  const BUTTONS = {
    ROLL_BACK: (rollout) => ({
      deed: "rollback", text: "Roll back", icon: "back", danger: true, title: `Roll ${rollout.target} back?`,
      texts: [
        rollout.phase === "COMPLETED"
          ? `Blue is started again with ${rollout.blueVersion || "the version before"}; once it is healthy all traffic goes back to it.`
          : weightOf(rollout) > 0
            ? `All traffic of ${rollout.target} goes back to blue (${rollout.blueVersion || "the version before"}) at once. Green (${rollout.greenVersion}) has ${weightOf(rollout)} % now.`
            : `Green (${rollout.greenVersion}) is given up before it has any traffic.`,
        `Then green is taken down. The release ends as rolled back.`,
      ],
      fields: [["reason", "Why", true]],
    }),
    PAUSE: (rollout) => ({
      deed: "pause", text: "Pause", icon: "pause", title: `Pause ${rollout.target}?`,
      texts: [`Traffic stays as it is (${weightOf(rollout)} % on green) and nothing goes forward until somebody decides. A breach still rolls back.`],
      fields: [["reason", "Why", true], ["within", "Roll back unless somebody decides within (such as 30m; empty for no limit)", false]],
    }),
    RESUME: (rollout) => ({
      deed: "resume", text: "Resume", icon: "play", title: `Resume ${rollout.target}?`,
      texts: ["It goes on where it was paused; the bake time is longer by the pause."],
    }),
    PROMOTE: (rollout) => {
      const stage = current(rollout);
      return {
        deed: "promote", text: "Promote now", icon: "shift", extra: { stage: stage ? stage.id : "" },
        title: `Promote ${rollout.target} now?`,
        texts: [rollout.phase === "HELD"
          ? `All traffic that is held goes to green (${rollout.greenVersion}).`
          : `The stage of ${stage ? stage.percent : weightOf(rollout)} % counts as passed, whatever is left of its bake time. The release goes on with its next step.`],
      };
    },
    RETIRE: (rollout) => ({
      deed: "retire", text: "Retire blue", icon: "server", danger: true, title: `Retire blue of ${rollout.target}?`,
      texts: [`Blue (${rollout.blueVersion}) is taken down now instead of later. After that, going back means starting it again first.`],
    }),
  };

  const ORDER = ["ROLL_BACK", "PAUSE", "RESUME", "PROMOTE", "RETIRE"];

  function rolloutButtons(element, release, rollout) {
    const allowed = list((me(element).rollouts || {})[rollout.id]);
    const key = `rollout ${rollout.id}`;
    const shown = ORDER.filter((name) => allowed.includes(name)).map((name) => BUTTONS[name](rollout));
    const press = (what) => () => ask({ ...what, verb: what.text }).then((given) => given &&
      wish(element, key, release, what.deed, { rollout: rollout.id, ...what.extra, ...given }));
    return shown.length > 0 && h("div", { key: "deeds", class: "rp-rollout-deeds" },
      h("div", { class: "rp-buttons", role: "group", "aria-label": `What you can do with ${rollout.target}` },
        shown.map((what) => button([parts.icon(what.icon), ` ${what.text}`], what.danger ? "rp-danger" : "",
          { key: what.deed, disabled: isBusy(element, key), "aria-haspopup": "dialog", on: { click: press(what) } }))),
      problem(element, key));
  }

  /**
   * Asks before something happens: what will, and why the reader wants it. Resolves to the values of the fields, or to null when
   * the reader lets it be.
   */
  function ask(question) {
    return new Promise((resolve) => {
      const host = document.createElement("rp-dialog");
      document.body.append(host);
      let given = null;
      const act = (form, choice) => {
        given = choice === "yes" ? valuesOf(form) : null;
        form.closest("dialog").close();
      };
      rp.patch(host, [h("dialog", { class: "rp-dialog", "aria-labelledby": "rp-dialog-title" },
        h("form", { class: "rp-form", on: { submit: submitted(null, act) } },
          h("h2", { id: "rp-dialog-title" }, question.title),
          question.texts.map((text) => h("p", {}, text)),
          list(question.fields).map(([name, text, required, value]) => field(text,
            name === "within"
              ? h("input", { name, class: "jenkins-input", maxlength: "40" })
              : h("textarea", { name, rows: "3", required, maxlength: "10000", class: "jenkins-input", once: { autofocus: true } }, value || ""))),
          h("div", { class: "rp-buttons" },
            h("button", { value: "yes", class: `rp-button jenkins-button ${question.danger ? "rp-danger rp-danger-now" : "jenkins-button--primary"}` },
              question.verb),
            h("button", { type: "button", class: "rp-button jenkins-button", on: { click: (happened) => happened.target.closest("dialog").close() } },
              "Cancel"))))]);
      const dialog = host.querySelector("dialog");
      const before = document.activeElement;
      dialog.addEventListener("close", () => {
        host.remove();
        if (before && before.isConnected) {
          before.focus();
        }
        resolve(given);
      });
      dialog.showModal();
    });
  }

  Object.assign(deeds, { itemForm, gateQuorum, gateForm, rolloutButtons, ask });
})();
