// Applies the reader's light or dark setting before the page is drawn.
"use strict";

(function () {
  const get = /** @type {(key: string) => any} */ (Reflect.get(window, "__md_get"));
  const saved = get("__palette");
  const media = "(prefers-color-scheme: dark)";
  const wanted =
    saved && saved.color && saved.color.scheme
      ? saved.color.scheme
      : matchMedia(media).matches
        ? "slate"
        : "default";
  document.body.setAttribute("data-md-color-scheme", wanted);
})();
