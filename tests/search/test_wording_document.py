"""A text that the office sends is found by what it says."""

from builder.model import Library
from builder.search.wording_document import wording_document
from tests.texts import EVERY_WAY, wording


def test_a_text_is_found_by_its_words_without_its_blanks() -> None:
    found = wording_document(wording(EVERY_WAY), Library(), {})
    assert (found.id, found.title) == ("wording/own.html", "样样都有")
    (body,) = found.blocks
    assert "关于〔名称〕的通知" in body.text
    assert "回执" not in body.text
    assert "手填" in body.text
    assert not [sign for sign in "{}[]" if sign in body.text]
