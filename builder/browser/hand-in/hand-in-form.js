// 记一条经验: two answers, the rest folded. Nothing typed is lost on any way out.
"use strict";

(function () {
  const FORMAT = 2;
  const { element } = qianshi;

  /** @type {Qianshi["handInForm"]} */
  qianshi.handInForm = function (choices, rules) {
    const privacy = qianshi.watchPrivacy(rules);
    const boxes = qianshi.handInBoxes(choices, privacy.watch);
    const { field, longAnswer, fill, value, area, control, read } = boxes;
    const status = element("p", { role: "status", id: "hand-in-status" });
    const facts = element("div", { class: "qs-facts", "aria-live": "polite" });
    const opinions = element("div", {});
    /** @type {string[]} */
    let lines = [];
    let safe = true;
    let receipt = "";

    const what = longAnswer("what", "出了什么事", "什么时候、哪一步、看到什么。写职务和角色，不写姓名。", true);
    const prevent = longAnswer("prevent", "下次哪一步、谁、看什么能拦住", "例：会前一小时，总协调看旗杆，国旗在杆顶。", true);
    const similar = qianshi.watchSimilar(area("what"));
    const kept = qianshi.keepTyped("hand-in", read, write);
    const again = qianshi.openAgain(startAgainFrom);
    const submit = element("button", { class: "qs-button qs-button--primary", type: "submit" }, "保存经验文件");
    const save = element("button", { class: "qs-button", type: "button", hidden: "" }, "存成文件");
    const another = element("button", { class: "qs-button", type: "button", hidden: "" }, "再写一条");
    const form = element(
      "form",
      { id: "hand-in-form", novalidate: "" },
      again.element,
      qianshi.openTicked(choices, startFrom, (why) => say(why, false)),
      facts,
      opinions,
      what,
      similar.element,
      prevent,
      element("p", { class: "qs-minor" }, "照片、文件交不上来，写上它叫什么、在哪个岗位手里就行。"),
      field("type", "活动类型", boxes.typeChoice()),
      field("month", "发生在哪个月", boxes.monthChoice()),
      more(),
      kept.element,
      element("p", {}, submit, save, another),
      status
    );

    function more() {
      const text = (/** @type {string} */ most) => element("input", { type: "text", maxlength: most, autocomplete: "off" });
      return element(
        "details",
        {},
        element("summary", {}, "还想多写一点（可不填）"),
        field("pause", "本可以在哪个检查节点拦住", element("select", {})),
        field("title", "给它起个标题（24 字以内）", text("24")),
        longAnswer("handled", "当时怎么处置的", "", false),
        longAnswer("causes", "您看是什么原因", "", false),
        field("role", "您的岗位（不写姓名）", text("40"))
      );
    }

    // ---- Starting with something

    /** What a ticked checklist knows; what was typed before stays. @param {QsTicked} ticked */
    function startFrom(ticked) {
      fill("type", ticked.type);
      boxes.offerPauses();
      boxes.chooseMonth(ticked.month);
      opinions.replaceChildren(qianshi.opinionBox(ticked, (sent) => say(sent.text, sent.safe)));
      facts.replaceChildren();
      if (!ticked.facts.length) return say("这份检查单上没有“有问题”“未做”或“拦住”的条目。", true);
      facts.replaceChildren(
        element("p", {}, "检查单上没做好的，点一条写进来："),
        ...ticked.facts.map((fact) => factButton(fact))
      );
      if (!value("what")) takeFact(ticked.facts[0]);
    }

    /** What was given back, in the boxes it came from. @param {QsHandIn} letter */
    function startAgainFrom({ event_type = "", title = "", pause = "", handled = "", causes = "", role = "", ...told }) {
      boxes.chooseMonth(told.month);
      write({ type: event_type, what: told.what, prevent: told.prevent, month: told.month, title, pause, handled, causes, role });
      lines = told.lines || [];
    }

    /** @param {QsFact} fact */
    function factButton(fact) {
      const button = element("button", { type: "button", class: "qs-button" }, sentence(fact));
      button.addEventListener("click", () => takeFact(fact));
      return button;
    }

    /** @param {QsFact | undefined} fact */
    function takeFact(fact) {
      if (!fact || lines.includes(fact.line)) return;
      lines.push(fact.line);
      fill("what", [value("what"), sentence(fact)].filter(Boolean).join("\n"));
      if (fact.pause) fill("pause", fact.pause);
      area("what").focus();
    }

    // ---- Out

    /** @returns {QsHandIn} */
    function letter() {
      receipt = receipt || qianshi.makeReceipt();
      const { type, ...typed } = read();
      const answers = /** @type {Pick<QsHandIn, "what" | "prevent" | "month">} */ (typed);
      const adds_to = again.given()?.receipt || "";
      return { format: FORMAT, receipt, ...answers, event_type: type, repeats: similar.repeats(), lines, adds_to };
    }

    /** Why it cannot go out yet, and where to look. @returns {[string, HTMLElement] | null} */
    function obstacle() {
      const empty = ["what", "prevent"].find((name) => value(name) === "");
      if (empty) return ["这一格还没有写：" + (empty === "what" ? "出了什么事" : "下次怎样拦住") + "。", control(empty)];
      const bad = privacy.forbidden();
      return bad ? ["有个人信息或密级标志，先改掉再交。", bad] : null;
    }

    /** @param {(letter: QsLetter) => QsSent | Promise<QsSent>} way */
    async function send(way) {
      const stop = obstacle();
      if (stop) {
        say(stop[0], false);
        const fold = stop[1].closest("details");
        if (fold) fold.open = true;
        return stop[1].focus();
      }
      submit.disabled = true;
      const before = JSON.stringify(read());
      const sent = await way(letter());
      submit.disabled = false;
      qianshi.tellSent(status, sent);
      save.hidden = sent.safe;
      safe = sent.safe && before === JSON.stringify(read());
      another.hidden = !safe;
      if (safe) kept.forget();
    }

    function startAgain() {
      for (const name of ["what", "prevent", "title", "handled", "causes"]) fill(name, "");
      lines = [];
      receipt = "";
      safe = true;
      another.hidden = true;
      say("", true);
      area("what").focus();
    }

    /** @param {string} text @param {boolean} good */
    function say(text, good) {
      status.className = good ? "" : "qs-warning";
      status.textContent = text;
    }

    /** @param {QsTyped} typed */
    function write(typed) {
      boxes.write(typed);
      safe = !value("what") && !value("prevent");
    }

    // ---- Life

    form.addEventListener("input", () => {
      safe = false;
      another.hidden = true;
      receipt = "";
    });
    form.addEventListener("keydown", (event) => {
      const single = event.target instanceof HTMLInputElement && event.target.type === "text";
      if (single && event.key === "Enter") event.preventDefault();
    });
    qianshi.tellFiles(form, (why) => say(why, false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send((made) => qianshi.sendLetter("hand-ins", made, again.given()?.key));
    });
    save.addEventListener("click", () => send((made) => qianshi.saveLetter("hand-ins", made)));
    another.addEventListener("click", startAgain);
    window.addEventListener("beforeunload", (event) => {
      if (!safe && (value("what") || value("prevent"))) event.preventDefault();
    });

    const type = new URLSearchParams(location.hash.slice(1)).get("type") || "";
    if (choices.some((choice) => choice.type === type)) fill("type", type);
    boxes.offerPauses();
    kept.restore();
    qianshi.desk.open().then((found) => {
      if (!found) return;
      submit.textContent = "交到收件箱";
      save.hidden = false;
    });
    return form;
  };

  /** @param {QsFact} fact */
  function sentence(fact) {
    return `${fact.text}：${fact.state}${fact.note ? "。" + fact.note : ""}`;
  }
})();
