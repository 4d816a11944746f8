// The chosen paper as a dated file for Word or the printer, where the page comes from the inbox
// server: a page from a folder cannot make these, and prints itself.
"use strict";

(function () {
  const element = qianshi.element;
  const FORMATS = [
    ["pdf", "PDF"],
    ["docx", "Word"],
  ];
  const LATER = "服务器没有印出来，请直接打印。";

  /** @type {Qianshi["fileButtons"]} */
  qianshi.fileButtons = function (shown, chooser, say) {
    const buttons = FORMATS.map(([format, label]) => {
      const button = element("button", { type: "button", class: "qs-button" }, `存成 ${label}`);
      button.addEventListener("click", async () => {
        const entry = shown();
        if (!entry) return say("填上日期和开始时间，才有单子。");
        if ("layout" in chooser.kind()) return say("文稿请用单子上方的“下载 Word”。");
        if (entry.result.missing.length) return say(entry.result.missing.join("；"));
        button.disabled = true;
        const fault = await save(entry, chooser, format).catch(() => LATER);
        button.disabled = false;
        say(fault || `“${chooser.kind().label}”的 ${label} 文件已交给浏览器保存。`);
      });
      return button;
    });
    const box = element("span", { class: "qs-files", hidden: "" }, ...buttons, reminding(shown, say));
    qianshi.desk.open().then((found) => (box.hidden = !found));
    return box;
  };

  /** @param {() => QsEntry | null} shown @param {(said: string) => void} say */
  function reminding(shown, say) {
    const button = element("button", { type: "button", class: "qs-button" }, "到期提醒我");
    button.addEventListener("click", async () => {
      const entry = shown();
      if (!entry) return say("填上日期和开始时间，才有单子。");
      button.disabled = true;
      say(await remind(entry.event).catch(() => "收件箱连不上，没有交。"));
      button.disabled = false;
    });
    return button;
  }

  /** What came of it. @param {QsEvent} event */
  async function remind(event) {
    const answer = await qianshi.desk.post("events", event), said = await answer.json();
    if (!answer.ok) return said.message || `收件箱没有收（${answer.status}）。`;
    const kept = "已交给收件箱，连同写在上面的名字；登记运行记录后只留不带名字的。改了请再点一次。";
    return said.days === null
      ? `${kept}本单位还没有设外发，不会发提醒；承诺和期限看承诺台账。`
      : `${kept}到期前 ${said.days} 天发提醒。`;
  }

  /** What went wrong, or "". @param {QsEntry} entry @param {QsPaperChooser} chooser @param {string} format */
  async function save(entry, chooser, format) {
    const { name, label } = chooser.kind();
    const size = chooser.pocket() ? "?size=A5" : "";
    const answer = await qianshi.desk.post(`papers/${name}.${format}${size}`, entry.event);
    if (!answer.ok) return (await answer.json()).message || LATER;
    const title = entry.result.title.replace(/[\\/:*?"<>|]/g, "_");
    qianshi.save(`${title}-${label}.${format}`, await answer.blob(), answer.headers.get("Content-Type") || "");
    return "";
  }
})();
