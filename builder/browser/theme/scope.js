// What Material's own script expects to find; Material puts it inline, which our policy forbids.
"use strict";

(function () {
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.base || ".";
  const scope = new URL(base, location.href);
  /** @param {string} text */
  const hash = (text) => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0);

  /**
   * @param {string} key
   * @param {Storage} [storage]
   * @param {URL} [at]
   */
  function get(key, storage, at) {
    try {
      return JSON.parse((storage || localStorage).getItem((at || scope).pathname + "." + key) || "null");
    } catch (fault) {
      return null; // storage may be switched off or hold something else
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [at]
   */
  function set(key, value, storage, at) {
    try {
      (storage || localStorage).setItem((at || scope).pathname + "." + key, JSON.stringify(value));
    } catch (fault) {
      // storage may be switched off; the setting then lasts for this page only
    }
  }

  Object.assign(window, { __md_scope: scope, __md_hash: hash, __md_get: get, __md_set: set });
})();
