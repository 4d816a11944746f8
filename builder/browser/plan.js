// The page 活动安排: several draft files opened at once, in one timetable, with what collides.
// Nothing leaves this page but what is printed.
"use strict";

(function () {
  const found = document.getElementById("plan");
  if (!found) return;
  const place = found, element = qianshi.element;
  const LARGEST = 1000000;

  /** @type {QsIndexEntry[]} */
  let index = [];
  /** @type {QsCalendar} */
  let calendar;
  /** Opened files by name; a file opened again takes the place of the former. @type {Map<string, QsPlanned>} */
  const plan = new Map();

  const messages = element("div", { class: "qs-messages", role: "alert" });
  const counts = element("p", { class: "qs-counts", role: "status", "aria-live": "polite" });
  const opened = element("ul", { class: "qs-opened" });
  const live = element("div", { class: "qs-live" });
  const print = element("div", { id: "qs-print" });
  const file = element("input", { type: "file", accept: ".json,application/json", multiple: "", hidden: "" });
  file.setAttribute("aria-label", "草稿文件");
  const open = element("button", { type: "button", class: "qs-button" }, "打开草稿文件（可选多份）");
  const paper = element("button", { type: "button", class: "qs-button" }, "打印");
  const select = element("select", { id: "qs-view", class: "qs-input" });
  for (const { name, label } of qianshi.planViews) select.append(element("option", { value: name }, label));

  function now() {
    const date = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return day + " " + two(date.getHours()) + ":" + two(date.getMinutes());
  }

  /** @param {File} chosen @returns {Promise<QsPlanned | string[]>} */
  async function read(chosen) {
    if (chosen.size > LARGEST) return ["文件超过 1 MB，不是活动草稿。"];
    const event = qianshi.parseDraft(await chosen.text(), index);
    if (Array.isArray(event)) return event;
    if (!event.segments.length) return ["草稿里还没有日期和开始时间。"];
    const type = /** @type {QsTypeProgram} */ (await qianshi.load("programs/" + event.type));
    const result = qianshi.evaluate({ ...type, calendar }, event, now());
    return result.refused.length ? result.refused : { result, event };
  }

  async function take() {
    const chosen = [...(file.files || [])];
    file.value = "";
    const faults = [];
    for (const one of chosen) {
      const made = await read(one).catch((fault) => [String(fault.message)]);
      if (Array.isArray(made)) faults.push(...made.map((fault) => `“${one.name}”：${fault}`));
      else plan.set(one.name, made);
    }
    messages.replaceChildren(...faults.map((fault) => element("p", {}, fault)));
    draw();
  }

  /** @param {[string, QsPlanned]} entry */
  function openedLine([name, { result }]) {
    const remove = element("button", { type: "button", class: "qs-button" }, "去掉");
    remove.setAttribute("aria-label", `去掉 ${name}`);
    remove.addEventListener("click", () => {
      plan.delete(name);
      draw();
      open.focus();
    });
    return element("li", {}, `${result.title}，${result.start_text}（${name}）　`, remove);
  }

  function draw() {
    const view = qianshi.planViews.find((one) => one.name === select.value) || qianshi.planViews[0];
    const all = [...plan.values()];
    const faults = qianshi.planConflicts(all).length;
    const told = `${all.length} 项活动，${faults} 处要处理`;
    counts.textContent = all.length ? told + "。" : "还没有打开草稿文件。";
    opened.replaceChildren(...[...plan].map(openedLine));
    paper.disabled = !all.length;
    document.body.classList.toggle("qs-has-sheet", !!all.length);
    const head = { title: "工作安排", stamp: `${told} · 打印 ${now()}` };
    for (const target of [live, print]) {
      const made = () => qianshi.plainSheet(head, [qianshi.planSection(view, all)], "plan");
      target.replaceChildren(...(all.length ? [made()] : []));
    }
  }

  async function start() {
    try {
      index = /** @type {QsIndexEntry[]} */ (await qianshi.load("programs/index"));
      calendar = /** @type {QsCalendar} */ (await qianshi.load("programs/calendar"));
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : "读不到";
      return messages.replaceChildren(`清单数据${why}。请刷新；仍不行，请告诉维护人。`);
    }
    open.addEventListener("click", () => file.click());
    file.addEventListener("change", take);
    select.addEventListener("change", draw);
    paper.addEventListener("click", () => window.print());
    draw();
  }

  document.body.append(print);
  const chooser = element("div", { class: "qs-papers" }, element("label", { for: "qs-view" }, "哪一种"), select, paper);
  const actions = element("div", { class: "qs-actions" }, open, file);
  place.replaceChildren(messages, actions, opened, element("div", { class: "qs-bar" }, counts, chooser), live);
  start();
})();
