// What every script of the site stands on: the site's root and data loaded by <script>.
// Data comes as scripts because fetch, modules and workers are blocked on file: pages.
"use strict";

(function () {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", own.src).href;
  /** By which the page's policy knows its scripts; "" where it knows them by their place. */
  const nonce = own.nonce;
  /** @type {Map<string, unknown>} */
  const received = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const loading = new Map();
  /** The build that the first data came from; data of another build is refused. */
  let build = "";

  /** A script of this site, to be put into the page. @param {string} address */
  function scriptOf(address) {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.src = address;
    return script;
  }

  /**
   * Load a data script once and resolve with what it handed over.
   * @param {string} name path below `data/` without suffix, such as `programs/flag-raising`
   * @returns {Promise<unknown>} rejects when the file is missing or hands over nothing
   */
  function load(name) {
    const known = loading.get(name);
    if (known) return known;
    const promise = new Promise((resolve, reject) => {
      const script = scriptOf(root + "data/" + name + ".js");
      script.onload = () =>
        received.has(name) ? resolve(received.get(name)) : reject(new Error("站点已更新，请刷新"));
      script.onerror = () => {
        loading.delete(name);
        reject(new Error("读不到 " + name));
      };
      document.head.append(script);
    });
    loading.set(name, promise);
    return promise;
  }

  /**
   * Called by data scripts. One page never mixes two builds: it says that it wants a reload.
   * @param {string} name
   * @param {unknown} data
   * @param {string} [from] the build the data belongs to
   */
  function receive(name, data, from) {
    build = build || from || "";
    if (!from || from === build) received.set(name, data);
  }

  /**
   * Make an element; strings become text, never markup.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /**
   * Offer text or bytes as a file to save.
   * @param {string} name
   * @param {string | Blob} content
   * @param {string} type
   */
  function save(name, content, type) {
    const link = element("a", { download: name });
    link.href = URL.createObjectURL(new Blob([content], { type: type }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  window.qianshi = Object.assign(window.qianshi || {}, { root, scriptOf, load, receive, element, save });
})();
