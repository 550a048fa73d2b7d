/* <rp-checklist>: the plan by phase as it stands, with its schedule, roles, contacts and rollback criteria. */
(() => {
  "use strict";

  const rp = window.releasePlan;
  const { h, list, acts, format, markup, parts } = rp;

  const STATUS_WORDS = { DONE: "Done", NOT_APPLICABLE: "Not applicable", OPEN: "Open" };

  function provenance(item, clock) {
    if (!item.by && !item.at) {
      return null;
    }
    return h("span", { class: "rp-muted" },
      item.by && `by ${item.by}`, item.by && item.at && ", ", item.at && parts.time(item.at, clock));
  }

  function remark(key, title, html, text) {
    return h("div", { class: "rp-remark", key }, h("strong", {}, title), markup.prose(html, text));
  }

  function remarks(item) {
    return [
      item.reason && remark("reason", "Reason: ", item.reasonHtml, item.reason),
      item.note && remark("note", "Note: ", item.noteHtml, item.note),
      item.evidence &&
        h("p", { class: "rp-remark", key: "evidence" }, h("strong", {}, "Evidence: "), parts.linked(item.evidence)),
    ];
  }

  function box(item) {
    const { tone, picture } = parts.look(item.status);
    return h("span", { class: `rp-item-box rp-tone-${tone}` }, parts.icon(picture));
  }

  function counted(details) {
    return details > 0 ? `${details} detail${details === 1 ? "" : "s"}` : "Details";
  }

  function itemView(item, view) {
    const { clock, shows, deeds, element, release } = view;
    const children = list(item.children).filter(shows);
    const { tone } = parts.look(item.status);
    const details = list(item.details);
    return h(
      "li",
      { key: item.id, class: `rp-item rp-item-${String(item.status).toLowerCase()}` },
      h("div", { class: "rp-item-line" },
        (deeds && deeds.itemBox(element, release, item)) || box(item),
        h("div", { class: "rp-item-text" },
          h("p", {}, h("span", { class: "rp-item-name" }, markup.line(item.textHtml, item.text)), " ",
            item.conditional && h("span", { class: "rp-chip", title: "May be marked not applicable" }, "if applicable")),
          h("p", { class: "rp-item-status" },
            h("span", { class: `rp-status rp-tone-${tone}` }, STATUS_WORDS[item.status] || format.words(item.status)), " ",
            provenance(item, clock)),
          remarks(item),
          (details.length > 0 || item.detailsHtml) && parts.fold("details", counted(details.length), false,
            item.detailsHtml ? markup.prose(item.detailsHtml, "")
              : h("ul", { class: "rp-plain" }, details.map((text) => h("li", {}, text)))),
          deeds && deeds.itemForm(element, release, item))),
      children.length > 0 && h("ul", { class: "rp-items" }, children.map((child) => itemView(child, view))),
    );
  }

  function progress(label, done, notApplicable, total) {
    const settled = (done || 0) + (notApplicable || 0);
    const text = `${settled} of ${total} settled` + (notApplicable ? `, ${notApplicable} not applicable` : "");
    return h("span", { class: "rp-progress" },
      h("progress", { max: Math.max(1, total || 0), value: settled, "aria-label": `${label}: ${text}` }),
      h("span", { class: "rp-muted" }, text));
  }

  function phaseView(phase, view) {
    const items = list(phase.items).filter(view.shows);
    if (items.length === 0 && (view.narrowed || list(phase.items).length > 0)) {
      return null;
    }
    const open = phase.total > (phase.done || 0) + (phase.notApplicable || 0);
    const title = [
      h("span", { class: "rp-phase-title" }, phase.title, " ", phase.offset && h("span", { class: "rp-chip" }, phase.offset)),
      phase.total > 0 && progress(phase.title, phase.done, phase.notApplicable, phase.total),
    ];
    const content = [
      phase.bodyHtml && !view.narrowed && markup.prose(phase.bodyHtml, "", { key: "body", class: "rp-phase-body" }),
      items.length > 0 && h("ul", { class: "rp-items" }, items.map((item) => itemView(item, view))),
      items.length === 0 && !phase.bodyHtml && parts.nothing("No items."),
    ];
    return parts.fold(phase.id, title, open, content, { class: "rp-fold rp-phase" });
  }

  const SCHEDULE = [["task", "Task"], ["start", "Start"], ["end", "End"], ["owner", "Owner"], ["status", "Status"]];
  const CRITERIA = [
    ["text", "Criterion"], ["severity", "Severity"], ["metric", "Metric"], ["comparison", "Is"], ["threshold", "Limit"],
    ["scope", "Scope"],
  ];
  const ROLES = [["role", "Role"]];

  function cell(value) {
    return value === null || value === undefined || value === "" ? format.NOTHING : format.argument(value);
  }

  function tableOf(title, columns, rows) {
    const used = columns.filter(([field], at) => at === 0 || rows.some((row) => cell(row[field]) !== format.NOTHING));
    return rows.length > 0 &&
      parts.fold(title, `${title} (${rows.length})`, false,
        parts.table(title, used.map(([, name]) => ({ name })), rows.map((row) => used.map(([field]) => cell(row[field]))), used.length > 2));
  }

  class Checklist extends rp.ReleasePlanElement {
    render() {
      const plans = this.releases.filter((release) => release.checklist);
      if (plans.length === 0) {
        return parts.nothing("No checklist was read.");
      }
      return plans.map((release) => this.plan(release));
    }

    plan(release) {
      const plan = release.checklist;
      const phases = list(plan.phases);
      const deeds = acts(this);
      const filter = deeds && deeds.filter(this, release);
      const shows = filter ? filter.shows : () => true;
      const view = { clock: this.clock, shows, narrowed: Boolean(filter && filter.narrows), deeds, element: this, release };
      const sum = (field) => phases.reduce((total, phase) => total + (phase[field] || 0), 0);
      return h(
        "section",
        { key: release.id, class: "rp-plan", "aria-label": plan.title },
        h("div", { class: "rp-card-head" },
          h("h3", {}, plan.title),
          progress("All phases", sum("done"), sum("notApplicable"), sum("total"))),
        filter && filter.toolbar,
        phases.map((phase) => phaseView(phase, view)),
        filter && !phases.some((phase) => list(phase.items).some(view.shows)) && parts.nothing("No item fits this filter."),
        tableOf("Schedule", SCHEDULE, list(plan.schedule)),
        tableOf("Rollback criteria", CRITERIA, list(plan.criteria)),
        tableOf("Sign-off roles", ROLES, list(plan.signOffs)),
        tableOf("Contacts", ROLES, list(plan.contacts)),
      );
    }
  }

  customElements.define("rp-checklist", Checklist);
})();
