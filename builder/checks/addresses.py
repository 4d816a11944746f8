"""Addresses: former ones that lead in a circle, names used twice, guides that nothing leads to."""

from collections import Counter
from collections.abc import Iterator

from builder.checks.broken import may_be_named
from builder.checks.prose import links_of, prose_records
from builder.checks.references import names_in
from builder.model import Finding, Lesson, Library, Place
from builder.model.words import did_you_mean
from builder.views.addresses import linked_reference


def check_aliases(library: Library) -> Iterator[Finding]:
    """A former address leads to one lesson and never to itself."""
    for lesson in library.lessons.values():
        for index, alias in enumerate(lesson.aliases):
            place = lesson.place("aliases", index)
            if _comes_back(library, lesson, alias):
                hint = "请删去绕回来的 aliases。"
                yield Finding(place, "alias-loop", f"{alias} 绕回到 {lesson.id}。", hint)
            elif alias in library.lessons or library.lessons_by_alias[alias] is not lesson:
                hint = "请删去，或改掉另一处。"
                yield Finding(place, "alias-taken", f"{alias} 已被别的案例使用。", hint)


def check_anchors(library: Library) -> Iterator[Finding]:
    """An anchor is used once on its page, a clause has its name alone."""
    for record in prose_records(library):
        named = [section for section in record.sections if section.anchor]
        times = Counter(section.anchor for section in named)
        seen: set[str] = set()
        for section in named:
            if times[section.anchor] > 1 and section.anchor in seen:
                place = Place(record.path, section.line)
                yield _twice(place, section.anchor)
            seen.add(section.anchor)
    for regulation in library.regulations.values():
        names = [clause.name for clause in regulation.clauses]
        for index, name in enumerate(names):
            if name in names[:index]:
                yield _twice(regulation.place("clauses", index, "name"), name)


def check_guides(library: Library) -> Iterator[Finding]:
    """Some event type, item or page leads to every guide; every picture stands in a section."""
    reached = _reached(library)
    for guide in library.guides.values():
        anchors = {section.anchor for section in guide.sections}
        for index, plan in enumerate(guide.plans):
            if plan.section not in anchors:
                hint = did_you_mean(plan.section, sorted(filter(None, anchors)))
                place = guide.place("plans", index, "section")
                yield Finding(place, "dead-anchor", f"本页没有 #{plan.section} 这一节。", hint)
        if guide.event_types or guide.id in reached:
            continue
        if not may_be_named(library, guide.id):
            hint = "请写进活动类型的 reading，或填 event_types。"
            yield Finding(guide.place(), "orphan-guide", "没有哪里引到这份指引。", hint)


def _reached(library: Library) -> set[str]:
    """Ids of guides that a field or a link of another record points to."""
    references = [named.reference for _, named in names_in(library)]
    for record in prose_records(library):
        for link in links_of(record):
            target = linked_reference(link.address.text, link.place.path)
            if target and target.id != record.id:
                references.append(target)
    return {reference.id for reference in references if reference.folder == "guides"}


def _comes_back(library: Library, lesson: Lesson, alias: str) -> bool:
    """Follow the id that a former address is today, as a reader's browser would."""
    seen = {lesson.id}
    while (target := library.lessons.get(alias)) is not None and target.aliases:
        if target.id in seen:
            return True
        seen.add(target.id)
        alias = next((a for a in target.aliases if a in library.lessons), "")
    return alias == lesson.id


def _twice(place: Place, name: str) -> Finding:
    return Finding(place, "duplicate-id", f"{name} 在这一页用了两次。", "请另起代号。")
