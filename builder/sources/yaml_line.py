"""One value as YAML writes it on one line, for those who put a field into a source file."""

import yaml

_LONGEST = 100_000
"""Characters of a line; no value is broken into several."""


def on_one_line(value: object) -> str:
    """A value in YAML; quoted, or escaped, wherever it might be read as something else."""
    plain = str(value).isprintable()
    dumped = yaml.safe_dump([value], default_flow_style=True, allow_unicode=plain, width=_LONGEST)
    return dumped.strip()[1:-1]
