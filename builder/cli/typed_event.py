"""An event typed on the command line: the same data that a draft file holds."""

import re
from collections.abc import Mapping
from typing import Any

import click

from builder.program.spans import MAIN

_SEGMENT = re.compile(
    r"(?P<kind>\S+) (?P<start>\d\d:\d\d)(?:-(?P<end>\d\d:\d\d))?(?: (?P<place>.+))?"
)
_FORM = "“用餐 12:00-13:00 食堂”：环节、开始，结束和地点可以不写"


def typed_event(type_id: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """A draft of format 2; the first stretch is 活动 unless stretches are named."""
    if not options["start"]:
        raise click.UsageError('请用 --start "2026-12-08 09:00" 写明开始时间。')
    day = str(options["start"])[:10]
    return {
        "format": 2,
        "type": type_id,
        "title": options["title"],
        "guests": options["guests"],
        "segments": _segments(options, day) or [_main(options)],
        "circumstances": {title.strip(): {} for title in options["circumstances"]},
        "minimal": bool(options["minimal"]),
        "answers": _pairs(options["answers"], "--answer 问题=回答"),
        "people": _pairs(options["people"], "--person 角色=姓名"),
    }


def _segments(options: Mapping[str, Any], day: str) -> list[dict[str, Any]]:
    """The stretches that were named; a place and an end that were typed beside them hold for
    those that name none, of ends the one that begins last.
    """
    found = [_segment(text, day) for text in options["segments"]]
    for segment in found:
        segment["place"] = segment["place"] or options["place"]
    if found and options["end"]:
        last = max(found, key=lambda segment: str(segment["start"]))
        if (last["end"] or options["end"]) != options["end"]:
            raise click.UsageError(f"--end 和“{last['kind']}”这一段写的结束不一样，请只写一处。")
        last["end"] = options["end"]
    return found


def _main(options: Mapping[str, Any]) -> dict[str, Any]:
    segment = {"kind": MAIN, "start": options["start"], "place": options["place"]}
    return {**segment, "end": options["end"]} if options["end"] else segment


def _segment(text: str, day: str) -> dict[str, Any]:
    match = _SEGMENT.fullmatch(text.strip())
    if not match:
        raise click.UsageError(f"“{text}”应写成{_FORM}。")
    end = f"{day} {match['end']}" if match["end"] else None
    start = f"{day} {match['start']}"
    return {"kind": match["kind"], "start": start, "end": end, "place": match["place"] or ""}


def _pairs(values: tuple[str, ...], form: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(f"“{text}”应写成 {form}。")
        pairs[name.strip()] = value.strip()
    return pairs
