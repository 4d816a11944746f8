// The head of 现场: back to the sheet, who holds the phone, whose lines are shown, and whether the
// ticks stay on this machine. Nothing stays unless somebody asked for it.
"use strict";

(function () {
  const element = qianshi.element;

  /** @param {string} label @param {() => void} act */
  function toggle(label, act) {
    const button = qianshi.actionButton(label, act);
    button.setAttribute("aria-pressed", "false");
    return button;
  }

  /** @param {QsSitePage & { close(): void }} page @param {() => void} changed */
  function keeping(page, changed) {
    const back = qianshi.actionButton("回到单子", page.close);
    const words = element("span", {});
    const keep = qianshi.actionButton("在本机留底", () => (page.keep(), changed()));
    const forget = qianshi.actionButton("清除", () => (page.forget(), changed()));
    return {
      element: element("div", { class: "qs-site-keep" }, back, words, keep, forget),
      show() {
        const kept = page.keeps();
        words.textContent = kept ? "已在这台手机上留底" : "没留底，刷新就没了";
        keep.hidden = kept;
        forget.hidden = !kept;
      },
    };
  }

  /** @type {Qianshi["siteHead"]} */
  qianshi.siteHead = function (page, changed) {
    const who = element("select", { class: "qs-input", id: "qs-site-me" });
    const mine = toggle("只看我的", () => only(true)), all = toggle("全部", () => only(false));
    const kept = keeping(page, changed);
    const label = element("label", { for: who.id }, "我是");
    const filter = element("span", { class: "qs-site-filter", role: "group", "aria-label": "看哪些" }, mine, all);
    let onlyMine = false;

    /** Whoever wants his own lines has to say first who he is. @param {boolean} wanted */
    function only(wanted) {
      onlyMine = wanted && !!who.value;
      who.setCustomValidity(wanted && !who.value ? "先选您的岗位" : "");
      who.reportValidity();
      changed();
    }

    /** @param {QsEntry} entry */
    function offer(entry) {
      const before = who.value, roles = qianshi.nodes.rolesIn(entry.result);
      const options = roles.map((one) => element("option", { value: one.role }, one.label));
      who.replaceChildren(element("option", { value: "" }, "哪个岗位"), ...options);
      who.value = roles.some((one) => one.role === before) ? before : "";
      onlyMine = onlyMine && !!who.value;
    }

    who.addEventListener("change", () => {
      onlyMine = onlyMine && !!who.value;
      who.setCustomValidity("");
      changed();
    });

    return {
      element: element("div", { class: "qs-site-head" }, label, who, filter, kept.element),
      show(entry) {
        offer(entry);
        mine.setAttribute("aria-pressed", String(onlyMine));
        all.setAttribute("aria-pressed", String(!onlyMine));
        kept.show();
      },
      me: () => who.value,
      only: () => (onlyMine ? who.value : ""),
      read: () => ({ me: who.value, mine: onlyMine }),
      fill({ me, mine: wanted }) {
        who.replaceChildren(element("option", { value: me }, me));
        onlyMine = wanted;
      },
    };
  };
})();
