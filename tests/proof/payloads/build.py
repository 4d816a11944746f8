"""The site of the hostile office: as it is published, and with every wall but the policy down."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markupsafe import Markup

from builder import cli
from builder.cli.theme import run_mkdocs
from builder.pipeline import site_source
from builder.prose.draw import Drawn
from builder.sources import load_library
from builder.views import prose, templates
from builder.views.build_id import with_build_id
from builder.views.page import Page
from tests.conftest import ROOT
from tests.proof.payloads.office import PAYLOADS, Canaries, address_blocks, lines, write_office

DAY = "2026-11-22"
_CHILDREN = "made.append(...children);"
_AS_HTML = """for (const child of children)
      if (child instanceof Node) made.append(child);
      else made.insertAdjacentHTML("beforeend", child);"""


@dataclass(frozen=True)
class Hostile:
    """A hostile office, what was typed into it and the site made of it."""

    root: Path
    canaries: Canaries

    @property
    def site(self) -> Path:
        return self.root / "site"


def make_office(root: Path, *, with_filter: bool = True) -> Hostile:
    """The knowledge base with the settings of this repository's own site."""
    canaries = write_office(root, with_filter=with_filter)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings + "\nsite_url: https://example.org/\n", "utf-8")
    return Hostile(root, canaries)


def run(*words: object) -> int:
    """The exit code of `qianshi`."""
    with pytest.raises(SystemExit) as stop:
        cli.main([str(word) for word in words])
    return int(stop.value.code or 0)


def hand_ins(hostile: Hostile, inbox: Path) -> Iterator[tuple[str, list[str]]]:
    """Files in the inbox, each with the words of `qianshi accept` that a maintainer might type."""
    inbox.mkdir(parents=True)
    blocks = [*PAYLOADS["prose"], *PAYLOADS["filter_only"], *address_blocks()]
    made = [hostile.canaries.fill(text, "hand-in") for text in (*blocks, *_typed())]
    short = [text for text in _typed() if len(text) < 20]
    for number in range(6):
        receipt = f"20261122-{number:08x}"
        told = [hostile.canaries.fill(text, f"accept {number}") for text in short]
        parts = _split(made[number::6], 3900)
        data = {
            "format": 1,
            "receipt": receipt,
            "what": parts[0],
            "prevent": parts[1],
            "handled": parts[2],
            "causes": parts[3],
            "event_type": "h-0",
            "month": "2026-11",
            "title": told[0][:24],
            "pause": told[1],
            "role": told[2],
        }
        (inbox / f"{receipt}.json").write_text(json.dumps(data), "utf-8")
        words = ("--title", told[3], "--expect", told[4], "--item", told[5], "--checker", told[6])
        yield receipt, ["--slug", f"handed-in-{number}", *words, "--why", told[7]]


def _typed() -> list[str]:
    """Nobody types control characters; the inbox refuses them."""
    return [text for text in lines() if text.isprintable()]


def _split(texts: list[str], longest: int) -> list[str]:
    """Four answers that hold all the texts."""
    parts = ["", "", "", ""]
    for text in texts:
        part = next(i for i, have in enumerate(parts) if len(have) + len(text) < longest)
        parts[part] += text + "\n"
    assert all(parts[:1])
    return [part or "k" for part in parts]


def draw(hostile: Hostile) -> None:
    """The pages without checks and self-check, through the same theme as `qianshi build`."""
    source = with_build_id(site_source(load_library(hostile.root).library, DAY))
    run_mkdocs(hostile.root / "mkdocs.yml", source, hostile.site)


@contextmanager
def walls_down() -> Iterator[None]:
    """No checks; no escaping in Markdown, templates, headings, titles and SVG, and no filter."""
    templates._environment.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builder.checks.severity_of", lambda _: "warning")
        _take_down(patch)
        yield
    templates._environment.cache_clear()  # its templates were compiled without escaping


def _take_down(patch: pytest.MonkeyPatch) -> None:
    bare = Markdown(extensions=["tables", "sane_lists", "attr_list"], output_format="html")
    patch.setattr(prose, "drawn", lambda text, _: Drawn(bare.reset().convert(text), (), (), (), ()))
    patch.setattr(templates, "heading_text", Markup)
    patch.setattr(templates, "without_fences", str)
    patch.setattr(templates, "anchor_text", str)
    patch.setattr(templates._environment(), "autoescape", False)
    patch.setitem(templates._environment().filters, "heading", str)
    patch.setitem(templates._environment().globals, "render_timeline", _bare_timeline)
    patch.setattr(Page, "source", _bare_source)


def take_browser_walls_down(site: Path) -> None:
    """Our scripts put every text into the page as HTML."""
    file = site / "assets/qianshi/base.js"
    script = file.read_text("utf-8")
    assert _CHILDREN in script
    file.write_text(script.replace(_CHILDREN, _AS_HTML), "utf-8")


def _bare_timeline(moments: Any) -> Markup:
    return Markup().join(Markup(f"<svg><text>{m.what}</text></svg>") for m in moments)  # noqa: S704


def _bare_source(page: Page) -> str:
    front: Mapping[str, object] = {"title": page.title, "scripts": list(page.scripts)}
    return f"---\n{json.dumps(front)}\n---\n{page.body()}"
