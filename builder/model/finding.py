"""What a check says about a place."""

from dataclasses import dataclass

from builder.model.place import Place


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault. Its severity is policy and stands in `checks/codes.py`, not here."""

    place: Place
    code: str
    """A word from the table of codes, such as `unknown-link`."""
    message: str
    """What is wrong, in Chinese."""
    hint: str = ""
    """What to do about it, in Chinese."""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.code}: {self.message}{hint}"
