"""What the rule that proposes lines for retirement prunes wrongly, in offices whose truth is known.

`python -m tests.bench.line_value` makes offices of `LINES` lines and `RUNS` events each. Their
counts go through the product's own `idle_lines`; protected lines are left out, as `retirable` does.
The rule was tuned on the first seed, the second was looked at when it stood. No number is measured
in a real office but `OPEN_SHARE`; the rows below the first two say where the rule stops holding.

Of the lines some are useless (they catch next to nothing), some catch often, some now and then,
some rarely but gravely. Most useful lines are protected: a law, a grave case, a red line stands
behind them. Of the people who report, some tick every box; the others forget, or write a catch
down as done.

Of all useful lines few are proposed, but mostly because something protects them: of those that
nothing does, about a quarter is, nearly all of them lines that catch once in hundreds of events. No
rule on these counts does better: of lines that caught nothing, the odds of being useless grow with
the number of events they were judged in and with nothing else that was counted, so every rule is a
bar on that number, and the last rows show what other bars would do. What it costs is told in
catches too: those that the proposed lines would have made, of all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import exp, log
from random import Random
from typing import NamedTuple

from builder.review.line_tally import LineTally
from builder.review.retiring import idle_lines

OFFICES, RUNS, LINES = 1_000, 100, 60
TUNED, JUDGED = 2026, 1128
"""Seeds: the rule was chosen on the first."""
MOST_USEFUL, LEAST_USELESS = 0.05, 0.60
"""Goals: of useful lines at most so many are proposed, of useless ones at least so many."""
OPEN_SHARE = 0.25
"""Of the lines of this repository nothing protects so many; the mix below comes to the same."""
USELESS = "useless"
BARS = (20, 27, 35, 50)
_BITS = 20


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of lines: how many of all, how often they catch (log-uniform), how many are open."""

    share: float
    low: float
    high: float
    open: float


SORTS = {
    USELESS: Sort(0.15, 0.00005, 0.002, 0.85),
    "often": Sort(0.30, 0.05, 0.30, 0.20),
    "now and then": Sort(0.25, 0.01, 0.05, 0.15),
    "rare but grave": Sort(0.30, 0.0005, 0.01, 0.09),
}


@dataclass(frozen=True, slots=True)
class Noise:
    """How people report."""

    ticking: float = 0.6
    """At most this share of an office's events is reported by who ticks every box."""
    forgotten: float = 0.15
    """Lines that a careful person leaves untouched."""
    silent: float = 0.2
    """Catches that a careful person marks as done."""
    wrong: float = 0.0005
    """Lines marked 拦住 that caught nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the line is in truth, and what was counted of it."""

    sort: str
    is_open: bool
    tally: LineTally
    rate: float
    """In how many of the events that list it there is something for it to catch."""

    @property
    def catches(self) -> float:
        """What it would catch in truth."""
        return self.rate * self.tally.listed


def offices(seed: int, count: int, noise: Noise = Noise()) -> Iterator[list[Line]]:
    """The lines of so many offices."""
    random = Random(seed)
    return (_office(random, noise) for _ in range(count))


def proposed(lines: list[Line], least_judged: int = 0) -> list[Line]:
    """Those that the rule proposes and nothing protects; with a bar, by that in its place."""
    if least_judged:
        at_bar = (x for x in lines if not x.tally.caught and x.tally.judged >= least_judged)
        return [line for line in at_bar if line.is_open]
    idle = {tally.line for tally in idle_lines(line.tally for line in lines)}
    return [line for line in lines if line.is_open and line.tally.line in idle]


@dataclass(frozen=True, slots=True)
class Score:
    """Lines by sort: all, those that nothing protects, those proposed."""

    lines: Counter[str]
    open: Counter[str]
    proposed: Counter[str]
    catches: dict[str, float]
    lost: dict[str, float]
    """Of the catches those of the lines that are proposed."""

    def share(self, sort: str) -> float:
        """Proposed of all of a sort."""
        return self.proposed[sort] / self.lines[sort]

    @property
    def useful(self) -> float:
        """Proposed of all useful lines."""
        return self._useful(self.proposed) / self._useful(self.lines)

    @property
    def open_useful(self) -> float:
        """Proposed of the useful lines that nothing protects."""
        return self._useful(self.proposed) / self._useful(self.open)

    @property
    def catches_lost(self) -> float:
        """Catches that useful lines would have made and that go with them."""
        return self._useful(self.lost) / self._useful(self.catches)

    @property
    def right(self) -> float:
        """Useless of all that is proposed."""
        return self.proposed[USELESS] / max(self.proposed.total(), 1)

    @staticmethod
    def _useful(counts: Mapping[str, float]) -> float:
        return sum(number for sort, number in counts.items() if sort != USELESS)


