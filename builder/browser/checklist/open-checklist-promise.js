// When an answer was promised: a day and a time, asked where some line of the type counts from it.
"use strict";

(function () {
  const element = qianshi.element;
  const CLOSING = "17:00";

  /** @type {Qianshi["promiseField"]} */
  qianshi.promiseField = function () {
    const date = qianshi.momentField("答复日期", "date"), clock = qianshi.momentField("答复时间", "start");
    clock.input.placeholder = CLOSING;
    const legend = element("legend", {}, "承诺答复时间（有才填）");
    const box = element("fieldset", { class: "qs-promise" }, legend, date.box, clock.box);
    return {
      box,
      read: () => (date.read() ? `${date.read()} ${clock.read() || CLOSING}` : null),
      fill(moment) {
        date.fill(moment.slice(0, 10));
        clock.fill(moment.slice(11));
      },
      open: () =>
        [date, clock].filter((moment) => moment.fault()).map((moment) => ({ text: `承诺的${moment.fault()}`, field: moment.input })),
    };
  };
})();
