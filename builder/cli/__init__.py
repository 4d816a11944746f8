"""The command `qianshi`: one file for each group of commands, messages in Chinese.

Exit codes: 0 all well, 1 findings, 2 wrong usage, 3 something is missing on this machine.
"""

from builder.cli.main import main

__all__ = ["main"]
