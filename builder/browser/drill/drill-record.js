// What came of a 桌面推演: which lines somebody spoke up with. It goes to the inbox where a server
// has one, else into a file, and counts for no real event.
//
// The shape is DrillRecord of builder/model/drill_record.py; `qianshi run` takes it in.
"use strict";

(function () {
  const element = qianshi.element;
  const HEARD = ["拦住", "没拦住", "没人提"];
  const NOT_SAID = "没有勾";

  /** @param {string} id @param {string} words @param {HTMLElement} field */
  const labelled = (id, words, field) => element("div", { class: "qs-drill-field" }, element("label", { for: id }, words), field);

  /** @param {string} id @param {string} type @param {string} hint */
  const input = (id, type, hint) => element("input", { id, class: "qs-input", type, placeholder: hint, ...(type === "number" ? { min: "0" } : {}) });

  /** @param {QsDrillLine} line */
  function lineRow({ number, text, who, at_step }) {
    const field = element("select", { id: `qs-heard-${number}`, class: "qs-input" });
    for (const word of ["", ...HEARD]) field.append(element("option", { value: word }, word || NOT_SAID));
    return { field, box: labelled(field.id, `${number}　${text}（${at_step}${who ? `，${who}` : ""}）`, field) };
  }

  /** @type {Qianshi["drillRecord"]} */
  qianshi.drillRecord = function (drill) {
    const held = input("qs-held", "text", qianshi.clock.now()), people = input("qs-people", "number", "");
    const minutes = input("qs-minutes", "number", ""), told = element("p", { class: "qs-messages", role: "status", "aria-live": "polite" });
    const lines = drill.lines.map((line) => ({ line, ...lineRow(line) }));
    const answers = drill.questions.map((_, i) => element("textarea", { id: `qs-answer-${i}`, class: "qs-input", rows: "3" }));
    const save = element("button", { type: "button", class: "qs-button qs-button--primary" }, "存推演记录");

    /** `YYYY-MM-DD HH:MM` of what was typed; "" for what cannot be read. */
    function heldAt() {
      const [day, time = ""] = held.value.trim().split(/\s+/);
      const date = qianshi.clock.dateOf(day, qianshi.clock.now().slice(0, 10)), at = qianshi.clock.timeOf(time);
      return date && at ? `${date} ${at}` : "";
    }

    /** @returns {QsDrillRecord} */
    const record = () => ({
      drill: drill.number,
      lesson: drill.lesson,
      type: drill.type,
      held: heldAt(),
      lines: Object.fromEntries(lines.flatMap(({ line, field }) => (field.value ? [[line.key, /** @type {"拦住"} */ (field.value)]] : []))),
      answers: answers.some((box) => box.value.trim()) ? answers.map((box) => box.value.trim()) : [],
      people: Number(people.value),
      minutes: Number(minutes.value),
    });

    save.addEventListener("click", async () => (told.textContent = await send(record())));
    const times = [labelled(held.id, "几时开始的", held), labelled(people.id, "几个人参加", people), labelled(minutes.id, "用了几分钟", minutes)];
    const asked = answers.map((box, i) => labelled(box.id, drill.questions[i], box));
    return [...times, ...lines.map(({ box }) => box), ...asked, element("div", { class: "qs-actions" }, save), told];
  };

  /** Hand it in, or save it; says in Chinese which, or why not. @param {QsDrillRecord} record */
  async function send(record) {
    if (!record.held) return "没有存：请写几时开始的，如 2026-11-20 14:30。";
    if (record.held > qianshi.clock.now()) return `没有存：${record.held} 还没有到，演完了再存。`;
    const wrong = await qianshi.letterFaults("drills", record);
    if (wrong.length) return `没有存：${wrong.join("")}`;
    const fault = qianshi.desk.isOpen() ? await posted(record).catch(() => "收件箱连不上。") : "";
    if (qianshi.desk.isOpen() && !fault) return "推演记录已交到收件箱，单独算，不进真办的活动的次数。";
    qianshi.save(`推演记录-${record.drill}.json`, JSON.stringify(record, null, 2) + "\n", "application/json");
    return `${fault}推演记录已交给浏览器保存。请把它放进单位的共享收件箱文件夹，或交给维护人。`;
  }

  /** Why it was not taken, or "". @param {QsDrillRecord} record */
  async function posted(record) {
    const answer = await qianshi.desk.post("drills", record);
    return answer.ok ? "" : (await answer.json()).message || `收件箱没有收（${answer.status}）。`;
  }
})();
