"""桌面推演: a lesson played by people. Its moments are handed out one by one, each to who knew it.

A moment is one of the exercise when somebody wrote down who knew it (`known_to`) or what could be
seen or heard then (`seen`); all others are told afterwards. The lines that should be spoken up with
are those of the replay.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from builder.model import Lesson, Library, Moment
from builder.model.item import Item
from builder.model.trial import LessonTrial, LineTrial, TypeTrial, lead_words
from builder.program.canonical import short_hash
from builder.program.drill_format import (
    Drill,
    DrillCard,
    DrillEntry,
    DrillLine,
    DrillSeat,
    DrillStep,
    DrillTold,
)
from builder.program.stops import moment_of, offset_of
from builder.program.times import DAY
from builder.replay.play import TOO_LATE
from builder.views.timeline import label_of

FEWEST = 2
"""Moments, and roles: with one there is nothing to hand on."""
MOST_LINES = 3
"""Lines of one moment that an evaluator can listen for."""
NEAREST = 3
_OPENING, _LAST, _TALK = 5, 8, 15
"""Minutes: of rules, of the last moment, of the talk afterwards."""
_PACE = ((0, 3), (60, 5), (DAY, 6))
"""Gaps between two moments, in real minutes, and what the exercise takes for them."""
_SLOWEST = 8
_START = 9 * 60
"""Of a day of which only the order counts."""
_BEFORE = "推演以前"


def unfit(lesson: Lesson, library: Library) -> str:
    """Why a lesson makes no exercise, in Chinese, with what would make it one; "" where it does."""
    if lesson.kind == "好做法":
        return "这是好做法，没有要拦住的失误。"
    if not lesson.timeline:
        return f"没有时间线{lesson.no_timeline_reason and f'：{lesson.no_timeline_reason}'}。"
    steps = _steps(lesson)
    if not steps:
        place = lesson.place("timeline")
        return (
            f"时间线没有写当时谁知道、看见了什么：请在 {place.path}:{place.line} "
            "起的各条写 known_to（岗位）和 seen（卡上的话）。"
        )
    if len(steps) < FEWEST:
        return "只有一个时刻写了当时谁知道，一张卡演不起来。"
    if len(_roles(steps)) < FEWEST:
        return "只有一个岗位，没有人可以报，一个人演不起来。"
    if not any(name in library.own_types for name in lesson.event_types):
        return "没有写活动类型，找不到要对照的检查单。"
    return ""


def make_drills(library: Library, trials: Mapping[str, LessonTrial]) -> dict[str, Drill]:
    """An exercise of every lesson that makes one, by its id, on the sheet that fits it best."""
    return {
        id_: make_drill(library.lessons[id_], fittest(trial), library)
        for id_, trial in trials.items()
        if not unfit(library.lessons[id_], library)
    }


def entries_of(drills: Mapping[str, Drill]) -> list[DrillEntry]:
    """What the page offers, those of one event type together."""
    entries = [
        DrillEntry(
            lesson=x["lesson"],
            case=x["case"],
            type_title=x["type_title"],
            people=len(x["people"]),
            minutes=x["minutes"],
        )
        for x in drills.values()
    ]
    return sorted(entries, key=lambda x: (x["type_title"], x["lesson"]))


def fittest(trial: LessonTrial) -> TypeTrial:
    """The event type, of a lesson that has one, whose sheet has most to say: the best that stops
    it, and of these the one with most lines that were written for it.
    """
    return min(trial.types, key=lambda x: (x.rank, -sum(one.own for one in _useful(x))))


def make_drill(lesson: Lesson, trial: TypeTrial, library: Library) -> Drill:
    """One lesson, which is fit for it, as an exercise for those who hold events of a type."""
    moments = _steps(lesson)
    at = _moments(moments, _START)
    minutes = _minutes(at)
    title = library.own_types[trial.event_type].title
    over = minutes[-1] + _LAST
    steps = [
        _step(number, minute, moment)
        for number, (minute, moment) in enumerate(zip(minutes, moments, strict=True), 1)
    ]
    made = Drill(
        number="",
        lesson=lesson.id,
        type=trial.event_type,
        type_title=title,
        title=f"桌面推演：{title}",
        case=lesson.title,
        minutes=over + _TALK,
        over=over,
        people=_roles(moments),
        seats=[_seat(role, moments, steps) for role in _roles(moments)],
        steps=steps,
        lines=list(_lines(trial, moments, minutes, library)),
        told=[DrillTold(when=label_of(x.at), text=x.what, turn=x.turn) for x in lesson.timeline],
        until=_until(lesson, trial.event_type),
        outcome=lesson.outcome,
        red_lines=list(lesson.bottom_lines),
        lucky=lesson.lucky,
        questions=_questions(lesson),
    )
    return {**made, "number": short_hash(made, 6)}


def nearest(lesson: Lesson, library: Library) -> list[Lesson]:
    """Lessons that make an exercise, those of the same event types and phase first."""
    fit = [x for x in library.accepted_lessons.values() if not unfit(x, library)]

    def unlike(other: Lesson) -> tuple[int, bool, str]:
        shared = set(lesson.event_types) & set(other.event_types)
        return -len(shared), other.phase != lesson.phase, other.id

    return sorted(fit, key=unlike)[:NEAREST]


# ---- Moments


def _steps(lesson: Lesson) -> list[Moment]:
    return [moment for moment in lesson.timeline if moment.known_to or moment.seen]


def _roles(moments: Sequence[Moment]) -> list[str]:
    """In the order in which they come to know something."""
    return list(dict.fromkeys(role for moment in moments for role in moment.known_to))


def _moments(moments: Sequence[Moment], start: int) -> list[int]:
    """When each was, in minutes; `D0` after `T0` is not earlier than that."""
    found: list[int] = []
    for moment in moments:
        found.append(max([moment_of(offset_of(moment.at), start), *found[-1:]]))
    return found


def _minutes(at: Sequence[int]) -> list[int]:
    """The minute of the exercise for each moment."""
    found = [_OPENING]
    for one, other in pairwise(at):
        pace = (minutes for gap, minutes in _PACE if other - one <= gap)
        found.append(found[-1] + next(pace, _SLOWEST))
    return found


def _step(number: int, minute: int, moment: Moment) -> DrillStep:
    return DrillStep(
        step=number,
        minute=minute,
        when=label_of(moment.at),
        who="、".join(moment.known_to),
        text=_said(moment),
        really=moment.what,
    )


def _seat(role: str, moments: Sequence[Moment], steps: Sequence[DrillStep]) -> DrillSeat:
    cards = [
        DrillCard(step=x["step"], minute=x["minute"], when=x["when"], text=x["text"])
        for x, moment in zip(steps, moments, strict=True)
        if role in moment.known_to
    ]
    return DrillSeat(who=role, cards=cards)


def _said(moment: Moment) -> str:
    return moment.seen or moment.what


# ---- Lines of today's sheets


def _lines(
    trial: TypeTrial, moments: Sequence[Moment], minutes: Sequence[int], library: Library
) -> Iterator[DrillLine]:
    """Moment by moment, at most so many of each; every line once."""
    by_step: dict[int, list[LineTrial]] = {}
    for one in sorted(_useful(trial), key=lambda x: (not x.own, bool(x.asked), x.line.at)):
        due = sum(at <= one.line.at for at in _moments(moments, one.line.start))
        by_step.setdefault(due, []).append(one)
    chosen = [
        (step, one) for step in sorted(by_step) for one in _in_order(by_step[step][:MOST_LINES])
    ]
    for number, (step, one) in enumerate(chosen, 1):
        at_step = f"第 {minutes[step - 1]} 分钟" if step else _BEFORE
        yield _line(number, step, at_step, one, library)


def _useful(trial: TypeTrial) -> Iterator[LineTrial]:
    """Those that stop it, and those that come too late and help with what follows."""
    seen: set[tuple[str, str]] = set()
    for one in (*trial.stopping, *(x for x in trial.lines if x.own and x.fault == TOO_LATE)):
        key = (one.line.kind, one.line.id)
        if key not in seen:
            seen.add(key)
            yield one


def _in_order(lines: Sequence[LineTrial]) -> list[LineTrial]:
    return sorted(lines, key=lambda one: one.line.at)


def _line(number: int, step: int, at_step: str, one: LineTrial, library: Library) -> DrillLine:
    item: Item | None = library.items.get(one.line.id) if one.line.kind == "item" else None
    return DrillLine(
        number=number,
        key=f"{one.line.kind} {one.line.id}",
        step=step,
        at_step=at_step,
        text=one.line.text,
        node=one.line.pause or "任务",
        who=next(filter(None, one.line.roles), ""),
        when=_when(one.line.at - one.line.start),
        early="" if one.fault else one.early,
        asked="、".join(one.asked),
        killer=bool(item and item.killer),
    )


def _when(minutes: int) -> str:
    if not minutes:
        return "开始时"
    return f"{'前' if minutes < 0 else '后'} {lead_words(abs(minutes))}"


# ---- The talk afterwards


def _until(lesson: Lesson, event_type: str) -> str:
    """Counted from the start of the event, and said so: the sheet has no event beside it."""
    last = lesson.last_chance(event_type)
    label = label_of(last) if last else ""
    return f"开始{label}" if label.startswith(("前", "后")) else label


def _questions(lesson: Lesson) -> list[str]:
    return [
        "第一个觉得不对的是谁，第几分钟？照单子看出来的，还是碰巧？",
        f"“{lesson.do}”：今天有人做吗？没做的，是单子上没有，没轮到他，还是没看？",
        "从看见到报给拍板的人，隔了几分钟，经过谁？单子上加、改、撤哪一行？",
    ]
