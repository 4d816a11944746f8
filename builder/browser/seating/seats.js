// The page 座次: names typed in order, drawn in their seats. Nothing leaves this page but what is
// printed.
"use strict";

(function () {
  const found = document.getElementById("seats");
  if (!found) return;
  const place = found, element = qianshi.element;

  /** @type {QsLayoutData[]} */
  let layouts = [];
  /** The paper 座位图. @type {QsPaperProgram} */
  let sheet;
  const select = element("select", { id: "qs-layout", class: "qs-input" });
  const most = element("input", { id: "qs-most", class: "qs-input", type: "number", min: "2", max: "30", inputmode: "numeric" });
  const lists = element("div", { class: "qs-seats__lists" });
  const choices = element("div", { class: "qs-seats__choices" });
  const told = element("div", { class: "qs-messages", role: "status", "aria-live": "polite" });
  const live = element("div", { class: "qs-live" });
  const print = element("div", { id: "qs-print" });
  const paper = element("button", { type: "button", class: "qs-button qs-button--primary" }, "打印");
  const boxes = [0, 1].map((side) => element("textarea", { id: `qs-list-${side}`, class: "qs-input", rows: "8" }));
  /** By custom the label of the way chosen, kept while the layout changes. @type {Record<string, string>} */
  const chosen = {};

  const layout = () => layouts.find(({ name }) => name === select.value) || layouts[0];

  /** @param {string} id @param {string} words @param {Node} field */
  const labelled = (id, words, field) =>
    element("div", {}, element("label", { for: id }, words), field);

  /** @param {QsCustomData} custom */
  function choice({ name, title, options }) {
    const id = "qs-custom-" + name, field = element("select", { id, class: "qs-input" });
    for (const { label } of options) field.append(element("option", { value: label }, label));
    field.value = chosen[name] || options[0].label;
    const ground = element("p", { class: "qs-minor" });
    const explain = () => {
      ground.textContent = (options.find(({ label }) => label === field.value) || options[0]).practice + "。";
    };
    field.addEventListener("change", () => {
      chosen[name] = field.value;
      explain();
      draw();
    });
    explain();
    return element("div", {}, element("label", { for: id }, title), field, ground);
  }

  /** The fields that a layout asks for; what was typed stays. */
  function ask() {
    const { sides, customs } = layout();
    lists.replaceChildren(...boxes.map((box, side) => labelled(box.id, `${sides[side]}（从高到低）`, box)));
    choices.replaceChildren(
      labelled(most.id, "一排、一桌至多几人", most),
      ...customs.map(choice),
    );
    most.placeholder = String(layout().most);
    draw();
  }

  function draw() {
    const typed = boxes.map((box) => box.value), number = Number(most.value);
    const wanted = number >= 2 && number <= 30 ? Math.floor(number) : 0;
    const plan = qianshi.seatPeople(layout(), typed, chosen, wanted);
    const drawn = plan.seats.length > 0;
    told.replaceChildren(...(drawn ? [] : [...plan.said, ...left(plan)]).map((words) => element("p", {}, words)));
    paper.disabled = !drawn;
    document.body.classList.toggle("qs-has-sheet", drawn);
    const row = qianshi.seatingRow(plan, layout().basis, { title: "", day: "", clock: "", place: "" });
    const head = { title: "座位图", stamp: `${plan.seats.length} 个座位` };
    const sections = drawn ? qianshi.sectionsIn(sheet, { seatings: [row] }) : [];
    for (const target of [live, print])
      target.replaceChildren(drawn ? qianshi.plainSheet(head, sections, "seats") : grounds());
  }

  /** @param {QsSeating} plan */
  const left = (plan) => (plan.left.length ? [`没有座位的：${plan.left.join("、")}。`] : []);

  const grounds = () => element("p", { class: "qs-empty" }, `还没有名字。${layout().summary}。${layout().basis}。`);

  /** The layout that the address names: `#layout=stage`. */
  function opened() {
    const name = new URLSearchParams(location.hash.slice(1)).get("layout") || "";
    return layouts.some((one) => one.name === name) ? name : layouts[0].name;
  }

  async function start() {
    try {
      layouts = Object.values(/** @type {Record<string, QsLayoutData>} */ (await qianshi.load("programs/layouts")));
      sheet = /** @type {QsPaperProgram[]} */ (await qianshi.load("papers")).filter(({ name }) => name === "seats")[0];
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : "读不到";
      return told.replaceChildren(`座次数据${why}。请刷新；仍不行，请告诉维护人。`);
    }
    if (!layouts.length) return told.replaceChildren("本单位还没有建 checklists/layouts.yml。");
    for (const { name, title } of layouts) select.append(element("option", { value: name }, title));
    select.value = opened();
    select.addEventListener("change", ask);
    for (const box of [...boxes, most]) box.addEventListener("input", draw);
    window.addEventListener("hashchange", () => {
      select.value = opened();
      ask();
    });
    paper.addEventListener("click", () => window.print());
    ask();
  }

  document.body.append(print);
  const form = element("div", { class: "qs-form qs-screen-only" }, labelled(select.id, "场合", select), lists, choices);
  place.replaceChildren(form, told, element("div", { class: "qs-actions" }, paper), live);
  start();
})();
