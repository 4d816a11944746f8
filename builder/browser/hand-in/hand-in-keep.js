// What was typed, kept on this machine if somebody asks for it, and thrown away on request.
// Under file: all local pages share one storage, so nothing is kept without being asked.
"use strict";

(function () {
  const { element } = qianshi;
  const CALM = 400;

  /** @type {Qianshi["keepTyped"]} */
  qianshi.keepTyped = function (name, read, write) {
    const key = `qianshi:${name}:${qianshi.root}`;
    const box = element("input", { type: "checkbox", id: "hand-in-keep-" + name });
    const status = element("span", { role: "status", class: "qs-minor" });
    const clear = element("button", { type: "button", class: "qs-button" }, "清除");
    clear.hidden = true;
    let timer = 0;

    function keep() {
      if (!box.checked) return;
      const stored = store(key, JSON.stringify(read()));
      status.textContent = stored ? "已留在这台电脑上。" : "这台电脑不让保留。";
      clear.hidden = !stored;
    }

    function forget() {
      clearTimeout(timer);
      drop(key);
      box.checked = false;
      clear.hidden = true;
    }

    box.addEventListener("change", () => (box.checked ? keep() : forget()));
    clear.addEventListener("click", () => {
      forget();
      status.textContent = "已从这台电脑清除，页面上的还在。";
    });
    document.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(keep, CALM);
    });
    window.addEventListener("pagehide", keep);

    function restore() {
      const typed = stored(key);
      if (!typed) return;
      box.checked = true;
      clear.hidden = false;
      write(typed);
      status.textContent = "已接着上次没写完的。";
    }

    const label = element("label", { for: box.id }, " 没写完的留在这台电脑上（公用电脑请勿勾选）");
    return { element: element("p", { class: "qs-keep qs-screen-only" }, box, label, " ", clear, status), restore, forget };
  };

  /** @param {string} key @param {string} text */
  function store(key, text) {
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} key */
  function drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Storage is forbidden: then nothing was kept either.
    }
  }

  /** @param {string} key @returns {QsTyped | null} */
  function stored(key) {
    try {
      const typed = JSON.parse(localStorage.getItem(key) || "null");
      return typed && typeof typed === "object" ? typed : null;
    } catch {
      return null;
    }
  }
})();
