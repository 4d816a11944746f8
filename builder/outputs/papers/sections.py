"""The interpreter of compiled papers: a paper and an entry to sections of blocks.

`browser/sheet/sheet-papers.js` is the same interpreter; `tests/browser/test_papers_agree.py`
compares what the two make.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from builder.model.paper_spec import PartKind
from builder.outputs.paper import (
    Block,
    Copy,
    Facts,
    Lines,
    PauseBlock,
    Row,
    Seats,
    Section,
    Sign,
    Table,
    TaskBlock,
    column,
    words,
)
from builder.program.entry import Entry
from builder.program.lists import Scope, numeral, rows_in, scope_of
from builder.program.paper_format import (
    JoinedTexts,
    PaperCells,
    PaperPartProgram,
    PaperProgram,
    PaperSection,
)
from builder.program.rules import fill
from builder.seating import Seating

_Part = PaperPartProgram
_CHAPTERS = "#chapters"
"""Under which a scope has the counter of its section's chapters; no text can name it."""


def sections_of(paper: PaperProgram, entry: Entry) -> list[Section]:
    """The sections that have something to say; none of a paper that such an event goes without."""
    if paper["name"] in entry.result["without"]:
        return []
    return sections_in(paper, scope_of(entry))


def sections_in(paper: PaperProgram, scope: Scope) -> list[Section]:
    """The same, with what is known given by name."""
    return [made for section in paper["sections"] for made in _sections(section, scope)]


def _sections(section: PaperSection, scope: Scope) -> Iterator[Section]:
    for row in _rows(section["each"], scope) if section["each"]["rows"] else [scope]:
        own = {**_with(section["with_texts"], row), _CHAPTERS: count(1)}
        blocks = list(_blocks(section["parts"], own)) if _holds(section["when"], own) else []
        if blocks:
            title, aside = fill(section["name"], own), fill(section["aside"], own)
            yield Section(title=title, aside=aside, runs_on=section["runs_on"], blocks=blocks)


def _blocks(parts: list[_Part], scope: Scope) -> Iterator[Block]:
    """What the parts say, each below its heading; nothing of a part that has nothing to say."""
    for part in parts:
        if not _holds(part["when"], scope) or (part["unless"] and scope[part["unless"]]):
            continue
        made = list(_MADE[part["kind"]](part, scope))
        if part["heading"] and (made or part["kind"] == "heading"):
            number = f"{numeral(next(scope[_CHAPTERS]))}、" if part["chapter"] else ""
            title = number + fill(part["heading"], scope)
            yield words("heading", title, fill(part["aside"], scope))
        yield from made


def _holds(name: str, scope: Scope) -> bool:
    return not name or bool(scope[name])


# ---- Rows


def _rows(of: JoinedTexts, scope: Scope) -> list[Scope]:
    if not of["rows"]:
        return []
    wanted, others = _filled(of["where"], scope), _filled(of["but"], scope)
    rows = (row for row in rows_in(scope, of["rows"]) if _fits_all(row, wanted))
    meant = [row for row in rows if not others or not _fits_all(row, others)]
    return meant if len(meant) >= of["least"] else []


def _filled(conditions: Mapping[str, list[str]], scope: Scope) -> dict[str, list[str]]:
    return {name: [fill(text, scope) for text in texts] for name, texts in conditions.items()}


def _fits_all(row: Scope, wanted: Mapping[str, list[str]]) -> bool:
    return all(_fits(row[name], texts) for name, texts in wanted.items())


def _fits(value: object, wanted: list[str]) -> bool:
    if isinstance(value, bool):
        return ("是" if value else "否") in wanted
    return str(value) in wanted


def _shown(of: JoinedTexts, scope: Scope) -> tuple[list[Scope], list[str]]:
    """The rows there is room for, and what is said of the others."""
    rows = _rows(of, scope)
    more = len(rows) - of["first"]
    if not of["first"] or more <= 0:
        return rows, []
    said = fill(of["more"], {**scope, "more": more, "count": len(rows)})
    return rows[: of["first"]], [said] if said else []


def _said(of: JoinedTexts, rows: list[Scope], scope: Scope) -> list[str]:
    """The texts of rows, or those written down; empty ones are left out."""
    said = [fill(of["text"], row) for row in rows] + [fill(text, scope) for text in of["say"]]
    return [text for text in said if text]


