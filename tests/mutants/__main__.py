"""`python -m tests.mutants [COUNT [SEED]]`: are faults in the core rooms caught by the tests?

Prints every mutant with its place and kind, then the share caught; exit code 1 below the floor.
"""

import sys

from tests.mutants.sample import drawn
from tests.mutants.trial import tried

COUNT, SEED, FLOOR = 64, 20261208, 0.85


def main(count: int = COUNT, seed: int = SEED) -> int:
    """The whole sample, printed as it goes; of a small one, one may live."""
    lived = 0
    controlled = 1 if count < COUNT else count
    for outcome in tried(drawn(count, seed), controlled=controlled):
        lived += not outcome.caught
        print("caught" if outcome.caught else "LIVED ", outcome.mutant, flush=True)
    share = 1 - lived / count
    print(
        f"mutants: {count - lived} of {count} caught, {share:.0%}; floor {FLOOR:.0%}; seed {seed}"
    )
    return lived > max(1, count * (1 - FLOOR))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
