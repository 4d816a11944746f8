"""The story: read the folder, check it, make programs, an index and pages, hand the site over.

Every door calls these functions and nothing below them decides anything for a door. All of them
are pure functions of the folder they are given; time, paths to write to and hosts stay outside.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypedDict

from builder import __version__, checks, search
from builder.cache import NO_CACHE, Cache, files
from builder.checks.privacy import DATA as PRIVACY
from builder.downloads import downloads
from builder.letters.definitions import letter_definitions
from builder.model import Event, Finding, HandIn, Library, Place
from builder.model.kinds import address_of
from builder.model.receipts import NO_RECEIPTS, Receipts
from builder.outputs.wording.write import specimen
from builder.program import (
    Program,
    Result,
    compile_papers,
    compile_program,
    compile_wordings,
    evaluate,
    make_event,
    program_files,
)
from builder.program.entry import Entry
from builder.replay import entries_of, make_drills, play_all
from builder.sources import Loaded, load_library
from builder.views.build_id import read_script
from builder.views.lesson_lists import lesson_rows
from builder.views.pages import Code, Extras, all_pages
from builder.views.pictures import picture_files
from builder.views.site_source import Json, SiteSource, compact, make_site_source

_PROGRAMS = files("programs")
"""Compiled programs by name."""
_READING, _SYNONYMS, _ANSWERS = "reading", "synonyms", "answers"
"""Who finds something beside the checks."""
RELATED = 3
"""Lessons shown at the foot of a lesson."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a folder, and everything that is wrong with it."""

    library: Library
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid publishing."""
        return tuple(f for f in self.findings if forbids(f))


def read_folder(root: Path, cache: Cache = NO_CACHE) -> Reading:
    """Load every source file under `root` and run every check; never raises on bad content."""
    return check_loaded(load_library(root, cache), cache)


def check_loaded(loaded: Loaded, cache: Cache = NO_CACHE) -> Reading:
    """Run every check over what was loaded."""
    found = _found_by(loaded, cache)
    findings = set().union(*found.values())
    if loaded.below:
        others = checks.left_to_ask(found)
        below = _found_by(loaded.below(), cache, others) if others else {}
        findings = checks.for_the_office(findings, set().union(*below.values()), loaded.library)
    return Reading(loaded.library, tuple(sorted(findings)))


def _found_by(
    loaded: Loaded, cache: Cache, names: Container[str] | None = None
) -> dict[str, set[Finding]]:
    """What reading and every check found, by name; of those `names`, where they are given."""
    found = {_READING: set(loaded.findings), **checks.found_by(loaded.library, cache, names)}
    if names is None or _SYNONYMS in names:
        texts = checks.synonym_texts(loaded.library)
        faults = search.synonym_faults(loaded.library.synonyms, texts, cache)
        found[_SYNONYMS] = set(checks.synonym_findings(loaded.library, faults))
    if names is None or _ANSWERS in names:
        asked = search.asking_faults(loaded.library, cache)
        found[_ANSWERS] = set(checks.asking_findings(asked))
    return found


def site_source(
    library: Library,
    built: str,
    cache: Cache = NO_CACHE,
    receipts: Receipts = NO_RECEIPTS,
) -> SiteSource:
    """The whole site: pages, checklist programs, search index and the browser's scripts.

    `built` is the date of the build, `YYYY-MM-DD`; the home page loads it, no page contains it.
    `receipts` are those that became no lesson, and those of records.
    """
    entries = search.entries_of(library, cache)
    wordings = compile_wordings(library)
    compiled = programs(library, cache)
    trials = play_all(library, cache, compiled)
    drills = make_drills(library, trials)
    codes = [Code(c.name, c.severity, c.meaning, c.cure) for c in checks.CODES.values()]
    with downloads(library, compiled, cache) as made:
        data = {
            **compiled,
            **search.search_data(entries, library.synonyms, cache),
            **search.answer_files(search.answer_table(search.askings_of(library, cache))),
            "lessons": lesson_rows(library),
            "hand-in": hand_in_choices(library),
            "privacy": PRIVACY,
            "letters": letter_definitions(),
            "papers": list(compile_papers(library).values()),
            "drill-papers": list(compile_papers(library, "演练").values()),
            "drills/index": entries_of(drills),
            **{f"drills/{id_}": drill for id_, drill in drills.items()},
            "wordings": wordings,
            "build": {"built": built, "version": __version__},
        }
        related = search.related_lessons(entries, RELATED, cache)
        texts = {x["id"]: specimen(x)["lines"] for x in wordings}
        extras = Extras(
            related, codes, trials, texts, partial(search.slug_of, cache=cache), receipts, drills
        )
        files_ = {**made(), **picture_files(library)}
        return make_site_source(all_pages(library, extras), data, cache).with_files(files_)


def programs(library: Library, cache: Cache = NO_CACHE) -> dict[str, Json]:
    """The programs as JSON; beside the lessons that lines rest on, no lesson is in them."""
    named = {x.id for lessons in library.lessons_of_item.values() for x in lessons}
    named |= {x.id for lessons in library.lessons_of_task.values() for x in lessons}
    for event_type in library.whole_types.values():
        references = (*event_type.reading, *(limit.ground for limit in event_type.limits))
        named |= {reference.id for reference in references if reference.folder == "lessons"}
    lessons = (library.lessons[id_] for id_ in sorted(named & library.lessons.keys()))
    asked = [library.digest_beside_lessons, *(f"{x.id} {library.digests[x.path]}" for x in lessons)]
    made = cache.recall(_PROGRAMS, "\n".join(asked), lambda: _programs(library))
    return {name: Json(text.decode()) for name, text in made.items()}


def _programs(library: Library) -> dict[str, bytes]:
    return {name: compact(value).encode() for name, value in program_files(library).items()}


def unanswered(library: Library, site: Path, cache: Cache = NO_CACHE) -> Iterator[str]:
    """Reasons, in Chinese, why the search of the finished `site` is not to be trusted."""
    titles = {address_of(x): x.title for x in library.accepted_lessons.values()}
    try:
        for address in search.unfound_titles(partial(read_script, site), titles, cache):
            yield f"{address}：用标题检索不到这一页"
    except (OSError, ValueError, LookupError, TypeError) as fault:
        yield f"检索数据读不出来：{fault}"


def program_of(library: Library, type_id: str) -> Program:
    """One event type compiled with its calendar, ready to evaluate."""
    return compile_program(library, library.event_types[type_id])


def evaluate_draft(data: object, library: Library, now: str) -> tuple[Event, Result] | list[str]:
    """A draft's plain data as an event with its lists, or its faults, one sentence each.

    `now` (`YYYY-MM-DD HH:MM`) is when the lists are made.
    """
    event = make_event(data, library.own_types, library.blocks)
    if not isinstance(event, Event):
        return event
    result = evaluate(program_of(library, event.type), event, now)
    return result["refused"] or (event, result)


def entry_of_draft(data: object, library: Library, now: str) -> Entry | list[str]:
    """A draft's plain data as an entry to print, or its faults.

    Its entry before is the version that was given out last, where there is one.
    """
    made = evaluate_draft(data, library, now)
    if isinstance(made, list):
        return made
    event, result = made
    last = event.issued[-1] if event.issued else None
    earlier = evaluate_draft(last.event, library, now) if last and last.event else None
    if last and isinstance(earlier, list):
        return [f"第 {last.number} 次发出的版：{fault}" for fault in earlier]
    before = Entry(earlier[1], earlier[0], now) if isinstance(earlier, tuple) else None
    return Entry(result, event, now, before)


def check_hand_in(hand_in: HandIn, name: str) -> tuple[Finding, ...]:
    """Personal data and 密级 marks in what somebody handed in; `name` is its file's."""
    return check_words(hand_in.model_dump().values(), name)


def check_words(values: Iterable[object], name: str) -> tuple[Finding, ...]:
    """The same for any texts; each by itself, so that two answers never make one number."""
    texts = [value for value in values if isinstance(value, str)]
    return tuple(f for text in texts for f in checks.check_text_privacy(text, Place(name, 1)))


def forbids(finding: Finding) -> bool:
    """Whether a finding forbids publishing, and taking in."""
    return checks.severity_of(finding.code) == "error"


class PauseChoice(TypedDict):
    """A 检查节点 that something may have happened at."""

    name: str
    title: str


class HandInChoice(TypedDict):
    """An event type as the page 记一条经验 offers it."""

    type: str
    title: str
    pauses: list[PauseChoice]


def hand_in_choices(library: Library) -> list[HandInChoice]:
    """Event types and their pause points."""
    return [
        HandInChoice(
            type=event_type.id,
            title=event_type.title,
            pauses=[PauseChoice(name=p.key, title=p.title) for p in event_type.pauses],
        )
        for event_type in library.whole_types.values()
    ]
