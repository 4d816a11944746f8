// The page 本单位时限与标准: a field beside every question, and a file of what was answered.
// Nothing is kept or sent; `qianshi standards FILE` writes it into the knowledge base.
"use strict";

(function () {
  const found = document.getElementById("own-standards");
  const cells = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-standard]"));
  if (!found || !cells.length) return;
  const place = found, element = qianshi.element;
  const LONGEST = "500";
  /** @type {{name: string, was: string[], read: () => string[]}[]} */
  const fields = [];
  const told = element("p", { class: "qs-messages", role: "status", "aria-live": "polite" });
  const button = element("button", { type: "button", class: "qs-button qs-button--primary" }, "存成文件");

  /** @param {string} label @param {string} value */
  const input = (label, value) =>
    element("input", { class: "qs-input", type: "text", maxlength: LONGEST, "aria-label": label, placeholder: label, value });

  /** @param {string} label @param {string[]} ways @param {string} value */
  function choice(label, ways, value) {
    const select = element("select", { class: "qs-input", "aria-label": label }, element("option", { value: "" }, "先不定"));
    for (const way of ways) select.append(element("option", { value: way }, way));
    select.value = value;
    return select;
  }

  /** @param {HTMLElement} cell */
  function ask(cell) {
    const { standard: name = "", label = "", value = "", ground = "", ways = "", listed } = cell.dataset;
    const own = ways ? choice(label, ways.split("|"), value) : input(label, value);
    const basis = ways || listed ? null : input("依据哪份文件", ground);
    cell.append(element("div", { class: "qs-standards__own qs-screen-only" }, own, ...(basis ? [basis] : [])));
    fields.push({ name, was: [value, ground], read: () => [own.value.trim(), basis ? basis.value.trim() : ground] });
  }

  /** What was changed to something; emptying a field sets nothing. */
  function given() {
    const changed = fields.map(({ name, was, read }) => ({ name, was, now: read() }))
      .filter(({ was, now }) => now[0] && now.join("\n") !== was.join("\n"));
    return Object.fromEntries(changed.map(({ name, now }) => [name, { value: now[0], ground: now[1] }]));
  }

  function keep() {
    const standards = given(), count = Object.keys(standards).length;
    if (count) qianshi.save("本单位标准.json", JSON.stringify({ format: 1, standards }, null, 1) + "\n", "application/json");
    told.textContent = count
      ? `存了 ${count} 条。把“本单位标准.json”交给维护的人，运行 qianshi standards 本单位标准.json 就写进去。`
      : "还没有填新的。";
  }

  cells.forEach(ask);
  button.addEventListener("click", keep);
  place.append(element("p", { class: "qs-actions" }, button), told);
})();
