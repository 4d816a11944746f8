// 总结会记录单: everybody's problem in one record, a row each; also a blank form on paper.
"use strict";

(function () {
  const FORMAT = 1;
  const ROWS_AT_FIRST = 3;
  const PAPER_ROWS = 9;
  const { element } = qianshi;

  /** @type {Qianshi["meetingForm"]} */
  qianshi.meetingForm = function (choices, rules) {
    const privacy = qianshi.watchPrivacy(rules);
    const status = element("p", { role: "status", id: "meeting-status" });
    const type = typeChoice();
    const month = element("input", { type: "text", id: "meeting-month", maxlength: "7", placeholder: "2026-11", inputmode: "numeric" });
    const title = element("input", { type: "text", id: "meeting-title", maxlength: "60", autocomplete: "off" });
    const record = qianshi.meetingRows(choices, type, privacy.watch, (why) => say(why, false));
    const { body, rows, add: addRow, offerPauses, control, read: readRow, written } = record;
    const kept = qianshi.keepTyped("meeting", read, write);
    const submit = element("button", { class: "qs-button qs-button--primary", type: "submit" }, "保存记录单");
    const save = element("button", { class: "qs-button", type: "button", hidden: "" }, "记录单存成文件");
    const add = element("button", { class: "qs-button", type: "button" }, "再加一行");
    const print = element("button", { class: "qs-button", type: "button" }, "打印空白记录单");
    let safe = true;
    let receipt = "";

    const form = element(
      "form",
      { id: "meeting-form", novalidate: "" },
      qianshi.openTicked(choices, startFrom, (why) => say(why, false)),
      element(
        "div",
        { class: "qs-meeting__head" },
        labelled("活动", title),
        labelled("是哪类活动", type),
        labelled("哪个月（如 2026-11）", month)
      ),
      element("table", { class: "qs-meeting" }, head(), body),
      element("p", {}, add, element("span", { class: "qs-minor qs-screen-only" }, " Excel、Word 里的几行可以直接贴进格子。")),
      kept.element,
      element("p", {}, submit, save, print),
      status
    );

    /** @param {string} label @param {HTMLElement} control */
    function labelled(label, control) {
      const made = element("div", { class: "qs-field" }, element("label", { for: control.id }, label), control);
      if (control instanceof HTMLInputElement && control !== month) made.append(privacy.watch(control));
      return made;
    }

    function typeChoice() {
      const select = element("select", { id: "meeting-type" }, element("option", { value: "" }, "不清楚"));
      for (const choice of choices) select.append(element("option", { value: choice.type }, choice.title));
      return select;
    }

    // ---- In and out

    /** @param {QsTicked} ticked */
    function startFrom(ticked) {
      type.value = ticked.type;
      month.value = ticked.month || month.value;
      title.value = title.value || ticked.title;
      for (const row of rows()) if (!written().includes(row)) row.remove();
      for (const fact of ticked.facts) {
        const what = `${fact.text}：${fact.state}${fact.note ? "。" + fact.note : ""}`;
        addRow({ what, pause: fact.pause, line: fact.line });
      }
      for (const fact of ticked.opinions)
        addRow({ ...qianshi.opinionWords(fact), pause: fact.pause, line: fact.line, opinion: fact.state });
      rows().forEach(offerPauses);
      if (!rows().length) addRow();
      const count = ticked.facts.length + ticked.opinions.length;
      say(count ? `带进来 ${count} 条。` : "这份检查单上没有“有问题”“未做”或“拦住”的条目。", true);
    }

    function read() {
      return { type: type.value, month: month.value.trim(), title: title.value.trim(), rows: JSON.stringify(rows().map(readRow)) };
    }

    /** @param {QsTyped} typed */
    function write(typed) {
      type.value = typed.type || "";
      month.value = typed.month || month.value;
      title.value = typed.title || "";
      const before = JSON.parse(typed.rows || "[]");
      if (before.length) body.replaceChildren();
      for (const row of before) addRow({ ...row, line: (row.lines || [])[0] || "" });
      safe = !written().length;
    }

    /** @returns {[string, HTMLElement] | null} */
    function obstacle() {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month.value.trim())) return ["月份请写成 2026-11。", month];
      const [first] = rows();
      if (!written().length && first) return ["记录单还是空的。", control(first, "what")];
      for (const row of written())
        for (const name of ["what", "prevent"])
          if (!control(row, name).value.trim()) return ["这一行还差一格。", control(row, name)];
      const bad = privacy.forbidden();
      return bad ? ["有个人信息或密级标志，先改掉再交。", bad] : null;
    }

    /** @param {(letter: QsLetter) => QsSent | Promise<QsSent>} way */
    async function send(way) {
      const stop = obstacle();
      if (stop) {
        say(stop[0], false);
        return stop[1].focus();
      }
      submit.disabled = true;
      receipt = receipt || qianshi.makeReceipt();
      const before = JSON.stringify(read());
      const head = { format: FORMAT, receipt, event_type: type.value, month: month.value.trim(), title: title.value.trim() };
      const sent = await way({ ...head, rows: written().map(readRow) });
      submit.disabled = false;
      qianshi.tellSent(status, sent);
      save.hidden = sent.safe;
      safe = sent.safe && before === JSON.stringify(read());
      if (safe) kept.forget();
    }

    /** @param {string} text @param {boolean} good */
    function say(text, good) {
      status.className = good ? "" : "qs-warning";
      status.textContent = text;
    }

    // ---- Life

    form.addEventListener("input", () => {
      safe = false;
      receipt = "";
    });
    form.addEventListener("keydown", (event) => {
      if (event.target instanceof HTMLInputElement && event.key === "Enter") event.preventDefault();
    });
    body.addEventListener("paste", (event) => {
      const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
      const told = event.target instanceof HTMLElement && qianshi.pasteRows(record, event.target, text);
      if (!told) return;
      event.preventDefault();
      say(told, !told.includes("放不进"));
    });
    qianshi.tellFiles(form, (why) => say(why, false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send((made) => qianshi.sendLetter("meetings", made));
    });
    save.addEventListener("click", () => send((made) => qianshi.saveLetter("meetings", made)));
    add.addEventListener("click", () => addRow()?.querySelector("input")?.focus());
    print.addEventListener("click", () => window.print());
    window.addEventListener("beforeunload", (event) => {
      if (!safe && written().length) event.preventDefault();
    });
    const now = new Date();
    month.value = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
    for (let row = 0; row < ROWS_AT_FIRST; row += 1) addRow();
    kept.restore();
    qianshi.desk.open().then((found) => {
      if (!found) return;
      submit.textContent = "记录单交到收件箱";
      save.hidden = false;
    });
    return element("div", {}, form, paper());
  };

  function head() {
    const cells = qianshi.meetingColumns.map(([, label]) => element("th", { scope: "col" }, label));
    return element("thead", {}, element("tr", {}, ...cells, element("th", { scope: "col", class: "qs-screen-only" }, "行")));
  }

  /** The blank form; only paper shows it. */
  function paper() {
    const blank = () => element("tr", {}, ...qianshi.meetingColumns.map(() => element("td", {})));
    const cells = qianshi.meetingColumns.map(([, label]) => element("th", {}, label));
    return element(
      "section",
      { class: "qs-meeting-paper", "aria-hidden": "true" },
      element("h2", {}, "总结会记录单"),
      element("p", {}, "只记事不记人，不作考核依据。写岗位，不写姓名；不写电话、证件号，涉密内容不写。"),
      element("p", {}, "活动：＿＿＿＿＿＿＿＿＿＿＿＿＿　活动类型：＿＿＿＿＿＿＿＿　月份：＿＿＿＿＿＿"),
      element("table", {}, element("thead", {}, element("tr", {}, ...cells)), element("tbody", {}, ...Array.from({ length: PAPER_ROWS }, blank))),
      element("p", {}, "记录：＿＿＿＿＿＿＿＿　交办公室日期：＿＿＿＿＿＿＿＿")
    );
  }
})();
