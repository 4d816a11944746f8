// The page 活动安排: several draft files opened at once, in one timetable, with what collides.
// Nothing leaves this page but what is printed.
"use strict";

(function () {
  const found = document.getElementById("plan");
  if (!found) return;
  const place = found, element = qianshi.element;
  const UNFIT = "这些回答按没有回答排。";

  /** @type {QsIndexEntry[]} */
  let index = [];
  /** @type {QsLetters} */
  let letters;
  /** @type {QsCalendar} */
  let calendar;
  /** @type {QsPlanRules} */
  let rules;
  /** Opened files by the event's own name: two versions of one event are one event. @type {Map<string, QsOpened>} */
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
  const chooser = element("div", { class: "qs-papers" }, element("label", { for: "qs-view" }, "哪一种"), select, paper);

  function now() {
    const date = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return day + " " + two(date.getHours()) + ":" + two(date.getMinutes());
  }

  /** @param {File} chosen @returns {Promise<QsOpened | string[]>} */
  async function read(chosen) {
    const draft = qianshi.parseDraft(await qianshi.textOf(chosen), index, letters);
    if (Array.isArray(draft)) return draft;
    const type = /** @type {QsTypeProgram} */ (await qianshi.load("programs/" + draft.type));
    const { faults, event } = qianshi.fitAnswers(type, draft, letters);
    const result = qianshi.evaluate({ ...type, calendar }, event, now());
    if (result.refused.length) return result.refused;
    return { name: chosen.name, planned: { result, event }, words: faults.length ? [...faults, UNFIT] : [] };
  }

  /** The later version of an event stays. @param {QsOpened} one @returns {string[]} */
  function add(one) {
    const { event, result } = one.planned, key = event.id || one.name, known = plan.get(key) || one;
    const { revision } = known.planned.event, older = revision > event.revision;
    const row = { known: known.name, title: result.title, revision: Math.max(revision, event.revision) };
    const said = qianshi.rules.fill(older ? rules.older : rules.same_event, row);
    if (older) return [said];
    plan.set(key, one);
    return known.name === one.name ? one.words : [said, ...one.words];
  }

  async function take() {
    const chosen = [...(file.files || [])];
    file.value = "";
    const faults = [];
    for (const one of chosen) {
      const made = await read(one).catch((fault) => [String(fault.message)]);
      const said = Array.isArray(made) ? made : add(made);
      faults.push(...said.map((fault) => `“${one.name}”：${fault}`));
    }
    messages.replaceChildren(...faults.map((fault) => element("p", {}, fault)));
    draw();
  }

  /** @param {[string, QsOpened]} entry */
  function openedLine([key, { name, planned: { result } }]) {
    const remove = element("button", { type: "button", class: "qs-button" }, "去掉");
    remove.setAttribute("aria-label", `去掉 ${name}`);
    remove.addEventListener("click", () => {
      plan.delete(key);
      draw();
      open.focus();
    });
    return element("li", {}, `${result.title}，${result.start_text}（${name}）　`, remove);
  }

  function draw() {
    const view = rules.views.find((one) => one.name === select.value) || rules.views[0];
    const all = [...plan.values()].map((one) => one.planned);
    const faults = qianshi.planConflicts(all, rules);
    const told = `${all.length} 项活动，${faults.length} 处要处理`;
    counts.textContent = all.length ? told + "。" : "还没有打开草稿文件。";
    opened.replaceChildren(...[...plan].map(openedLine));
    chooser.hidden = !all.length;
    document.body.classList.toggle("qs-has-sheet", !!all.length);
    const head = { title: "工作安排", stamp: `${told} · 打印 ${now()}` };
    for (const target of [live, print]) {
      const made = () => qianshi.plainSheet(head, qianshi.planSections(view, all, faults, rules), "plan");
      target.replaceChildren(...(all.length ? [made()] : []));
    }
  }

  async function start() {
    try {
      index = /** @type {QsIndexEntry[]} */ (await qianshi.load("programs/index"));
      letters = /** @type {QsLetters} */ (await qianshi.load("letters"));
      calendar = /** @type {QsCalendar} */ (await qianshi.load("programs/calendar"));
      rules = /** @type {QsRules} */ (await qianshi.load("programs/rules")).plan;
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : "读不到";
      return messages.replaceChildren(`清单数据${why}。请刷新；仍不行，请告诉维护人。`);
    }
    for (const { name, label } of rules.views) select.append(element("option", { value: name }, label));
    open.addEventListener("click", () => file.click());
    file.addEventListener("change", take);
    select.addEventListener("change", draw);
    paper.addEventListener("click", () => window.print());
    draw();
  }

  document.body.append(print);
  const actions = element("div", { class: "qs-actions" }, open, file);
  place.replaceChildren(messages, actions, opened, element("div", { class: "qs-bar" }, counts, chooser), live);
  start();
})();
