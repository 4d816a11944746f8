// The inbox server behind this site, where there is one: whether it answers, and what is posted
// to it. A page from a folder or from another server asks nobody.
"use strict";

(function () {
  const PATIENCE = 15000;
  /** The inbox server marks its pages; another server is not asked for what it does not have. */
  const MARKER = "qianshi_inbox=1";
  let token = "";

  async function open() {
    token = "";
    if (!/^https?:$/.test(location.protocol) || !document.cookie.includes(MARKER)) return false;
    try {
      const answer = await ask("api/inbox", { headers: { Accept: "application/json" } });
      const said = answer.ok ? await answer.json() : {};
      if (typeof said.token === "string") token = said.token;
    } catch {
      // Nobody there: the page keeps its other ways out.
    }
    return Boolean(token);
  }

  /** Post once, and once more where the page was open for too long. @type {QsDesk["post"]} */
  async function post(path, body, key = "") {
    const answer = await send(path, body, key);
    return answer.status === 403 && (await open()) ? send(path, body, key) : answer;
  }

  /** @param {string} path @param {unknown} body @param {string} key */
  function send(path, body, key) {
    const headers = { "Content-Type": "application/json", "X-Qianshi-Token": token, "X-Qianshi-Key": key };
    return ask("api/" + path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** @param {string} path @param {RequestInit} request */
  async function ask(path, request) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(qianshi.root + path, { ...request, signal: stop.signal, credentials: "same-origin" });
    } finally {
      clearTimeout(timer);
    }
  }

  /** The office's people, where the server knows them and the reader may. @returns {Promise<QsRosterPerson[]>} */
  async function roster() {
    const answer = await ask("api/roster", { headers: { Accept: "application/json" } }).catch(() => null);
    return answer?.ok ? (await answer.json()).people : [];
  }

  qianshi.desk = { open, post, roster, isOpen: () => Boolean(token) };
})();
