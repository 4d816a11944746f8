"""What the replay has to know of a slip: when it was found, by when and by whom it could be seen.

It is read from what was told, shown to the reviewer, and written as the lesson's timeline and
`catch`; none of it is asked for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from builder.model import HandIn, Library
from builder.model.demand import At
from builder.model.words import did_you_mean
from builder.review.decision import Chance, UnfitError
from builder.review.item_line import object_of
from builder.review.matters import sentences
from builder.review.moments_said import (
    last_point_of,
    point_in,
    point_of,
    slack_words,
    words_of,
)
from builder.review.proposal import Proposal
from builder.review.texts import first_sentence

_FOUND = re.compile("发现|才知道|才想起|才看见|才看到|才注意|看出|听说|打来|来电|指出|提醒")
_LOOKED_AT = re.compile("^[^，。；]{2,8}$")
_LIST = re.compile("[、，,；;]")


def chance_in(hand_in: HandIn, proposal: Proposal | None, library: Library) -> Chance:
    """What the words of a hand-in say of it; empty where they say nothing.

    Who is to look next time can see it, and so can whoever checks and reads the list there.
    """
    said = next((one for one in sentences(hand_in.what) if _FOUND.search(one)), "")
    match = _FOUND.search(said)
    before = said[: match.end()] if match else ""
    found = point_in(before)
    roles = library.vocabulary.roles
    named = tuple(_named(proposal.prevent, roles)) if proposal else ()
    place = proposal.place if proposal else None
    there = (place.checker, place.pause_in(library).caller) if place and named else ()
    looked = object_of(proposal.text) if proposal else ""
    return Chance(
        found=words_of(found) if found else "",
        found_by=next(_named(before, roles), "") if found else "",
        until="",
        seen_by=tuple(dict.fromkeys(filter(None, (*named, *there)))),
        look=(looked,) if _LOOKED_AT.match(looked) else (),
    )


def settled(said: Chance, proposed: Chance) -> Chance:
    """What the reviewer says, and what is proposed where nothing is said."""
    names = [field.name for field in fields(Chance)]
    known = {name: getattr(said, name) for name in names}
    return Chance(**{n: getattr(proposed, n) if v is None else v for n, v in known.items()})


def _named(text: str, roles: Sequence[str]) -> Iterator[str]:
    """The roles of the office in a text; none that is a part of another that stands there."""
    there = [role for role in roles if role in text]
    return (x for x in there if not any(x in other and x != other for other in there))


def fields_of(chance: Chance, what: str, library: Library) -> dict[str, object]:
    """The fields of the lesson that say so; UnfitError with everything that does not fit."""
    faults = list(_faults(chance, library))
    found = _point(point_of, chance.found, faults)
    until = _point(last_point_of, chance.until, faults)
    if faults:
        raise UnfitError(faults)
    who = chance.found_by or ""
    moment = {"at": found, "what": first_sentence(what), "known_to": [who], "turn": "发现"}
    if not who:
        del moment["known_to"]
    catch = {"until": until, "by": list(chance.seen_by or ()), "look": list(chance.look or ())}
    return {
        "timeline": [moment] if found else [],
        "detected": {"role": who, "slack": slack_words(found)} if who else {},
        "catch": {n: v for n, v in catch.items() if v} if found or until else {},
    }


def _point(read: Callable[[str], At], said: str | None, faults: list[str]) -> str:
    try:
        return read(said) if said else ""
    except UnfitError as unfit:
        faults += unfit.reasons
        return ""


def _faults(chance: Chance, library: Library) -> Iterator[str]:
    roles = library.vocabulary.roles
    for role in filter(None, (chance.found_by, *(chance.seen_by or ()))):
        if role not in roles:
            yield f"没有“{role}”这个角色。{did_you_mean(role, roles)}"
    if chance.found_by and not chance.found:
        yield "写了由谁发现，没有写什么时候。请写发现的时候，如 开始前 10 分钟。"


def listed(text: str) -> tuple[str, ...]:
    """What was typed between commas, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, _LIST.split(text)))))
