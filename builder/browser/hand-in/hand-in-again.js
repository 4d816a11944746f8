// 补好再交: opened from a receipt that was given back, the form holds again what was written, beside
// what the desk asks. The inbox server gives the words to who has the key, and to nobody else.
"use strict";

(function () {
  const { element } = qianshi;

  /** @type {Qianshi["openAgain"]} */
  qianshi.openAgain = function (use) {
    const receipt = new URLSearchParams(location.hash.slice(1)).get("again") || "";
    const place = element("div", { class: "qs-again", "aria-live": "polite" });
    if (!/^[0-9]{8}-[0-9a-f]{8}$/.test(receipt)) return { element: place, given: () => null };
    /** @type {QsReopened | null} */
    let given = null;

    async function open(/** @type {string} */ key) {
      const answer = await qianshi.desk.post("again", { receipt, key }).catch(() => null);
      const said = answer ? await answer.json().catch(() => ({})) : { message: "收件箱连不上。" };
      if (!answer?.ok) return ask(said.message || "没有打开。");
      qianshi.codes.remember(receipt, key);
      given = { receipt, key };
      place.replaceChildren(
        element("p", {}, `补的是回执 ${receipt}。审核的人问：`),
        element("blockquote", {}, said.reason),
        element("p", {}, "当时写的已经填在下面，改好再交，两份会放在一起看。")
      );
      use(/** @type {QsHandIn} */ (said.letter));
    }

    /** @param {string} why */
    function ask(why) {
      const box = element("input", { type: "text", id: "hand-in-code", class: "qs-input", autocomplete: "off", maxlength: "40" });
      const button = element("button", { type: "button", class: "qs-button" }, "打开写过的");
      button.addEventListener("click", () => {
        const typed = qianshi.codes.parse(box.value.trim().length < 20 ? `${receipt}-${box.value.trim()}` : box.value);
        if (typed?.receipt === receipt && typed.key) open(typed.key);
        else ask("查询码是交的时候给的那一串，如 20261208-1a2b3c4d-ABCDE23456。");
      });
      const label = element("label", { for: box.id }, `回执 ${receipt} 的查询码`);
      place.replaceChildren(element("p", { class: "qs-warning", role: "status" }, why), label, box, element("p", {}, button));
    }

    qianshi.desk.open().then((found) => {
      if (!found) return place.replaceChildren(element("p", { class: "qs-warning" }, "要从单位的网站打开，才看得到写过的。"));
      const key = qianshi.codes.keyOf(receipt);
      if (key) open(key);
      else ask("这台电脑上没有它的查询码，请填一次。");
    });
    return { element: place, given: () => given };
  };
})();
