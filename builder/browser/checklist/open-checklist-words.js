// What the page 开检查单 says about a list: how long it is, what changed, what stayed out and why.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {QsResult} result */
  function countsOf(result) {
    const items = result.pauses.flatMap((pause) => pause.items);
    const killers = items.filter((item) => item.killer).length;
    const words = `检查单 ${result.pauses.length} 个节点 ${items.length} 项`;
    return `${words}，其中必查项 ${killers} 项；分工倒排表 ${result.tasks.length} 条。`;
  }

  /** @param {{ added: string[], gone: string[] }} compared */
  const difference = ({ added, gone }) => `比上次 +${added.length} −${gone.length}。`;

  /** @param {QsEvent} event */
  function openOnes(event) {
    const states = Object.values(event.marks).map((mark) => mark.state);
    const count = (/** @type {string} */ state) => states.filter((x) => x === state).length;
    return `已勾：完成 ${count("完成")}，有问题 ${count("有问题")}，未做 ${count("未做")}，不涉及 ${count("不涉及")}。`;
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

  qianshi.checklistWords = { countsOf, difference, openOnes, unused, explain };
})();
