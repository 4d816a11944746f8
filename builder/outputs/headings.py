"""The lines at the head of every paper, shared by the outputs."""

from urllib.parse import urlencode

from builder.model import Event
from builder.program import Result
from builder.program.entry import Entry
from builder.program.lists.change import again, changes


def facts_of(result: Result, event: Event) -> list[tuple[str, str]]:
    """Label and value of what is known beside title and time; the unknown is left out."""
    leaders = "、".join(event.leaders)
    people = "、".join(f"{role} {person.name}" for role, person in event.people.items())
    facts = [
        ("地点", result["place"]),
        ("来宾", result["guests"]),
        ("人员", people),
        ("须告知的领导", leaders),
        ("备注", event.notes),
    ]
    return [(label, value) for label, value in facts if value]


def stamp_of(entry: Entry) -> str:
    """`第 3 版 · 清单 7f3a91c2 · 校验 1e7b6927c6ba · 打印 2026-12-05 16:20`."""
    result = entry.result
    return (
        f"{edition_of(entry)} · 清单 {result['version']} · "
        f"校验 {result['hash']} · 打印 {entry.printed}"
    )


def edition_of(entry: Entry) -> str:
    """`第 2 次发出`, `第 2 次发出后又改`; `第 3 版` of what was never given out."""
    issued = entry.event.issued
    if not issued:
        return f"第 {entry.event.revision} 版"
    changed = changes(entry) or again(entry)
    return f"第 {issued[-1].number} 次发出{'后又改' if changed else ''}"


def checklist_address(event: Event, site: str) -> str:
    """Where 开检查单 opens with this type and these answers; names and times never enter it.

    `site` is the site's public address; `browser/checklist/open-checklist-address.js` writes the
    same.
    """
    answers = {f"a.{name}": answer for name, answer in event.answers.items()}
    return f"{site.rstrip('/')}/checklist.html#{urlencode({'type': event.type, **answers})}"
