"""来源对照: every row of the source documents is there once and has an answer that exists."""

from collections.abc import Iterator

from builder.checks.references import check_line, check_target
from builder.model import Finding, Library, Place, Reference
from builder.model.source_map import COMMANDS, LINES, PAGES, Answer, SourceDocument, SourceRow
from builder.model.words import did_you_mean
from builder.views.addresses import SITE_PAGES


def check_source_map(library: Library) -> Iterator[Finding]:
    """Rows that are missing, unknown, written twice, without answer, or answered by nothing."""
    for document in library.sources.values():
        yield from _check_names(document)
        yield from _check_type(library, document.place("event_type"), document.event_type)
        for index, row in enumerate(document.rows):
            yield from _check_row(library, document, index, row)


def _check_names(document: SourceDocument) -> Iterator[Finding]:
    wanted = document.row_names
    names = [row.name for row in document.rows]
    for index, name in enumerate(names):
        place = document.place("rows", index, "name")
        if name not in wanted:
            message = f"没有 {name} 这一行，应是 {wanted[0]} 到 {wanted[-1]}。"
            hint = did_you_mean(name, wanted) or "请核对行号；总行数写在 count。"
            yield Finding(place, "unknown-row", message, hint)
        elif name in names[:index]:
            yield Finding(place, "duplicate-id", f"{name} 写了两次。", "请合成一行。")
    for name in wanted:
        if name not in names:
            hint = "请补上：答在哪里（answer），或没有答的原因（open）。"
            yield Finding(document.place("count"), "missing-row", f"缺少 {name} 这一行。", hint)


def _check_row(
    library: Library, document: SourceDocument, index: int, row: SourceRow
) -> Iterator[Finding]:
    if not row.answer and not row.open_:
        hint = "请写 answer；确实不答的，写 open 和老实的原因。"
        place = document.place("rows", index)
        yield Finding(place, "unanswered-row", f"{row.label} 没有答案。", hint)
    yield from _check_type(library, document.place("rows", index, "event_type"), row.event_type)
    for number, text in enumerate(row.answer):
        place = document.place("rows", index, "answer", number)
        yield from _check_answer(library, place, Answer.parse(text))


def _check_type(library: Library, place: Place, name: str) -> Iterator[Finding]:
    if name:
        yield from check_target(library, place, Reference("event-types", name))


def _check_answer(library: Library, place: Place, answer: Answer) -> Iterator[Finding]:
    if answer.folder in LINES:
        yield from check_line(library, place, answer.folder, answer.id)
    elif answer.folder == PAGES:
        if answer.id not in SITE_PAGES:
            yield _nowhere(place, f"pages/{answer.id} 这一页", answer.id, tuple(SITE_PAGES))
    elif answer.folder:
        reference = Reference(answer.folder, answer.id, answer.anchor)
        yield from check_target(library, place, reference)
    elif (command := answer.id.partition(" ")[0]) not in COMMANDS:
        yield _nowhere(place, f"qianshi {command} 这个命令", command, COMMANDS)


def _nowhere(place: Place, what: str, name: str, known: tuple[str, ...]) -> Finding:
    hint = did_you_mean(name, known) or f"可用：{'、'.join(known)}。"
    return Finding(place, "unknown-link", f"没有 {what}。", hint)
