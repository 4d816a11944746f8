// What the page 开检查单 says about a list: how long it is, what changed, what stayed out and why.
"use strict";

(function () {
  const element = qianshi.element;

  const FEW = 2;

  /** @param {QsResult} result */
  function countsOf(result) {
    const items = result.pauses.flatMap((pause) => pause.items);
    const killers = items.filter((item) => item.killer).length;
    const words = `检查单 ${result.pauses.length} 个节点 ${items.length} 项`;
    return `${words}，其中必查项 ${killers} 项；分工倒排表 ${result.tasks.length} 条。`;
  }

  /** @param {{ added: string[], gone: string[] }} compared */
  const difference = ({ added, gone }) => `比上次 +${added.length} −${gone.length}。`;

  /** What is still open, the first of many by name. @param {string[]} texts */
  function openWords(texts) {
    const many = texts.length > FEW ? `等 ${texts.length} 处` : "";
    return texts.length ? texts.slice(0, FEW).join("；") + many + "。" : "";
  }

  /** What is missing, without what to do about it. @param {string} text */
  const short = (text) => text.split("：")[0];

  /** @type {QsChecklistWords["wanting"]} */
  function wanting(form) {
    if (form.isEmpty()) return "选“一天的样子”，或者加一段。";
    return openWords(form.open().map((one) => one.text)) + "填上，清单就出来。";
  }

  /** @type {QsChecklistWords["stateOf"]} */
  const stateOf = (result, open, compared) =>
    openWords([...open.map((one) => one.text), ...result.missing.map(short)]) + countsOf(result) + (compared ? difference(compared) : "");

  /** What was changed since it was given out. @type {QsChecklistWords["sinceIssued"]} */
  function sinceIssued(entry) {
    const { issued } = entry.event;
    if (!issued.length) return "";
    const changed = qianshi.lists.changes(entry).length;
    return `${changed ? `改了 ${changed} 处，` : ""}同第 ${issued[issued.length - 1].number} 次发出的比。`;
  }

  /** @param {QsEvent} event */
  function openOnes(event) {
    const states = Object.values(event.marks).map((mark) => mark.state);
    const count = (/** @type {string} */ state) => states.filter((x) => x === state).length;
    return `已勾：完成 ${count("完成")}，有问题 ${count("有问题")}，拦住 ${count("拦住")}，未做 ${count("未做")}，不涉及 ${count("不涉及")}。`;
  }

  /**
   * What stands in a draft and the type has no use for now.
   * @param {QsEvent} event @param {QsEvent} taken
   */
  function unused(event, taken) {
    const answers = Object.keys(event.answers).filter((x) => event.answers[x] !== taken.answers[x]);
    const roles = Object.keys(event.people).filter((role) => !taken.people[role]);
    const words = [...answers.map((x) => `回答“${x}”`), ...roles.map((x) => `角色“${x}”`)];
    return words.length ? [`这个活动类型现在用不到，没有取用：${words.join("、")}。`] : [];
  }

  /** @param {string} title @param {HTMLElement[]} lines */
  function folding(title, lines) {
    const details = element("details", { class: "qs-left-out" }, element("summary", {}, title));
    details.append(element("ul", {}, ...lines));
    details.hidden = !lines.length;
    return details;
  }

  /** @param {QsLeftOut[]} lines */
  const reasons = (lines) =>
    lines.map((x) =>
      element("li", {}, x.text + "　", element("span", { class: "qs-because" }, x.because)),
    );

  /** @type {QsChecklistWords["explain"]} */
  function explain(place, lines, { added, gone }) {
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    const changes = [...added.map((x) => "＋ " + x), ...gone.map((x) => "－ " + x)];
    const entries = changes.map((x) => element("li", {}, x));
    place.replaceChildren(
      folding(`为什么有的没列入（${lines.length}）`, reasons(lines)),
      folding("比上次多了什么、少了什么", entries),
    );
    place.querySelectorAll("details").forEach((x, i) => (x.open = !!open[i]));
  }

  qianshi.checklistWords = { countsOf, wanting, stateOf, sinceIssued, openOnes, unused, explain };

  /** @type {Qianshi["checklistVoice"]} */
  qianshi.checklistVoice = function () {
    const counts = element("p", { class: "qs-counts", role: "status", "aria-live": "polite" });
    const messages = element("div", { class: "qs-messages", role: "alert" });
    return {
      counts,
      messages,
      announce(text) {
        // A screen reader reads out every change, so nothing is changed without need.
        if (counts.textContent !== text) counts.textContent = counts.title = text;
      },
      say(texts, ...choices) {
        const said = texts.map((text) => element("p", {}, text));
        const close = choices.length || !texts.length ? [] : [qianshi.actionButton("知道了", () => messages.replaceChildren())];
        messages.replaceChildren(...said, ...choices, ...close);
      },
    };
  };
})();
