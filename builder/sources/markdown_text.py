"""Markdown with YAML front matter to data and headed sections."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model import Finding, Place, Section
from builder.prose.comments import without_comments
from builder.prose.outline import Heading, outline
from builder.sources.yaml_text import Parsed, parse_past_faults

_ANCHOR = re.compile(r"\{#([A-Za-z0-9_-]+)\}$")


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
    body = without_comments("\n".join(lines[end + 1 :]))
    faults = _unclosed(path, end + 1 + body.unclosed) if body.unclosed else ()
    front = replace(front, faults=(*front.faults, *faults))
    return ParsedMarkdown(front, tuple(_sections(body.text, end + 2)))


def _unclosed(path: str, line: int) -> tuple[Finding, ...]:
    message = "注释从这一行开始，没有结束；后面的内容都不会登出。"
    hint = "请补上 -->（或 %%）；不是注释的，请写成 \\<!-- 或 \\%%。"
    return (Finding(Place(path, line), "unclosed-comment", message, hint),)


def _no_front_matter(path: str, *, has_start: bool) -> Finding:
    here = Place(path, 1)
    if has_start:
        return Finding(here, "no-front-matter", "资料段没有以 --- 结束。", "请在正文前补一行 ---。")
    return Finding(here, "no-front-matter", "文件开头没有 --- 起始的资料段。", "请照模板补上。")


def _sections(text: str, first_line: int) -> Iterator[Section]:
    """The parts of a body without its comments, each below its heading."""
    lines = text.split("\n")
    cut = outline(text)
    starts = [Heading(0, 0, 0, ""), *cut.headings]
    for heading, following in zip(starts, [*cut.headings, None], strict=True):
        end = following.start if following else len(lines)
        title, anchor = _title_and_anchor(heading.title)
        section = Section(
            title,
            anchor,
            heading.level,
            first_line + heading.end - 1,
            "\n".join(lines[heading.end : end]).rstrip(),
            _elsewhere(lines, cut.definitions, range(heading.end, end)),
        )
        if section.title or section.text.strip():
            yield section


def _title_and_anchor(heading: str) -> tuple[str, str]:
    named = _ANCHOR.search(heading)
    return (heading[: named.start()].rstrip(), named[1]) if named else (heading, "")


def _elsewhere(lines: Sequence[str], definitions: Iterable[range], own: range) -> str:
    """The definitions that stand outside a section's own lines."""
    found = (lines[d.start : d.stop] for d in definitions if d.start not in own)
    return "\n\n".join("\n".join(part).rstrip() for part in found)
