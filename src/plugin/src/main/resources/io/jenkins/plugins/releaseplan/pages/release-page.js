/*
 * Brings data to the release pages, and what people do to Jenkins. Asks gently: every few seconds while the page is seen and
 * something goes on, with the tag of what it has, less and less often after errors, and not at all in a hidden tab.
 */
(() => {
  "use strict";

  const USUAL = 5000;
  const CALM = 60000;
  const LONGEST = 120000;
  const GONE = new Set([401, 403, 404]);

  class Poller {
    /** `query` gives the fields of the question, `take` what is done with an answer; it says whether more is to come soon. */
    constructor(url, query, take, fail) {
      Object.assign(this, { url, query, take, fail, tag: null, errors: 0, timer: null, asking: null, calm: false });
      document.addEventListener("visibilitychange", () => (document.hidden ? this.stop() : this.now()));
    }

    stop() {
      clearTimeout(this.timer);
      this.timer = null;
    }

    /** Asks at once; a question under way is let be, since its answer may be old already. */
    now() {
      this.stop();
      const turn = (this.asking = {});
      this.ask(turn).then((delay) => {
        if (turn === this.asking && delay !== null && !document.hidden) {
          this.timer = setTimeout(() => this.now(), delay);
        }
      });
    }

    /** Asks for something else: what is known no longer counts. */
    anew() {
      this.tag = null;
      this.now();
    }

    async ask(turn) {
      try {
        const fields = new URLSearchParams(this.query());
        const response = await fetch(`${this.url}?${fields}`, {
          cache: "no-store", headers: this.tag ? { "If-None-Match": this.tag } : {}, credentials: "same-origin",
        });
        if (turn !== this.asking) {
          return null;
        }
        if (response.status === 200) {
          const answer = await response.json();
          if (turn !== this.asking) {
            return null;
          }
          this.tag = response.headers.get("ETag");
          this.calm = this.take(answer) === false;
        } else if (response.status !== 304) {
          return this.failed(await wordsOf(response), GONE.has(response.status));
        }
        this.errors = 0;
        this.fail(null);
        return this.calm ? CALM : USUAL;
      } catch (error) {
        return this.failed("Jenkins cannot be reached.", false);
      }
    }

    failed(text, forGood) {
      this.errors += 1;
      const delay = Math.min(LONGEST, USUAL * 2 ** this.errors);
      this.fail(forGood ? text : `${text} What you see may be old; asked again in ${Math.round(delay / 1000)} s.`);
      return forGood ? null : delay;
    }
  }

  async function wordsOf(response) {
    try {
      const { text } = await response.json();
      return text ? sentence(text) : `Jenkins answered ${response.status}.`;
    } catch (notJson) {
      return `Jenkins answered ${response.status}.`;
    }
  }

  function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
  }

  /** A line above the component while it cannot be brought up to date. */
  function trouble(element) {
    const line = document.createElement("p");
    line.className = "jenkins-alert jenkins-alert-warning";
    line.setAttribute("role", "status");
    line.hidden = true;
    element.before(line);
    return (text) => {
      line.hidden = !text;
      line.textContent = text || "";
    };
  }

  function tell(text, kind) {
    if (window.notificationBar) {
      window.notificationBar.show(text, window.notificationBar[kind]);
    }
  }

  async function act(happened, poller) {
    const { release, deed, fields, done } = happened.detail;
    try {
      const response = await fetch(deed, {
        method: "POST", credentials: "same-origin",
        headers: window.crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
        body: new URLSearchParams({ id: release, ...fields }).toString(),
      });
      const answer = response.headers.get("Content-Type")?.includes("json")
        ? await response.json() : { done: false, text: `Jenkins answered ${response.status}.` };
      const text = sentence(answer.text);
      tell(text, answer.done ? "SUCCESS" : "ERROR");
      done({ ok: answer.done, text });
    } catch (error) {
      done({ ok: false, text: "Jenkins cannot be reached; nothing is known to be done." });
    }
    poller.now();
  }

  function goesOn(answer) {
    return answer.releases.some((release) => release.outcome === "RUNNING" || release.rollouts.some((rollout) => !rollout.endedAt));
  }

  for (const element of document.querySelectorAll("rp-live[data-url]")) {
    const show = (answer) => {
      element.data = answer;
      return goesOn(answer);
    };
    const poller = new Poller(element.dataset.url, () => ({ id: element.dataset.release }), show, trouble(element));
    element.addEventListener("rp-deed", (happened) => act(happened, poller));
    poller.now();
  }

  for (const element of document.querySelectorAll("rp-releases[data-url]")) {
    let query = {};
    const show = (answer) => {
      element.data = answer;
      return answer.underWay.length > 0 || answer.live.some((row) => row.health === "ASKING");
    };
    const poller = new Poller(element.dataset.url, () => query, show, trouble(element));
    element.addEventListener("rp-query", (happened) => {
      query = Object.fromEntries(Object.entries(happened.detail).filter(([, value]) => value));
      poller.anew();
    });
    poller.now();
  }
})();
