"""The text of a Word paragraph as it is seen: final, whole, each word once."""

from collections.abc import Callable, Iterator, Mapping

from builder.letters.part_xml import Element, value_of

_WRAPPERS = frozenset(
    {"w_sdt", "w_sdtContent", "w_customXml", "w_smartTag", "w_ins", "w_moveTo", "w_hyperlink"}
    | {"w_fldSimple", "w_dir", "w_bdo"}
)
_GONE = frozenset({"w_del", "w_moveFrom", "w_rt", "w_sdtPr", "w_pPr", "w_rPr"})
_OFF = ("0", "false", "off", "none")
_SIGNS = {"w_br": "\n", "w_cr": "\n", "w_tab": "\t", "w_ptab": "\t", "w_noBreakHyphen": "-"}
_PLACEHOLDERS = ("单击", "点击", "点按", "Click or tap", "Click here", "选择一项", "Choose an item")
_WINGDINGS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■"},
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0xA3: "□", 0x50: "✓", 0x4F: "✗", 0x51: "☒"},
    "symbol": {0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xAE: "→", 0xB7: "•"},
}
"""Signs of the fonts that people tick boxes with; they have no meaning outside the font."""


def children_of(element: Element, aside: list[str]) -> Iterator[Element]:
    """Children as a reader sees them: wrappers opened, deletions gone, of two alternatives one."""
    for child in element:
        if child.tag == "w_sdt" and _shows_placeholder(child):
            _note_placeholder(child, aside)
        elif child.tag in _WRAPPERS:
            yield from children_of(child, aside)
        elif child.tag == "mc_AlternateContent":
            yield from children_of(_chosen(child), aside)
        elif child.tag not in _GONE:
            yield child


def is_on(parent: Element | None, tag: str) -> bool:
    """Whether a switch such as w_vanish is there and not switched off."""
    switch = None if parent is None else parent.find(tag)
    return switch is not None and value_of(switch, "val") not in _OFF


class WordText:
    """Paragraphs of one document; what is not seen or cannot be kept is noted in `aside`."""

    def __init__(self, notes: Mapping[str, str], aside: list[str]) -> None:
        self._notes, self.aside = notes, aside
        """`_notes`: footnotes and endnotes by kind and id."""
        self._makers: dict[str, Callable[[Element], str]] = {
            "w_r": self._run,
            "w_t": lambda element: element.text or "",
            "w_sym": self._symbol,
            "w_ruby": lambda element: self._all(element.findall("w_rubyBase")),
            "w_footnoteReference": lambda element: self._note("footnote", element),
            "w_endnoteReference": lambda element: self._note("endnote", element),
            "w_drawing": self._boxes,
            "w_pict": self._boxes,
            "w_object": self._boxes,
            "w_fldChar": _form_field,
            "m_oMath": lambda element: "".join(x.text or "" for x in element.iter("m_t")),
            "m_oMathPara": lambda element: "".join(x.text or "" for x in element.iter("m_t")),
        }

    def of(self, element: Element) -> str:
        """The text of a paragraph, a line break where one is seen."""
        parts = []
        for child in children_of(element, self.aside):
            make = self._makers.get(child.tag)
            parts.append(make(child) if make else _SIGNS.get(child.tag, ""))
        return "".join(parts)

    def lines(self, container: Element) -> str:
        """The paragraphs of a cell, a note or a text box; tables inside it are not among them."""
        return "".join(self.paragraphs(container)).removesuffix("\n")

    def paragraphs(self, container: Element) -> Iterator[str]:
        """Each with its line end; one whose mark was deleted runs on into the next."""
        for child in children_of(container, self.aside):
            if child.tag == "w_p":
                yield self.of(child) + line_end(child)

    def _all(self, elements: list[Element]) -> str:
        return "".join(self.of(element) for element in elements)

    def _run(self, run: Element) -> str:
        text = self.of(run)
        if text.strip() and is_on(run.find("w_rPr"), "w_vanish"):
            self.aside.append(f"隐藏的文字：{text.strip()}")
            return ""
        return text

    def _symbol(self, symbol: Element) -> str:
        code = int(value_of(symbol, "char") or "0", 16)
        known = _WINGDINGS.get(value_of(symbol, "font").lower(), {}).get(code & 0xFF)
        if known or not 0xE000 <= code <= 0xF8FF:
            return known or chr(code)
        self.aside.append(f"认不出的符号（{value_of(symbol, 'font')} 字体，{code:X}）")
        return ""

    def _note(self, kind: str, reference: Element) -> str:
        text = self._notes.get(f"{kind} {value_of(reference, 'id')}", "")
        return f"（注：{text}）" if text else ""

    def _boxes(self, drawing: Element) -> str:
        """The words of text boxes and of art words; a table inside a box is read row by row."""
        found = []
        for child in children_of(drawing, self.aside):
            if child.tag == "w_txbxContent":
                found.append(self.everything(child))
            elif child.tag == "v_textpath":
                found.append(value_of(child, "string"))
            else:
                found.append(self._boxes(child))
        text = "\n".join(part for part in found if part.strip())
        return f"\n{text}" if text and drawing.tag in ("w_drawing", "w_pict", "w_object") else text

    def everything(self, container: Element) -> str:
        """Paragraphs and tables in order, a cell from the next by a tab."""
        parts = []
        for child in children_of(container, self.aside):
            if child.tag == "w_p":
                parts.append(self.of(child) + line_end(child))
            elif child.tag in ("w_tbl", "w_tr", "w_tc"):
                parts.append(self.everything(child) + ("\t" if child.tag == "w_tc" else "\n"))
        return "".join(parts).strip()


def line_end(paragraph: Element) -> str:
    """A line end, unless the paragraph's mark was deleted and the next one follows on."""
    return "" if paragraph.find("w_pPr/w_rPr/w_del") is not None else "\n"


def _chosen(alternatives: Element) -> Element:
    """The choice for newer programs where it says anything, else what older ones show."""
    either = [*alternatives.findall("mc_Choice"), *alternatives.findall("mc_Fallback")]
    speaking = (one for one in either if any((x.text or "").strip() for x in one.iter("w_t")))
    return next(speaking, either[0] if either else alternatives)


def _shows_placeholder(control: Element) -> bool:
    return is_on(control.find("w_sdtPr"), "w_showingPlcHdr")


def _note_placeholder(control: Element, aside: list[str]) -> None:
    """What a program asks for is no answer; a prompt that an office wrote is at least said."""
    text = "".join(element.text or "" for element in control.iter("w_t")).strip()
    if text and not text.startswith(_PLACEHOLDERS):
        aside.append(f"没有改过的提示文字：{text}")


def _form_field(mark: Element) -> str:
    """A ticked box or the choice of an old form field; its text field stands in runs."""
    box, choice = mark.find("w_ffData/w_checkBox"), mark.find("w_ffData/w_ddList")
    if box is not None:
        switch = "w_checked" if box.find("w_checked") is not None else "w_default"
        return "☑" if is_on(box, switch) else "□"
    chosen = None if choice is None else choice.find("w_result")
    if choice is None or chosen is None:
        return ""
    entries = [value_of(entry, "val") for entry in choice.findall("w_listEntry")]
    number = value_of(chosen, "val")
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
