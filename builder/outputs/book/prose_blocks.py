"""The authors' Markdown as blocks of a book: filtered HTML read once more, links left as words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

from builder.model.picture import Picture
from builder.outputs.book.pieces import BookBlock, Face, Photo, Points, Prose, Run, grid, photo
from builder.outputs.paper import column, row
from builder.prose.draw import BACK
from builder.views.prose import render_prose

_WIDEST = 12
"""Characters from which a column gets no more room than another."""
_BOLD = ("strong", "th", "h2", "h3", "h4", "h5", "h6")


def prose_blocks(markdown: str, pictures: Mapping[str, Picture]) -> list[BookBlock]:
    """Paragraphs, lists, tables and pictures of a section; sub-headings become bold paragraphs.

    `pictures` are those that the text names, by the addresses that stand in it.
    """
    reader = _Reader(pictures)
    reader.feed(render_prose(markdown))
    reader.close()
    return reader.blocks


@dataclass
class _List:
    numbered: bool
    first: int
    points: list[list[Run]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads what `render_prose` made; nothing else reaches it."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__()
        self.pictures = pictures
        self.photos: list[Photo] = []
        """Those of the block that is being read, which stand below it."""
        self.blocks: list[BookBlock] = []
        self.runs: list[Run] = []
        self.open: Counter[str] = Counter()
        self.lists: list[_List] = []
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[tag] += 1
        if tag in ("ul", "ol"):
            self._end_point()
            self.lists.append(_List(tag == "ol", int(dict(attrs).get("start") or 1)))
        elif tag == "li":
            self.lists[-1].points.append([])
        elif tag in ("table", "figure"):
            self._interrupt_lists()
        elif tag == "img":
            self._see(dict(attrs))
        elif tag == "tr":
            self.rows.append([])
        elif tag == "br" or (tag in ("p", "pre") and self.lists and _plain(self.runs)):
            self.runs.append(("\n", ""))

    def handle_endtag(self, tag: str) -> None:
        self.open[tag] -= 1
        if tag in ("th", "td"):
            self.rows[-1].append(_in_cell(self._taken()))
        elif tag == "li":
            self._end_point()
        elif tag in ("ul", "ol"):
            self._end_list()
        elif tag == "table":
            self._end_table()
        elif tag == "figcaption":
            self.photos[-1:] = [self._captioned(x) for x in self.photos[-1:]]
            self._end_photos()
        elif (tag in ("p", "pre", "blockquote") or _is_heading(tag)) and not self.lists:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if data == BACK:
            return
        if not self.open["pre"]:
            data = data.replace("\n", " " if self.runs else "")
        if data:
            self.runs.append((data, self._face()))

    def _see(self, attributes: Mapping[str, str | None]) -> None:
        """A picture in a line leaves its words there and is drawn below."""
        words = attributes.get("alt") or ""
        if found := self.pictures.get(attributes.get("src") or ""):
            self.photos.append(photo(found, words, words))
        if not self.open["figure"]:
            self.runs.append((f"（图：{words}）", self._face()))

    def _captioned(self, taken: Photo) -> Photo:
        return Photo({**taken, "caption": _plain(self._taken())})

    def _end_photos(self) -> None:
        self.blocks += self.photos
        self.photos = []

    def _face(self) -> Face:
        if self.open["del"]:
            return "struck"
        return "bold" if any(self.open[tag] for tag in _BOLD) else ""

    def _taken(self) -> list[Run]:
        taken, self.runs = self.runs, []
        return taken

    def _end_paragraph(self) -> None:
        runs = self._taken()
        if _plain(runs):
            look: Literal["boxed", "plain"] = "boxed" if self.open["div"] else "plain"
            self.blocks.append(Prose(kind="prose", runs=_trimmed(runs), look=look))
        self._end_photos()

    def _end_point(self) -> None:
        """Words of a point, before a list that it holds or at its end."""
        runs = self._taken()
        if self.lists and _plain(runs):
            self._continue_point(_trimmed(runs))

    def _continue_point(self, runs: list[Run]) -> None:
        point = self.lists[-1].points[-1]
        point += [("\n", ""), *runs] if point else runs

    def _end_list(self) -> None:
        """A list in a list becomes lines of the point that holds it."""
        done = self.lists.pop()
        if not self.lists:
            self._add_points(done)
            return
        for number, runs in enumerate(filter(None, done.points), done.first):
            inner = [(text.replace("\n", "\n　"), face) for text, face in runs]
            self._continue_point([(f"{number}) " if done.numbered else "— ", ""), *inner])

    def _add_points(self, done: _List) -> None:
        if points := [point for point in done.points if point]:
            self.blocks.append(
                Points(kind="points", numbered=done.numbered, first=done.first, points=points)
            )
        self._end_photos()

    def _interrupt_lists(self) -> None:
        """What stands above a table in a list is printed above it."""
        self._end_point()
        waiting, self.lists = self.lists, []
        for done in waiting:
            self._add_points(done)
            self.lists.append(_List(done.numbered, done.first + len(done.points), [[]]))

    def _end_table(self) -> None:
        rows, self.rows = [cells for cells in self.rows if cells], []
        if rows:
            widths = [max(len(cells[i]) for cells in rows) for i in range(len(rows[0]))]
            shares = [max(2, min(width, _WIDEST)) for width in widths]
            columns = [column(t, s) for t, s in zip(rows[0], shares, strict=True)]
            self.blocks.append(grid(columns, [row(*cells) for cells in rows[1:]]))
        self._end_photos()


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _plain(runs: list[Run]) -> str:
    return "".join(text for text, _ in runs).strip()


def _in_cell(runs: list[Run]) -> str:
    """A cell has one face; what was struck out says so in words."""
    words = (f"〔划去：{text}〕" if face == "struck" else text for text, face in runs)
    return "".join(words).strip()


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without the blanks and line ends that HTML has behind its words."""
    end = next(n for n in range(len(runs), 0, -1) if runs[n - 1][0].strip())
    text, face = runs[end - 1]
    return [*runs[: end - 1], (text.rstrip(), face)]
