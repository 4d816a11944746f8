"""Markdown with YAML front matter to data and headed sections."""

import re
from dataclasses import dataclass

from builder.model import Finding, Place, Section
from builder.sources.yaml_text import Parsed, parse_yaml

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{#([A-Za-z0-9_-]+)\})?\s*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class ParsedMarkdown:
    """The front matter of one file and its body cut at the headings."""

    front: Parsed
    sections: tuple[Section, ...]


def parse_markdown(text: str, path: str) -> ParsedMarkdown | Finding:
    """Split `---` front matter from the body; a Finding when there is none or it is broken."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return Finding(
            Place(path, 1), "bad-yaml", "文件开头没有 --- 起始的资料段。", "请照模板补上。"
        )
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        return Finding(
            Place(path, 1), "bad-yaml", "资料段没有以 --- 结束。", "请在正文前补一行 ---。"
        )
    front = parse_yaml("\n".join(lines[1:end]), path, first_line=2)
    if isinstance(front, Finding):
        return front
    return ParsedMarkdown(front, tuple(_sections(lines[end + 1 :], end + 2)))


def _sections(lines: list[str], first_line: int) -> list[Section]:
    sections: list[Section] = []
    heading = ("", "", 0, first_line - 1)
    body: list[str] = []
    fence = ""
    for number, line in enumerate(lines, first_line):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        match = None if fence else _HEADING.match(line)
        if match:
            sections.append(Section(*heading, "\n".join(body).rstrip()))
            heading, body = (match[2], match[3] or "", len(match[1]), number), []
        else:
            body.append(line)
    sections.append(Section(*heading, "\n".join(body).rstrip()))
    return [s for s in sections if s.title or s.text.strip()]
