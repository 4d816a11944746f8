// What this machine keeps for a page: a text under a name, where the browser keeps anything.
"use strict";

(function () {
  /** @type {Qianshi["kept"]} */
  qianshi.kept = function (name) {
    const key = `qianshi-${name}`;
    return {
      read() {
        try {
          return localStorage.getItem(key) || "";
        } catch {
          return "";
        }
      },
      write(text) {
        try {
          localStorage.setItem(key, text);
          return true;
        } catch {
          return false;
        }
      },
      clear() {
        try {
          localStorage.removeItem(key);
        } catch {
          // A browser that keeps nothing has nothing to clear.
        }
      },
    };
  };
})();
