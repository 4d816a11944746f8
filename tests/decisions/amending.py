"""A small office with something of each kind that may be amended, comments and all."""

import shutil
from pathlib import Path

from builder.review.amend import Amendment, matching
from builder.review.rewrite import Act
from builder.sources import load_library

CARD_PATH, GUIDE_PATH = "checklists/cards/rope.yml", "content/guides/weather.md"
CARD = """# 卡的说明
title: 绳子松了
trigger: 旗往下滑
command: 总协调
report_to: 总协调
steps:
  - text: 稳住旗绳  # 说明一
    who: 升旗手
  # 中间的说明
  - text: 报告总协调
    note: 马上
event_types: [flag]
ground: [惯例/本库]
reviewed: 2026-11-22
revised: 2026-11-22  # 改过
"""
GUIDE = """---
title: 看天气
summary: 升旗前看天气
event_types: [flag]
owner: 总协调
reviewed: 2026-11-22
revised: 2026-11-22
---

## 看天 {#sky}

先看天。

1. 一个人看
2. 两个人看

<!-- 自己看的 -->
"""
STANDARDS = """# 本单位的
revised: 2026-11-22
rows:
  - name: limit
    label: 报告时限  # 电话
    unset: 马上报
"""
SYNONYMS = "# 头\n旗绳=升旗绳  # 升旗\n话筒=麦克风\n"
TASKS = """
# 领旗的说明
- name: fetch
  text: 领旗
  due: start-2wd 12:00
  workstream: flag
  when: [media = 是]
  ground: [惯例/本库]
"""


def amending_office(small: Path, root: Path) -> Path:
    """The small knowledge base with these beside it."""
    shutil.copytree(small, root)
    (root / CARD_PATH).write_text(CARD, "utf-8")
    (root / GUIDE_PATH).write_text(GUIDE, "utf-8")
    (root / "content/standards.yml").write_text(STANDARDS, "utf-8")
    (root / "content/synonyms.txt").write_text(SYNONYMS, "utf-8")
    tasks = root / "checklists/tasks/flag.yml"
    tasks.write_text(tasks.read_text("utf-8") + TASKS, "utf-8")
    return root


def wanted(root: Path, kind: str, said: str, act: Act = "change", **fields: str) -> Amendment:
    """What a reviewer wants who has found a passage by some words and looked at it."""
    (passage,) = matching(load_library(root).library, kind, said)
    return Amendment(kind, str(passage.place), act, fields, passage.seen)
