"""The hostile knowledge base as Word, Excel, calendar and PDF files: nothing in them acts.

Every record of it holds payloads in every field; so does the event that each paper is made for.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from builder.downloads import downloads
from builder.model import Library
from builder.outputs import FORMATS, Entry, RenderError, make_paper
from builder.outputs.book import make_book
from builder.outputs.book.docx import render_docx
from builder.outputs.forms import render_form
from builder.pipeline import evaluate_draft
from builder.program import program_files
from builder.sources import load_library
from builder.views.site_source import compact
from tests.proof.payloads.build import make_office
from tests.proof.payloads.drafts import event_data
from tests.proof.payloads.files import (
    assert_plain_calendar,
    assert_plain_pdf,
    assert_plain_sheet,
    assert_plain_word,
)
from tests.proof.payloads.office import PLAIN, numbered
from tests.proof.payloads.watch import tell
from tests.shipped import PAPERS

pytestmark = pytest.mark.proof

ASSERTIONS: dict[str, Callable[[bytes], None]] = {
    "docx": assert_plain_word,
    "xlsx": assert_plain_sheet,
    "ics": lambda data: assert_plain_calendar(data.decode()),
    "pdf": assert_plain_pdf,
    "js": lambda data: assert_plain_script(data.decode()),
}
PRINTED = "2026-12-05 16:20"
NOT_A_CHARACTER = "\ufffd"
"""What Markdown makes of an entity that names none; no font can draw it, which the book says."""


def assert_plain_script(text: str) -> None:
    """A data script hands over one value, and nothing in it ends the script."""
    assert text.startswith("qianshi.receive(")
    assert "<" not in text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("files")
    make_office(root)
    return load_library(root).library


def test_no_paper_of_any_event_acts(hostile: Library) -> None:
    made: Counter[str] = Counter()
    for number, entry in enumerate(entries(hostile)):
        names = list(PAPERS)
        for name in ("sheet", names[number % len(names)]):
            for form in ("docx", "xlsx", "ics"):
                made[check(make(name, entry, form), form)] += 1
    tell(f"papers of {len(PLAIN)} hostile events: {dict(made)}")
    assert all(made[form] > len(PLAIN) for form in ("docx", "xlsx", "ics")), made


def entries(library: Library) -> Iterator[Entry]:
    """One event a payload, which stands in every field of it."""
    for number, payload in enumerate(PLAIN):
        data = event_data(numbered(payload, 9000 + number), number % 5, library)
        found = evaluate_draft({**data, "answers": {}}, library, PRINTED)
        assert not isinstance(found, list), found
        yield Entry(found[1], found[0], PRINTED)


def make(name: str, entry: Entry, form: str) -> bytes | None:
    """None for a sign that no font has: it is said, not printed."""
    try:
        return FORMATS[form].render(make_paper(PAPERS[name], entry))
    except RenderError:
        return None


def check(data: bytes | None, form: str) -> str:
    if data is None:
        return f"{form} refused"
    ASSERTIONS[form](data)
    return form


def test_no_form_and_no_download_acts(hostile: Library) -> None:
    made: Counter[str] = Counter()
    for form in hostile.forms.values():
        for format_ in ("docx", "xlsx") if form.register_ else ("docx",):
            typed = (numbered(text, 9500) for text in cycle(PLAIN))
            values = {x.name: text for x, text in zip(form.fields_, typed, strict=False)}
            data = render_form(form, hostile.standards, values, format_, form.title)
            made[check(data, format_)] += 1
    programs = {name: compact(value) for name, value in program_files(hostile).items()}
    with downloads(hostile, programs) as files:
        for path, data in files().items():
            made[check(data, Path(path).suffix.removeprefix("."))] += 1
    tell(f"forms and downloads: {dict(made)}")
    assert made["docx"] > 20


def test_the_book_acts_in_no_format(hostile: Library) -> None:
    book = make_book(hostile, "2026年11月22日")
    with pytest.raises(RenderError, match="U\\+FFFD"):
        render_docx(book, lambda _: None)
    pieces = json.dumps(book.pieces, ensure_ascii=False).replace(NOT_A_CHARACTER, "")
    drawable = replace(book, pieces=json.loads(pieces))
    assert_plain_word(render_docx(drawable, lambda _: None))
