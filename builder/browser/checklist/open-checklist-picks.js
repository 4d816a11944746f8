// Quick picks below a field of time or day, for the mouse: whoever types or uses the arrow keys
// needs none of them, so they are no stops of the Tab key and nothing for a screen reader.
"use strict";

(function () {
  const element = qianshi.element;
  const { dayAfter, weekdayOf, later, timeOf, dateOf, now } = qianshi.clock;
  const WEEKS = 5;
  const FIRST_HOUR = 7, LAST_HOUR = 21;
  /** Usual lengths of a stretch, in minutes. */
  const LENGTHS = [30, 45, 60, 90, 120, 150, 180, 240];
  const panel = element("div", { class: "qs-picks", "aria-hidden": "true", hidden: "" });

  /** @param {string} value @param {string[]} words @param {boolean} chosen */
  function pick(value, words, chosen) {
    const name = chosen ? "qs-pick qs-pick--chosen" : "qs-pick";
    const small = words.slice(1).map((word) => element("small", {}, word));
    return element("button", { type: "button", class: name, tabindex: "-1", value }, words[0], ...small);
  }

  /** @param {string} chosen */
  function starts(chosen) {
    const hours = Array.from({ length: LAST_HOUR - FIRST_HOUR + 1 }, (_, i) => String(FIRST_HOUR + i).padStart(2, "0"));
    return hours.flatMap((hour) => ["00", "30"].map((half) => pick(`${hour}:${half}`, [`${hour}:${half}`], chosen === `${hour}:${half}`)));
  }

  /** @param {number} minutes */
  const lengthWords = (minutes) => (minutes < 60 ? `${minutes} 分` : `${minutes / 60} 小时`);

  /** Ends of the same day, each with the length it gives. @param {string} start @param {string} chosen */
  function ends(start, chosen) {
    const day = "2026-01-01";
    return LENGTHS.map((minutes) => ({ minutes, at: later(`${day} ${start}`, minutes) }))
      .filter(({ at }) => at.startsWith(day))
      .map(({ minutes, at }) => pick(at.slice(11), [at.slice(11), lengthWords(minutes)], chosen === at.slice(11)));
  }

  /** Five weeks from this Monday on. @param {string} today @param {string} chosen */
  function days(today, chosen) {
    const monday = dayAfter(today, -"一二三四五六日".indexOf(weekdayOf(today)[1]));
    const heads = [..."一二三四五六日"].map((name) => element("span", { class: "qs-pick-head" }, name));
    const all = Array.from({ length: 7 * WEEKS }, (_, i) => dayAfter(monday, i)).map((date) => {
      const [, month, day] = date.split("-").map(Number);
      const made = pick(date, [day === 1 ? `${month}月` : String(day)], date === chosen);
      made.disabled = date < today;
      return made;
    });
    return [...heads, ...all];
  }

  /** @param {"date" | "start" | "end"} kind @param {string} value @param {string} start */
  function picksOf(kind, value, start) {
    const today = now().slice(0, 10);
    if (kind === "date") return days(today, dateOf(value, today));
    return kind === "end" && start ? ends(start, timeOf(value)) : starts(timeOf(value));
  }

  function close() {
    panel.hidden = true;
  }

  /** @type {Qianshi["offerPicks"]} */
  qianshi.offerPicks = function (input, kind, startOf) {
    input.addEventListener("click", () => {
      panel.dataset.kind = kind;
      panel.replaceChildren(...picksOf(kind, input.value, startOf()));
      panel.hidden = false;
      input.after(panel);
      const below = window.innerHeight - input.getBoundingClientRect().bottom;
      panel.classList.toggle("qs-picks--above", below < panel.offsetHeight + 80);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", close);
  };

  // The field keeps the focus while something is picked for it.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => {
    const picked = event.target instanceof Element ? event.target.closest("button") : null;
    const input = panel.previousElementSibling;
    if (!picked || !(input instanceof HTMLInputElement)) return;
    input.value = picked.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  });
})();
