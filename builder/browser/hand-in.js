// 记一条经验: two answers, the rest folded; saves a file for the shared inbox folder.
"use strict";

(function () {
  const FORMAT = 1;
  const { element } = qianshi;

  /** @typedef {{type: string, title: string, pauses: {name: string, title: string}[]}} Choice */

  const found = document.getElementById("hand-in");
  if (!found) return;
  const container = found;

  qianshi.load("hand-in").then(
    (data) => open(/** @type {Choice[]} */ (data)),
    (fault) => container.replaceChildren(element("p", { class: "qs-warning" }, fault.message))
  );

  /** @param {Choice[]} choices */
  function open(choices) {
    const form = element("form", { id: "hand-in-form", novalidate: "" });
    const status = element("p", { role: "status", id: "hand-in-status" });
    form.append(
      longAnswer("what", "出了什么事", "什么时候、哪一步、看到什么。写职务和角色，不写姓名。", true),
      longAnswer("prevent", "下次哪一步、谁、看什么能拦住", "例：会前一小时，总协调看旗杆，国旗在杆顶。", true),
      field("type", "活动类型", typeChoice(choices)),
      field("month", "发生在哪个月", element("input", { type: "month", id: "hand-in-month" })),
      more(),
      element("p", {}, element("button", { class: "qs-button qs-button--primary", type: "submit" }, "保存经验文件")),
      status
    );
    container.replaceChildren(form);
    startWith(choices);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(status);
    });
    watchForLoss();
  }

  function more() {
    return element(
      "details",
      {},
      element("summary", {}, "还想多写一点（可不填）"),
      field("pause", "本可以在哪个检查节点拦住", element("select", { id: "hand-in-pause" })),
      field("title", "给它起个标题（24 字以内）", element("input", { type: "text", id: "hand-in-title", maxlength: "24" })),
      longAnswer("handled", "当时怎么处置的", "", false),
      longAnswer("causes", "您看是什么原因", "", false),
      field("role", "您的岗位（不写姓名）", element("input", { type: "text", id: "hand-in-role", maxlength: "40" }))
    );
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {HTMLElement} control
   */
  function field(name, label, control) {
    return element("div", { class: "qs-field" }, element("label", { for: "hand-in-" + name }, label), control);
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} hint
   * @param {boolean} required
   */
  function longAnswer(name, label, hint, required) {
    const area = element("textarea", { id: "hand-in-" + name, maxlength: "4000" });
    if (hint) area.placeholder = hint;
    area.required = required;
    return field(name, required ? label + "（必填）" : label, area);
  }

  /** @param {Choice[]} choices */
  function typeChoice(choices) {
    const select = element("select", { id: "hand-in-type" }, element("option", { value: "" }, "不清楚"));
    for (const choice of choices) select.append(element("option", { value: choice.type }, choice.title));
    select.addEventListener("change", () => offerPauses(choices));
    return select;
  }

  /** @param {Choice[]} choices */
  function offerPauses(choices) {
    const chosen = choices.find((choice) => choice.type === value("type"));
    const options = (chosen ? chosen.pauses : []).map((pause) =>
      element("option", { value: pause.name }, pause.title)
    );
    select("pause").replaceChildren(element("option", { value: "" }, "不清楚"), ...options);
  }

  /**
   * Take the event type from the address (`#type=…`) and this month from the clock.
   * @param {Choice[]} choices
   */
  function startWith(choices) {
    const type = new URLSearchParams(location.hash.slice(1)).get("type") || "";
    if (choices.some((choice) => choice.type === type)) select("type").value = type;
    const now = new Date();
    control("month").value = now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0");
    offerPauses(choices);
  }

  /** @param {HTMLElement} status */
  function submit(status) {
    const empty = ["what", "prevent"].find((name) => value(name) === "");
    if (empty) {
      status.className = "qs-warning";
      status.textContent = "这一格还没有写：" + (empty === "what" ? "出了什么事" : "下次怎样拦住") + "。";
      control(empty).focus();
      return;
    }
    const receipt = makeReceipt();
    qianshi.save("经验-" + receipt + ".json", JSON.stringify(answers(receipt), null, 1), "application/json");
    saved = true;
    status.className = "";
    status.textContent = "已存成文件，回执号 " + receipt + "。请把它放进单位的共享收件箱文件夹。";
  }

  /** @param {string} receipt */
  function answers(receipt) {
    return {
      format: FORMAT,
      receipt: receipt,
      what: value("what"),
      prevent: value("prevent"),
      event_type: value("type"),
      month: value("month"),
      title: value("title"),
      pause: value("pause"),
      handled: value("handled"),
      causes: value("causes"),
      role: value("role"),
    };
  }

  /** Today and eight random hexadecimal digits: unique without asking anybody. */
  function makeReceipt() {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((number) => String(number).padStart(2, "0"))
      .join("");
    const random = crypto.getRandomValues(new Uint32Array(1))[0] || 0;
    return day + "-" + random.toString(16).padStart(8, "0");
  }

  let saved = false;

  /** Closing the tab with something typed asks first. */
  function watchForLoss() {
    container.addEventListener("input", () => (saved = false));
    window.addEventListener("beforeunload", (event) => {
      if (!saved && (value("what") || value("prevent"))) event.preventDefault();
    });
  }

  /** @param {string} name */
  function value(name) {
    return control(name).value.trim();
  }

  /** @param {string} name */
  function select(name) {
    return /** @type {HTMLSelectElement} */ (document.getElementById("hand-in-" + name));
  }

  /** @param {string} name */
  function control(name) {
    return /** @type {HTMLInputElement} */ (document.getElementById("hand-in-" + name));
  }
})();
