"""The dated tasks as a calendar, so that a phone or a mail program reminds of them.

RFC 5545 by hand: lines of at most 75 bytes folded, text escaped, times floating (the wall clock
of the office; nobody here is in another time zone).
"""

from collections.abc import Iterator

from builder.outputs.format import RenderError
from builder.outputs.paper import Entry, Paper
from builder.program.canonical import short_hash
from builder.program.result import ResultTask
from builder.program.times import moment_text
from builder.program.urgency import REPAIR

_LONGEST = 75


def render(paper: Paper) -> bytes:
    """UTF-8 iCalendar, an alarm a task or dated row; equal input gives equal bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//qianshi//checklist//ZH"]
    lines.append(f"X-WR-CALNAME:{_text(paper.title)}")
    if paper.entry:
        lines += _stretches(paper.entry)
        for task in paper.entry.result["tasks"]:
            lines += _task(task, paper.entry)
    else:
        lines += _rows(paper)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _rows(paper: Paper) -> Iterator[str]:
    """The dated rows of every table: the first cell that is not the time is the title."""
    tables = [b for s in paper.sections for b in s["blocks"] if b["kind"] == "table"]
    dated = [row for table in tables for row in table["rows"] if "due" in row]
    if not dated:
        raise RenderError(f"“{paper.label}”里没有到期的事，不能做成日历。")
    for row in dated:
        cells = [cell for cell in row["cells"][1:] if cell]
        uid = f"{short_hash([row['due'], *cells], 12)}@qianshi"
        yield from _alarm(uid, row["due"], cells[0], "\n".join(cells[1:]), row["due"])


def _alarm(uid: str, minute: int, title: str, words: str, stamp: int) -> list[str]:
    """One point in time with an alarm an hour before; `stamp` stands for when it was made."""
    when = moment_text(minute)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{moment_text(stamp)}Z",
        f"DTSTART:{when}",
        f"DTEND:{when}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(words)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(title)}",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
    ]


def _task(task: ResultTask, entry: Entry) -> list[str]:
    mark = "红线：" if task["red_line"] else ""
    words = f"主责 {task['lead']}；协助 {task['assist']}；检查 {task['check']}"
    parts = [entry.result["title"], words, task["statute_text"], _fallback(task)]
    uid = f"{entry.result['hash']}-{task['id'].replace('/', '-')}@qianshi"
    text = "\n".join(part for part in parts if part)
    return _alarm(uid, task["due"], mark + task["text"], text, entry.result["start"])


def _fallback(task: ResultTask) -> str:
    return f"{REPAIR}（惯例）：{task['fallback']}" if task["fallback"] else ""


def _stretches(entry: Entry) -> Iterator[str]:
    for number, segment in enumerate(entry.result["segments"], 1):
        yield from ("BEGIN:VEVENT", f"UID:{entry.result['hash']}-segment-{number}@qianshi")
        yield f"DTSTAMP:{moment_text(entry.result['start'])}Z"
        yield f"DTSTART:{moment_text(segment['start'])}"
        yield f"DTEND:{moment_text(segment['end'])}"
        yield f"SUMMARY:{_text(entry.result['title'] + '·' + segment['kind'])}"
        yield from (f"LOCATION:{_text(segment['place'])}", "END:VEVENT")


def _text(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, escaped)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Cut so that no piece is longer than allowed in bytes, and never inside a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + character, size + width
    return "\r\n ".join([*pieces, piece])
