"""A question as it is compared: what is asked about, and how; mirrored in `search-asking.js`.

停电怎么办, 停电了怎么办 and 请问停电了咋办 are one question. Words that only ask are left out,
those that ask for something of their own kind (who, where, how many, how it is written) become one
capital letter, a number with what it counts `#`, a day `@`. Letters of a text are small once
folded, so no capital is mistaken; marks stand in order, wherever in the sentence they were said.
"""

import re
from typing import NamedTuple

from builder.search.analysis import fold
from builder.search.numerals import NUMERALS, figures_of

NUMBER_MARK, DAY_MARK, YEAR_MARK = "#", "@", "Y"
_WHOM = "(?:客人|来宾|来客|人)"
PATTERNS = {
    "date": "(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号]?",
    "figures": f"([0-9]{{1,6}})多?[个位名]?{_WHOM}?",
    "year": "(?:19|20)[0-9]{2}(?![0-9]|[个位名]|人)",
    "counted": f"([{''.join(sorted(NUMERALS))}]{{1,4}})(?:[个位名]{_WHOM}?|人)",
}
"""How a day, a year, a number in figures and a number in characters are said."""
_COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
_SLOTS = {"{数}": NUMBER_MARK, "{日}": DAY_MARK}
_QUIET = (
    "请问 请教 问一下 一下 麻烦 我想 我要 想要 想 怎么办 咋办 怎么处理 如何处理 怎样处理 "
    "怎么弄 咋弄 怎么整 咋整 咋处理 该怎么做 怎么做 如何做 怎样做 怎么搞 咋搞 了 呢 吗 啊 "
    "呀 吧 的 要 应该 应当 该 我们 咱们 我 突然 忽然 现在 可以 能不能 能 到底 一般 才 好 先 "
    "得 会不会 一份 个 去 把 给 有没有 是什么 啥 什么 样子 样 知道 客人 来宾 来客 怎么 咋 "
    "如何 怎样 需要 必须"
)
_ASKING = {
    "W": "怎么写 怎样写 如何写 咋写 怎么拟 怎么起草 怎么措辞 写法 范文 范本 模板 写",
    "N": "几个人 多少人 几人 几位 几个 几名 多少个 多少位 多少 几 人数",
    "T": (
        "几天 多少天 几日 多久 多长时间 几个工作日 多少个工作日 什么时候 啥时候 何时 哪天 "
        "期限 时限 时间"
    ),
    "M": "多少钱 几块钱 什么标准 啥标准 标准是多少 标准",
    "R": "谁负责 归谁管 归谁 谁管 谁来 找谁 由谁 谁 哪个负责 哪个岗位 什么岗位",
    "L": "在哪里 在哪儿 在哪 哪里有 哪里 哪儿 去哪找 怎么找",
    "F": "怎么填 怎样填 如何填 咋填 填法 填",
    "S": ("怎么坐 怎样坐 如何坐 咋坐 怎么排 怎样排 如何排 咋排 座次 座位 怎么站 咋站 怎么坐人"),
    "J": "干什么 做什么 干啥 做啥 管什么 管啥 职责 干嘛 是干什么的 负责什么",
}
FOLDS: dict[str, str] = dict.fromkeys(_QUIET.split(), "") | {
    word: mark for mark, words in _ASKING.items() for word in words.split()
}
"""What stands for a word of a question; the longest word at a place is taken."""
_LONGEST = max(map(len, FOLDS))


class Asked(NamedTuple):
    """A question, compared by `text` and `marks`; number and day as they were said, or none."""

    text: str
    marks: str
    number: int | None = None
    day: tuple[int, int, int] | None = None
    """Year (0: not said), month and day, which may be on no calendar."""


def asked(question: str) -> Asked:
    """What somebody typed, or a record says it answers."""
    for slot, mark in _SLOTS.items():
        question = question.replace(slot, mark)
    marks = {mark for mark in _SLOTS.values() if mark in question}
    plain = fold(question).replace(" ", "")
    if date := _COMPILED["date"].search(plain):
        plain = _without(plain, date)
    if year := _COMPILED["year"].search(plain):
        plain = _without(plain, year)
    number, plain = _number(plain)
    text, more = _folded(plain)
    found = ((NUMBER_MARK, number is not None), (DAY_MARK, date), (YEAR_MARK, year))
    marks |= more | {mark for mark, there in found if there}
    day = (int(date[1] or 0), int(date[2]), int(date[3])) if date else None
    return Asked(text, "".join(sorted(marks)), number, day)


def _number(plain: str) -> tuple[int | None, str]:
    """The first number, and the text without it and what it counts."""
    figures, counted = (_COMPILED[way].search(plain) for way in ("figures", "counted"))
    if figures:
        return int(figures[1]), _without(plain, figures)
    if counted and (value := figures_of(counted[1])):
        return int(value), _without(plain, counted)
    return None, plain


def _without(plain: str, match: re.Match[str]) -> str:
    return plain[: match.start()] + plain[match.end() :]


def _folded(plain: str) -> tuple[str, set[str]]:
    """The text without the words that ask, and the marks they leave."""
    text, marks, at = "", set[str](), 0
    while at < len(plain):
        ends = range(min(at + _LONGEST, len(plain)), at, -1)
        word = next((plain[at:end] for end in ends if plain[at:end] in FOLDS), "")
        if word:
            marks |= set(FOLDS[word])
        else:
            text += plain[at]
        at += len(word) or 1
    return text, marks
