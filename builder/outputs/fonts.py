"""The fonts that papers are set in, and which characters they have.

Names hold rare characters. A font that lacks one draws a box or nothing, without a warning; so
we look every character up before anything is drawn.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from unicodedata import category, name

from fontTools.ttLib import TTFont

from builder.outputs.format import RenderError

_FOLDER = Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl"
FAMILIES = {
    "Noto Sans SC": _FOLDER / "notosanssc" / "NotoSansSC[wght].ttf",
    "Noto Sans TC": _FOLDER / "notosanstc" / "NotoSansTC[wght].ttf",
    "Noto Sans JP": _FOLDER / "notosansjp" / "NotoSansJP[wght].ttf",
}
"""Family name to file, in the order in which they stand in for each other."""
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")


def check_characters(text: str) -> None:
    """Raise a `RenderError` that names the characters of a text that no font can draw."""
    wanted = (c for c in set(text) if category(c) not in _INVISIBLE and not _is_selector(c))
    if missing := sorted(c for c in wanted if ord(c) not in known_characters()):
        named = "、".join(f"“{c}”（U+{ord(c):04X} {name(c, '无名')}）" for c in missing)
        raise RenderError(f"字体里没有这些字，印不出来：{named}。请换用通行的字，或另附手写。")


@cache
def known_characters() -> frozenset[int]:
    """Every code point that at least one of the fonts can draw."""
    found: set[int] = set()
    for file in FAMILIES.values():
        with TTFont(file, lazy=True) as font:
            font.setGlyphOrder(list(map(str, range(font["maxp"].numGlyphs))))  # names are slow
            found.update(font.getBestCmap())
    return frozenset(found)


def _is_selector(character: str) -> bool:
    """Variation selectors pick a shape and have none themselves."""
    return 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
