"""The authors' Markdown as blocks of a book: filtered HTML read once more, links left as words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from builder.outputs.book.pieces import BookBlock, Points, Prose, Run, grid
from builder.outputs.paper import column, row
from builder.views.prose import render_prose

_WIDEST = 12
"""Characters from which a column gets no more room than another."""


def prose_blocks(markdown: str) -> list[BookBlock]:
    """Paragraphs, lists and tables of a section; sub-headings become bold paragraphs."""
    reader = _Reader()
    reader.feed(render_prose(markdown))
    reader.close()
    return reader.blocks


@dataclass
class _List:
    numbered: bool
    points: list[list[Run]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads what `render_prose` made; nothing else reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[BookBlock] = []
        self.runs: list[Run] = []
        self.bold = 0
        self.lists: list[_List] = []
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("strong", "th") or _is_heading(tag):
            self.bold += 1
        if tag in ("ul", "ol"):
            self._end_point()
            self.lists.append(_List(tag == "ol"))
        elif tag == "tr":
            self.rows.append([])
        elif tag == "br":
            self.runs.append(("\n", False))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "th") or _is_heading(tag):
            self.bold -= 1
        if tag in ("th", "td"):
            self.rows[-1].append(_plain(self._taken()))
        elif tag == "li":
            self._end_point()
        elif tag in ("ul", "ol"):
            self._end_list()
        elif tag == "table":
            self._end_table()
        elif (tag in ("p", "pre", "blockquote", "dt", "dd") or _is_heading(tag)) and not self.lists:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if text := data.replace("\n", "") if not self.runs else data.replace("\n", " "):
            self.runs.append((text, self.bold > 0))

    def _taken(self) -> list[Run]:
        taken, self.runs = self.runs, []
        return taken

    def _end_paragraph(self) -> None:
        runs = self._taken()
        if _plain(runs):
            self.blocks.append(Prose(kind="prose", runs=runs, look="plain"))

    def _end_point(self) -> None:
        """A point, or the words of a point that holds a list itself."""
        runs = self._taken()
        if self.lists and _plain(runs):
            self.lists[-1].points.append(runs)

    def _end_list(self) -> None:
        done = self.lists.pop()
        if self.lists:
            self.lists[-1].points += [[("— ", False), *runs] for runs in done.points]
        elif done.points:
            made = Points(kind="points", numbered=done.numbered, points=done.points)
            self.blocks.append(made)

    def _end_table(self) -> None:
        rows, self.rows = [cells for cells in self.rows if cells], []
        if rows:
            widths = [max(len(cells[i]) for cells in rows) for i in range(len(rows[0]))]
            shares = [max(2, min(width, _WIDEST)) for width in widths]
            columns = [column(t, s) for t, s in zip(rows[0], shares, strict=True)]
            self.blocks.append(grid(columns, [row(*cells) for cells in rows[1:]]))


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _plain(runs: list[Run]) -> str:
    return "".join(text for text, _ in runs).strip()
