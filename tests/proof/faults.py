"""Faults as people make them: each spoils one file and knows what must be said about it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Said = tuple[str, int, str]
"""Path, line and code of a finding."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Replace the first line that matches by other lines; findings stand relative to it.

    `said` are pairs of a code and a line: an offset from the replaced line, or `=2` for a fixed
    line, or `=severity` for the line of a field.
    """

    line: str
    becomes: str
    said: Sequence[tuple[str, str]]

    def apply(self, root: Path, path: str) -> Iterator[Said]:
        """Spoil the file; what must be found."""
        lines = (root / path).read_text("utf-8").split("\n")
        index = next(i for i, line in enumerate(lines) if re.match(self.line, line))
        lines[index] = re.sub(self.line, self.becomes, lines[index], count=1)
        text = "\n".join(line for line in lines if line != "DELETED")
        (root / path).write_text(text, "utf-8")
        for code, where in self.said:
            yield path, self._line(where, index + 1, text), code

    def _line(self, where: str, line: int, text: str) -> int:
        if not where.startswith("="):
            return line + int(where)
        if where[1:].isdecimal():
            return int(where[1:])
        head = text[: text.index(f"\n{where[1:]}:") + 1]
        return head.count("\n") + 1


LESSON_SLIPS = (
    Slip(r"title: ", "title：", [("full-width-colon", "0")]),
    Slip(r"outcome: ", "outcome： ", [("full-width-colon", "0")]),
    Slip(r"summary: ", "summary: 经过: ", [("unquoted-colon", "0")]),
    Slip(r"phase: .*", "phase: 事中间", [("unknown-value", "0")]),
    Slip(r"severity: .*", "severity: S9", [("unknown-value", "0")]),
    Slip(r"state: .*", "state: 收录", [("unknown-value", "0")]),
    Slip(r"revised: .*", "revised: 2026-02-30", [("bad-date", "0")]),
    Slip(r"occurred: .*", "occurred: 去年冬天", [("bad-date", "0")]),
    Slip(r"kind: ", "kinds: ", [("unknown-field", "0"), ("missing-field", "=2")]),
    Slip(r"origin: .*", "DELETED", [("missing-field", "=2")]),
    Slip(r"phase: (.*)", r"phase: \1\nphase: \1", [("duplicate-key", "1")]),
    Slip(r"factors: .*", "factors: [没有这个词]", [("unknown-value", "0")]),
    Slip(r"owner: .*", "owner: 总协调员", [("unknown-value", "0")]),
    Slip(r"event_types: .*", "event_types: [event-0O]", [("unknown-link", "0")]),
    Slip(r"tags: .*", r"tags: &a [x]", [("yaml-alias", "0")]),
    Slip(r"tags: .*", r"tags: !!python/name:os.system x", [("yaml-tag", "0")]),
    Slip(r"tags: .*", f"tags: {'[' * 30}{']' * 30}", [("too-deep", "0")]),
    Slip(r"tags: .*", f"tags: [{'长' * 20_001}]", [("too-large", "0")]),
    Slip(r"tags: .*", "tags: [x", [("bad-yaml", "0")]),
    Slip(r"tags: .*", "\ttags: [x]", [("bad-yaml", "0")]),
    Slip(r"tags: .*", "tags: 话筒", [("bad-value", "0")]),
    Slip(r"review_due: .*", "review_due: 2026-01-01", [("review-overdue", "0")]),
    Slip(r"tags: .*", "aliases: [{id}]", [("alias-loop", "0")]),
    Slip(
        r"tags: .*",
        "measures:\n  - what: 换绳\n    owner: 总协调\n    due: 2026-01-01",
        [("measure-overdue", "3")],
    ),
    Slip(r"because: .*", "because: 换了一个缘故", [("suspect-item", "item")]),
    Slip(r"do: .*", "do: 检查员换一个看法", [("suspect-item", "item")]),
    Slip(r"## 经过", "## 启示", [("missing-section", "=2"), ("section-order", "0")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n来源没有写钟点。", [("source-talk", "2")]),
    Slip(r"## 应急处置", "## 体会", [("unknown-section", "0")]),
    Slip(r"(.*)guide-\d+\.md#step-1", r"\1guide-9999.md", [("unknown-link", "0")]),
    Slip(r"(.*)#step-1", r"\1#step-l", [("dead-anchor", "0")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n<b>粗</b>", [("raw-html", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n[看](javascript:alert)", [("unsafe-url", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n![图](file:///c:/a.png)", [("unsafe-url", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n[看](notes.docx)", [("unknown-link", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n打 138 0013 8000", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n打１３９００１３\n８０００", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n证号 11010519491231002X", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n卡 6222 0212 3456 7890 128", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n电话（0531）8888-6666", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n护照 E12345678", [("personal-data", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n车号鲁A·12345", [("personal-data", "2")]),
    Slip(r"outcome: .*", "outcome: 打 13800138000 问过", [("personal-data", "0")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n机密★一年", [("classified-mark", "2")]),
    Slip(r"## 原因分析", r"## 原因分析\n\n请张某某局长看", [("person-name-with-title", "2")]),
    Slip(r"---", "", [("no-front-matter", "=1")]),
)
ITEM_SLIPS = (
    Slip(r"  text: .*", "  text: 确保话筒能用", [("vague-words", "0")]),
    Slip(r"  text: .*", "  text: 看话筒并试音", [("not-one-action", "0")]),
    Slip(r"  text: .*", "  text: 是否摆好话筒", [("not-one-action", "0")]),
    Slip(r"  text: .*", f"  text: 看{'话筒' * 12}", [("item-too-long", "0")]),
    Slip(r"  expect: .*", "  expect: 正常", [("no-expect", "0")]),
    Slip(r"  expect: .*", f"  expect: {'先看左边再看右边' * 4}", [("how-to-on-sheet", "0")]),
    Slip(r"  checker: .*", "  checker: 检察员", [("unknown-value", "0")]),
    Slip(
        r"  ground: .*",
        "  ground: [regulations/rule-000#art-1]\n  killer: 是\n  invalidated_by: [大风]",
        [("killer-not-repeated", "-2")],
    ),
    Slip(r"  ground: .*", "  ground: [regulations/rule-000#art-l]", [("dead-anchor", "0")]),
    Slip(r"  ground: .*", "  ground: [regulations/rule-999#art-1]", [("unknown-link", "0")]),
    Slip(r"  when: .*|  checker: .*", "  when: [medai = 是]", [("unknown-value", "0")]),
    Slip(
        r"  when: .*|  checker: .*",
        "  when: [media = 是, media = 否]",
        [("dead-item", "0")],
    ),
)
TYPE_SLIPS = (
    Slip(r"    place: .*", "    place: 待定", [("pause-incomplete", "0")]),
    Slip(r"    caller: .*", "    caller: 主持人", [("unknown-value", "0")]),
    Slip(r"modules: \[(.*)\]", r"modules: [\1, event-l]", [("unknown-link", "0")]),
    Slip(r"reading: .*", "reading: [guides/guide-00O]", [("unknown-link", "0")]),
    Slip(r"reviewed: .*", "reviewed: 2025-01-01", [("review-overdue", "0")]),
)
REGULATION_SLIPS = (
    Slip(r"theme: .*", "theme: 会务", [("unknown-value", "0")]),
    Slip(r"reviewed: .*", "reviewed: 2025-01-01", [("stale-rule", "0")]),
)


def _write(path: str, text: str, code: str, line: int = 1) -> Callable[[Path], Iterator[Said]]:
    def apply(root: Path) -> Iterator[Said]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
        yield path, line, code

    return apply


def _link(root: Path) -> Iterator[Said]:
    (root / "content/guides/elsewhere.md").symlink_to("guide-000.md")
    yield "content/guides/elsewhere.md", 1, "symlink"


_ALONE = """---
title: 没人引到
summary: 做法
owner: 总协调
reviewed: 2026-11-22
revised: 2026-11-22
---
"""
_LONG = f"content/assets/{'a' * 100}/{'b' * 100}.png"
NEW_FILES: tuple[Callable[[Path], Iterator[Said]], ...] = (
    _write("content/assets/con.png", "", "reserved-name"),
    _write("content/assets/a：b?.png", "", "reserved-name"),
    _write(_LONG, "", "long-path"),
    _write("content/notes.md", "", "unreachable-page"),
    _write("checklists/items/more.yaml", "", "unreachable-page"),
    _write(
        "content/guides/没人引到.md",
        _ALONE.replace("owner", "event_types: [event-00]\nowner"),
        "bad-name",
    ),
    _write("content/guides/alone.md", _ALONE, "orphan-guide", 2),
    _link,
)
