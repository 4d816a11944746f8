// The 查询码 of letters that were sent from this browser: receipt and key. With it, and with nothing
// else, who wrote a letter sees again what she wrote when it was given back.
"use strict";

(function () {
  const CODE = /^([0-9]{8}-[0-9a-f]{8})(?:-([a-z0-9]{10}))?$/;
  const { element } = qianshi;

  /** Of every letter sent, by its receipt. @returns {Record<string, string>} */
  function read() {
    try {
      const kept = JSON.parse(qianshi.kept("sent").read() || "{}");
      return kept && typeof kept === "object" ? kept : {};
    } catch {
      return {};
    }
  }

  /** @type {Qianshi["codes"]} */
  qianshi.codes = {
    /** Also as it is copied out of a message: full-width signs, blanks around it. */
    parse(text) {
      const plain = text.normalize("NFKC").replace(/[\s\u2010-\u2015]/g, (c) => (c.trim() ? "-" : "")).toLowerCase();
      const found = CODE.exec(plain);
      return found ? { receipt: found[1] || "", key: (found[2] || "").toUpperCase() } : null;
    },
    keyOf: (receipt) => read()[receipt] || "",
    remember: (receipt, key) => qianshi.kept("sent").write(JSON.stringify({ ...read(), [receipt]: key })),
    /** The receipts, the latest first. */
    all: () => Object.keys(read()).sort().reverse(),
    forget: () => qianshi.kept("sent").clear(),
  };

  /** @type {Qianshi["tellCode"]} */
  qianshi.tellCode = function (receipt, key) {
    const where = qianshi.codes.remember(receipt, key) ? "已记在这台电脑上；换电脑要用它。" : "请自己记下。";
    const words = ["查询码 ", element("code", {}, `${receipt}-${key}`), "：退回补充时，凭它打开写过的再补，别人看不到。", where];
    return element("p", { class: "qs-minor" }, ...words);
  };
})();
