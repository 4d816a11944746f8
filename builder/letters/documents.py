"""A filled-in form, as Word, Excel, Markdown or text, to what can be seen in it."""

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from builder.letters.cells import Cell, Content, Grid, Lines, cells_of
from builder.letters.excel import read_excel
from builder.letters.other_kinds import not_read, what_to_do
from builder.letters.packed import read_small
from builder.letters.part_xml import DocumentError
from builder.letters.word import read_word

MOST_LINES, MOST_CELLS, MOST_CHARACTERS = 2_000, 5_000, 200_000
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_RULE = re.compile(r"^[\s|:+=-]+$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_PICTURE = re.compile(r"!\[([^\]\n]{0,200})\]\([^)\n]{0,1000}\)")


def read_document(file: Path) -> Content:
    """What a form holds; DocumentError, in Chinese, for a file that is not taken."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise DocumentError(not_read(file.suffix) + what_to_do(file.suffix))
    content = reader(file)
    _check_size(content)
    return content


def _check_size(content: Content) -> None:
    """A form that a person filled in is far smaller; understanding takes longer than reading."""
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    cells = [cell for grid in grids for cell in cells_of(grid)]
    lines = [text for b in content.blocks if not isinstance(b, Grid) for text in b.texts]
    if len(cells) > MOST_CELLS or len(lines) > MOST_LINES or len(content.aside) > MOST_LINES:
        most = f"最多 {MOST_LINES} 行、{MOST_CELLS} 格"
        raise DocumentError(f"内容太多（{most}），不是一份记录单：请分成几份。")
    if sum(map(len, (*lines, *content.aside, *(cell.text for cell in cells)))) > MOST_CHARACTERS:
        raise DocumentError(f"文字太多（最多 {MOST_CHARACTERS} 字），不是一份记录单：请分成几份。")


def _read_plain(file: Path) -> Content:
    text = decoded(read_small(file))
    if len(text) > MOST_CHARACTERS:
        raise DocumentError(f"文字太多（最多 {MOST_CHARACTERS} 字），不是一份记录单：请分成几份。")
    lines = [_marked_down(line) for line in text.splitlines()]
    pictures = tuple(f"图片没有收进：{found[0]}" for found in _PICTURE.finditer(text))
    blocks = tuple(
        Grid(tuple(_row(line) for line in group)) if is_table else Lines(tuple(group))
        for is_table, group in groupby(lines, _is_row)
    )
    return Content(blocks, pictures)


def decoded(data: bytes) -> str:
    """UTF-8, what Notepad calls ANSI, or what it calls Unicode."""
    named = next((name for bom, name in _BOMS.items() if data.startswith(bom)), "")
    for encoding in (named,) if named else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise DocumentError("后缀和内容不符，不是文字文件。")
        return text
    raise DocumentError("文字的编码认不出，请另存为 UTF-8。")


def _is_row(line: str) -> bool:
    """`| a | b |` as Markdown writes a table, or tabs as a table pasted from Excel."""
    return line.lstrip().startswith("|") or "\t" in line.strip()


def _row(line: str) -> dict[int, Cell]:
    if not line.lstrip().startswith("|"):
        texts = line.split("\t")
    elif _RULE.match(line):
        texts = []
    else:
        texts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    cells = enumerate(re.sub(r"<br\s*/?>", "\n", text).replace("\\|", "|") for text in texts)
    return {column: Cell(text.strip()) for column, text in cells if text.strip()}


def _marked_down(line: str) -> str:
    """A line without the marks of a quotation, and of pictures, which are named apart."""
    return _PICTURE.sub("", _QUOTED.sub("", line))


READERS: dict[str, Callable[[Path], Content]] = {
    ".docx": read_word,
    ".xlsx": read_excel,
    ".md": _read_plain,
    ".txt": _read_plain,
}
"""Every kind of form that is read, by its suffix."""
