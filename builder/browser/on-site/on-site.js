// 现场: one 节点 of the sheet at a time, for a phone in the corridor. A tap ticks, with the minute
// and who holds the phone; 撤回 takes back the last one; what nobody touched stays untouched.
"use strict";

(function () {
  const element = qianshi.element;
  const TURN = 30000;
  const { of, left, dueNow, untilWords } = qianshi.nodes;
  const now = () => qianshi.clock.now();

  /** @param {"p" | "div" | "span" | "ol"} tag @param {string} name @param {...(Node | string)} children */
  const named = (tag, name, ...children) => element(tag, { class: name }, ...children);

  /** @param {QsNode} node */
  function headOf({ pause }) {
    const { title, at_text, place, mode, caller, seconds } = pause;
    const call = `${mode === "念单" ? "念单人" : "巡场人"}：${caller}`;
    const words = [at_text, place, call, seconds ? `约 ${seconds} 秒` : ""].filter(Boolean).join("　");
    return [element("h2", { tabindex: "-1" }, title), named("p", "qs-site-where", words)];
  }

  /** @type {Qianshi["onSite"]} */
  qianshi.onSite = function (page) {
    const kept = qianshi.kept("on-site"), head = qianshi.siteHead({ ...page, close }, show);
    const until = named("p", "qs-site-until"), body = named("div", "qs-site-node"), end = named("p", "qs-site-end");
    const due = qianshi.actionButton("", () => go(dueAt()));
    const back = qianshi.actionButton("上一个节点", () => go(at - 1)), next = qianshi.actionButton("下一个节点", () => go(at + 1));
    const undo = qianshi.actionButton("撤回", takeBack), count = element("span", { role: "status", class: "qs-site-count" });
    const foot = named("div", "qs-site-foot", count, back, undo, next);
    const out = named(
      "div",
      "qs-site-out",
      qianshi.actionButton("存草稿文件", page.saveDraft),
      qianshi.actionButton("合进另一台手机的草稿", page.openDraft),
      qianshi.actionButton("办完了，存运行记录", page.saveRecord),
    );
    const box = element("section", { class: "qs-site", hidden: "", "aria-label": "现场" });
    box.append(head.element, due, body, end, out);
    /** @type {{ line: string, before: QsMark | null, text: string }[]} */
    let taps = [];
    /** @type {QsNode[]} */
    let nodes = [];
    /** @type {Map<string, QsSiteLine>} */
    let lines = new Map();
    let at = 0, timer = 0, event = "";

    const isOpen = () => !box.hidden;
    const minute = () => qianshi.minuteOf(now());
    const dueAt = () => dueNow(nodes, page.marks(), minute());
    /** @param {string} line */
    const markOf = (line) => (Object.hasOwn(page.marks(), line) ? page.marks()[line] : null);

    // ---- Ticks

    /** @param {string} line @param {QsMark | null} mark */
    function put(line, mark) {
      page.form.change((base) => {
        if (mark) base.marks[line] = mark;
        else delete base.marks[line];
      });
      page.ticked();
      lines.get(line)?.show(mark);
      tell();
    }

    /** @param {string} line @param {string} text @returns {QsSiteLineActs} */
    const actsOn = (line, text) => ({
      mark: () => markOf(line),
      set(state, note) {
        taps.push({ line, before: markOf(line), text });
        put(line, { state, note, at: now(), by: head.me() });
      },
      note(words) {
        const mark = markOf(line);
        if (mark) put(line, { ...mark, note: words });
      },
      clear() {
        taps.push({ line, before: markOf(line), text });
        put(line, null);
      },
    });

    function takeBack() {
      const tap = taps.pop();
      if (tap) put(tap.line, tap.before);
    }

    // ---- What is seen

    /** What changes with every tap and every minute. */
    function tell() {
      const node = nodes[at], last = taps[taps.length - 1];
      undo.disabled = !last;
      undo.setAttribute("aria-label", last ? `撤回：${last.text}` : "撤回");
      if (!node) return;
      const open = left(node, page.marks()), other = dueAt();
      count.textContent = `第 ${at + 1}/${nodes.length} 个节点，${open ? `还有 ${open} 项没勾` : "都勾过了"}`;
      until.textContent = untilWords(node.pause.at, minute());
      end.hidden = open > 0;
      due.hidden = other === at;
      due.textContent = `现在该看：${nodes[other].pause.title}`;
    }

    /** @param {QsEntry} entry */
    function draw(entry) {
      const node = nodes[at];
      const last = new Map(entry.event.last_time?.lines.map(({ line, note, state }) => [line, note || state]));
      const made = node.lines.map(({ key, item }) => [key, qianshi.siteLine(item, last.get(key) || "", actsOn(key, item.text))]);
      lines = new Map(/** @type {[string, QsSiteLine][]} */ (made));
      lines.forEach((line, key) => line.show(markOf(key)));
      body.replaceChildren(...headOf(node), until, named("ol", "qs-site-lines", ...[...lines.values()].map((x) => x.element)));
      end.textContent = `${node.pause.mode === "念单" ? "念完" : "走完"}说：“${entry.result.closing}”`;
      back.disabled = at === 0;
      next.disabled = at === nodes.length - 1;
    }

    /** The same 节点 as before where it is still there, else what is due. */
    function show() {
      const entry = page.shown(), name = nodes[at]?.pause.name;
      if (!isOpen() || !entry) return;
      if (entry.event.id !== event) taps = []; // those of another event cannot be taken back here
      event = entry.event.id;
      head.show(entry);
      nodes = of(entry.result, head.only());
      const same = nodes.findIndex((node) => node.pause.name === name);
      at = same < 0 ? dueAt() : same;
      remember();
      if (nodes.length) draw(entry);
      else body.replaceChildren(named("p", "qs-empty", head.only() ? "没有归您看的条目，点“全部”看整张单子。" : "这次没有要看的节点。"));
      tell();
    }

    /** @param {number} number */
    function go(number) {
      const entry = page.shown();
      if (!entry || !nodes[number]) return;
      at = number;
      draw(entry);
      tell();
      window.scrollTo(0, 0);
      body.querySelector("h2")?.focus({ preventScroll: true });
    }

    // ---- Open and closed

    function remember() {
      if (page.keeps()) kept.write(JSON.stringify({ open: isOpen(), ...head.read() }));
      else kept.clear();
    }

    /** @param {boolean} opened */
    function turn(opened) {
      box.hidden = foot.hidden = !opened;
      window.clearInterval(timer);
      if (opened) timer = window.setInterval(tell, TURN);
      page.changed(opened);
    }

    function open() {
      nodes = [];
      turn(true);
      show();
      window.scrollTo(0, 0);
    }

    function close() {
      turn(false);
      remember();
    }

    function restore() {
      const before = keptView();
      if (!before?.open || !page.keeps() || !page.shown()) return;
      head.fill(before);
      open();
    }

    /** Any file of this machine may have written it. @returns {QsSiteKept | null} */
    function keptView() {
      try {
        const { open, me, mine } = JSON.parse(kept.read());
        return { open: open === true, me: String(me), mine: mine === true };
      } catch {
        return null;
      }
    }

    foot.hidden = true;
    return { element: box, foot, isOpen, open, close, show, restore };
  };
})();
