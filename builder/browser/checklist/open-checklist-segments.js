// The part of the form that says when and where: a main segment and any number of others.
"use strict";

(function () {
  const element = qianshi.element;
  const MAIN = "活动";
  const KINDS = ["接站", "座谈", "会议", "用餐", "参观", "住宿", "送站"];
  let count = 0;

  /** @param {string} label @param {Record<string, string>} attributes @param {string} [name] */
  function field(label, attributes, name) {
    const id = "qs-time-" + ++count;
    const input = element("input", { id, class: "qs-input", ...attributes });
    if (name) input.name = name;
    const box = element("div", { class: "qs-field" }, element("label", { for: id }, label), input);
    return { box, input };
  }

  /** @param {string} text */
  const namesIn = (text) =>
    text
      .split(/[、，,;；]/)
      .map((name) => name.trim())
      .filter(Boolean);

  const DATES = { type: "date", min: "2000-01-01", max: "2199-12-31" };

  /** @param {boolean} main @param {() => void} remove */
  function row(main, remove) {
    const kind = field("环节", { type: "text", list: "qs-kinds", autocomplete: "off" }, "kind");
    const date = field("日期", DATES, "date");
    const from = field("开始", { type: "time" }, "from");
    const to = field("结束（可不填）", { type: "time" }, "to");
    const last = field("结束日期（隔天才填）", DATES, "last");
    const place = field("地点", { type: "text", autocomplete: "off" }, "place");
    const people = field("参加人员", { type: "text", autocomplete: "off" }, "people");
    const car = field("用车（代称，不写车牌）", { type: "text", autocomplete: "off" }, "car");
    const legend = main ? "活动时间和地点" : "另一个时段";
    const box = element("fieldset", { class: "qs-segment" }, element("legend", {}, legend));
    if (main) kind.input.value = MAIN;
    for (const part of main ? [date, from, to, place] : [kind, date, from, to, place])
      box.append(part.box);
    const more = element("details", { class: "qs-more" }, element("summary", {}, "隔天结束、参加人员、用车"));
    more.append(last.box, people.box, car.box);
    box.append(more);
    const button = element("button", { type: "button", class: "qs-button" }, "去掉这个时段");
    button.addEventListener("click", remove);
    if (!main) box.append(button);

    /** @returns {QsSegment | null} */
    function read() {
      if (!date.input.value || !from.input.value || !kind.input.value.trim()) return null;
      // While a year is being typed it is 0002, 0020, 0202.
      if (![date, last].every((x) => x.input.validity.valid)) return null;
      const start = date.input.value + " " + from.input.value;
      const end = to.input.value
        ? (last.input.value || date.input.value) + " " + to.input.value
        : null;
      return {
        ...kept,
        kind: kind.input.value.trim(),
        start,
        end,
        place: place.input.value.trim(),
        people: namesIn(people.input.value),
        car: car.input.value.trim(),
      };
    }

    /** @param {QsSegment} segment */
    function fill(segment) {
      const { id, title, leaders, answers } = segment;
      kept = { id, title, leaders, answers };
      kind.input.value = segment.kind;
      [date.input.value, from.input.value] = segment.start.split(" ");
      const [endDate, endTime] = (segment.end || " ").split(" ");
      to.input.value = endTime;
      last.input.value = endDate === date.input.value ? "" : endDate;
      place.input.value = segment.place;
      people.input.value = segment.people.join("、");
      car.input.value = segment.car;
      more.open = !!(last.input.value || people.input.value || car.input.value);
    }

    /** What has no field of its own. @type {Pick<QsSegment, "id" | "title" | "leaders" | "answers">} */
    let kept = { id: "", title: "", leaders: [], answers: {} };
    const fields = [kind, date, from, to, last, place, people, car];

    /** What is typed, finished or not. */
    const typed = () => Object.fromEntries(fields.map((x) => [x.input.name, x.input.value]));

    /** @param {Record<string, string>} values */
    const resume = (values) => fields.forEach((x) => (x.input.value = values[x.input.name] || ""));

    /** What is typed and cannot be used yet. */
    function fault() {
      const segment = read();
      if (!segment) return !main && date.input.value ? "另一个时段还缺环节或开始时间。" : "";
      if (segment.end && segment.end < segment.start)
        return "结束早于开始：隔天结束的，请填结束日期。";
      return "";
    }

    return { box, read, fill, fault, typed, resume, date: date.input, focus: kind.input };
  }

  /** @type {Qianshi["segmentForm"]} */
  qianshi.segmentForm = function (changed) {
    const kinds = element("datalist", { id: "qs-kinds" });
    const main = row(true, () => {});
    /** @type {ReturnType<typeof row>[]} */
    let others = [];
    const more = element("div", {});
    const add = element("button", { type: "button", class: "qs-button" }, "加一个时段");
    add.addEventListener("click", () => {
      const other = append();
      other.date.value = main.date.value;
      other.focus.focus();
      changed();
    });

    function append() {
      const other = row(false, () => {
        others = others.filter((x) => x !== other);
        other.box.remove();
        add.focus();
        changed();
      });
      others.push(other);
      more.append(other.box);
      return other;
    }

    /** @param {QsSegment[]} segments the main one first */
    function fill(segments) {
      others.forEach((other) => other.box.remove());
      others = [];
      segments.forEach((segment, i) => (i ? append() : main).fill(segment));
    }

    /** @param {string[]} wanted kinds that some time limit counts from */
    function offer(wanted) {
      const all = new Set([...wanted, ...KINDS]);
      kinds.replaceChildren(...[...all].map((kind) => element("option", { value: kind })));
    }

    const rows = () => [main, ...others];
    return {
      element: element("div", { class: "qs-segments" }, main.box, more, add, kinds),
      fill,
      offer,
      unfinished: () => (main.read() ? [] : rows().map((x) => x.typed())),
      resume: (saved) => saved.forEach((values, i) => (i ? append() : main).resume(values)),
      read: () => (main.read() ? rows().flatMap((x) => x.read() || []) : []),
      faults: () =>
        rows()
          .map((x) => x.fault())
          .filter(Boolean),
      clearDates: () => rows().forEach((x) => (x.date.value = "")),
    };
  };
})();
