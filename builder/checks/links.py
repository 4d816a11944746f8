"""Links in prose, and the conditions that tie lines to questions."""

from collections.abc import Iterator

from builder.checks.prose import Link, links_of, prose_records
from builder.checks.references import check_target
from builder.model import EventType, Finding, Item, Library, Place, Question, Task
from builder.model.condition import Comparison
from builder.model.picture import SUFFIXES
from builder.model.words import did_you_mean
from builder.prose.addresses import is_safe_address
from builder.views.addresses import linked_reference


def check_prose_links(library: Library) -> Iterator[Finding]:
    """Links inside Markdown bodies; pictures are looked at by `pictures.py`."""
    for record in prose_records(library):
        for link in links_of(record):
            if not link.address.picture:
                yield from _check_link(library, link)


def check_conditions(library: Library) -> Iterator[Finding]:
    """Conditions ask only questions that every event type using the line really asks."""
    for event_type in library.whole_types.values():
        questions = {question.name: question for question in event_type.questions}
        lines: tuple[Item | Task, ...] = (
            *library.items_of_type(event_type),
            *library.tasks_of_type(event_type),
        )
        for line in lines:
            for place, comparison in _comparisons(line):
                yield from _check_comparison(place, comparison, event_type, questions)


def _check_link(library: Library, link: Link) -> Iterator[Finding]:
    place, address = link.place, link.address.text
    if not is_safe_address(address):
        hint = "只用站内相对地址或 http、https。"
        yield Finding(place, "unsafe-url", f"地址“{address}”不能用。", hint)
    elif reference := linked_reference(address, place.path):
        yield from check_target(library, place, reference)
    elif "://" not in address and not address.startswith(("mailto:", "#")):
        is_picture = address.lower().endswith(SUFFIXES)
        hint = "图片在前面加感叹号：![…](…)。" if is_picture else "请链接到 .md 或 .yml 源文件。"
        yield Finding(place, "unknown-link", f"“{address}”不是本库的页面。", hint)


def _comparisons(line: Item | Task) -> Iterator[tuple[Place, Comparison]]:
    for group in ("all", "any"):
        for index, text in enumerate(getattr(line.when, group)):
            yield line.place("when", group, index), Comparison.parse(text)


def _check_comparison(
    place: Place, comparison: Comparison, event_type: EventType, questions: dict[str, Question]
) -> Iterator[Finding]:
    question = questions.get(comparison.question)
    if question is None:
        message = f"“{event_type.title}”不问 {comparison.question}。"
        hint = did_you_mean(comparison.question, questions) or "请先在活动类型里加上这个问题。"
        yield Finding(place, "unknown-value", message, hint)
    elif question.answers and comparison.value not in question.answers:
        message = f"“{question.text}”没有“{comparison.value}”这个答案。"
        hint = did_you_mean(comparison.value, question.answers)
        yield Finding(place, "unknown-value", message, hint)
