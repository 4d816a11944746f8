// The home page says when the site was built; the page itself stays the same from build to build.
"use strict";

(function () {
  const place = document.getElementById("site-build");
  if (!place) return;
  qianshi.load("build").then(
    (data) => {
      const build = /** @type {{built: string, version: string}} */ (data);
      place.textContent = "本站生成于 " + build.built + "，版本 " + build.version + "。";
    },
    () => (place.textContent = "")
  );
})();
