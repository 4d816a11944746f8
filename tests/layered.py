"""An office that stands on two layers: on the small sample, and on what a province laid over it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

PROVINCE = {
    "layer.yml": "title: 省厅\nversion: 2026-10\n",
    "checklists/items/flag.yml": """\
- name: media
  text: 摆媒体席桌签和省厅通稿
  expect: 每席一签一稿
  pauses: [before]
  when: [media = 是]
  ground: [惯例/本库]
- name: badge
  text: 发省厅记者证
  expect: 每人一证
  pauses: [before]
  ground: [惯例/本库]
""",
    "content/standards.yml": """\
revised: 2026-10-01
rows:
  - name: report
    label: 报告时限
    area: 报告和时限
    value: 30 分钟
    ground: 省厅通知
    unset: 先报再说
  - name: tea
    label: 茶歇标准
    unset: 不备茶歇
""",
    "content/synonyms.txt": "媒体 = 记者\n",
}
"""Of 省厅: one line in the place of another, one line beside, two standards."""
OFFICE = {
    "qianshi.yml": "office: 区办公室\nlayers: [qianshi, 省厅]\n",
    "checklists/items/flag.yml": """\
- name: rope
  text: 拉一拉旗绳
  expect: 拉不动
  pauses: [last]
  ground: [lessons/2013/rope]
""",
    "content/strikes.yml": """\
rows:
  - what: items/flag/badge
    reason: 区里不发证
  - what: tasks/flag/notify
    reason: 旗手常驻
""",
    "content/standards.yml": """\
revised: 2026-11-28
rows:
  - name: report
    value: 15 分钟
    ground: 区里的办法
""",
    "checklists/vocabulary.yml": """\
roles: [区联络员]
bottom_lines: []
factors: []
themes: []
""",
}
"""Of the office itself: one line beside the others, two strikes, a value of its own."""


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Files by their paths in a folder."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def layered_office(folder: Path, small: Path, more: Mapping[str, str] | None = None) -> Path:
    """The office in a folder; `more` are texts of its own beside these, or in their place."""
    below = folder / "layers/qianshi"
    shutil.copytree(small, below)
    (below / "qianshi.yml").unlink()
    write_texts(below, {"layer.yml": "title: 前事库\nversion: 2026-11\n"})
    write_texts(folder / "layers/省厅", PROVINCE)
    write_texts(folder, {**OFFICE, **(more or {})})
    return folder