def score(seed: int, count: int, noise: Noise = Noise(), least_judged: int = 0) -> Score:
    """What the rule, or a bar in its place, does in so many offices."""
    made = Score(Counter(), Counter(), Counter(), defaultdict(float), defaultdict(float))
    for lines in offices(seed, count, noise):
        made.lines.update(line.sort for line in lines)
        made.open.update(line.sort for line in lines if line.is_open)
        for line in lines:
            made.catches[line.sort] += line.catches
        for line in proposed(lines, least_judged):
            made.proposed[line.sort] += 1
            made.lost[line.sort] += line.catches
    return made


def _office(random: Random, noise: Noise) -> list[Line]:
    """Events are bits of a number: one number says of all of them whether a thing was so."""
    careful = ~_bits(random, random.uniform(0, noise.ticking))
    drawn = [_drawn(random, careful, noise) for _ in range(LINES)]
    judged = _bits(random, 0.3) & careful
    for one in drawn:
        judged |= one.caught
    return [
        Line(x.sort, random.random() < SORTS[x.sort].open, _tally(number, x, judged), x.rate)
        for number, x in enumerate(drawn)
    ]


class Drawn(NamedTuple):
    """A line by lot, and the events in which it was listed, touched, and marked as catching."""

    sort: str
    rate: float
    listed: int
    touched: int
    caught: int


def _drawn(random: Random, careful: int, noise: Noise) -> Drawn:
    (name,) = random.choices(list(SORTS), [sort.share for sort in SORTS.values()])
    sort = SORTS[name]
    rate = exp(random.uniform(log(sort.low), log(sort.high)))
    always = random.random() < 0.6
    listed = _bits(random, 1.0 if always else random.uniform(0.2, 0.9))
    touched = listed & ~(_bits(random, noise.forgotten) & careful)
    told = _bits(random, rate) & ~_bits(random, noise.silent) | _bits(random, noise.wrong)
    return Drawn(name, rate, listed, touched, told & touched & careful)


def _bits(random: Random, share: float) -> int:
    """A bit for every event, each set with this probability: one digit of it after the other."""
    whole, made = round(share * (1 << _BITS)), 0
    if whole >> _BITS:
        return (1 << RUNS) - 1
    for digit in range(_BITS):
        drawn = random.getrandbits(RUNS)
        made = made | drawn if whole >> digit & 1 else made & drawn
    return made


def _tally(number: int, drawn: Drawn, judged: int) -> LineTally:
    counts = (x.bit_count() for x in (drawn.listed, drawn.touched, drawn.caught))
    there = (judged & drawn.touched).bit_count()
    return replace(LineTally(("item", f"{number:02}"), *counts), judged=there)


def _show(name: str, made: Score) -> None:
    shares = (*map(made.share, SORTS), made.useful, made.open_useful, made.right)
    print(f"{name:24}{''.join(f'{x:15.1%}' for x in (*shares, made.catches_lost))}")


def main() -> None:
    """The two seeds, then the second with other people and other lines."""
    heads = (*SORTS, "all useful", "open useful", "right of them", "catches lost")
    print(
        f"{OFFICES} offices × {RUNS} events × {LINES} lines; proposed for retirement, of each sort"
    )
    print(f"{'':24}{''.join(f'{head:>15}' for head in heads)}")
    _show("tuned on", score(TUNED, OFFICES))
    judged = score(JUDGED, OFFICES)
    _show("judged on", judged)
    print(f"nothing protects {judged.open.total() / judged.lines.total():.0%} of the lines")
    for name, noise in _other_people():
        _show(name, score(JUDGED, OFFICES // 5, noise))
    for least in BARS:
        _show(f"judged in {least} or more", score(JUDGED, OFFICES // 5, least_judged=least))
    print(f"goals: all useful at most {MOST_USEFUL:.0%}, useless at least {LEAST_USELESS:.0%}")


def _other_people() -> Iterator[tuple[str, Noise]]:
    usual = Noise()
    yield "nobody only ticks", replace(usual, ticking=0.0)
    yield "all may only tick", replace(usual, ticking=1.0)
    yield "half of catches silent", replace(usual, silent=0.5)
    yield "most catches silent", replace(usual, silent=0.8)
    yield "4 of 10 not touched", replace(usual, forgotten=0.4)
    yield "1 in 100 marked wrongly", replace(usual, wrong=0.01)


if __name__ == "__main__":
    main()
