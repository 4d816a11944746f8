"""Every number and wording that the readers must share; the site carries `SHARED` as data."""

from typing import Any

from builder.model.kinds import searched_labels

FIELD_WEIGHTS = {
    "title": 200,
    "tags": 50,
    "headings": 40,
    "questions": 20,
    "advice": 30,
    "summary": 30,
    "body": 10,
}
"""In tenths. What a reader is told to do counts more than the story behind it."""
FIELD_PIVOTS = {
    "title": 12,
    "tags": 10,
    "headings": 20,
    "questions": 60,
    "advice": 60,
    "summary": 40,
    "body": 800,
}
"""Usual lengths in tokens. Fixed, so that a document's numbers never depend on the others."""
B_PERCENT = 60
"""How much of a field's length is held against it."""
K1 = 9000
"""The k of tf/(k+tf), in thousandths of one plain occurrence in a body of usual length."""
IMPACT_SCALE = 1000
"""Impacts run from 1 to 999; the browser knows this number as `scale`."""

SIMILAR_FLOOR = 12
"""Percent of a text's weight that a similar document has to share."""
SIMILAR_SHOWN = 5
"""Shared stretches that are named."""

FACETS = {
    "event-type": "活动类型",
    "phase": "阶段",
    "severity": "影响",
    "bottom-line": "底线",
    "factor": "因素",
    "year": "年份",
}
"""What results are counted and narrowed by, beside their kind."""

_STOP_WORDS = (
    "怎么办 怎么做 怎么写 怎么弄 怎么 怎样 如何 什么 为什么 是什么 哪些 哪个 有哪些 "
    "多少 请问 能不能 可不可以 是不是 要不要 吗 呢 应该 需要 必须 可以 时候 东西 哪些地方 "
    "注意什么 要注意 是否 有没有 多久 几天 该不该 我们 单位 了怎么 应该怎么 了吗 的吗 "
    "还能 还可以 咋办 咋整 咋弄 咋写 咋 弄啥 干啥 啥"
)
"""Words of a question that no page has to contain."""

KIND_LABELS = searched_labels()

SHARED: dict[str, Any] = {
    "scale": IMPACT_SCALE,
    "single": 1,  # weight of a single character
    "whole": 4,  # weight of a pair of characters and of a word
    "wordSize": 2,  # a Latin word counts as much as two characters
    "longestQuery": 60,  # tokens that are looked at
    "readings": 6,  # what one pinyin form may stand for
    "particles": "的了吗呢吧么着过",
    "particle": 40,  # percent that a pair with a particle counts
    "figures": 90,  # percent that 18 counts for 十八
    "units": "天日条人个时小分次号份年月项倍",  # what makes a single 三 a number
    "piece": 40,  # percent that a longer word with the typed one in it counts
    "begun": 5,  # letters of a syllable that may be typed already
    "rare": 1,  # percent of the documents at most that hold a pair which may be mistyped
    "few": 8,  # documents at most that hold it
    "commoner": 3,  # times that what sounds alike has to be commoner
    "together": 15,  # percent of a character's documents where it stands before the other
    "alike": 3,  # words that sound alike and are tried
    "sound": 60,  # percent that the likeliest of them counts
    "known": 66,  # percent of the query that the site must know at all
    "half": 50,  # below it nothing is shown; above it only pages about the known part
    "about": 50,  # percent of the possible points that a page about something has
    "floor": 34,  # percent of the query a page must hold to be shown as partly fitting
    "short": 6,  # a shorter query shows no partly fitting pages after the fitting ones
    "enough": 3,  # nor does a query with so many fitting pages
    "question": 7,  # from this size on a query is a question: no page has to hold all of it
    "floorQuestion": 25,  # percent of a question that a page must hold
    "near": 40,  # percent of the points of the best page that it must have
    "snippet": 90,  # characters of a snippet
    "lead": 20,  # characters shown before the first match
    "stopWords": _STOP_WORDS.split(),
    "kinds": KIND_LABELS,
    "facets": FACETS,
    "similarTerms": 80,  # of a text that is compared with the lessons
    "similarFloor": SIMILAR_FLOOR,
    "similarShown": SIMILAR_SHOWN,
    "similarStretch": 4,  # characters of the one stretch that two texts may share by chance
    "unsure": "没有把握：没有找到足够相符的内容。",
    "unsurePartly": "没有把握：以下只与问题的一部分相符。",
    "sounds": "没有把握：没有这样写的内容，以下按同音字“{}”检索。",
    "partial": "没有同时含全部词语的页面，以下只是部分相符。",
    "weak": "没有把握：以下只与“{}”相符。",
    "mixed": "排在后面的结果只是部分相符。",
    "outdated": "站点已更新，请刷新",
}
