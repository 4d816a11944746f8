// The box above the hits: what answers the question, from where, and the number that may be another.
"use strict";

(function () {
  const { element } = qianshi;

  /**
   * @param {SearchAnswer} answer
   * @param {string} words the question, for who hears the page
   */
  function answerBox(answer, words) {
    const said = element("p", { class: "search-answer-said", role: "status", "aria-live": "polite" }, answer.said);
    const link = element("a", { href: qianshi.root + answer.address }, answer.title);
    const from = element("p", { class: "search-facts" }, answer.kind + " · ", link);
    const box = element("section", { class: "search-answer", "aria-label": words + "：答" }, said, from);
    if (answer.field) said.before(fieldOf(answer, said, link));
    return box;
  }

  /**
   * @param {SearchAnswer} answer
   * @param {HTMLElement} said
   * @param {HTMLAnchorElement} link
   */
  function fieldOf(answer, said, link) {
    const isDay = answer.field === "day";
    const type = isDay ? "date" : "number";
    const [min, max] = isDay ? ["2000-01-01", "2199-12-31"] : ["1", "999999"];
    const input = element("input", { type, min, max, class: "search-answer-field", value: answer.value });
    input.addEventListener("input", async () => {
      if (!input.value || !input.checkValidity()) return;
      const { value } = input;
      const other = await qianshi.answerAgain(answer, value);
      if (value === input.value) said.textContent = other.said;
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      location.href = link.href;
    });
    return element("label", { class: "search-answer-ask" }, isDay ? "从哪天起：" : "几人：", input);
  }

  qianshi.answerBox = answerBox;
})();
