// The address of 开检查单: type and answers, never names or times.
"use strict";

(function () {
  /** @type {Qianshi["checklistAddress"]} */
  qianshi.checklistAddress = {
    write(event) {
      const parts = new URLSearchParams({ type: event.type });
      for (const [name, answer] of Object.entries(event.answers)) parts.set("a." + name, answer);
      return "#" + parts;
    },
    site() {
      const link = document.querySelector('link[rel="canonical"]');
      return link instanceof HTMLLinkElement ? link.href : "";
    },
    read(hash) {
      const parts = new URLSearchParams(hash.slice(1));
      const answers = [...parts].flatMap(([k, v]) => (k.startsWith("a.") ? [[k.slice(2), v]] : []));
      return { type: parts.get("type") || "", answers };
    },
  };
})();
