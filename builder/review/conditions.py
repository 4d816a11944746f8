"""适用条件 of a new line: what may be asked for it, which answer a hand-in names, what is refused.

A line stands on the sheets of every type that takes its file in, so it may only depend on what all
of them ask, or what the blocks that they all offer say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.model import Library, Question
from builder.model.condition import Comparison
from builder.model.program_words import label_words
from builder.model.scope import YES
from builder.review.decision import UnfitError
from builder.review.evidence import COMMON
from builder.review.matters import Matter
from builder.review.proposal import Place
from builder.review.room import sheets_of
from builder.review.spots import Spots
from builder.review.terms import terms
from builder.review.topics import topics_at

_SIGN = re.compile("(!=|>=|<=|[=><])")
_AND = re.compile("[，,；;]|且")
_ASKING = re.compile("^(?:要不要|有没有|同时|要|有|用|是|会)|[吗么]$")
"""What of a question is no thing that a hand-in could name."""
_LEAST = 2
"""Characters of an answer that a text names; `是` and `否` are none."""


def questions_for(place: Place, library: Library) -> list[Question]:
    """What every type asks on whose sheets a line at the place would stand, in a type's order.

    What is always so there is left out: that the block is there which brings the 节点.
    """
    sheets = sheets_of(place.topic, place.pause_in(library).name, library)
    types = {whole.id: whole for whole, _ in sheets} or {
        place.event_type: library.whole_types[place.event_type]
    }
    asked = [{(x.name, x.answers): x for x in whole.questions} for whole in types.values()]
    own = library.blocks[place.block].sets if place.block else ()
    first = asked[0]
    return [x for key, x in first.items() if x.name not in own and all(key in y for y in asked)]


def condition_of(said: str, place: Place, library: Library) -> list[str]:
    """Comparisons as records write them; UnfitError with what there is for anything else.

    `said` is as records have it, `foreign = 是`, or by the words of the question, `外宾 = 是`;
    several are joined by a comma and must all hold.
    """
    asked = questions_for(place, library)
    parts = [part.strip() for part in _AND.split(said) if part.strip()]
    return [_comparison(part, asked, library) for part in parts]


def _comparison(said: str, asked: Sequence[Question], library: Library) -> str:
    name, sign, value = _parted(said)
    question = next((x for x in asked if name in names_of(x, library)), None)
    if question is None:
        raise UnfitError([f"适用条件“{said}”：这里没有“{name}”可问。{_offer(asked, library)}"])
    text = f"{question.name} {sign} {value}"
    try:
        comparison = Comparison.parse(text)
    except ValueError as fault:
        raise UnfitError([f"适用条件“{said}”：{fault}。{_offer(asked, library)}"]) from None
    if question.answers and comparison.value not in question.answers:
        answers = "、".join(question.answers)
        raise UnfitError([f"适用条件“{said}”：“{question.text}”只能答 {answers}。"])
    return text


def _parted(said: str) -> tuple[str, str, str]:
    """`外宾 = 是` in its three parts; a name alone asks for a yes."""
    parts = _SIGN.split(said.replace("＝", "="), maxsplit=1)
    name, sign, value = parts if len(parts) == 3 else (said, "=", YES)
    return name.strip(), sign, value.strip()


def names_of(question: Question, library: Library) -> list[str]:
    """By which a question may be called: its name, its words, the block that it is about."""
    return [question.name, question.text, label_words("", question), *_blocks(question, library)]


def _blocks(question: Question, library: Library) -> list[str]:
    if question.is_asked:
        return []
    return [block.title for block in library.blocks.values() if question.name in block.sets]


def _offer(asked: Sequence[Question], library: Library) -> str:
    if not asked:
        return "这个节点的单上没有都问的问题，请去掉适用条件，或另选节点。"
    words = (f"{label_words('', x)}：{'、'.join(x.answers) or '几'}（{x.name}）" for x in asked)
    return f"可以用的：{'；'.join(words)}。"


def likely_condition(matter: Matter, place: Place, spots: Spots) -> tuple[str, str]:
    """The comparison that the words of a matter suggest, and the words; "" twice where none does.

    Only what the usual event of the type has not is worth asking.
    """
    library = spots.library
    usual = _usual(place, library)
    text = f"{matter.about}\n{matter.what}\n{matter.prevent}"
    for question in questions_for(place, library):
        if usual.isdisjoint(_blocks(question, library)):
            for value, words in _named(question, text, spots):
                return f"{question.name} = {value}", words
    return "", ""


def narrowed(place: Place, matter: Matter, spots: Spots) -> Place:
    """The place with the condition that `likely_condition` finds.

    Where the file of the place is on the sheets of too many types to ask it, another file whose
    lines stand at the 节点 is taken that is on fewer.
    """
    library = spots.library
    whole = library.whole_types[place.event_type]
    scope = library.blocks[place.block] if place.block else library.own_types[whole.id]
    topics = topics_at(whole, place.pause_in(library), library)
    for topic in dict.fromkeys((place.topic, *(x for x in topics if x in scope.modules))):
        own = replace(place, topic=topic)
        comparison, words = likely_condition(matter, own, spots)
        if comparison:
            return replace(own, when=comparison, when_because=words)
    return place


def _usual(place: Place, library: Library) -> set[str]:
    """Titles of the blocks of a type's first 一天的样子."""
    presets = library.whole_types[place.event_type].presets[:1]
    return {x for one in presets for x in (*one.circumstances, *(s.kind for s in one.segments))}


def _named(question: Question, text: str, spots: Spots) -> Iterator[tuple[str, str]]:
    """Answers other than the usual one that a text names, each with the words that do."""
    if question.kind == "选择":
        for option in question.options:
            if option != question.default and len(option) > _LEAST and option in text:
                yield option, option
    elif question.kind == "是否" and question.default != YES:
        for word in _things(question, spots):
            if word in text:
                yield YES, word


def _things(question: Question, spots: Spots) -> Iterator[str]:
    """What a yes to a question is about, and what means the same; rare words only."""
    library = spots.library
    own = _blocks(question, library) or [label_words("", question)]
    parts = [p for words in own for p in re.split("[、，]|或者?|还是|一类", words)]
    plain = [_ASKING.sub("", _ASKING.sub("", part)) for part in parts]
    alike = [x for row in library.synonyms if set(row) & set(plain) for x in row]
    for word in dict.fromkeys((*plain, *alike)):
        if len(word) >= _LEAST and any(spots.words.is_rare(t, COMMON) for t in terms(word)):
            yield word
