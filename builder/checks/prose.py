"""What stands in Markdown bodies: links and pictures with their places, and what is not drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import Finding, Library, Place
from builder.model.kinds import KINDS
from builder.model.record import Record, Section
from builder.model.words import did_you_mean
from builder.prose.draw import ALERTS
from builder.prose.reading import Address, NotDrawn
from builder.views.prose import drawn

_LEFT = {
    "emphasis": (
        "“{}”会原样显示，没有成对。",
        "加粗写 **重点**，删除线写 ~~旧的~~，里侧不留空格。",
    ),
    "highlight": ("“{}”会原样显示：没有 == 这种写法。", "请改用 **加粗**。"),
    "formula": ("“{}”会原样显示：不画公式。", "请用文字写出来。"),
    "footnote": ("脚注“{}”没有找到注文，会原样显示。", "请另起一行写“[^名]: 注文”。"),
    "wiki-link": (
        "“{}”会原样显示：没有 [[…]] 这种链接。",
        "请写成 [名字](文件.md)，图片 ![说明](文件.png)。",
    ),
    "link": ("链接没有写成，会原样显示：“{}”。", "请写成 [名字](地址)；地址里有空格的放进 < >。"),
    "reference": ("“{}”没有找到对应的地址，会原样显示。", "请另起一行写“[名]: 地址”。"),
    "attributes": (
        "“{}”会原样显示：正文里不收样式和属性。",
        "请删去；编号 {{#…}} 只写在小标题后面。",
    ),
    "directive": ("“{}”不认得，会原样显示。", "提示框请写“> [!NOTE]”，换行写内容。"),
    "heading": ("“{}”会原样显示，没有成为小标题。", "请在 # 后面加一个空格。"),
    "table": ("“{}”会原样显示，没有成为表格。", "表头下面要有一行 |---|---|，列数与表头相同。"),
    "lines": ("“{}”这一行会和上一行连成一段。", "前面空一行；列表写“- ”或“1. ”，要有空格。"),
    "fence": ("代码块从这里开始，没有结束：“{}”。", "请在代码后面补上同样的一行。"),
    "long": ("这一段太长，里面的写法都会原样显示。", "请分成几段。"),
    "indented": ("行首有四个空格，会显示成代码：“{}”。", "请删去行首的空格。"),
}
"""Kinds of `NotDrawn`: what happens to it, and what to do."""
_RAW_HTML = "请改用 Markdown；确要显示尖括号，请放进反引号。"


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an author wrote, and where."""

    record: Record
    place: Place
    address: Address


def check_prose(library: Library) -> Iterator[Finding]:
    """All that readers would see otherwise than its author meant it, or not at all."""
    for record in prose_records(library):
        for section in record.sections:
            if section.level and not section.title:
                place = Place(record.path, section.line)
                yield Finding(place, "not-drawn", "小标题没有文字。", "请补上，或删去 #。")
            for fault in drawn(section.markdown).not_drawn:
                if fault.line <= _length(section):
                    yield _not_drawn(Place(record.path, section.line + fault.line), fault)
        yield from _footnotes(record)


def links_of(record: Record) -> Iterator[Link]:
    """Every link and picture of a body, in order."""
    for section in record.sections:
        if "]" in section.text or "<" in section.text:
            for address in drawn(section.markdown).addresses:
                line = address.defined if address.defined <= _length(section) else 0
                place = Place(record.path, section.line + (line or address.line))
                yield Link(record, place, address)


def prose_records(library: Library) -> Iterator[Record]:
    """The records that have a Markdown body."""
    for kind in KINDS:
        if kind.has_prose:
            yield from library.every(kind.model).values()


def _length(section: Section) -> int:
    """How many lines are the section's own; those behind them stand elsewhere in the file."""
    return section.text.count("\n") + 1


def _not_drawn(place: Place, fault: NotDrawn) -> Finding:
    if fault.kind == "html":
        return Finding(place, "raw-html", f"“{fault.text}”会原样显示成文字。", _RAW_HTML)
    if fault.kind == "deep":
        return Finding(place, "too-deep", "列表和引用嵌套太深，里面的不会显示。", "请少套几层。")
    if fault.kind == "comment":
        message = f"“{fault.text}”没有当作注释拿掉，会显示出来。"
        return Finding(place, "unclosed-comment", message, "请让注释自成一段。")
    if fault.kind == "alert":
        hint = did_you_mean(fault.text.upper(), ALERTS)
        return Finding(place, "not-drawn", f"没有 {fault.text} 这种提示框。", hint)
    message, hint = _LEFT[fault.kind]
    return Finding(place, "not-drawn", message.format(fault.text), hint)


def _footnotes(record: Record) -> Iterator[Finding]:
    """Notes that no text refers to are not drawn; of two with one name only the last is."""
    used: set[str] = set()
    defined: dict[str, list[int]] = {}
    for section in record.sections:
        if "[^" in section.markdown:
            known = drawn(section.markdown)
            used.update(known.notes)
            for note in known.defined:
                if note.line <= _length(section):
                    defined.setdefault(note.label, []).append(section.line + note.line)
    for label, lines in defined.items():
        if label not in used:
            message, hint = f"脚注“{label}”没有被引用，不会显示。", "请在正文里写 [^名]，或删去。"
            yield Finding(Place(record.path, lines[0]), "not-drawn", message, hint)
        for line in lines[1:]:
            message = f"脚注“{label}”写了两次，只显示一次。"
            yield Finding(Place(record.path, line), "not-drawn", message, "请另起名字。")
