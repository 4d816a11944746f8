// The page 记一条经验: one lesson, or the record of a 总结会. What was typed in one stays while
// the other is looked at.
"use strict";

(function () {
  const { element } = qianshi;
  const found = document.getElementById("hand-in");
  if (!found) return;
  const container = found;

  Promise.all([qianshi.load("hand-in"), qianshi.load("privacy")]).then(
    ([choices, rules]) => open(/** @type {QsHandInChoice[]} */ (choices), /** @type {QsPrivacy} */ (rules)),
    (fault) => container.replaceChildren(element("p", { class: "qs-warning" }, fault.message))
  );

  /** @param {QsHandInChoice[]} choices @param {QsPrivacy} rules */
  function open(choices, rules) {
    const place = element("div", {});
    const ways = /** @type {const} */ ([
      ["", "一件事", qianshi.handInForm],
      ["meeting", "总结会记录单", qianshi.meetingForm],
    ]);
    /** @type {Map<string, HTMLElement>} */
    const made = new Map();
    const buttons = ways.map(([name, label, make]) => {
      const button = element("button", { type: "button", class: "qs-button" }, label);
      button.addEventListener("click", () => show(name, make));
      return { name, make, button };
    });

    /** @param {string} name @param {Qianshi["handInForm"]} make */
    function show(name, make) {
      const form = made.get(name) || make(choices, rules);
      made.set(name, form);
      place.replaceChildren(form);
      for (const { name: other, button } of buttons) button.setAttribute("aria-pressed", String(other === name));
      document.body.classList.toggle("qs-has-paper", name === "meeting");
    }

    container.replaceChildren(
      element("p", { class: "qs-ways qs-screen-only", role: "group", "aria-label": "记什么" }, ...buttons.map((one) => one.button)),
      place
    );
    const wanted = new URLSearchParams(location.hash.slice(1)).has("meeting") ? "meeting" : "";
    const start = buttons.find((one) => one.name === wanted);
    if (start) show(start.name, start.make);
  }
})();
