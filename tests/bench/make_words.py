"""Write `builder/prose/names/words.txt`: how frequent ordinary words are, to tell names from them.

`python -m tests.bench.make_words` reads the dictionary of jieba (MIT), leaves out rare words and
what it takes for names of persons, and keeps of a count only its order of magnitude.
"""

from collections import defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path

import jieba

from builder.prose.names.lexicon import GIVEN, GIVEN_COSTS, SURNAMES, UNKNOWN

OUT = Path(__file__).parents[2] / "builder/prose/names/words.txt"
RARE = {1: 1, 2: 30, 3: 50, 4: 100}
"""Below these counts words of one, two … characters are left out; longer ones are all."""
RARE_NAME = 300
"""What the dictionary calls a name is a word all the same, if it is as frequent (张贴, 陈列)."""

FREQUENT_SURNAME = 4.5


def words() -> Iterator[tuple[int, str]]:
    """Every word that is kept, with the binary logarithm of its count, rounded."""
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, sort = line.split()
        is_name = sort.startswith("nr") and len(word) > 1
        if is_name and (len(word) > 2 or int(count) < RARE_NAME or _is_plainly_one(word)):
            continue
        if word.isalpha() and int(count) >= RARE.get(len(word), 10**9):
            yield round(log2(int(count))), word


def _is_plainly_one(name: str) -> bool:
    """A frequent surname with what people are often called (李娜)."""
    is_frequent = SURNAMES.get(name[0], UNKNOWN) < FREQUENT_SURNAME
    return is_frequent and GIVEN_COSTS.get(name[1]) == GIVEN


def write() -> None:
    """One line for each order of magnitude: the number, then its words."""
    of_size: dict[int, list[str]] = defaultdict(list)
    for size, word in words():
        if all("\u4e00" <= sign <= "\u9fff" for sign in word):
            of_size[size].append(word)
    lines = (f"{size} {' '.join(sorted(kept))}\n" for size, kept in sorted(of_size.items()))
    OUT.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    write()
