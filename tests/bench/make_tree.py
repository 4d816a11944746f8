"""A knowledge base of any size: this repository's content with made-up lessons added.

The lessons differ in words, causes and length, link to guides and regulations, and pass
`qianshi check`. The same arguments always write the same bytes.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
YEARS = range(2000, 2026)
PLACES = (
    "二号会议室",
    "东门岗亭",
    "接待大厅",
    "礼堂后台",
    "车队值班室",
    "文印室",
    "食堂包间",
    "楼前广场",
)
ROLES = ("总协调", "会务员", "技术员", "车辆调度", "对外联络员", "值班员", "起草人", "引导员")
THINGS = (
    "话筒",
    "桌签",
    "投影仪",
    "签到表",
    "车辆调度单",
    "发言稿",
    "茶水",
    "备用电源",
    "指示牌",
    "合影站位图",
)
SLIPS = (
    "没有人核对",
    "放错了地方",
    "临时换了人",
    "少备了一份",
    "提前撤走",
    "版本印错",
    "没接通电源",
    "没通知到位",
)
FACTORS = (
    "无人检查",
    "职责不清",
    "设备老化",
    "环境不熟",
    "无备份",
    "交接断档",
    "版本混用",
    "变更未通知",
)
TYPES = ("flag-raising", "group-visit", "draft-writing")
LINKS = (
    "见[升挂国旗指引](../../content/guides/flag-raising.md)",
    "见[国旗法](../../content/regulations/national-flag-law.md#art-18)",
    "见[集体来访指引](../../content/guides/group-visit.md)",
)
HEADINGS = ("经过", "应急处置", "原因分析", "整改措施", "长效机制")
SENTENCES = (
    "{place}的{thing}{slip}，{role}到场时才看见。",
    "距开始还有{minutes}分钟，{role}在{place}清点{thing}，发现{slip}。",
    "{role}一边上报，一边请人从{place}取来备用的{thing}，{minutes}分钟后恢复。",
    "分工表上写着{role}看{thing}，实际上{slip}，谁也没有再去{place}看一眼。",
    "事后约定：开始前{minutes}分钟由{role}在{place}试一遍{thing}，看到结果才签字。",
    "第{minutes}次演练时也遇到过：{thing}{slip}，当时没有记下来。",
)


def make_tree(root: Path, lessons: int, seed: int) -> None:
    """Write a whole knowledge base with `lessons` more lessons to the new folder `root`."""
    root.mkdir(parents=True)
    for folder in ("content", "checklists", "lessons"):
        shutil.copytree(ROOT / folder, root / folder)
    for name in ("qianshi.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, root / name)
    chance = random.Random(seed)
    for number in range(lessons):
        year = YEARS[number % len(YEARS)]
        file = root / f"lessons/{year}/case-{number:05}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(lesson_text(number, year, chance), "utf-8")


def lesson_text(number: int, year: int, chance: random.Random) -> str:
    """One lesson as a maintainer would write it, about 1,200 characters."""
    thing, slip, place, role = (chance.choice(x) for x in (THINGS, SLIPS, PLACES, ROLES))
    front = f"""---
title: {thing}{slip}之{number:05}
kind: {chance.choice(("失误", "险些出错"))}
event_types: [{chance.choice(TYPES)}]
phase: {chance.choice(("事前", "事中", "事后"))}
bottom_lines: []
occurred: {year}-{chance.randint(1, 12):02}
revised: {year + 1}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}
origin: 本单位
summary: {place}的{thing}{slip}，{role}补救及时，没有影响活动。
timeline:
  - at: T-{chance.randint(20, 60)}m
    what: {role}在{place}清点，发现{thing}{slip}
    turn: 发现
  - at: T-{chance.randint(2, 15)}m
    what: 换上备用的{thing}，试用正常
    turn: 化解
severity: {chance.choice(("S2", "S3", "S4"))}
factors: [{", ".join(sorted(chance.sample(FACTORS, 2)))}]
when: 开始前{chance.randint(10, 90)}分钟
do: {role}到{place}看{thing}
because: {thing}{slip}，坐在会场里看不见
no_item_reason: 已由其他检查项覆盖
state: 已收录
tags: [{thing}, {place}]
---
"""
    return front + "".join(_sections(chance))


def _sections(chance: random.Random) -> Iterator[str]:
    for heading in HEADINGS:
        yield f"\n## {heading}\n\n"
        yield f"{_sentences(chance, 3)}{chance.choice(LINKS)}。\n\n"
        yield "".join(f"- {_sentences(chance, 1)}\n" for _ in range(chance.randint(2, 4)))


def _sentences(chance: random.Random, count: int) -> str:
    return "".join(
        chance.choice(SENTENCES).format(
            place=chance.choice(PLACES),
            thing=chance.choice(THINGS),
            slip=chance.choice(SLIPS),
            role=chance.choice(ROLES),
            minutes=chance.randint(5, 90),
        )
        for _ in range(count)
    )
