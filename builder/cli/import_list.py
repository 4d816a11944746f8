"""`qianshi import --list`: an office's own checklist, shown as it is understood, then written."""

from collections.abc import Sequence
from pathlib import Path

import click

from builder.files.unchanged import replace_unchanged
from builder.files.write import write_text
from builder.letters.documents import read_document
from builder.letters.list_rows import rows_of
from builder.letters.part_xml import DocumentError
from builder.model import EventType, Library
from builder.model.words import did_you_mean
from builder.pipeline import check_words, forbids
from builder.review.old_list import TO_FILL_IN, Understood, entry_of, understand
from builder.review.texts import item_text

FOLDERS = {"检查项": "checklists/items", "任务": "checklists/tasks"}
LEFT = {
    "已有": "：单上已有",
    "没有节点": "：这类活动没有对得上的节点，没有收",
    "看不懂": "：看不懂做什么，没有收",
}
"""Lines of which nothing is written, and what is said of each."""
REFUSED = 1


def import_lists(
    files: Sequence[Path], named: str, root: Path, library: Library, *, yes: bool
) -> int:
    """Show every line of every list, ask, write; 1 where a file was refused."""
    event_type = _type_of(named, library)
    refused = 0
    for file in files:
        try:
            lines = list(understand(rows_of(read_document(file)), event_type, library))
        except (DocumentError, OSError) as fault:
            said = str(fault) if isinstance(fault, DocumentError) else "读不出来。"
            click.echo(f"{file.name}：{said}", err=True)
            refused = REFUSED
            continue
        _show(file, lines, library)
        if _is_private(file, lines):
            refused = REFUSED
        elif any(one.kind in FOLDERS for one in lines) and (yes or _agreed()):
            _write(lines, root, library)
    return refused


def _type_of(named: str, library: Library) -> EventType:
    """By id or title; a message with what there is otherwise."""
    types = library.whole_types
    found = next((x for x in types.values() if named in (x.id, x.title)), None)
    if found:
        return found
    titles = [event_type.title for event_type in types.values()]
    hint = did_you_mean(named, titles) or f"可写：{'、'.join(titles)}。"
    said = f"没有活动类型“{named}”。" if named else "请用 --type 写明这张单子是哪类活动的。"
    raise click.ClickException(f"{said}{hint}")


def _show(file: Path, lines: Sequence[Understood], library: Library) -> None:
    click.echo(f"{file.name}：{len(lines)} 行。")
    for one in lines:
        click.echo(f"  {one.row.where}“{one.row.text}”{_words(one, library)}")
        for line in one.similar:
            click.echo(f"    相近：{line.text}（{line.id}）")
    counts = {kind: sum(one.kind == kind for one in lines) for kind in (*FOLDERS, *LEFT)}
    click.echo("，".join(f"{kind} {count}" for kind, count in counts.items()) + "。")


def _words(one: Understood, library: Library) -> str:
    if one.place:
        said = "" if one.text == one.row.text else f"“{one.text}”"
        return f"→ 检查项{said}，{one.place.title(library)}"
    if one.kind == "任务":
        return f"→ 任务，时限 {one.due}"
    return LEFT[one.kind]


def _is_private(file: Path, lines: Sequence[Understood]) -> bool:
    texts = (text for one in lines for text in (one.row.text, one.row.expect))
    found = [finding for finding in check_words(texts, file.name) if forbids(finding)]
    for said in dict.fromkeys(finding.message for finding in found):
        click.echo(f"{file.name}：{said}请删去再收。一行也没有写。", err=True)
    return bool(found)


def _agreed() -> bool:
    return click.confirm("照这样写进检查单吗", default=False)


def _write(lines: Sequence[Understood], root: Path, library: Library) -> None:
    """Behind what stands in the files; names count on from those that are there."""
    texts: dict[str, str] = {}
    for one in lines:
        if one.kind in FOLDERS:
            path = f"{FOLDERS[one.kind]}/{one.topic}.yml"
            entry = entry_of(one, _free_name(one.topic, texts, library), library)
            texts[path] = texts.get(path, "") + item_text(entry)
    for path, text in texts.items():
        _append(root / path, text)
        click.echo(f"已写：{path}")
    if any(TO_FILL_IN in text for text in texts.values()):
        click.echo("“应看到”要逐条填上，qianshi check 会说在哪一行；依据现在写的是“惯例/本库”。")


def _free_name(topic: str, texts: dict[str, str], library: Library) -> str:
    known = {*library.items, *library.tasks}
    taken = "".join(texts.values())
    numbers = range(1, len(known) + taken.count("\n") + 2)
    names = (f"own-{number}" for number in numbers)
    free = (x for x in names if f"{topic}/{x}" not in known and f"name: {x}\n" not in taken)
    return next(free)


def _append(file: Path, text: str) -> None:
    if not file.exists():
        write_text(file, text.lstrip("\n"))
        return
    was = file.read_bytes()
    added = text.replace("\n", "\r\n") if b"\r\n" in was else text
    replace_unchanged(file, was, was.rstrip() + b"\n" + added.encode())
