// The QR code on a printed 总表: the page's public address with type and answers, never more.
"use strict";

(function () {
  const SVG = "http://www.w3.org/2000/svg";
  /** Modules that must stay white around the code (ISO/IEC 18004). */
  const QUIET = 4;

  /** @type {Qianshi["qrImage"]} */
  qianshi.qrImage = function (text) {
    const code = qrcode(0, "L");
    code.addData(text, "Byte");
    code.make();
    const size = code.getModuleCount(), all = [...Array(size).keys()];
    const dark = all.flatMap((y) => all.filter((x) => code.isDark(y, x)).map((x) => [x, y]));
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", dark.map(([x, y]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`).join(""));
    const image = document.createElementNS(SVG, "svg");
    image.setAttribute("class", "qs-qr-image");
    image.setAttribute("viewBox", `0 0 ${size + 2 * QUIET} ${size + 2 * QUIET}`);
    image.setAttribute("shape-rendering", "crispEdges");
    image.append(path);
    return image;
  };
})();
