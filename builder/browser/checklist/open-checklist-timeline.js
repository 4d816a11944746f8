// The stretches of an event in their order: added by a button for each block, several of one kind,
// moved by keys or by the handle. A new one starts where the one before it ends.
"use strict";

(function () {
  const element = qianshi.element;
  const { dayAfter, daysBetween, later } = qianshi.clock;
  const MAIN = "活动";
  const KINDS = ["接站", "座谈", "会议", "用餐", "参观", "住宿", "送站"];

  /** A stretch that no block describes; "" where its kind is typed. @param {string} title @param {Pick<QsTypeProgram, "length" | "hangs_on_end">} program @returns {QsStretch} */
  const plain = (title, { length, hangs_on_end }) => ({ title, length, hangs_on_end, people_word: "", own_leaders: false, questions: [] });

  /** @type {Qianshi["timeline"]} */
  qianshi.timeline = function (changed) {
    const list = element("div", { class: "qs-stretches" });
    const kinds = element("datalist", { id: "qs-kinds" });
    const adding = element("div", { class: "qs-adding", role: "group", "aria-label": "加一段" });
    const inOrder = qianshi.actionButton("按时间排", sort);
    /** @type {QsSegmentRow[]} */
    let rows = [];
    /** @type {QsStretch[]} */
    let blocks = [];
    /** What a draft holds, until its type says what each stretch asks. @type {{ segments: QsSegment[], unfinished: Record<string, string>[] } | null} */
    let waiting = null;
    /** How many stretches of a kind there were: the first has no id, others are numbered. @type {Map<string, number>} */
    const used = new Map();
    /** How long a stretch without a block takes. */
    let usual = { length: 0, hangs_on_end: false };
    /** The day of the first row, from which the others are counted. */
    let firstDay = "";
    /** The last day that was known, for a type that is asked next. */
    let knownDay = "";
    const isFree = () => !blocks.length;

    /** @param {string} kind */
    const stretchOf = (kind) => blocks.find((block) => block.title === kind) || plain(kind === MAIN && isFree() ? MAIN : "", usual);

    // ---- Rows

    /** @param {string} kind */
    function freshId(kind) {
      const number = (used.get(kind) || 0) + 1;
      used.set(kind, number);
      return number > 1 ? String(number) : "";
    }

    /** @param {QsStretch} block @param {number} at @param {string} [id] */
    function put(block, at, id = freshId(block.title)) {
      const row = qianshi.segmentRow(block, id);
      row.copy.addEventListener("click", () => duplicate(row));
      row.remove.addEventListener("click", () => remove(row));
      row.date.input.addEventListener("change", () => rows[0] === row && shift());
      rows.splice(at, 0, row);
      draw();
      return row;
    }

    /** Put the rows into the page in their order; what is in its place already keeps the focus. */
    function draw() {
      rows.forEach((row, i) => list.children[i] !== row.box && list.insertBefore(row.box, list.children[i] || null));
      while (list.children.length > rows.length) list.lastElementChild?.remove();
      firstDay = rows[0]?.date.read() || "";
      knownDay = firstDay || knownDay;
      inOrder.hidden = rows.every((row, i) => !i || startOf(rows[i - 1]) <= startOf(row) || !startOf(row));
    }

    /** @param {QsSegmentRow} row */
    const startOf = (row) => (row.date.read() && row.from.read() ? `${row.date.read()} ${row.from.read()}` : "");

    /** When a row ends: as typed, else after its usual length. @param {QsSegmentRow} row */
    function endOf(row) {
      const read = row.read();
      return read ? read.end || later(read.start, row.block.length) : "";
    }

    /** Where a new row belongs: after the last one that stands no later in the order of use. @param {QsStretch} block */
    function placeOf(block) {
      const rank = blocks.indexOf(block);
      if (rank < 0) return rows.length;
      const before = rows.map((row) => blocks.indexOf(row.block) <= rank && blocks.includes(row.block));
      return before.lastIndexOf(true) + 1;
    }

    /** @param {QsStretch} block */
    function add(block) {
      const at = placeOf(block), before = rows[at - 1], after = rows[at];
      const row = put(block, at);
      const next = after && startOf(after);
      const moment = before ? endOf(before) : next ? later(next, -block.length) : "";
      row.date.fill(moment.slice(0, 10) || (before || after || row).date.read() || knownDay);
      row.from.fill(moment.slice(11));
      row.focus();
      changed();
    }

    /** @param {QsSegmentRow} row */
    function duplicate(row) {
      const copy = put(row.block, rows.indexOf(row) + 1);
      copy.resume({ ...row.typed(), to: "", last: "" });
      const moment = endOf(row);
      if (moment) copy.date.fill(moment.slice(0, 10));
      copy.from.fill(moment.slice(11));
      copy.focus();
      changed();
    }

    /** @param {QsSegmentRow} row */
    function remove(row) {
      const at = rows.indexOf(row), next = rows[at + 1] || rows[at - 1];
      rows = rows.filter((one) => one !== row);
      draw();
      if (next) next.focus();
      else /** @type {HTMLElement | null} */ (adding.querySelector("button"))?.focus();
      changed();
    }

    /** @param {QsSegmentRow} row @param {number} way */
    function move(row, way) {
      const at = rows.indexOf(row), to = at + way, focus = document.activeElement;
      if (!rows[to]) return;
      rows.splice(at, 1);
      rows.splice(to, 0, row);
      draw();
      if (focus instanceof HTMLElement) focus.focus();
      changed();
    }

    function sort() {
      rows.sort((a, b) => (startOf(a) || "~").localeCompare(startOf(b) || "~"));
      draw();
      rows[0]?.focus();
      changed();
    }

    /** The day of the first row moved: the others keep their distance to it. */
    function shift() {
      const now = rows[0].date.read();
      if (!now || now === firstDay) return;
      for (const row of rows.slice(1)) {
        const date = row.date.read();
        if (!date) row.setDay(dayAfter(now, row.offset));
        else if (firstDay) row.setDay(dayAfter(date, daysBetween(firstDay, now)));
      }
      firstDay = knownDay = now;
      changed();
    }

    // ---- A whole day at once

    /** @param {QsPreset} preset */
    function take(preset) {
      const first = rows.map((row) => row.date.read()).find(Boolean) || knownDay;
      const kept = rows.filter((row) => row.isOwn());
      const free = [...kept];
      rows = [];
      for (const { kind, day, at, length: minutes } of preset.segments) {
        const known = free.findIndex((row) => row.kind() === kind);
        const row = known < 0 ? put(stretchOf(kind), rows.length) : free.splice(known, 1)[0];
        if (known >= 0) rows.push(row);
        row.setTimes(at, minutes);
        row.setDay(first && dayAfter(first, day));
        row.offset = day;
        row.isGiven = true;
      }
      rows.push(...free);
      draw();
      rows[0]?.date.input.focus();
      changed();
    }

    // ---- What can be added

    /** @param {QsTypeProgram} program */
    function offer(program) {
      usual = program;
      blocks = program.blocks.filter((block) => block.timed);
      kinds.replaceChildren(...[...new Set([...program.segments, ...KINDS])].map((kind) => element("option", { value: kind })));
      const named = blocks.map((block) => qianshi.actionButton(block.title, () => add(block)));
      const other = isFree() ? "加一个时段" : "别的";
      adding.replaceChildren(isFree() ? "" : "加一段", ...named, qianshi.actionButton(other, () => add(plain("", usual))), inOrder);
      const before = rows;
      rows = [];
      if (waiting) putDraft(waiting.segments, waiting.unfinished);
      else for (const row of before.filter(isWanted)) carry(row);
      waiting = null;
      if (!rows.length && isFree()) put(plain(MAIN, usual), 0).setDay(knownDay);
      draw();
    }

    /** Whether a row of the type before is worth carrying over: not what a preset put there. @param {QsSegmentRow} row */
    function isWanted(row) {
      const known = blocks.some((block) => block.title === row.kind());
      return row.isOwn() || (!!row.read() && (known || !row.isGiven));
    }

    /** A row of the type before, as this type asks it. @param {QsSegmentRow} row */
    function carry(row) {
      const typed = row.typed();
      put(stretchOf(typed.kind || ""), rows.length, row.id).resume(typed);
    }

    /** @param {QsSegment[]} segments @param {Record<string, string>[]} unfinished */
    function putDraft(segments, unfinished) {
      used.clear();
      for (const segment of segments) {
        used.set(segment.kind, Math.max(used.get(segment.kind) || 1, Number(segment.id) || 0));
        put(stretchOf(segment.kind), rows.length, segment.id).fill(segment);
      }
      for (const typed of unfinished) put(stretchOf(typed.kind || ""), rows.length).resume(typed);
    }

    list.addEventListener("keydown", (event) => {
      const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const row = rows.find(({ box }) => box.contains(/** @type {Node} */ (event.target)));
      if (!way || !row || !(event.altKey || event.target === row.handle)) return;
      event.preventDefault();
      move(row, way);
    });
    qianshi.dragRows(list, () => rows, move);

    return {
      element: element("div", { class: "qs-segments" }, list, adding, kinds),
      offer,
      fill: (segments, unfinished) => (waiting = { segments, unfinished }),
      take,
      read: () => rows.flatMap((row) => row.read() || []),
      unfinished: () => rows.filter((row) => !row.read()).map((row) => row.typed()),
      open: () => rows.flatMap((row) => row.open() || []),
      isEmpty: () => !rows.length,
      wanted: () => rows.map((row) => row.wanted()).find(Boolean),
      moveTo(day) {
        const [first] = rows.map((row) => row.date.read());
        for (const row of rows) {
          row.offset = first && row.date.read() ? daysBetween(first, row.date.read()) : 0;
          row.setDay("");
        }
        knownDay = "";
        draw();
        rows[0]?.setDay(day);
        if (rows[0]) shift();
      },
    };
  };
})();
