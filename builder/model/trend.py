"""检查单凭什么, one day after another: what a replay came to when somebody kept its numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Measured:
    """The numbers of one day; lessons held out are not among them."""

    day: str
    """`YYYY-MM-DD`."""
    stopped: int
    """Lessons that the usual sheet stops."""
    asked: int
    """Those stopped only once something was answered."""
    open: int
    """Those that nothing stops."""
    lines: int
    """Items and tasks of the knowledge base."""
    ours: int
    """Of these, lines that rest on nothing but what the office inferred itself."""

    @property
    def played(self) -> int:
        """All lessons."""
        return self.stopped + self.asked + self.open
