"""What authors write for themselves reaches no output, whatever it is."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from builder.outputs import FORMATS
from builder.outputs.book import make_book
from builder.outputs.book.docx import render_docx
from builder.outputs.book.pdf import render_pdf
from builder.pipeline import read_folder, site_source
from tests.conftest import WHOLE, Run

open_pdf: Any = pymupdf.open
CANARY = "金丝雀"
SHOWN = "看得见的话"
BODY = f"""
## 补记 %%{CANARY}一%% {{#more}}

{SHOWN}%%{CANARY}二%%，<!-- {CANARY}三 -->在~~旧楼~~新楼[^n]。

<!--
## {CANARY}四
[{CANARY}五](nowhere.md)
-->

- 甲 <!-- {CANARY}六
  {CANARY}七 -->
- [ ] 乙%%{CANARY}八%%

| 时 | 事 |
|----|----|
| 8 点 | 看 <!-- {CANARY}九 --> |

%%
{CANARY}十

- {CANARY}十一
%%

[^n]: 注%%{CANARY}十二%%
"""
PAGES = ("content/guides/flag.md", "content/regulations/flag-law.md", "lessons/2013/rope.md")


@pytest.fixture(scope="module")
def office(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, its pages full of comments."""
    root = tmp_path_factory.mktemp("office") / "base"
    shutil.copytree(small, root)
    for path in PAGES:
        body = BODY.replace("## 补记", "## 长效机制二" if "lessons" in path else "## 补记")
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(body.replace("#more", f"#more-{PAGES.index(path)}"))
    return root


def texts_of(content: str | bytes) -> Iterator[str]:
    """All that can be read in a file: the parts of an archive, the words of a PDF."""
    if isinstance(content, str):
        yield content
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from texts_of(archive.read(name))
    elif content.startswith(b"%PDF"):
        with open_pdf(stream=content) as document:
            yield "".join(page.get_text() for page in document).replace("\n", "")
            yield str(document.metadata)
    else:
        yield content.decode(errors="replace")


def test_no_comment_is_on_the_site_nor_in_its_search_and_downloads(office: Path) -> None:
    reading = read_folder(office)
    assert {finding.code for finding in reading.findings} <= {"unknown-section"}
    source = site_source(reading.library, "2026-11-22")
    texts = {path: "".join(texts_of(source[path])) for path in source}
    assert [path for path, text in texts.items() if CANARY in text] == []
    assert sum(SHOWN in text for path, text in texts.items() if path.endswith(".md")) == len(PAGES)
    assert any(SHOWN in text for path, text in texts.items() if path.startswith("data/search/"))


def test_words_that_were_struck_out_are_on_the_page_and_not_in_the_search(office: Path) -> None:
    source = site_source(read_folder(office).library, "2026-11-22")
    assert "在<del>旧楼</del>新楼" in str(source["guides/flag.md"])
    searched = "".join(str(source[path]) for path in source if path.startswith("data/search/"))
    assert "在新楼" in searched
    assert "旧楼" not in searched


def test_no_comment_is_in_the_book(office: Path) -> None:
    book = make_book(read_folder(office).library, "2026年11月22日")
    for made in (render_docx(book, lambda _: None), render_pdf(book)):
        words = "".join(texts_of(made))
        assert SHOWN in words
        assert CANARY not in words


@pytest.mark.parametrize("name", FORMATS)
def test_no_comment_is_on_a_sheet(name: str, office: Path, tmp_path: Path, run: Run) -> None:
    sheet = tmp_path / "sheet"
    words = ("--root", office, "--format", name, "--output", sheet)
    assert run("checklist", "flag", *WHOLE, *words).code == 0
    made = [path.read_bytes() for path in tmp_path.iterdir()]
    assert made
    assert not any(CANARY in text for content in made for text in texts_of(content))
