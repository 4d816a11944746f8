"""Every measurement, one after the other: `make bench`, or `python -m tests.bench NAME`."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    """Run the named measurements, or all modules of this package that have a `main`."""
    found = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    for name in names or found:
        module = importlib.import_module(f"tests.bench.{name}")
        if hasattr(module, "main") and name != "__main__":
            print(f"\n== {name}: {(module.__doc__ or '').strip().splitlines()[0]}", flush=True)
            module.main()


if __name__ == "__main__":
    main(sys.argv[1:])
