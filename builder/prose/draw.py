"""A text to HTML, with what a check wants to know of it. The HTML still has to be filtered."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from builder.prose.addresses import is_safe_address
from builder.prose.chinese import joins
from builder.prose.figures import with_figures, words_of
from builder.prose.parser import make_parser
from builder.prose.reading import Address, NotDrawn, Note, read_tokens

ALERTS = {
    "NOTE": "说明",
    "TIP": "提示",
    "IMPORTANT": "重要",
    "WARNING": "注意",
    "CAUTION": "警告",
}
"""What may stand in `> [!NOTE]`, and the title that readers see."""
BACK = "↩"
"""Leads from a footnote back to the text."""
BOXES = {False: "□ ", True: "√ "}
"""Signs that the fonts of the papers have."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as HTML, and what stands in it."""

    html: str
    addresses: tuple[Address, ...]
    not_drawn: tuple[NotDrawn, ...]
    notes: tuple[str, ...]
    """Labels of the footnotes drawn below it."""
    defined: tuple[Note, ...]


class Drawer:
    """Draws texts. One must not serve two threads at once."""

    def __init__(self) -> None:
        self._parser = make_parser()
        self._renderer = _Renderer(self._parser)

    def draw(self, text: str, first_note: int = 1) -> Drawn:
        """Draw a text whose footnotes are numbered from `first_note`."""
        env: dict[str, object] = {"first_note": first_note}
        tokens = self._parser.parse(text, env)
        reading = read_tokens(tokens, text, env)
        tokens = list(with_figures(tokens))
        _put_boxes(tokens)
        for token in tokens:
            if token.children:
                token.children = _prepared(token.children, title=token.map is None)
            elif token.tag == "h1":
                token.tag = "h2"  # a page has one title
        return Drawn(
            self._renderer.render(tokens, self._parser.options, env).rstrip("\n"),
            tuple(reading.addresses),
            tuple(reading.not_drawn),
            tuple(reading.notes),
            tuple(reading.defined),
        )


def _put_boxes(tokens: Sequence[Token]) -> None:
    """Begin the first paragraph of each task with its box."""
    for item, paragraph, words in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if "checked" in item.meta and paragraph.type == "paragraph_open":
            box = Token("text", "", 0, content=BOXES[item.meta["checked"]])
            words.children = [box, *(words.children or [])]


def _prepared(children: Sequence[Token], *, title: bool = False) -> list[Token]:
    """Without line breaks between two Chinese characters and without addresses that may not be."""
    kept: list[Token] = []
    last = ""
    for child, after in zip(children, _characters_after(children), strict=True):
        if child.type == "softbreak" and joins(last, after):
            continue
        last = _visible(child)[-1:] or last
        _prepare(child)
        if title:
            child.content = ALERTS[child.content.upper()]
        kept.append(child)
    return kept


def _prepare(child: Token) -> None:
    for name in child.attrs.keys() & {"href", "src"}:
        if not is_safe_address(str(child.attrs[name])):
            child.attrs[name] = ""
    if child.type == "text_special":
        child.type = "text"
    elif child.tag == "s":
        child.tag = "del"
    elif child.children:
        child.children = _prepared(child.children)


def _characters_after(children: Sequence[Token]) -> list[str]:
    """The next character that readers see behind each token; "" at the end."""
    found = [""]
    for child in reversed(children[1:]):
        found.append(_visible(child)[:1] or found[-1])
    return found[::-1]


def _visible(child: Token) -> str:
    """What a token shows; a blank stands for a picture or the number of a footnote."""
    if child.type in ("text", "text_special", "code_inline"):
        return child.content
    return " " if child.type in ("image", "footnote_ref", "hardbreak") else ""


class _Renderer(RendererHTML):
    """A method for each kind of token that is not drawn as the library draws it."""

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A task with its box as a character: nothing on a page is there to be ticked."""
        checked = tokens[idx].meta.get("checked")
        if checked is None:
            return self.renderToken(tokens, idx, options, env)
        box = BOXES[checked] if tokens[idx + 1].type != "paragraph_open" else ""
        return f'<li class="qs-task">{box}'

    def alert_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<div class="qs-alert">\n'

    def alert_title_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "<p><strong>"

    def alert_title_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</strong></p>\n"

    def figure(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture with its caption; one that has a title has it there."""
        picture = (tokens[idx].children or [])[0]
        words = str(picture.attrs.pop("title", "")).strip() or words_of(picture)
        drawn = self.image([picture], 0, options, env)
        return f"<figure>{drawn}<figcaption>{escapeHtml(words)}</figcaption></figure>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        picture = tokens[idx]
        shown = {"src": str(picture.attrs["src"]), "alt": words_of(picture)}
        if title := picture.attrs.get("title"):
            shown["title"] = str(title)
        return "<img" + "".join(f' {k}="{escapeHtml(v)}"' for k, v in shown.items()) + ">"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self.code_block(tokens, idx, options, env)

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        number, again = _note(tokens[idx], env)
        link = f'<a href="#fn-{number}" id="fnref-{number}{again}">[{number}]</a>'
        return f'<sup class="footnote-ref">{link}</sup>'

    def footnote_block_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        start = f' start="{env["first_note"]}"' if env["first_note"] > 1 else ""
        return f'<section class="footnotes">\n<ol{start}>\n'

    def footnote_block_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</ol>\n</section>\n"

    def footnote_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f'<li id="fn-{_note(tokens[idx], env)[0]}">'

    def footnote_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</li>\n"

    def footnote_anchor(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        number, again = _note(tokens[idx], env)
        label = f"回到正文，脚注 {number}"
        link = f'href="#fnref-{number}{again}" aria-label="{label}"'
        return f' <a class="footnote-back" {link}>{BACK}</a>'


def _note(token: Token, env: EnvType) -> tuple[int, str]:
    """The number of a footnote, and what tells its second mention from the first."""
    again = token.meta.get("subId", 0)
    return token.meta["id"] + env["first_note"], f"-{again + 1}" if again else ""
