"""The form of an acceptance: its fields, what stands in them at first, and what they decide."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model import HandIn
from builder.model.limits import LONGEST_TITLE, LONGEST_WHY, LONGEST_WORDS
from builder.model.values import PHASES, SEVERITY_LABELS
from builder.review import Chance, Decision, Displaced, NewItem, Place, Proposal, Sharpened
from builder.review.accept import title_of
from builder.review.chance import chance_in, listed
from builder.review.decision import MOST_NEW
from builder.review.lines import Case
from builder.review.names import put
from builder.review.texts import clipped, first_sentence

MOST_KNOWN = 4
"""Lines that should have caught it; the last is anyone the reviewer thinks of."""
TOLD = ("title", "what", "handled", "causes", "when", "do", "because")
"""What the lesson says; a name is replaced in all of it."""
ADJUSTING = ("more", "fix", "none", "again", "kind")
"""Buttons that only change what stands in the form."""
_PLAIN = ("slug", *TOLD, "severity", "phase")
CHANCE = ("found", "found_by", "until", "seen_by", "look")
"""When it was found, and who could have seen it on what until when."""
_OF_A_LINE = (
    *("use", "text", "expect", "place", "topic", "checker"),
    *("why", "killer", "displace", "moves_to", "when"),
)
_OF_A_KNOWN = ("item", "text", "expect")
_ASKED = ("not_names", "lines", *ADJUSTING, "types_were", "looked")
"""What the page says of itself, and which of its buttons was pressed."""
TYPES = "types"
"""The one field that may come several times."""
ON = "是"


def _of_line(number: int, name: str) -> str:
    return f"item{number}_{name}"


def _of_known(number: int, name: str) -> str:
    return f"known{number}_{name}"


LINES, KNOWN = range(1, MOST_NEW + 1), range(1, MOST_KNOWN + 1)
FIELDS = (
    *(*_PLAIN, *CHANCE, *_ASKED, TYPES),
    *(_of_line(number, name) for number in LINES for name in _OF_A_LINE),
    *(_of_known(number, name) for number in KNOWN for name in _OF_A_KNOWN),
)
_LONGEST = {"text": 40, "expect": 60, "why": LONGEST_WHY}
LONGEST = {
    "title": LONGEST_TITLE,
    "not_names": LONGEST_WORDS,
    **dict.fromkeys(("what", "handled", "causes", "do"), LONGEST_WORDS),
    **{_of_line(n, name): most for n in LINES for name, most in _LONGEST.items()},
    **{_of_known(n, name): _LONGEST[name] for n in KNOWN for name in ("text", "expect")},
}
SEVERITIES = {key: SEVERITY_LABELS[key] for key in ("S3", "S1", "S2", "S4")}
KILLERS = {"": "照影响定", "是": "设", "否": "不设"}
CHOICES: dict[str, tuple[str, ...]] = {
    "severity": tuple(SEVERITIES),
    "phase": PHASES,
    **{_of_line(n, "killer"): tuple(KILLERS) for n in LINES},
    **{_of_line(n, "use"): (ON,) for n in LINES},
}
SEVERAL_LINES = ("what", "handled", "causes", "do", "seen", "reason")
"""Fields in which a line may end."""


@dataclass(frozen=True, slots=True)
class Form:
    """An acceptance as it stands on the page."""

    fields: Mapping[str, str]
    types: tuple[str, ...] = ()

    def of_line(self, number: int, name: str) -> str:
        """What stands in a field of a new line."""
        return self.fields.get(_of_line(number, name), "").strip()

    def of_known(self, number: int, name: str) -> str:
        """What stands in a field of a line that should have caught it."""
        return self.fields.get(_of_known(number, name), "").strip()

    @property
    def lines(self) -> range:
        """Numbers of the new lines that the page shows."""
        said = self.fields.get("lines", "")
        count = int(said) if said.isdecimal() else 1
        return range(1, min(count + bool(self.fields.get("more")), MOST_NEW) + 1)

    def with_places(self, places: Sequence[Place]) -> "Form":
        """The same with the 节点 that its lines came to stand at."""
        found = {}
        for number, place in zip(self._used(), places, strict=False):
            found[_of_line(number, "place")] = f"{place.event_type} {place.pause}"
            found[_of_line(number, "topic")] = place.topic
        return replace(self, fields={**self.fields, **found})

    @property
    def decision(self) -> Decision:
        """What it decides."""
        plain = {name: self.fields.get(name, "").strip() for name in _PLAIN}
        plain["severity"] = plain["severity"] or "S3"
        plain["phase"] = plain["phase"] or PHASES[0]
        return Decision(
            **plain,
            event_types=self.types,
            chance=self._chance,
            items=tuple(self._items()),
            known=tuple(self._known()),
            displaced=tuple(self._displaced()),
            as_said=False,
            replaced=(),
            not_names=self.not_names,
        )

    @property
    def words(self) -> Iterator[str]:
        """What the lesson and its lines say."""
        for name, text in self.fields.items():
            if name in TOLD or name.endswith(("_text", "_expect", "_why")):
                yield text

    @property
    def not_names(self) -> tuple[str, ...]:
        """Words that the reviewer says are no names."""
        words = re.split("[、，,]", self.fields.get("not_names", ""))
        return tuple(filter(None, map(str.strip, words)))

    @property
    def _chance(self) -> Chance:
        found, who, until, seen_by, look = (self.fields.get(x, "").strip() for x in CHANCE)
        return Chance(found, who, until, listed(seen_by), listed(look))

    def _items(self) -> Iterator[NewItem]:
        for number in self._used():
            event_type, _, pause = self.of_line(number, "place").partition(" ")
            named = ("expect", "text", "topic", "checker", "why", "when")
            said = {name: self.of_line(number, name) for name in named}
            killer = {"是": True, "否": False}.get(self.of_line(number, "killer"))
            yield NewItem(**said, event_type=event_type, pause=pause, killer=killer)

    def _used(self) -> Iterator[int]:
        return (number for number in LINES if self.of_line(number, "use"))

    def _known(self) -> Iterator[Sharpened]:
        for number in KNOWN:
            item, text, expect = (self.of_known(number, name) for name in _OF_A_KNOWN)
            if item:
                yield Sharpened(item, text, expect)

    def _displaced(self) -> Iterator[Displaced]:
        for number in self._used():
            if item := self.of_line(number, "displace"):
                yield Displaced(item, self.of_line(number, "moves_to"))


def first_form(hand_in: HandIn, case: Case) -> Form:
    """The form before the reviewer has touched it: as handed in, and as proposed."""
    first, place = case.proposals[0], case.proposals[0].place
    fields = {
        "title": title_of(hand_in),
        "severity": first.severity,
        "what": hand_in.what,
        "handled": hand_in.handled,
        "causes": hand_in.causes,
        "when": place.pause_in(case.library).title if place else "",
        "do": hand_in.prevent,
        "because": first_sentence(hand_in.what),
        "lines": str(min(len(case.proposals), MOST_NEW)),
        "types_were": _joined(case.types),
        **_chance_fields(chance_in(hand_in, first, case.library)),
    }
    for number, proposal in zip(LINES, case.proposals, strict=False):
        fields |= {_of_line(number, k): v for k, v in _proposed(hand_in, proposal).items()}
    return Form({name: visible(text) for name, text in fields.items()}, case.types)


def _chance_fields(chance: Chance) -> dict[str, str]:
    said = {name: getattr(chance, name) or "" for name in CHANCE}
    return {name: x if isinstance(x, str) else "、".join(x) for name, x in said.items()}


def visible(text: str) -> str:
    """A text without signs that nobody sees, such as the tabs of a spreadsheet."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def _proposed(hand_in: HandIn, proposal: Proposal) -> dict[str, str]:
    place = proposal.place
    if place is None:
        return {"text": proposal.text}
    return {
        "use": ON,
        "text": proposal.text,
        "place": f"{place.event_type} {place.pause}",
        "topic": place.topic,
        "checker": place.checker,
        "when": place.when,
        "why": clipped(title_of(hand_in), LONGEST_WHY)[:LONGEST_WHY],
    }


def settled(form: Form) -> Form:
    """The form after the page's own buttons: a word put in another's place, types that changed."""
    fields = dict(form.fields)
    old, arrow, new = fields.pop("fix", "").rpartition("→")
    if arrow and old:
        for name in (*TOLD, *(x for x in fields if x.startswith(("item", "known")))):
            fields[name] = put(new, old, fields.get(name, ""))
    if none := fields.pop("none", ""):
        fields["not_names"] = "、".join(dict.fromkeys((*form.not_names, none)))
    kind = fields.pop("kind", "")
    types = (kind,) if kind else form.types
    for number in LINES:
        named = fields.get(_of_line(number, "place"), "").partition(" ")[0]
        if not named or named in types:
            continue
        if _joined(types) == fields.get("types_were", ""):
            types = (*types, named)  # a place on the sheet of another type brings that type
        else:
            fields |= {_of_line(number, name): "" for name in ("place", "topic", "when")}
    return replace(form, fields={**fields, "types_were": _joined(types)}, types=types)


def _joined(types: tuple[str, ...]) -> str:
    return " ".join(sorted(types))
