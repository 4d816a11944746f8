"""The list of commands, and click's own complaints in Chinese."""

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from builder import __version__

USAGE = 2

COMMANDS = {
    "check": "check",
    "trace": "trace",
    "schema": "schema",
    "build": "build",
    "rollback": "rollback",
    "serve": "build",
    "pack": "pack",
    "verify": "pack",
    "site-source": "site_source",
    "doctor": "doctor",
    "init": "init",
    "layers": "layers",
    "new": "new",
    "migrate": "migrate",
    "standards": "standards",
    "checklist": "checklist",
    "join": "join",
    "plan": "plan",
    "form": "form",
    "wording": "wording",
    "book": "book",
    "due": "due",
    "search": "search",
    "inbox": "inbox",
    "accept": "accept",
    "amend": "amend",
    "return": "decisions",
    "merge": "decisions",
    "settle": "decisions",
    "undo": "decisions",
    "purge": "decisions",
    "prove": "prove",
    "drill": "drill",
    "desk": "desk",
    "import": "import_",
    "run": "run",
    "ledger": "ledger",
    "audit": "audit",
    "backup": "backup",
    "restore": "backup",
    "trust": "trust",
}
"""Every command and the file of this folder that holds it."""


class _Commands(click.Group):
    """Loads a command's file when it is asked for: Word, Excel and Flask take a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, for the help text."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None when there is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None


def load_command(name: str) -> click.Command:
    """One of COMMANDS."""
    file = import_module(f"builder.cli.{COMMANDS[name]}")
    held = (value for value in vars(file).values() if isinstance(value, click.Command))
    return next(command for command in held if command.name == name)


@click.group(
    help="前事：办公室的检查单与经验库。",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]",
)
@click.version_option(__version__, prog_name="qianshi", message="%(prog)s %(version)s")
def _commands() -> None:
    pass


def commands() -> tuple[str, ...]:
    """The names of all commands, in the order of the help."""
    return tuple(COMMANDS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    _never_fail_on_a_sign()
    try:
        outcome = _commands.main(arguments, prog_name="qianshi", standalone_mode=False)
    except click.UsageError as fault:
        click.echo(_explain(fault), err=True)
        sys.exit(USAGE)
    except click.ClickException as fault:
        click.echo(fault.format_message(), err=True)
        sys.exit(fault.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已停止。", err=True)
        sys.exit(1)
    sys.exit(outcome if isinstance(outcome, int) else 0)


def _never_fail_on_a_sign() -> None:
    """A console in GBK has no rare surname and no emoji: one is written as its number there, so
    that what stands behind it is still said.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _explain(fault: click.UsageError) -> str:
    context = fault.ctx.command_path if fault.ctx else "qianshi"
    return f"{_what(fault)} 用法见：{context} --help"


def _what(fault: click.UsageError) -> str:
    if isinstance(fault, click.NoSuchOption):
        return f"没有 {fault.option_name} 这个选项。"
    if isinstance(fault, click.MissingParameter):
        name = fault.param.human_readable_name if fault.param else ""
        return f"缺少参数 {name}。"
    if isinstance(fault, click.BadParameter):
        name = fault.param.human_readable_name if fault.param else ""
        return f"参数 {name} 不合要求：{fault.message}"
    if fault.message.startswith("No such command"):
        return f"没有这个命令。可用：{'、'.join(sorted(COMMANDS))}。"
    return f"命令写法有误：{fault.message}"
