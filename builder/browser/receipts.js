// The page 收件结果: a receipt typed is looked up in the page itself; where the inbox server is
// behind the site, what the page does not know yet is asked there.
"use strict";

(function () {
  const place = document.getElementById("receipts");
  if (!place) return;
  const element = qianshi.element;
  const RECEIPT = /^[0-9]{8}-[0-9a-f]{8}$/;
  const input = element("input", { id: "qs-receipt", class: "qs-input", type: "text", autocomplete: "off", placeholder: "20261208-1a2b3c4d" });
  const button = element("button", { type: "submit", class: "qs-button qs-button--primary" }, "查");
  const told = element("p", { class: "qs-messages", role: "status", "aria-live": "polite" });
  const form = element("form", {}, element("label", { for: input.id }, "回执号"), input, element("p", { class: "qs-actions" }, button));

  /** Also as it is copied out of a message: full-width signs, blanks around it. */
  const typed = () => input.value.normalize("NFKC").replace(/[\s\u2010-\u2015]/g, (c) => (c.trim() ? "-" : "")).toLowerCase();

  /** @param {string} receipt */
  function lookUp(receipt) {
    const row = document.getElementById("r-" + receipt);
    told.replaceChildren(...answer(receipt, row));
    if (row) location.hash = row.id;
  }

  /** @param {string} receipt @param {HTMLElement | null} row @returns {(Node | string)[]} */
  function answer(receipt, row) {
    if (!RECEIPT.test(receipt)) return ["回执号是八位日期、一横、八位数字或字母，如 20261208-1a2b3c4d。"];
    const result = row && row.querySelector("td:last-child");
    if (result) return [...result.cloneNode(true).childNodes];
    const waits = "这一版网站里还没有它：还在等审核，或办完以后网站还没有重新生成。";
    return qianshi.desk.isOpen() ? [waits, element("a", { href: `${qianshi.root}receipts/${receipt}` }, "看现在到哪一步")] : [waits];
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lookUp(typed());
  });
  place.append(form, told);
  qianshi.desk.open();
})();
