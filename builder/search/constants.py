"""Every number and wording that the readers must share; the site carries `SHARED` as data."""

from typing import Any

FIELD_WEIGHTS = {"title": 120, "tags": 60, "headings": 40, "advice": 40, "summary": 30, "body": 10}
"""In tenths. What a reader is told to do counts more than the story behind it."""
FIELD_PIVOTS = {
    "title": 12,
    "tags": 10,
    "headings": 20,
    "advice": 60,
    "summary": 40,
    "body": 800,
}
"""Usual lengths in tokens. Fixed, so that a document's numbers never depend on the others."""
LENGTH_PERCENT = 60
"""How much of a field's length is held against it."""
SATURATION = 3000
"""The k of tf/(k+tf), in thousandths of one plain occurrence in a body of usual length."""
IMPACT_SCALE = 1000
"""Impacts run from 1 to 999; the browser knows this number as `scale`."""

SIMILAR_FLOOR = 12
"""Percent of a text's weight that a similar document has to share."""
SIMILAR_SHOWN = 5
"""Shared stretches that are named."""

KINDS = {
    "lesson": "案例与教训",
    "guide": "指引",
    "event-type": "活动类型",
    "regulation": "制度",
    "clause": "条款",
    "item": "检查项",
    "task": "任务",
    "card": "应急处置卡",
    "form": "表单",
}

_NOISE = (
    "怎么办 怎么做 怎么写 怎么弄 怎么 怎样 如何 什么 为什么 是什么 哪些 哪个 有哪些 "
    "多少 请问 能不能 可不可以 是不是 要不要 吗 呢"
)
"""Words of a question that no page has to contain."""

SHARED: dict[str, Any] = {
    "scale": IMPACT_SCALE,
    "single": 1,  # weight of a single character
    "whole": 4,  # weight of a pair of characters and of a word
    "wordSize": 2,  # a Latin word counts as much as two characters
    "longestQuery": 60,  # tokens that are looked at
    "readings": 6,  # what one pinyin form may stand for
    "known": 66,  # percent of the query that the site must know at all
    "halfKnown": 50,  # below it nothing is shown; above it only pages about the known part
    "about": 60,  # percent of the possible points that a page about something has
    "floor": 34,  # percent of the query a page must hold to be shown as partly fitting
    "question": 8,  # a query of this size may add partly fitting pages after the fitting ones
    "snippet": 90,  # characters of a snippet
    "lead": 20,  # characters shown before the first match
    "noise": _NOISE.split(),
    "kinds": KINDS,
    "unsure": "没有把握：没有找到足够相符的内容。",
    "partial": "没有同时含全部词语的页面，以下只是部分相符。",
    "weak": "没有把握：以下只与“{}”相符。",
    "mixed": "排在后面的结果只是部分相符。",
    "outdated": "站点已更新，请刷新",
}
