"""What is said outside: titles, times and a link, in words that are true whenever they arrive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from builder.checks.suspects import suspects
from builder.decisions import Decided
from builder.model import Library
from builder.model.kinds import address_of
from builder.outbox.settings import OutboxSettings, Sent
from builder.program.canonical import short_hash
from builder.program.commitments import Debt
from builder.program.times import DAY, moment_words

OVERDUE_DAYS = 7
"""For so long something overdue is spoken of every day; after that it stands in the ledger."""
_KINDS = {"承诺": "承诺", "法定": "法定期限"}
_NAMELESS = "一次活动"
"""For an event whose title names a person, or holds a number."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Message:
    """One message, as every channel that is sent its kind takes it."""

    key: str
    """Of two with the same key only one is sent."""
    kind: Sent
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it below the title."""
        return "\n".join(self.lines)


def due_messages(debts: Sequence[Debt], now: int, outbox: OutboxSettings) -> Iterator[Message]:
    """For every event what is due soon or overdue, said once a day; `now` in minutes."""
    today = now // DAY
    near = range(today - OVERDUE_DAYS, today + outbox.days + 1)
    open_ones = [debt for debt in debts if not debt.done and debt.due // DAY in near]
    open_ones.sort(key=attrgetter("event", "due"))
    for event, found in groupby(open_ones, attrgetter("event")):
        own = list(found)
        lines = [_line(debt, now) for debt in own[:_SHOWN]]
        lines += [f"还有 {len(own) - _SHOWN} 件"] if len(own) > _SHOWN else []
        title = f"到期提醒：{_plain(event)}，{len(own)} 件"
        key = f"due:{today}:{short_hash(event, 16)}"
        yield Message(key, "due", title, (*lines, f"打开：{outbox.link}"))


def _line(debt: Debt, now: int) -> str:
    """Of a promise only when it is due: what was promised are somebody's words."""
    what = _KINDS.get(debt.kind, debt.kind)
    own = f"：{debt.matter}" if debt.kind == "法定" else ""
    late = "（已过）" if debt.due < now else ""
    return f"{moment_words(debt.due)}{late}　{what}{own}"


def _plain(title: str) -> str:
    return _NAMELESS if suspects(title) else title


def waiting_message(days: Sequence[int], today: int, outbox: OutboxSettings) -> Message | None:
    """That hand-ins wait, said once a day; `days` is for how long each of them has waited."""
    longest = max(days, default=0)
    if not longest:
        return None
    lines = (f"最早的等了 {longest} 天", f"审核：{_at(outbox, 'desk')}")
    return Message(f"waiting:{today}", "waiting", f"有 {len(days)} 条经验待审", lines)


def answer_message(one: Decided, library: Library, outbox: OutboxSettings) -> Message:
    """What became of a hand-in, without its receipt: who has that may see the reason."""
    lessons = library.accepted_lessons.values()
    lesson = next((x for x in lessons if x.receipt == one.receipt), None)
    if lesson:
        title = f"收录了一条经验：{lesson.title}"
        lines = [f"打开：{_at(outbox, address_of(lesson))}"]
    else:
        title = f"一条经验办好了：{one.state}"
        lines = [f"交的人凭回执号看结果：{_at(outbox, 'receipts')}"]
    return Message(f"answer:{one.receipt}:{one.at}", "answers", title, tuple(lines))


def _at(outbox: OutboxSettings, path: str) -> str:
    return f"{outbox.link.rstrip('/')}/{path}"
