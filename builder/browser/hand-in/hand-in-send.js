// The ways out: post to the inbox where the page is served by it, else save a file. A letter that
// the server does not take is never lost: the page keeps it, and offers it as a file.
"use strict";

(function () {
  /** @type {Qianshi["sendLetter"]} */
  qianshi.sendLetter = async function (kind, letter, key) {
    if (!qianshi.desk.isOpen()) return qianshi.saveLetter(kind, letter);
    const faults = await qianshi.letterFaults(kind, letter);
    if (faults.length) return kept(faults.join(""));
    let answer;
    try {
      answer = await qianshi.desk.post(kind, letter, key);
    } catch {
      return kept("收件箱连不上。");
    }
    const said = await answer.json().catch(() => ({}));
    return answer.ok && said.receipt ? taken(said) : kept(reason(answer, said));
  };

  /** @param {{receipt: string, key?: string, rows?: number}} said @returns {QsSent} */
  function taken(said) {
    const rows = said.rows ? `，共 ${said.rows} 条` : "";
    const text = `已交到收件箱，回执号 ${said.receipt}${rows}。收录或退回时凭它查：`;
    const code = said.key ? qianshi.tellCode(said.receipt, said.key) : undefined;
    return { safe: true, text, address: `receipts/${said.receipt}`, code };
  }

  /** @type {Qianshi["tellSent"]} */
  qianshi.tellSent = function (status, { safe, text, address, code }) {
    const link = address && qianshi.element("a", { href: qianshi.root + address }, "看办到哪一步");
    status.className = safe ? "" : "qs-warning";
    status.replaceChildren(text, ...[link, code].flatMap((one) => one || []));
  };

  /** @param {string} why @returns {QsSent} */
  function kept(why) {
    return { safe: false, text: `没有交上：${why}写的都还在这一页，可以再交一次，或存成文件。` };
  }

  /** @param {Response} answer @param {{message?: string}} said */
  function reason(answer, said) {
    const wait = Number(answer.headers.get("Retry-After")) || 60;
    if (answer.status === 429) return `收件箱正忙，请过 ${wait} 秒再交。`;
    if (answer.status === 413) return "内容太长，收件箱不收，请分成几条。";
    if (answer.status === 409) return "同一条已经交过，内容不一样；收件箱里还是先前那份。";
    return said.message || `收件箱出了问题（${answer.status}）。`;
  }

  /** @type {Qianshi["saveLetter"]} */
  qianshi.saveLetter = async function (kind, letter) {
    const faults = await qianshi.letterFaults(kind, letter);
    if (faults.length) return { safe: false, text: `没有存：${faults.join("")}写的都还在这一页。` };
    const name = kind === "meetings" ? "总结会" : "经验";
    qianshi.save(`${name}-${letter.receipt}.json`, JSON.stringify(letter, null, 1), "application/json");
    return { safe: true, text: `已存成文件，回执号 ${letter.receipt}。请把它放进单位的共享收件箱文件夹。` };
  };

  /** Today and eight random hexadecimal digits: unique without asking anybody. @type {Qianshi["makeReceipt"]} */
  qianshi.makeReceipt = function () {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((number) => String(number).padStart(2, "0"))
      .join("");
    const random = crypto.getRandomValues(new Uint32Array(1))[0] || 0;
    return day + "-" + random.toString(16).padStart(8, "0");
  };
})();