def _with(texts: Mapping[str, JoinedTexts], scope: Scope) -> Scope:
    """The scope with joined texts; a later one may name an earlier one."""
    for name, of in texts.items():
        rows, more = _shown(of, scope)
        scope = {**scope, name: of["between"].join(_said(of, rows, scope)) + "".join(more)}
    return scope


# ---- Parts


def _rows_of(part: _Part, scope: Scope) -> tuple[list[Scope], list[str]]:
    rows, more = _shown(part["of"], scope)
    return [_with(part["with_texts"], row) for row in rows], more


def _facts(part: _Part, scope: Scope) -> list[Block]:
    rows, _ = _rows_of(part, scope)
    pairs = [[fill(part["label"], row), fill(part["of"]["text"], row)] for row in rows]
    pairs += [[fill(text, scope) for text in pair] for pair in part["facts"]]
    known = [pair for pair in pairs if pair[1]]
    return [Facts(kind="facts", pairs=known)] if known else []


def _lines(part: _Part, scope: Scope) -> list[Block]:
    rows, more = _rows_of(part, scope)
    none = fill(part["none"], scope)
    texts = [*_said(part["of"], rows, scope), *more] or ([none] if none else [])
    return [Lines(kind="lines", numbered=part["numbered"], texts=texts)] if texts else []


def _table(part: _Part, scope: Scope) -> list[Block]:
    rows, more = _rows_of(part, scope)
    if not rows and not part["empty"]:
        none = fill(part["none"], scope)
        return [words("para", none)] if none else []
    columns = part["columns"]
    above: list[Scope | None] = [None, *rows]
    lines = [_row(part, row, before) for row, before in zip(rows, above, strict=False)]
    lines += [Row(cells=[text, *("" for _ in columns[1:])], strong=False) for text in more]
    lines += [Row(cells=["" for _ in columns], strong=False)] * part["empty"]
    heads = [column(x["title"], x["share"], x["kind"]) for x in columns]
    return [Table(kind="table", columns=heads, rows=lines)]


def _row(part: _Part, row: Scope, above: Scope | None) -> Row:
    cells = [_cell(x, row, above) for x in part["columns"]]
    return Row(cells=cells, strong=bool(part["strong"]) and bool(row[part["strong"]]))


def _cell(cells: PaperCells, row: Scope, above: Scope | None) -> str:
    once = fill(cells["once"], row)
    same = above is not None and fill(cells["once"], above) == once
    return ("" if same else once) + fill(cells["text"], row)


def _tick(part: _Part, scope: Scope) -> list[Block]:
    """Rows of the two lists as they are; the tasks stand together below a title."""
    rows = [row["row"] for row in _rows_of(part, scope)[0]]
    if part["of"]["rows"] == "pauses":
        return [PauseBlock(kind="pause", pause=x, closing=scope["closing"]) for x in rows]
    title = fill(part["label"], scope)
    return [TaskBlock(kind="tasks", title=title, tasks=rows)] if rows else []


def _words(part: _Part, scope: Scope) -> list[Block]:
    text = fill(part["text"], scope)
    return [words("remark" if part["kind"] == "remark" else "para", text)] if text else []


def _sign(part: _Part, scope: Scope) -> list[Block]:
    return [Sign(kind="sign", labels=part["labels"])]


def _copy(part: _Part, scope: Scope) -> list[Block]:
    """A short message has no line breaks."""
    text = fill(part["text"], scope).strip()
    if part["channel"] == "短信":
        text = text.replace("\n", " ")
    to = fill(part["to"], scope)
    return [Copy(kind="copy", to=to, channel=part["channel"], text=text)] if text else []


def _picture(part: _Part, scope: Scope) -> list[Block]:
    plan: Seating = scope[part["picture"]]
    return [Seats(kind="seats", seating=plan)] if plan["seats"] else []


def _each(part: _Part, scope: Scope) -> Iterator[Block]:
    for row in _rows_of(part, scope)[0]:
        yield from _blocks(part["parts"], row)


def _heading(part: _Part, scope: Scope) -> list[Block]:
    return []


_MADE: Mapping[PartKind, Callable[[_Part, Scope], Iterable[Block]]] = {
    "facts": _facts,
    "lines": _lines,
    "say": _lines,
    "table": _table,
    "tick": _tick,
    "para": _words,
    "remark": _words,
    "sign": _sign,
    "copy": _copy,
    "picture": _picture,
    "each": _each,
    "heading": _heading,
}
