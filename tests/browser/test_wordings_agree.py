"""Python and the page fill in the same text and write the same Word document."""

import base64
import json
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Page

from builder.model import Event
from builder.outputs.wording import docx
from builder.outputs.wording.frame import frames
from builder.outputs.wording.write import text_of, write
from builder.program import Program, compile_program, evaluate
from builder.program.entry import Entry
from tests.browser.checklist_pages import EVALUATION, PAPER_SCRIPTS, WORDING_SCRIPTS
from tests.browser.conftest import SampleSite
from tests.outputs.sample_event import HOSTILE
from tests.program.every_event import batch, sample_library
from tests.texts import OFFICE, TEXTS

_RUN = """event => {
  const result = qianshi.evaluate(window.program, event);
  const entry = { result, event, printed: "2026-12-01 08:00", before: null, roster: [] };
  return JSON.stringify(window.texts.map((text) => {
    const written = qianshi.writeWording(text, entry);
    return [text.id, written, qianshi.wordingText(written.lines), qianshi.wordingXml(written)];
  }));
}"""
_FILE = """async ([id, event, frame]) => {
  const result = qianshi.evaluate(window.program, event);
  const entry = { result, event, printed: "2026-12-01 08:00", before: null, roster: [] };
  const written = qianshi.writeWording(window.texts.find((text) => text.id === id), entry);
  const bytes = new Uint8Array(await qianshi.wordingFile(written, frame).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@pytest.fixture
def program() -> Program:
    library = sample_library()
    return compile_program(library, library.event_types["visit"])


@pytest.fixture
def there(page: Page, sample_site: SampleSite, program: Program) -> Page:
    page.goto(sample_site((*EVALUATION, *PAPER_SCRIPTS, *WORDING_SCRIPTS)))
    page.evaluate(
        "given => Object.assign(window, given)", {"program": program, "texts": list(TEXTS.values())}
    )
    return page


def some_events(program: Program) -> list[Event]:
    raw = list(batch(program).rotated())
    chosen = raw[:: max(1, len(raw) // 20)]
    typed: list[dict[str, Any]] = [{}, {"title": HOSTILE, "guests": f"{HOSTILE}\n过敏"}]
    typed.append({"title": "座谈会", "guests": "五人 \n\n 两车", "leaders": ["甲\x01", "乙\ufffe"]})
    return [Event.model_validate({**x, **typed[i % 3]}) for i, x in enumerate(chosen)]


def test_every_text_has_the_same_words_and_the_same_xml_on_both_sides(
    there: Page, program: Program
) -> None:
    for event in some_events(program):
        found = json.loads(there.evaluate(_RUN, event.model_dump(mode="json")))
        entry = Entry(evaluate(program, event), event, "2026-12-01 08:00")
        for name, written, text, xml in found:
            made = write(TEXTS[name], entry)
            assert written == made, (name, event)
            assert text == text_of(made)
            assert xml == docx.body(made)


def test_the_page_makes_a_document_that_word_opens(there: Page, program: Program) -> None:
    event = some_events(program)[1]
    frame = frames(OFFICE)["文件"]
    made = there.evaluate(_FILE, ["meeting-notice", event.model_dump(mode="json"), frame])
    here = write(TEXTS["meeting-notice"], Entry(evaluate(program, event), event, ""))
    both = [Document(BytesIO(x)) for x in (base64.b64decode(made), docx.render(here))]
    one, other = ([p.text for p in document.paragraphs] for document in both)
    assert one == other
    assert any(HOSTILE in text for text in one)
