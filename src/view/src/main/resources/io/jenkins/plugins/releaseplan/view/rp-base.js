/*
 * What every component of Release Plan stands on: a keyed renderer that changes only what differs, so that focus, scroll
 * position and opened details outlive a poll, and the element class that takes the data. Load this file first.
 *
 * Text reaches the page as text nodes alone, so no field of the data can become markup. Nothing here needs an inline
 * script, an inline style or eval: the components work under a strict Content Security Policy.
 */
(() => {
  "use strict";

  const rp = (window.releasePlan = window.releasePlan || {});
  const SVG = "http://www.w3.org/2000/svg";
  const SVG_NAMES = new Set(["svg", "path", "circle"]);
  const TEXT = "#text";

  /**
   * Describes an element.
   *
   * Besides attributes, props may hold `key` (identity among siblings), `on` (listeners by event), `once` (attributes set
   * at creation only, so that what the reader changed stays), `css` (custom properties), `live` (DOM properties) and
   * `opaque` (somebody else owns the children).
   */
  function h(name, props, ...children) {
    const all = props || {};
    return { name, key: all.key == null ? null : String(all.key), props: all, children: flatten(children) };
  }

  function flatten(children) {
    return children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
      .map((child) => (typeof child === "object" ? child : { name: TEXT, key: null, text: String(child) }));
  }

  function create(vnode) {
    if (vnode.name === TEXT) {
      return document.createTextNode(vnode.text);
    }
    const node = SVG_NAMES.has(vnode.name)
      ? document.createElementNS(SVG, vnode.name)
      : document.createElement(vnode.name);
    for (const [name, value] of Object.entries(vnode.props.once || {})) {
      setAttribute(node, name, value);
    }
    return node;
  }

  function setAttribute(node, name, value) {
    if (value === null || value === undefined || value === false) {
      node.removeAttribute(name);
    } else {
      const text = value === true ? "" : String(value);
      if (node.getAttribute(name) !== text) {
        node.setAttribute(name, text);
      }
    }
  }

  const RESERVED = new Set(["key", "on", "once", "css", "live", "opaque"]);

  function update(node, vnode) {
    const before = node.rpVnode;
    node.rpVnode = vnode;
    if (vnode.name === TEXT) {
      if (node.data !== vnode.text) {
        node.data = vnode.text;
      }
      return;
    }
    updateAttributes(node, before ? before.props : {}, vnode.props);
    updateListeners(node, vnode.props.on || {});
    for (const [name, value] of Object.entries(vnode.props.css || {})) {
      node.style.setProperty(name, value);
    }
    if (!vnode.props.opaque) {
      patch(node, vnode.children);
    }
    for (const [name, value] of Object.entries(vnode.props.live || {})) {
      if (node[name] !== value) {
        node[name] = value;
      }
    }
  }

  function updateAttributes(node, before, after) {
    for (const name of Object.keys(before)) {
      if (!RESERVED.has(name) && !(name in after)) {
        node.removeAttribute(name);
      }
    }
    for (const [name, value] of Object.entries(after)) {
      if (!RESERVED.has(name)) {
        setAttribute(node, name, value);
      }
    }
  }

  function updateListeners(node, listeners) {
    node.rpListeners = node.rpListeners || {};
    for (const event of Object.keys(listeners)) {
      if (!(event in node.rpListeners)) {
        node.addEventListener(event, (happened) => node.rpListeners[event](happened));
      }
      node.rpListeners[event] = listeners[event];
    }
  }

  function identity(vnode, seen) {
    const base = vnode.name + "/" + (vnode.key === null ? "" : "=" + vnode.key);
    const count = seen.get(base) || 0;
    seen.set(base, count + 1);
    return base + "#" + count;
  }

  /** Makes the children of `parent` equal to `vnodes`, keeping every node whose name and key are still wanted. */
  function patch(parent, vnodes) {
    const kept = new Map();
    for (const node of [...parent.childNodes]) {
      if (node.rpIdentity) {
        kept.set(node.rpIdentity, node);
      } else {
        node.remove();
      }
    }
    const seen = new Map();
    const wanted = vnodes.map((vnode) => [identity(vnode, seen), vnode]);
    const names = new Set(wanted.map(([id]) => id));
    for (const [id, node] of kept) {
      if (!names.has(id)) {
        node.remove();
      }
    }
    let place = parent.firstChild;
    for (const [id, vnode] of wanted) {
      const node = kept.get(id) || create(vnode);
      node.rpIdentity = id;
      if (node === place) {
        place = place.nextSibling;
      } else {
        parent.insertBefore(node, place);
      }
      update(node, vnode);
    }
  }

  /** A list that may be missing in the data. */
  function list(value) {
    return Array.isArray(value) ? value : [];
  }

  /**
   * A component. It takes the document that docs/rehearsal-json.md describes as its property `data`, or from the
   * `<script type="application/json">` whose id stands in the attribute `data-source`. The attribute `data-release` narrows
   * it to one release; `data-time-zone` names the zone that times are written in (the document's own unless told).
   */
  class ReleasePlanElement extends HTMLElement {
    static get observedAttributes() {
      return ["data-source", "data-release", "data-time-zone"];
    }

    connectedCallback() {
      if (Object.prototype.hasOwnProperty.call(this, "data")) {
        const early = this.data;
        delete this.data;
        this.data = early;
      }
      this.readSource();
      this.refresh();
    }

    attributeChangedCallback(name) {
      if (name === "data-source") {
        this.readSource();
      }
      this.refresh();
    }

    get data() {
      return this.answer;
    }

    set data(answer) {
      this.answer = answer;
      this.problem = null;
      this.refresh();
    }

    readSource() {
      const id = this.getAttribute("data-source");
      if (!id || !this.isConnected) {
        return;
      }
      const source = document.getElementById(id);
      if (!source) {
        this.problem = `There is no data: the page has no element with the id “${id}”.`;
        return;
      }
      try {
        this.answer = JSON.parse(source.textContent);
        this.problem = null;
      } catch (error) {
        this.problem = `The data of this page cannot be read: ${error.message}`;
      }
    }

    /** Draws again, changing only what differs. */
    refresh() {
      if (!this.isConnected) {
        return;
      }
      if (this.problem) {
        patch(this, [h("p", { class: "rp-problem", role: "alert" }, this.problem)]);
      } else if (this.answer && typeof this.answer === "object") {
        patch(this, flatten([this.render()]));
        this.rendered();
      }
    }

    /** Called after each drawing, for what cannot be said in nodes. */
    rendered() {}

    /** The releases that this element is about. */
    get releases() {
      const wanted = this.getAttribute("data-release");
      return list(this.answer.releases).filter((release) => wanted === null || release.id === wanted);
    }

    /** The events that this element is about. */
    get events() {
      const wanted = this.getAttribute("data-release");
      return list(this.answer.events).filter((event) => wanted === null || event.release === wanted);
    }

    /** How times are written: the zone, and the instant that T stands for. */
    get clock() {
      const narrowed = this.hasAttribute("data-release") && this.releases[0];
      const zoned = this.closest("[data-time-zone]");
      return {
        zone: (zoned && zoned.getAttribute("data-time-zone")) || this.answer.zone || "UTC",
        start: narrowed ? narrowed.startedAt : this.answer.startedAt || (this.releases[0] || {}).startedAt,
      };
    }
  }

  /**
   * What people can do is drawn by rp-deeds.js, on pages where somebody can: `acts(element)` is what that file offers when
   * the document says who reads it (`me`), else null.
   */
  function acts(element) {
    return element.answer && element.answer.me && rp.deeds ? rp.deeds : null;
  }

  Object.assign(rp, { acts, h, patch, list, ReleasePlanElement });
})();
