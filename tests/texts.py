"""The texts of this repository, compiled, and one that has every way of writing in it."""

from collections.abc import Iterator
from pathlib import Path

from builder.model import Library, Settings
from builder.model.record import Origin
from builder.model.wording import Wording
from builder.program import WordingProgram, compile_wordings
from builder.sources.records import make_record
from builder.sources.yaml_text import Parsed, parse_yaml

FOLDER = Path(__file__).parent.parent / "content" / "wording"
OFFICE = "示例市人民政府办公室"
EVERY_WAY = """
title: 样样都有
summary: 试每一种写法
layout: 文件
subject: "{office}关于{own_title|〔名称〕}的通知"
to: "{visitors|〔各单位〕}"
parts:
  - para: |
      定于{date}{clock}举行[，在{venue}]。

      一、时间
      （一）报到
      二、这一句有句号。
  - heading: 三、日程
  - lines: segments
    but: {kind: [用餐]}
    text: "{day}{clock}　{title}[，{place}]；"
  - table: segments
    where: {kind: [座谈, 用餐]}
    columns:
      - {title: 环节, share: 3, text: "{title}"}
      - {title: 手填, share: 2}
    empty: 2
  - say: ["没有清单的一段。"]
note: 联系人：〔姓名〕
annexes:
  - title: 回执
    parts: [{columns: [{title: 姓名, share: 1}, {title: 电话, share: 2}], empty: 3}]
  - title: 名单
    parts: [{para: "{staff|〔名单〕}"}]
reviewed: 2026-11-28
revised: 2026-11-28
"""


def wording(text: str, name: str = "own") -> Wording:
    """The record of a text."""
    parsed = parse_yaml(text, f"content/wording/{name}.yml")
    assert isinstance(parsed, Parsed), parsed
    made = make_record(Wording, parsed.data, Origin(name, parsed.source))
    assert isinstance(made, Wording), made
    return made


def compiled(wordings: list[Wording]) -> dict[str, WordingProgram]:
    """By id."""
    office = Settings(office=OFFICE)
    library = Library(kept={Wording: {x.id: x for x in wordings}, Settings: {"settings": office}})
    return {x["id"]: x for x in compile_wordings(library)}


def _all() -> Iterator[Wording]:
    for file in sorted(FOLDER.glob("*.yml")):
        yield wording(file.read_text("utf-8"), file.stem)
    yield wording(EVERY_WAY)


TEXTS = compiled(list(_all()))
