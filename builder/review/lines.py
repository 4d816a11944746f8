"""Where a reviewer's lines go and how they read in their files; what does not fit is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.model import EventType, HandIn, Item, Library, Pause
from builder.model.kinds import kind_of
from builder.model.limits import LONGEST_ITEM, LONGEST_WHY
from builder.model.values import GRAVE
from builder.model.words import did_you_mean
from builder.review.conditions import condition_of
from builder.review.decision import MOST_NEW, Decision, NewItem, UnfitError
from builder.review.proposal import Place, Proposal
from builder.review.room import room_at
from builder.review.texts import clipped, first_sentence
from builder.review.topics import topics_at


@dataclass(frozen=True, slots=True)
class Case:
    """A hand-in under a reviewer's eyes."""

    told: HandIn
    """With the words that the reviewer put in place of the sender's."""
    decision: Decision
    types: tuple[str, ...]
    """Ids of the event types that the lesson is about."""
    lesson_id: str
    proposals: tuple[Proposal, ...]
    library: Library
    held: frozenset[str] = frozenset()
    """Ids of lines that stopped a slip in some run."""

    @property
    def wholes(self) -> list[EventType]:
        """The event types with what their blocks bring."""
        return [self.library.whole_types[x] for x in self.types]


@dataclass(frozen=True, slots=True)
class Line:
    """A new line as it will be written."""

    place: Place
    entry: Mapping[str, object]

    @property
    def id(self) -> str:
        """Its id, once it is written."""
        return f"{self.place.topic}/{self.entry['name']}"

    @property
    def condition(self) -> str:
        """`foreign = 是，media = 是`; "" where it always stands there."""
        when = self.entry.get("when")
        return "，".join(when) if isinstance(when, list) else ""

    @property
    def path(self) -> str:
        """The file of items it goes into."""
        return kind_of(Item).file_of(self.id)


def lines_of(case: Case) -> tuple[Line, ...]:
    """The new lines; UnfitError with everything that does not fit."""
    found: list[Line] = []
    reasons: list[str] = []
    for index, item in enumerate(case.decision.items):
        try:
            found.append(_line(case, item, index))
        except UnfitError as unfit:
            reasons += (f"第 {index + 1} 条检查项：{x}" for x in unfit.reasons)
    if len(case.decision.items) > MOST_NEW:
        reasons.append(f"一条经验最多加 {MOST_NEW} 条检查项，请分成几条经验。")
    if reasons:
        raise UnfitError(reasons)
    return tuple(found)


def _line(case: Case, item: NewItem, index: int) -> Line:
    proposal = case.proposals[min(index, len(case.proposals) - 1)]
    place = place_of(case, item, proposal)
    said = clipped(first_sentence(proposal.prevent), LONGEST_ITEM) if case.decision.as_said else ""
    text, checker = item.text or proposal.text or said, item.checker or place.checker
    if faults := list(_faults(case, item, text, checker)):
        raise UnfitError(faults)
    slug, story = case.decision.slug, item.why or case.decision.title or case.told.title
    entry: dict[str, object] = {
        "name": slug if index == 0 else f"{slug}-{index + 1}",
        "text": text,
        "expect": item.expect,
        "pauses": [place.pause_in(case.library).name],
        "checker": checker,
        "ground": [f"lessons/{case.lesson_id}"],
        "why": clipped(story or first_sentence(case.told.what), LONGEST_WHY)[:LONGEST_WHY],
    }
    if when := condition_of(item.when, place, case.library):
        entry["when"] = when
    killer = _is_worth_it(case, place) if item.killer is None else item.killer
    return Line(place, {**entry, "killer": "是"} if killer else entry)


def _is_worth_it(case: Case, place: Place) -> bool:
    """Whether a line there is a 必查项 where nobody says: by the grade, and if it can be borne."""
    worth = case.decision.severity in GRAVE and place.pause_in(case.library).leaves_slack
    return worth and room_at(place, case.library).bears_killer


def _faults(case: Case, item: NewItem, text: str, checker: str) -> Iterator[str]:
    roles = case.library.vocabulary.roles
    if not item.expect:
        yield "没有写应看到什么，看不见的不能列。请写应看到。"
    if not text:
        yield "还没有检查项的文字，原话不合写法。请写检查项：动词开头，一个动作。"
    if item.killer and case.decision.severity not in GRAVE:
        yield "必查项只给已造成影响（S1）或影响了活动（S2）的事。请改影响，或不设必查项。"
    if item.killer and not checker:
        yield "必查项要另有一人检查。请选检查角色。"
    if checker and checker not in roles:
        yield f"没有“{checker}”这个角色。{did_you_mean(checker, roles)}"


def place_of(case: Case, item: NewItem, proposal: Proposal) -> Place:
    """The 节点 that is meant, at the first event type that has it; UnfitError."""
    if not case.types:
        raise UnfitError(["还没有选活动类型，不知道列到哪张单上。请选活动类型。"])
    types = [x for x in case.types if item.event_type in ("", x)]
    likely = [x for x in proposal.places if x.event_type in types]
    if likely and not item.pause and not item.block:
        return _in_topic(likely[0], item)
    for name in types:
        whole = case.library.whole_types[name]
        for pause in whole.pauses:
            if _is_meant(pause, item, case.library):
                known = [x for x in likely if (x.event_type, x.pause) == (name, pause.key)]
                return _in_topic(known[0] if known else _bare(whole, pause, case.library), item)
    raise UnfitError([_no_pause(case, item)])


def _in_topic(place: Place, item: NewItem) -> Place:
    return replace(place, topic=item.topic) if item.topic else place


def _bare(whole: EventType, pause: Pause, library: Library) -> Place:
    """A place that nothing of the hand-in leads to."""
    topics = topics_at(whole, pause, library)
    if not topics:
        raise UnfitError([f"节点“{pause.title}”不收检查项，请另选节点。"])
    roles = (stream.check for stream in whole.workstreams)
    second = next((role for role in roles if role != pause.caller), "")
    return Place(whole.id, pause.brought_by, pause.key, topics[0], second, ())


def _is_meant(pause: Pause, item: NewItem, library: Library) -> bool:
    block = library.blocks.get(pause.brought_by)
    if item.block and item.block not in ((block.id, block.title) if block else ()):
        return False
    return not item.pause or item.pause in (pause.key, pause.name, pause.title)


def _no_pause(case: Case, item: NewItem) -> str:
    said = " · ".join(filter(None, (item.block, item.pause)))
    titles = "、".join(whole.title for whole in case.wholes)
    known = dict.fromkeys(pause.title for whole in case.wholes for pause in whole.pauses)
    return f"{titles}没有“{said}”这个节点。{did_you_mean(item.pause, known) or '请另选节点。'}"
