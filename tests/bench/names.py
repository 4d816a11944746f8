"""How many names of persons are found in office prose, and what is taken for one and is none.

`python -m tests.bench.names [-v] [--model]` asks for every sentence of `names.yml`, whose names
are marked 【】, and for this repository's own lessons, content and checklists, which name nobody.
Only the half of the sentences for tuning names its misses, unless asked with `-v`. Of the second
round (`names_later.yml`) two thirds are for tuning. `--model` asks the model too.
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
GOALS = {TITLED: 0.98, UNTITLED: 0.90}
MOST_FALSE = 0.5
"""In 10,000 characters of our own content."""
FLOORS = {TITLED: 0.96, UNTITLED: 0.90}
"""Below these something is broken."""
HARD = ("untitled", "asked", "rare", "compound", "listed", "spaced", "english", "quoted")
LATER_FLOORS = {("ordinary",): 0.88, HARD: 0.71}
"""For the sentences of the second round; their hard kinds are meant to be."""
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


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence with its names, and what was found in it."""

    kind: str
    marked: str
    found: Sequence[Named]

    @property
    def part(self) -> str:
        """Whether it may be tuned on."""
        return part_of(self.marked)

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
    for kind, sentences in kinds.items():
        for marked in sentences:
            yield Answer(kind, marked, find(plain(marked)))


def recall(asked: Sequence[Answer]) -> float:
    """What part of the names was found."""
    return 1 - sum(len(x.missed) for x in asked) / sum(len(x.names) for x in asked)


def own_texts() -> dict[str, str]:
    """This repository's lessons, content and checklists, by path."""
    paths = (p for folder in OWN for p in sorted((ROOT / folder).rglob("*")))
    texts = {p: p for p in paths if p.suffix in (".md", ".yml", ".txt")}
    return {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in texts}


def _show(all_answers: Sequence[Answer], *, verbose: bool) -> None:
    print(f"{'':11}{'':12}{'names':>6}{'recall':>8}{'precision':>11}")
    for part in PARTS:
        for kind in dict.fromkeys(x.kind for x in all_answers):
            asked = [x for x in all_answers if (x.part, x.kind) == (part, kind)]
            names = sum(len(x.names) for x in asked)
            found, wrong = (sum(len(y) for y in z) for z in _counts(asked))
            right = f"{1 - wrong / found:.1%}" if found else "-"
            share = f"{recall(asked):.1%}" if names else "-"
            print(f"{part:11}{kind:12}{names:6}{share:>8}{right:>11}")
            if part == TUNE or verbose:
                _show_misses(asked)
    for kinds, goal in GOALS.items():
        for part in PARTS:
            asked = [x for x in all_answers if x.kind in kinds and x.part == part]
            print(f"{' and '.join(kinds)}, {part}: recall {recall(asked):.1%} (goal {goal:.0%})")


def _show_later(all_answers: Sequence[Answer]) -> None:
    for kinds, part in product(LATER_FLOORS, PARTS):
        asked = [x for x in all_answers if x.kind in kinds and later_part_of(x.marked) == part]
        names = sum(len(x.names) for x in asked)
        print(f"second round, {kinds[0]}, {part}: recall {recall(asked):.1%} of {names}")
        if part == TUNE:
            _show_misses(asked)
    for part in PARTS:
        none = [x for x in all_answers if x.kind == "none" and later_part_of(x.marked) == part]
        print(f"second round, no names, {part}: {sum(len(x.wrong) for x in none)} false")


def _counts(asked: Sequence[Answer]) -> tuple[list[Sequence[Named]], list[list[str]]]:
    return [x.found for x in asked], [x.wrong for x in asked]


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
    _show(list(answers(find=find)), verbose=verbose)
    _show_later(list(answers("names_later", find)))
    _show_own(verbose=verbose)
    _show_nasty()


if __name__ == "__main__":
    main(sys.argv[1:])
