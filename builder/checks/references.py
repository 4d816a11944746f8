"""Fields that name other records: every one must point to something that exists."""

from collections.abc import Iterator

from builder.checks.broken import broken_topics, is_broken, struck_topics
from builder.model import Finding, Lesson, Library, Place, Reference
from builder.model.kinds import KINDS, kind_of
from builder.model.naming import Named, names_of
from builder.model.published import is_published
from builder.model.record import Record
from builder.model.standard import Standards
from builder.model.words import did_you_mean
from builder.views.addresses import anchors_of

STANDARDS = kind_of(Standards).files


def check_references(library: Library) -> Iterator[Finding]:
    """Bare ids, whole references, and the topics that event types take in."""
    for record, named in names_in(library):
        if not named.reference.is_practice:
            yield from check_target(library, record.place(*named.location), named.reference)
    yield from _check_modules(library)
    yield from _check_standards(library)


def check_target(library: Library, place: Place, reference: Reference) -> Iterator[Finding]:
    """The record and the anchor exist; silent where the record's file was reported already."""
    bare = reference.bare
    record = library.find(bare)
    if record is None:
        yield from _check_id(library, place, bare.folder, bare.id)
    elif isinstance(record, Lesson) and record.taken and record.taken.withdrawn:
        message = f"{bare} 由{record.taken.office}撤回了，不再作数。"
        hint = "请另写依据，或去掉引用；不改的话，站点上会略去它。"
        yield Finding(place, "withdrawn-lesson", message, hint)
    elif not is_published(library, bare):
        hint = "请收录那条案例，或去掉引用；不改的话，站点上会略去它。"
        yield Finding(place, "unpublished-link", f"{bare} 没有收录，读者打不开。", hint)
    elif reference.anchor and reference.anchor not in (anchors := anchors_of(record, library)):
        hint = did_you_mean(reference.anchor, sorted(anchors)) or "那一页没有可以指向的小标题。"
        yield Finding(place, "dead-anchor", f"{bare} 里没有 #{reference.anchor}。", hint)


def check_line(library: Library, place: Place, folder: str, id_: str) -> Iterator[Finding]:
    """An item or a task exists, and some event type shows it."""
    yield from _check_id(library, place, folder, id_)


def names_in(library: Library) -> Iterator[tuple[Record, Named]]:
    """Every field of every record that names another one."""
    for kind in KINDS:
        for record in library.every(kind.model).values():
            for named in names_of(record):
                yield record, named


def _check_standards(library: Library) -> Iterator[Finding]:
    """Names of values that the office sets in `content/standards.yml`."""
    for place, name in _named_standards(library):
        if name and name not in library.standards and STANDARDS not in library.broken:
            hint = did_you_mean(name, tuple(library.standards)) or f"请在 {STANDARDS} 里加一条。"
            yield Finding(place, "unknown-link", f"没有标准 {name}。", hint)


def _named_standards(library: Library) -> Iterator[tuple[Place, str]]:
    for card in library.cards.values():
        yield card.place("standard"), card.standard
    for form in library.forms.values():
        for index, field in enumerate(form.fields_):
            yield form.place("fields", index, "standard"), field.standard


def _check_id(library: Library, place: Place, folder: str, id_: str) -> Iterator[Finding]:
    if id_ in library.in_folder(folder) or is_broken(library, folder, id_):
        return
    renamed = library.lessons_by_alias.get(id_) if folder == "lessons" else None
    hint = f"它已改名，请写 {folder}/{renamed.id}。" if renamed else _near(library, folder, id_)
    yield Finding(place, "unknown-link", f"找不到 {folder}/{id_}。", hint or "请检查代号和路径。")


def _near(library: Library, folder: str, id_: str) -> str:
    return did_you_mean(id_, tuple(library.in_folder(folder)))


def _check_modules(library: Library) -> Iterator[Finding]:
    """A topic is a file of items, of tasks, or of both."""
    topics = {id_.partition("/")[0] for id_ in (*library.items, *library.tasks)}
    topics |= broken_topics(library) | struck_topics(library)
    for scope in library.scopes:
        for index, topic in enumerate(scope.modules):
            if topic not in topics:
                hint = did_you_mean(topic, sorted(topics)) or "请检查文件名。"
                place = scope.place("modules", index)
                yield Finding(place, "unknown-link", f"没有主题 {topic} 的检查项或任务。", hint)
