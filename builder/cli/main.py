"""The list of commands, and click's own complaints in Chinese."""

import sys
from collections.abc import Sequence

import click

from builder import __version__
from builder.cli.audit import audit
from builder.cli.build import build, serve
from builder.cli.check import check
from builder.cli.checklist import checklist
from builder.cli.decisions import merge, purge, return_command, settle, undo
from builder.cli.desk import desk
from builder.cli.doctor import doctor
from builder.cli.due import due
from builder.cli.import_ import import_command
from builder.cli.inbox import accept, inbox
from builder.cli.init import init
from builder.cli.ledger import ledger
from builder.cli.migrate import migrate
from builder.cli.new import new
from builder.cli.pack import pack, verify
from builder.cli.plan import plan
from builder.cli.rollback import rollback
from builder.cli.run import run_command
from builder.cli.schema import schema
from builder.cli.search import search
from builder.cli.site_source import site_source_command
from builder.cli.trace import trace

USAGE = 2


@click.group(
    help="前事：办公室的检查单与经验库。",
    commands=[
        check,
        trace,
        schema,
        build,
        rollback,
        serve,
        pack,
        verify,
        site_source_command,
        doctor,
        init,
        new,
        migrate,
        checklist,
        plan,
        due,
        search,
        inbox,
        accept,
        return_command,
        merge,
        settle,
        undo,
        purge,
        desk,
        import_command,
        run_command,
        ledger,
        audit,
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]",
)
@click.version_option(__version__, prog_name="qianshi", message="%(prog)s %(version)s")
def _commands() -> None:
    pass


def commands() -> tuple[str, ...]:
    """The names of all commands, in the order of the help."""
    return tuple(_commands.commands)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
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
        return f"没有这个命令。可用：{'、'.join(sorted(_commands.commands))}。"
    return f"命令写法有误：{fault.message}"
