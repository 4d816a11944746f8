// The preview shows a page again when its source changed. MkDocs would do it with an inline
// script, which our policy forbids, so we ask its server the same question from a file.
"use strict";

(function () {
  const PAUSE = 3000;
  let shown = 0;

  async function ask() {
    const answer = await fetch("/livereload/" + shown + "/" + Date.now());
    const built = Number(await answer.text());
    if (shown && built > shown) location.reload();
    shown = built;
  }

  function listen() {
    if (document.visibilityState !== "visible") setTimeout(listen, PAUSE);
    else ask().then(listen, () => setTimeout(listen, PAUSE));
  }

  listen();
})();
