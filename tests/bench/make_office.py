"""A made-up office of any size, the same for the same seed: `make_office(root, lessons, seed)`.

It has no findings, and grows in proportion: a lesson of five sections, an event type for every
hundred lessons, a guide for every forty, every lesson remembered by an item. (`make_tree` adds
lessons to this repository's own content instead.)
"""

import sys
from pathlib import Path
from random import Random

from tests.bench import office_words as w

ITEMS_AT_A_PAUSE = 6
PAUSES = ("arrival", "opening", "closing")
DAY = "2026-11-22"


def make_office(root: Path, lessons: int, seed: int = 1) -> None:
    """Write the knowledge base below `root`, which may be empty or missing."""
    chance = Random(seed)
    types = [f"event-{n:02}" for n in range(min(24, 2 + lessons // 100))]
    guides = [f"guide-{n:03}" for n in range(2 + lessons // 40)]
    _write(root, "qianshi.yml", "office: 示例单位办公室\n")
    _write(root, "checklists/vocabulary.yml", w.VOCABULARY)
    _write(root, "content/synonyms.txt", "翻页笔=遥控笔\n水牌=指路牌\n")
    for number in range(3 + lessons // 200):
        _write(root, f"content/regulations/rule-{number:03}.md", _regulation(chance, number))
    for number, guide in enumerate(guides):
        _write(root, f"content/guides/{guide}.md", _guide(chance, number, types))
    for number in range(2 + lessons // 300):
        _write(root, f"content/forms/form-{number:03}.yml", _form(chance, number))
    for number, name in enumerate(types):
        _write(root, f"checklists/event-types/{name}.yml", _event_type(chance, number, name))
        _write(root, f"checklists/items/{name}.yml", _items(chance, name))
        _write(root, f"checklists/tasks/{name}.yml", _tasks(chance, name))
    for number in range(lessons):
        _write(root, f"lessons/{lesson_id(number)}.md", _lesson(chance, number, types, guides))


def lesson_id(number: int) -> str:
    """The id of the n-th lesson, counted from 0."""
    return f"{2000 + number % 26}/case-{number:05}"


def _write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _lesson(chance: Random, number: int, types: list[str], guides: list[str]) -> str:
    kind = types[number % len(types)]
    place, thing, slip = chance.choice(w.PLACES), chance.choice(w.THINGS), chance.choice(w.SLIPS)
    item = f"{kind}/{chance.choice(PAUSES)}-{chance.randrange(ITEMS_AT_A_PAUSE)}"
    return f"""---
title: {place}{thing}{slip}（{number + 1}）
kind: {chance.choice(("失误", "险些出错"))}
event_types: [{kind}]
phase: {chance.choice(("事前", "事中", "事后"))}
bottom_lines: [{chance.choice(w.BOTTOM_LINES)}]
occurred: "{2000 + number % 26}-{chance.randrange(1, 13):02}"
revised: 2026-{chance.randrange(1, 12):02}-{chance.randrange(1, 29):02}
origin: 本单位
summary: {_sentence(chance)}
timeline:
  - at: T-{chance.randrange(20, 90)}m
    what: {chance.choice(w.ROLES)}看见{place}{thing}{slip}
    turn: 发现
  - at: T-{chance.randrange(5, 20)}m
    what: {_sentence(chance)}
    turn: 化解
detected:
  role: {chance.choice(w.ROLES)}
  slack: 离开始还有 {chance.randrange(5, 90)} 分钟
outcome: {_sentence(chance)}
severity: S{chance.randrange(1, 5)}
factors: [{chance.choice(w.FACTORS)}]
causes:
  subjective: [{_sentence(chance)}]
  objective: [{_sentence(chance)}]
when: 活动开始前 {chance.randrange(1, 9)} 小时
do: {chance.choice(w.ROLES)}走到{place}看{thing}
because: {thing}{slip}，客人第一眼就看见
items: [{item}]
owner: {chance.choice(w.ROLES)}
review_due: 2027-11-22
state: 已收录
tags: [{thing}, {place}]
---

## 经过

{_paragraph(chance)}

## 应急处置

1. {_sentence(chance)}
2. {_sentence(chance)}

## 原因分析

{_paragraph(chance)}

## 整改措施

- {_sentence(chance)}
- {_sentence(chance)}

## 长效机制

{_sentence(chance)}见[指引](../../content/guides/{chance.choice(guides)}.md#step-1)。
"""


def _guide(chance: Random, number: int, types: list[str]) -> str:
    steps = "\n\n".join(f"## 第 {n} 步 {{#step-{n}}}\n\n{_paragraph(chance)}" for n in range(1, 6))
    return f"""---
title: {chance.choice(w.PLACES)}{chance.choice(w.THINGS)}指引 {number + 1}
summary: {_sentence(chance)}
event_types: [{types[number % len(types)]}]
owner: {chance.choice(w.ROLES)}
reviewed: {DAY}
revised: {DAY}
clauses: ["regulations/rule-000#art-1"]
tags: [{chance.choice(w.THINGS)}]
---

{steps}
"""


def _regulation(chance: Random, number: int) -> str:
    clauses = "".join(
        f"  - name: art-{n}\n    label: 第 {n} 条\n"
        f"    text: {_sentence(chance)}\n    confidence: H\n"
        for n in range(1, 5)
    )
    return f"""---
title: 办公室工作规定 {number + 1}
level: {chance.choice(("国家", "省", "主管或集团", "本单位"))}
theme: {chance.choice(w.THEMES)}
issuer: 示例机关
effective_from: 2021-01-01
reviewed: {DAY}
revised: {DAY}
read_at: 示例
clauses:
{clauses}---
"""


def _form(chance: Random, number: int) -> str:
    return f"""title: 登记表 {number + 1}
purpose: {_sentence(chance)}
retention: 三年
revised: {DAY}
fields:
  - name: time
    label: 时间
    type: 时间
    required: 是
  - name: matter
    label: 事由
"""


def _event_type(chance: Random, number: int, name: str) -> str:
    pauses = "".join(
        f"""  - name: {pause}
    title: {title}
    at: start-{minutes}m
    place: {chance.choice(w.PLACES)}
    caller: 总协调
    mode: 念单
"""
        for pause, title, minutes in zip(PAUSES, w.PAUSE_TITLES, (120, 60, 15), strict=True)
    )
    return f"""title: {chance.choice(w.PLACES)}活动 {number + 1}
category: {("公务接待", "会务", "值班", "应急")[number % 4]}
summary: {_sentence(chance)}
reviewed: {DAY}
revised: {DAY}
questions:
  - name: media
    text: 有媒体吗
    why: 有媒体要摆席位
  - name: guests
    text: 来多少人
    why: 人多要加座位
    kind: 数字
workstreams:
  - name: hall
    title: 会场
    lead: 总协调
    assist: 联络员
    check: 检查员
pauses:
{pauses}modules: [{name}]
reading: [guides/guide-000]
closing: 核对完毕，准备就绪。
"""


def _items(chance: Random, topic: str) -> str:
    entries = []
    for pause in PAUSES:
        for number in range(ITEMS_AT_A_PAUSE):
            thing = chance.choice(w.THINGS)
            when = chance.choice(("", "  when: [media = 是]\n", "  when: [guests >= 10]\n"))
            entries.append(
                f"- name: {pause}-{number}\n  text: 看{chance.choice(w.PLACES)}{thing}\n"
                f"  expect: {thing}{chance.choice(w.STATES)}\n  pauses: [{pause}]\n{when}"
                f"  checker: 检查员\n  ground: [惯例/本库]\n"
            )
    return "\n".join(entries)


def _tasks(chance: Random, topic: str) -> str:
    return "\n".join(
        f"- name: task-{number}\n  text: 备好{chance.choice(w.THINGS)}\n"
        f"  due: start-{number + 1}wd 12:00\n  workstream: hall\n"
        f'  ground: ["regulations/rule-000#art-{number % 4 + 1}"]\n'
        for number in range(8)
    )


def _sentence(chance: Random) -> str:
    role, place, thing = (chance.choice(x) for x in (w.ROLES, w.PLACES, w.THINGS))
    return f"{role}{chance.choice(w.VERBS)}{place}的{thing}，{chance.choice(w.ENDS)}。"


def _paragraph(chance: Random) -> str:
    return "".join(_sentence(chance) for _ in range(chance.randrange(6, 12)))


if __name__ == "__main__":
    make_office(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
