"""The list of commands, and click's own complaints in Chinese."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper

import click

from builder import __version__
from builder.cli.folder import ENVIRONMENT
from builder.cli.help_text import ChineseFormatter
from builder.files.reason import reason_of

USAGE = 2
click.Context.formatter_class = ChineseFormatter

GROUPS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "开单、办事": {
        "checklist": ("checklist", "开检查单，印总表、岗位卡等各种单子"),
        "join": ("join", "两台手机上同一次活动的勾合成一份"),
        "plan": ("plan", "几项活动合成一张安排表，找出冲突"),
        "form": ("form", "出一张表单，空白的或填好的"),
        "wording": ("wording", "出一篇文稿，如会议通知、主持词"),
        "due": ("due", "看还没有兑现的承诺和快到的期限"),
        "run": ("run", "办完登记：哪几项没做好，哪一项拦住了问题"),
        "drill": ("drill", "拿一条案例做一次桌面推演"),
        "search": ("search", "检索案例、条文、做法"),
    },
    "记一条、改一条": {
        "import": ("import_", "收进填好的表；或读进老的检查单、值班手册"),
        "inbox": ("inbox", "看待审的经验"),
        "accept": ("accept", "收录一条，写进检查单"),
        "amend": ("amend", "改别处：任务、处置卡、指引、条款、标准、同义词"),
        "return": ("decisions", "退回补充，写明缺什么"),
        "merge": ("decisions", "并入已有的案例：又发生了一次"),
        "settle": ("decisions", "对条目的意见，写明怎样处理的"),
        "undo": ("decisions", "撤销上一个决定，回到待审"),
        "purge": ("decisions", "清除一条收件的全部文字"),
        "desk": ("desk", "开收件箱服务：交经验、审核"),
        "hub": ("hub", "许多单位合用一个服务，各看各的"),
        "people": ("people", "谁能在收件箱服务登录"),
        "outbox": ("outbox", "外发：到期提醒、待审、答复，发到邮箱或群里"),
        "ledger": ("ledger", "看同类问题有没有再犯"),
        "audit": ("audit", "看谁在何时办了什么"),
    },
    "网站": {
        "menu": ("menu", "按数字选：看网站、待审、生成、备份、更新"),
        "build": ("build", "生成站点"),
        "serve": ("build", "在本机预览站点"),
        "rollback": ("rollback", "退回上一版站点"),
        "pack": ("pack", "把站点打成一个压缩包"),
        "verify": ("pack", "核对站点或压缩包是否完整"),
        "book": ("book", "合编成《接待经验集》"),
        "site-source": ("site_source", "写出站点的源稿，别的生成器也能用"),
    },
    "知识库": {
        "init": ("init", "新建本单位的知识库"),
        "doctor": ("doctor", "看看这台电脑和知识库还缺什么"),
        "standards": ("standards", "填本单位的时限、标准、场地"),
        "new": ("new", "新建一个带说明的文件"),
        "check": ("check", "检查全部源文件，列出问题"),
        "trace": ("trace", "依据与条目的对照：改一处牵动哪些"),
        "prove": ("prove", "检查单凭什么：已知的失误拦不拦得住"),
        "layers": ("layers", "本单位站在哪几层上，改了什么"),
        "update": ("update", "更新一层：先看变了什么，再换；可以退回"),
        "share": ("share", "把写明发给别人的经验签上名发出去"),
        "take": ("take", "收别的单位发来的经验"),
        "keys": ("keys", "签名用的密钥：自己的，和收过谁的"),
        "trust": ("trust", "确认数据目录、共享收件箱是本单位的"),
        "backup": ("backup", "备份收件和记录"),
        "restore": ("backup", "从备份恢复"),
        "migrate": ("migrate", "把旧版式的源文件改成现在的"),
        "schema": ("schema", "写出 JSON Schema，供编辑器用"),
    },
}
"""Every command, with the file of this folder that holds it and its word in the list."""
COMMANDS = {name: file for rows in GROUPS.values() for name, (file, _) in rows.items()}


class _Commands(click.Group):
    """Loads a command's file when it is asked for: Word, Excel and Flask take a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None when there is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list by what one comes for; no command's file is loaded for it."""
        for title, rows in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, word) for name, (_, word) in rows.items()])


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    _never_fail_on_a_sign()
    try:
        sys.exit(run_words(arguments))
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def run_words(arguments: Sequence[str] | None) -> int:
    """Run one command, say in Chinese what it could not do, and give its exit code."""
    try:
        outcome = _commands.main(arguments, prog_name="qianshi", standalone_mode=False)
    except click.UsageError as fault:
        click.echo(_explain(fault), err=True)
        return USAGE
    except click.ClickException as fault:
        click.echo(fault.format_message(), err=True)
        return fault.exit_code
    except BrokenPipeError:
        raise
    except OSError as fault:  # what no command has words of its own for
        click.echo(f"没有办成：{fault.filename or '文件'}：{reason_of(fault)}。", err=True)
        return ENVIRONMENT
    except (click.Abort, KeyboardInterrupt):
        click.echo("已停止。", err=True)
        return 1
    return outcome if isinstance(outcome, int) else 0


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
