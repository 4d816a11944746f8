"""How many names of persons are found in office prose, and what is taken for one and is none.

`python -m tests.bench.names [-v] [--model]` asks for every sentence of `names.yml` and of the later
rounds, whose names are marked 【】, and for this repository's own lessons, content and checklists,
which name nobody. A name is found when all of it is marked and nothing besides but its title; that
at least a part of it is marked is counted too. Of what is kept aside, half of each round, a third
of the second and nothing of `names_tuned.yml`, misses are named only if asked with `-v`. `--model`
asks the model too.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path
from time import process_time

import yaml

from builder.prose.names import Named, find_closely, find_names

Finder = Callable[[str], list[Named]]
ROOT = Path(__file__).parents[2]
TUNE, KEPT = "for tuning", "kept aside"
PARTS = (TUNE, KEPT)
OWN = ("lessons", "content", "checklists")
TITLED, UNTITLED = ("titled", "called"), ("untitled", "listed")
GOALS = {TITLED: 0.98, UNTITLED: 0.98}
MOST_FALSE = 0.5
"""In 10,000 characters of our own content."""
FLOORS = {TITLED: 0.98, UNTITLED: 0.94}
"""Below these something is broken."""
HARD = ("untitled", "asked", "rare", "compound", "listed", "spaced", "english", "quoted")
LATER_FLOORS = {("ordinary",): 0.95, HARD: 0.84}
"""For the sentences of the second round; their hard kinds are meant to be."""
LAST_FLOORS = {"names_third": 0.93, "names_last": 0.80}
"""For the last rounds, but for names that are words (黎明), of which rules miss most."""
ROUNDS = ("names", "names_later", "names_third", "names_last", "names_tuned")
NASTY = (
    *("王李张", "欧阳", "小王", "由王小小", "王局长", "阿依古丽·买买提，", "买买提，王建国，"),
    *("a", "a.", "a@", "a@a.", "a@b.c，王建国，", "王 ", "王·", "王、", "QQ1", "微信号", "David "),
)
"""What texts are made of that took long once, or might."""
LARGE = 200_000
"""Bytes of such a text."""
_MARK = re.compile("【(.+?)】")


def part_of(name: str) -> str:
    """Half of the sentences, and of our own files, are never tuned on; a hash decides."""
    return PARTS[sha256(name.encode()).digest()[0] % 2]


def later_part_of(name: str) -> str:
    """The same for the second round, of which a third is kept aside."""
    return PARTS[sha256(name.encode()).digest()[0] % 3 == 0]


def _looked_at(_: str) -> str:
    return TUNE


_PART_OF = {"names_later": later_part_of, "names_tuned": _looked_at}


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence with its names, and what was found in it."""

    kind: str
    marked: str
    found: Sequence[Named]
    part: str
    """Whether it may be tuned on."""

    @property
    def names(self) -> list[tuple[int, int]]:
        """Where the names stand in the plain sentence; every mark before takes one character."""
        found = enumerate(_MARK.finditer(self.marked))
        return [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in found]

    @property
    def missed(self) -> list[str]:
        """Names that no finding covers as a whole."""
        text = plain(self.marked)
        return [text[a:b] for a, b in self.names if not any(covers(x, a, b) for x in self.found)]

    @property
    def missed_wholly(self) -> list[str]:
        """Names of which no finding covers anything."""
        text = plain(self.marked)
        met = [(a, b) for a, b in self.names if any(x.start < b and a < x.end for x in self.found)]
        return [text[a:b] for a, b in self.names if (a, b) not in met]

    @property
    def wrong(self) -> list[str]:
        """Findings that hold no name."""
        text = plain(self.marked)
        held = [x for x in self.found if any(covers(x, a, b) for a, b in self.names)]
        return [text[x.start : x.end] for x in self.found if x not in held]


def plain(marked: str) -> str:
    """The sentence as somebody wrote it."""
    return _MARK.sub(r"\1", marked)


def covers(found: Named, start: int, end: int) -> bool:
    """Whether a finding is this name, which at most a title may follow."""
    return found.start == start and end in (found.name_end, found.end)


