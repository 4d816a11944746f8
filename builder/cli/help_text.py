"""What click itself says in a help text, in Chinese."""

from collections.abc import Iterable
from unicodedata import east_asian_width

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_WORDS = {
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "[default: ": "[默认 ",
    "[required]": "[必填]",
    "; required]": "；必填]",
    "[env var: ": "[环境变量 ",
}


class ChineseFormatter(click.HelpFormatter):
    """Writes usage, headings and remarks on options; everything else comes from us already."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how the command is typed."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """The head of a list."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """A list of options or commands, their columns by the width of Chinese signs; a long line
        is left to the console.
        """
        pairs = list(rows)
        column = min(col_max, max(_columns(name) for name, _ in pairs)) + col_spacing
        for name, text in pairs:
            gap = max(col_spacing, column - _columns(name))
            self.write(f"{'':>{self.current_indent}}{name}{'':>{gap}}{_chinese(text)}\n")


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _chinese(text: str) -> str:
    for english, ours in _WORDS.items():
        text = text.replace(english, ours)
    return text
