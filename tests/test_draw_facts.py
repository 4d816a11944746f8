"""What `python -m tests.bench.draw_facts` draws."""

from collections import Counter
from pathlib import Path

from builder.sources import load_library
from tests.bench.draw_facts import draw


def test_a_draw_is_repeated_by_its_seed_and_takes_of_every_kind(small: Path) -> None:
    library = load_library(small).library
    drawn = list(draw(library, 1))
    assert list(draw(library, 1)) == drawn
    kinds = Counter(x.place.path.split("/")[0] for x in drawn)
    assert set(kinds) == {"lessons", "content", "checklists"}
