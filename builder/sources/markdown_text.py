"""Markdown with YAML front matter to data and headed sections."""

import re
from dataclasses import dataclass

from builder.model import Finding, Place, Section
from builder.sources.yaml_text import Parsed, parse_past_faults

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{#([A-Za-z0-9_-]+)\})?\s*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")


@dataclass(frozen=True, slots=True)
class ParsedMarkdown:
    """The front matter of one file and its body cut at the headings."""

    front: Parsed
    sections: tuple[Section, ...]


def parse_markdown(text: str, path: str) -> ParsedMarkdown | tuple[Finding, ...]:
    """Split `---` front matter from the body; findings when there is none or it is broken."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if lines[0].strip() != "---" or end is None:
        return (_no_front_matter(path, has_start=lines[0].strip() == "---"),)
    front = parse_past_faults("\n".join(lines[1:end]), path, first_line=2)
    if not isinstance(front, Parsed):
        return front
    return ParsedMarkdown(front, tuple(_sections(lines[end + 1 :], end + 2)))


def _no_front_matter(path: str, *, has_start: bool) -> Finding:
    here = Place(path, 1)
    if has_start:
        return Finding(here, "no-front-matter", "资料段没有以 --- 结束。", "请在正文前补一行 ---。")
    return Finding(here, "no-front-matter", "文件开头没有 --- 起始的资料段。", "请照模板补上。")


def _sections(lines: list[str], first_line: int) -> list[Section]:
    sections: list[Section] = []
    heading = ("", "", 0, first_line - 1)
    body: list[str] = []
    fence = ""
    for number, line in enumerate(lines, first_line):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        match = _HEADING.match(line) if not fence and line.startswith("#") else None
        if match:
            sections.append(Section(*heading, "\n".join(body).rstrip()))
            heading, body = (match[2], match[3] or "", len(match[1]), number), []
        else:
            body.append(line)
    sections.append(Section(*heading, "\n".join(body).rstrip()))
    return [s for s in sections if s.title or s.text.strip()]
