"""Nothing that somebody gets to read has a word that an editor would strike."""

from pathlib import Path

import pytest

from tests.bench.wording import Banned, banned_words, file_hits

ROOT = Path(__file__).parents[1]
WORDS = (Banned("钟点", "时刻", ("钟点工",)),)


def test_nothing_that_is_printed_has_a_banned_word() -> None:
    assert [f"{x.place} {x.banned.word}: {x.text}" for x in file_hits(ROOT, banned_words())] == []


def test_the_list_says_what_to_write_instead() -> None:
    words = banned_words()
    assert all(one.say for one in words)
    assert len({one.word for one in words}) == len(words)
    assert not [x for x in words for other in words if other.stands_in(x.say)]


@pytest.mark.parametrize(
    "path",
    [
        "builder/checks/codes.py",
        "builder/browser/sheet.js",
        "builder/views/templates/about.md.jinja",
        "builder/outputs/lists.typ",
        "builder/schemas/items.schema.json",
        "content/forms/visit.yml",
        "checklists/items/flag.yml",
        "lessons/2013/rope.md",
        "docs/note.md",
        "README.zh.md",
    ],
)
def test_a_banned_word_is_found_wherever_something_is_printed_from(
    tmp_path: Path, path: str
) -> None:
    assert places(tmp_path, path, "钟点工来了\n到了钟点\n") == [f"{path}:2"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("builder/letters/labels.py", "钟点"),
        ("builder/checks/privacy.json", "钟点"),
        ("content/synonyms.txt", "钟点 时刻"),
        ("lessons/2013/rope.md", "source_note: 原页没有钟点"),
        ("lessons/2013/rope.md", "tags: [钟点]"),
    ],
)
def test_what_people_write_and_search_for_may_have_any_word(
    tmp_path: Path, path: str, text: str
) -> None:
    assert places(tmp_path, path, text) == []


def places(root: Path, path: str, text: str) -> list[str]:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return [str(hit.place) for hit in file_hits(root, WORDS)]
