// The page 桌面推演: a lesson is chosen, its papers are drawn and printed, and what came of it is
// written down. The drills and their papers are made by builder/replay and are data here.
"use strict";

(function () {
  const found = document.getElementById("drill");
  if (!found) return;
  const place = found, element = qianshi.element;

  /** @type {QsDrillEntry[]} */
  let entries = [];
  /** @type {QsPaperProgram[]} */
  let papers = [];
  /** @type {QsDrill | null} */
  let shown = null;
  const lessons = element("select", { id: "qs-lesson", class: "qs-input" });
  const kinds = element("select", { id: "qs-drill-paper", class: "qs-input" });
  const paper = element("button", { type: "button", class: "qs-button qs-button--primary" }, "打印");
  const told = element("div", { class: "qs-messages", role: "status", "aria-live": "polite" });
  const live = element("div", { class: "qs-live" });
  const print = element("div", { id: "qs-print" });
  const after = element("details", { class: "qs-form qs-screen-only" });

  /** @param {string} id @param {string} words @param {Node} field */
  const labelled = (id, words, field) => element("div", {}, element("label", { for: id }, words), field);

  function draw() {
    const drill = shown, kind = papers.find(({ name }) => name === kinds.value) || papers[0];
    document.body.classList.toggle("qs-has-sheet", !!drill);
    paper.disabled = after.hidden = !drill;
    if (!drill) return;
    const head = { title: drill.title, stamp: `推演号 ${drill.number} · 打印 ${qianshi.clock.now()}` };
    const made = () => qianshi.plainSheet(head, qianshi.sectionsIn(kind, { ...drill }), kind.name);
    for (const target of [live, print]) target.replaceChildren(made());
  }

  async function choose() {
    const wanted = lessons.value;
    try {
      shown = wanted ? /** @type {QsDrill} */ (await qianshi.load("drills/" + wanted)) : null;
    } catch (fault) {
      return told.replaceChildren(`推演数据${fault instanceof Error ? fault.message : "读不到"}。请刷新；仍不行，请告诉维护人。`);
    }
    if (wanted !== lessons.value) return;
    told.replaceChildren(shown ? `${shown.people.length} 个岗位，共 ${shown.minutes} 分钟，对照“${shown.type_title}”的 ${shown.lines.length} 行。` : "");
    if (shown) after.replaceChildren(element("summary", {}, "演完登记"), ...qianshi.drillRecord(shown));
    draw();
  }

  /** The lessons by event type, as they are offered. */
  function offer() {
    lessons.append(element("option", { value: "" }, "选一条案例"));
    for (const title of new Set(entries.map((entry) => entry.type_title))) {
      const group = element("optgroup", { label: title });
      for (const entry of entries.filter((one) => one.type_title === title))
        group.append(element("option", { value: entry.lesson }, `${entry.case}（${entry.people} 个岗位，${entry.minutes} 分钟）`));
      lessons.append(group);
    }
  }

  /** The lesson that the address names: `#lesson=2013/flag-at-half-mast`. */
  function open() {
    const name = new URLSearchParams(location.hash.slice(1)).get("lesson") || "";
    lessons.value = entries.some((entry) => entry.lesson === name) ? name : "";
    choose();
  }

  async function start() {
    try {
      entries = /** @type {QsDrillEntry[]} */ (await qianshi.load("drills/index"));
      papers = /** @type {QsPaperProgram[]} */ (await qianshi.load("drill-papers"));
    } catch (fault) {
      return told.replaceChildren(`推演数据${fault instanceof Error ? fault.message : "读不到"}。请刷新；仍不行，请告诉维护人。`);
    }
    if (!entries.length) return told.replaceChildren("本库还没有能做推演的案例：时间线上要写当时谁知道（known_to）和看见什么（seen）。");
    for (const { name, label } of papers) kinds.append(element("option", { value: name }, label));
    offer();
    lessons.addEventListener("change", choose);
    kinds.addEventListener("change", draw);
    window.addEventListener("hashchange", open);
    paper.addEventListener("click", () => window.print());
    qianshi.desk.open();
    open();
  }

  document.body.append(print);
  const form = element("div", { class: "qs-form qs-screen-only" }, labelled(lessons.id, "拿哪一条案例", lessons), labelled(kinds.id, "印哪一张", kinds));
  place.replaceChildren(form, element("div", { class: "qs-actions" }, paper), told, live, after);
  start();
})();
