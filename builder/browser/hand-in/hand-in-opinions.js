// “这条不清楚”“这条多余”: what was said of lines on a ticked checklist goes to the maintainer, as
// one letter with a row for each. The words are those of review/opinions.py.
"use strict";

(function () {
  const FORMAT = 1;
  const MOST_ROWS = 40;
  const { element } = qianshi;
  /** @type {Record<string, string>} */
  const WISHES = {
    不清楚: "请维护人改写这一条，写明看什么。",
    多余: "请维护人看这一条能否删去。",
  };

  /** @type {Qianshi["opinionWords"]} */
  qianshi.opinionWords = (fact) => ({
    what: `“${fact.text}”：${fact.state}。${fact.note}`,
    prevent: WISHES[fact.state] || "",
  });

  /** @type {Qianshi["opinionBox"]} */
  qianshi.opinionBox = function (ticked, say) {
    const { opinions } = ticked;
    if (!opinions.length) return element("div", { hidden: "" });
    const send = element("button", { type: "button", class: "qs-button" }, `交上对条目的意见（${opinions.length} 条）`);
    const receipt = qianshi.makeReceipt();
    send.addEventListener("click", async () => {
      send.disabled = true;
      const sent = await qianshi.sendLetter("meetings", letterOf(ticked, receipt));
      send.disabled = sent.safe;
      say(sent);
    });
    const list = opinions.map((fact) => element("li", {}, qianshi.opinionWords(fact).what));
    return element("div", { class: "qs-opinions" }, element("p", {}, "对条目的意见，维护人改单时看："), element("ul", {}, ...list), send);
  };

  /** @param {QsTicked} ticked @param {string} receipt */
  function letterOf({ type, month, title, opinions }, receipt) {
    const now = new Date();
    const thisMonth = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
    const rows = opinions.slice(0, MOST_ROWS).map((fact) => ({
      ...qianshi.opinionWords(fact),
      pause: fact.pause,
      lines: [fact.line],
      opinion: /** @type {QsOpinion} */ (fact.state),
    }));
    return { format: FORMAT, receipt, event_type: type, month: month || thisMonth, title: title.slice(0, 60), rows };
  }
})();
