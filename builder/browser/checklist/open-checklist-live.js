// The sheet on the screen. What is drawn anew takes the place of what changed and of nothing else:
// the browser lays out little, and the focus and the place of the page stay.
"use strict";

(function () {
  /** What holds lines; everything else is replaced as a whole. */
  const HOLDERS = new Set(["DIV", "SECTION", "TABLE", "TBODY", "THEAD"]);

  /** @param {Element} one @param {Element} other */
  const alike = (one, other) => one.isEqualNode(other);
  /** @param {Element} one @param {Element} other */
  const alikeOutside = (one, other) => one.cloneNode(false).isEqualNode(other.cloneNode(false));

  /** How many stand alike at the beginning. @param {Element[]} old @param {Element[]} fresh */
  function alikeCount(old, fresh) {
    const first = old.findIndex((one, i) => !fresh[i] || !alike(one, fresh[i]));
    return first < 0 ? old.length : first;
  }

  /** Make one element what another is. @param {Element} old @param {Element} fresh */
  function renew(old, fresh) {
    if (alike(old, fresh)) return;
    if (!HOLDERS.has(old.tagName) || !alikeOutside(old, fresh)) return old.replaceWith(fresh);
    const before = [...old.children], after = [...fresh.children];
    const head = alikeCount(before, after);
    const tail = alikeCount(before.slice(head).reverse(), after.slice(head).reverse());
    const gone = before.slice(head, before.length - tail), come = after.slice(head, after.length - tail);
    if (gone.length === come.length) return gone.forEach((one, i) => renew(one, come[i]));
    const next = before[before.length - tail] || null;
    gone.forEach((one) => one.remove());
    come.forEach((one) => old.insertBefore(one, next));
  }

  /** @type {Qianshi["renewChild"]} */
  qianshi.renewChild = function (place, fresh) {
    if (place.firstElementChild) renew(place.firstElementChild, fresh);
    else place.append(fresh);
  };

  /** @type {Qianshi["whenCalm"]} */
  qianshi.whenCalm = function (work) {
    let timer = 0, idle = 0, waits = false;

    function now() {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      waits = false;
      work();
    }

    return {
      now,
      settle: () => waits && now(),
      soon(wait) {
        clearTimeout(timer);
        cancelIdleCallback(idle);
        waits = true;
        timer = window.setTimeout(() => (idle = requestIdleCallback(now, { timeout: wait })), wait);
      },
    };
  };
})();