def answers(name: str = "names", find: Finder = find_names) -> Iterator[Answer]:
    """An answer for every sentence of a file."""
    kinds = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text("utf-8"))
    part = _PART_OF.get(name, part_of)
    for kind, sentences in kinds.items():
        for marked in sentences:
            yield Answer(kind, marked, find(plain(marked)), part(marked))


def recall(asked: Sequence[Answer]) -> float:
    """What part of the names was found."""
    return 1 - sum(len(x.missed) for x in asked) / sum(len(x.names) for x in asked)


def own_texts() -> dict[str, str]:
    """This repository's lessons, content and checklists, by path."""
    paths = (p for folder in OWN for p in sorted((ROOT / folder).rglob("*")))
    texts = {p: p for p in paths if p.suffix in (".md", ".yml", ".txt")}
    return {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in texts}


def _show_round(name: str, asked: Sequence[Answer], *, verbose: bool) -> None:
    print(f"\n{name:11}{'':12}{'names':>6}{'recall':>8}{'in part':>8}{'wrong':>6}")
    for part, kind in sorted({(x.part, x.kind) for x in asked}, reverse=True):
        of_kind = [x for x in asked if (x.part, x.kind) == (part, kind)]
        _show_share(part, kind, of_kind)
        if part == TUNE or verbose:
            _show_misses(of_kind)
    for part in dict.fromkeys(x.part for x in asked):
        _show_share(part, "all", [x for x in asked if x.part == part])


def _show_share(part: str, kind: str, asked: Sequence[Answer]) -> None:
    names = sum(len(x.names) for x in asked)
    wrong = sum(len(x.wrong) for x in asked)
    met = 1 - sum(len(x.missed_wholly) for x in asked) / names if names else 1
    whole = recall(asked) if names else 1
    print(f"{part:11}{kind:12}{names:6}{whole:8.1%}{met:8.1%}{wrong:6}")


def _show_goals(asked: Sequence[Answer]) -> None:
    for kinds, part in product(GOALS, PARTS):
        chosen = [x for x in asked if x.kind in kinds and x.part == part]
        print(f"{' and '.join(kinds)}, {part}: {recall(chosen):.1%} (goal {GOALS[kinds]:.0%})")


def _show_misses(asked: Sequence[Answer]) -> None:
    for one in asked:
        if one.missed or one.wrong:
            print(f"    missed {one.missed} wrong {one.wrong}: {one.marked}")


def _show_own(*, verbose: bool) -> None:
    texts = own_texts()
    began = process_time()
    found = {path: find_names(text) for path, text in texts.items()}
    seconds = process_time() - began
    for part in PARTS:
        chosen = [path for path in texts if part_of(path) == part]
        count, size = sum(len(found[x]) for x in chosen), sum(len(texts[x]) for x in chosen)
        rate = count / size * 10_000
        print(f"our own, {part}: {count} in {size} characters, {rate:.2f} in 10,000")
        for path in chosen if part == TUNE or verbose else ():
            _show_false(path, texts[path], found[path])
    print(f"{seconds:.2f} s for all of it (goal {MOST_FALSE} in 10,000)")


def _show_false(path: str, text: str, found: Sequence[Named]) -> None:
    for one in found:
        near = text[max(one.start - 8, 0) : one.end + 8].replace("\n", "⏎")
        print(f"    {path}: {text[one.start : one.end]} … {near}")


def seconds(text: str) -> float:
    """What it costs to look through a text."""
    began = process_time()
    find_names(text)
    return process_time() - began


def _show_nasty() -> None:
    texts = {piece: piece * (LARGE // len(piece.encode())) for piece in NASTY}
    took = sorted(((seconds(text), piece) for piece, text in texts.items()), reverse=True)
    print(f"{LARGE // 1000} kB:", "; ".join(f"{piece!r} {cost:.2f} s" for cost, piece in took))


def main(arguments: Sequence[str] = ()) -> None:
    """Print what is found, and what is missed."""
    verbose = "-v" in arguments
    find = find_closely if "--model" in arguments else find_names
    rounds = {name: list(answers(name, find)) for name in ROUNDS}
    for name, asked in rounds.items():
        _show_round(name, asked, verbose=verbose)
    _show_share("all rounds", "all", [x for asked in rounds.values() for x in asked])
    _show_goals(rounds["names"])
    _show_own(verbose=verbose)
    _show_nasty()


if __name__ == "__main__":
    main(sys.argv[1:])
