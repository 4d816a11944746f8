// The page 收件结果: a receipt typed is looked up in the page itself; where the inbox server is
// behind the site, what the page does not know yet is asked there.
"use strict";

(function () {
  const place = document.getElementById("receipts");
  if (!place) return;
  const element = qianshi.element;
  const input = element("input", { id: "qs-receipt", class: "qs-input", type: "text", autocomplete: "off", placeholder: "20261208-1a2b3c4d" });
  const button = element("button", { type: "submit", class: "qs-button qs-button--primary" }, "查");
  const told = element("p", { class: "qs-messages", role: "status", "aria-live": "polite" });
  const form = element("form", {}, element("label", { for: input.id }, "回执号或查询码"), input, element("p", { class: "qs-actions" }, button));
  const own = element("div", {});

  /** @param {string} text */
  function lookUp(text) {
    const typed = qianshi.codes.parse(text);
    if (typed?.key) qianshi.codes.remember(typed.receipt, typed.key);
    const receipt = typed ? typed.receipt : "";
    const row = receipt ? document.getElementById("r-" + receipt) : null;
    told.replaceChildren(...answer(receipt, row));
    if (row) location.hash = row.id;
  }

  /** @param {string} receipt @param {HTMLElement | null} row @returns {(Node | string)[]} */
  function answer(receipt, row) {
    if (!receipt) return ["回执号是八位日期、一横、八位数字或字母，如 20261208-1a2b3c4d。"];
    const result = row && row.querySelector("td:last-child");
    const waits = "这一版网站里还没有它：还在等审核，或办完以后网站还没有重新生成。";
    const known = result ? [...result.cloneNode(true).childNodes] : [waits];
    return qianshi.desk.isOpen() ? [...known, " ", linkTo(receipt, "看现在到哪一步")] : known;
  }

  /** @param {string} receipt @param {string} words */
  const linkTo = (receipt, words) => element("a", { href: `${qianshi.root}receipts/${receipt}` }, words);

  /** What was sent from this browser, where the server can tell more. */
  function showOwn() {
    const receipts = qianshi.codes.all();
    if (!receipts.length || !qianshi.desk.isOpen()) return own.replaceChildren();
    const clear = element("button", { type: "button", class: "qs-button" }, "从这台电脑清除");
    clear.addEventListener("click", () => {
      qianshi.codes.forget();
      showOwn();
    });
    const list = receipts.map((receipt) => element("li", {}, linkTo(receipt, receipt)));
    own.replaceChildren(element("p", {}, "这台电脑上交过的："), element("ul", {}, ...list), element("p", {}, clear));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lookUp(input.value);
  });
  place.append(form, told, own);
  qianshi.desk.open().then(showOwn);
})();
