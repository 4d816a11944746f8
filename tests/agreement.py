"""Whether the build agrees with the checks: a site as readers get it, looked through in memory."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from builder import pipeline
from builder.cache import Cache
from builder.checks.prose import prose_records
from builder.model import Finding, Lesson, Library
from builder.model.record import Record
from builder.pipeline import read_folder, site_source
from builder.publish.facts import page_facts
from builder.publish.inspect import Finished, inspect_site
from builder.views.prose import plain_text
from builder.views.site_source import Content

_HEADING = re.compile(r"^#{1,6} .*\{#([\w-]+)\}$", re.MULTILINE)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def made_site(library: Library) -> Mapping[str, Content]:
    """Every file of the site; what a theme would add leads nowhere."""
    return site_source(library, "2026-11-22")


def faults_of(site: Mapping[str, Content]) -> list[str]:
    """What the self-check before publishing would say of a site."""
    pages = {
        (address := path.removesuffix(".md") + ".html"): page_facts(
            _HEADING.sub(r'<h2 id="\1">', str(site[path])), address
        )
        for path in site
        if path.endswith(".md")
    }
    files = (*pages, *(path for path in site if not path.endswith((".md", ".css"))))
    return list(inspect_site(Finished(Path(), files, pages)))


def readable(site: Mapping[str, Content]) -> Iterator[tuple[str, str]]:
    """Every text of a site with its path, entities and escapes undone."""
    for path in site:
        content = site[path]
        if isinstance(content, str):
            yield path, _ESCAPE.sub(lambda m: chr(int(m[1], 16)), unescape(content))


def without_downloads(patch: pytest.MonkeyPatch, kept: Mapping[str, bytes]) -> None:
    """Make no Word, Excel and PDF files, which take a minute: those of the same records instead.

    They are made of programs, forms and event types, all of which can be read without them.
    """

    @contextmanager
    def downloads(
        library: Library, _programs: Mapping[str, str], _cache: Cache
    ) -> Iterator[Callable[[], Mapping[str, bytes]]]:
        gone = (*_missing(library.forms, kept, "forms"),)
        gone += (*_missing(library.event_types, kept, "event-types"),)
        yield lambda: {path: b"" for path in kept if path not in gone}

    patch.setattr(pipeline, "downloads", downloads)


def _missing(there: Mapping[str, object], paths: Mapping[str, bytes], folder: str) -> list[str]:
    return [
        path
        for path in paths
        if path.startswith(f"{folder}/") and path.partition("/")[2].rpartition(".")[0] not in there
    ]


def lay_out(small: Path, root: Path) -> Path:
    """The sample in which everything leads to everything, at `root`."""
    shutil.copytree(small, root)
    shutil.copytree(small.parent / "linked", root, dirs_exist_ok=True)
    return root


def findings_that_forbid(root: Path) -> tuple[Finding, ...]:
    """The errors of a folder; whatever the checks are content with must make a whole site."""
    reading = read_folder(root)
    if not reading.errors:
        assert faults_of(made_site(reading.library)) == []
    return reading.errors


def set_state(file: Path, state: str) -> None:
    """Write another state into a lesson."""
    text = file.read_text("utf-8")
    assert text.count("\nstate: ") == 1
    file.write_text(re.sub(r"\nstate: .*", f"\nstate: {state}", text), "utf-8")


def own_words(library: Library, *ids: str) -> dict[str, set[str]]:
    """Texts of lessons, as readers would see them, that stand nowhere in other files."""
    hidden = [library.lessons[id_] for id_ in ids]
    paths = {lesson.path for lesson in hidden}
    others = [text for path, text in library.texts.items() if path not in paths]
    others += [_plain_body(x) for x in prose_records(library) if x.path not in paths]
    return {lesson.id: _words(lesson, "\n".join(others)) for lesson in hidden}


def _words(lesson: Lesson, others: str) -> set[str]:
    fields = (lesson.title, lesson.summary, lesson.when, lesson.do, lesson.because, lesson.outcome)
    lines = _plain_body(lesson).split("\n")
    return {text for text in (*fields, *lines) if len(text) > 6 and text not in others}


def _plain_body(record: Record) -> str:
    return "\n".join(plain_text(section.text) for section in record.sections)
