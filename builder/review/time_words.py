"""Words that say when: `会前半小时`, `前一天`, `散会后`, `交接班的时候`; how far from the start.

Everything that is known of such words stands in the tables here; `moments` finds them in a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HOUR, DAY, WEEK = 60, 1440, 10080
STRETCHES = {
    "一刻钟": 15,
    "三刻钟": 45,
    "半个?(?:小时|钟头|钟)": 30,
    "一个半(?:小时|钟头)": 90,
    "半天": 4 * HOUR,
}
"""How long, in minutes."""
UNITS = {
    "(?:来)?分钟": 1,
    "个?(?:小时|钟头)": HOUR,
    "个?(?:工作日|天)": DAY,
    "个?(?:周|星期|礼拜)": WEEK,
}
"""Minutes of one; a number stands in front."""
DAYS = {
    "(?:提前|前|头)一?[天日晚](?:晚上|下午|上午|下班前)?": -DAY,
    "(?:提前|前|头)两[天日]": -2 * DAY,
    "(?:第二天|次日)(?:一早|上午|下午)?": DAY,
}
"""Days that are called by a word, in minutes from the start."""
BEFORE, AFTER, AT = ("之前", "以前", "前"), ("之后", "以后", "过后", "后"), ("的时候", "时")
STARTS = re.compile(
    "(?:^|活动|会议|接待|仪式|正式)(?:开始|开会|会|活动|接待|到场|进场|会议|仪式)前$"
)
"""The start of the whole, which tells one 节点 from another only by how long before it."""
ENDS = re.compile("(?:散会|散席|散场|结束|^会|会议|活动)后$")
"""The end of the whole: a 节点 that counts from the start is at another time."""
SHORT = {word: words[-1] for words in (BEFORE, AFTER, AT) for word in words}
"""Each of these words as titles of 节点 have it."""
_WORD_AFTER = {"前": "后面台门厅排", "后": "面台门排备勤来", "时": "间刻候而常长限段效"}
_WORD_BEFORE = {"前": "目眼面跟楼门台从", "后": "最落背身先今然", "时": "及随准按小同临"}
"""Characters that make another word of a mark."""

_FIGURES = {c: value for value, c in enumerate("零一二三四五六七八九")} | {"两": 2, "几": 3}
_NUMBER = "[0-9]{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九几]"
_STRETCH = "|".join((*STRETCHES, *(f"(?:{_NUMBER}){unit}" for unit in UNITS)))
_MARK = "|".join(
    f"(?<![{_WORD_BEFORE[word]}]){word}(?![{_WORD_AFTER[word]}])" if word in _WORD_AFTER else word
    for word in SHORT
)
_COUNTED = re.compile(f"(?:{_STRETCH})$")
"""How long, in front of the mark: `三天后`, `开始半小时后`."""
_SAID = re.compile(
    f"(?P<day>{'|'.join(DAYS)})"
    f"|(?P<head>[\\u3400-\\u9fff]{{0,8}}?)(?P<mark>{_MARK})(?P<stretch>{_STRETCH})?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When, as somebody said it."""

    words: str
    """`会前半小时`."""
    name: str
    """Without the stretch, as titles of 节点 have it: `入住前`; "" where only a day is said, or
    how long before the start."""
    minutes: int | None
    """From the start, less than 0 before it; None where nobody said how long."""


def moments(text: str) -> Iterator[Moment]:
    """What a text says of when, in its order."""
    for said in _SAID.finditer(text):
        if said["day"]:
            yield Moment(said[0], "", _day(said["day"]))
        elif said["head"] or said["stretch"]:
            counted = _COUNTED.search(said["head"])
            head, stretch = said["head"], said["stretch"]
            if counted and not stretch:
                head, stretch = head[: counted.start()], counted[0]
            name = head + SHORT[said["mark"]] if head not in ("", "提") else ""
            minutes = _minutes(stretch) if stretch else None
            name = "" if minutes and STARTS.search(name) else name
            yield Moment(said[0], name, _signed(minutes, said["mark"]))


def _signed(minutes: int | None, mark: str) -> int | None:
    return -minutes if minutes and mark in BEFORE else minutes


def _day(word: str) -> int:
    return next(minutes for pattern, minutes in DAYS.items() if re.fullmatch(pattern, word))


def _minutes(stretch: str) -> int:
    """`二十分钟` to 20."""
    for pattern, minutes in STRETCHES.items():
        if re.fullmatch(pattern, stretch):
            return minutes
    counted = (re.fullmatch(f"({_NUMBER}){unit}", stretch) for unit in UNITS)
    found = ((match, each) for match, each in zip(counted, UNITS.values(), strict=True) if match)
    return next(_number(match[1]) * each for match, each in found)


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_FIGURES[tens or "一"] * 10 if ten else 0) + (_FIGURES[ones] if ones else 0)
