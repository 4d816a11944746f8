"""`qianshi people`: who may log in at the desk, for offices without a login of their own."""

from pathlib import Path

import click

from builder.cli.at_desk import open_desk
from builder.cli.folder import data_option, root_option
from builder.decisions.accounts import INVITED_DAYS, ROLES, accounts_of, dismiss, invite

_HELP = """谁能在收件箱服务登录（qianshi desk --login open 或 closed）。

第一位总协调用本命令邀请：qianshi people --invite 登录名 --role coordinator
以后在 /desk/people 页面上办。
"""


@click.command("people", help=_HELP)
@root_option
@data_option
@click.option("--invite", "invited", metavar="登录名", help="邀请；显示一次邀请码。")
@click.option(
    "--role",
    type=click.Choice(list(ROLES)),
    default="contributor",
    show_default=True,
    help="；".join(f"{name} {word}" for name, word in ROLES.items()),
)
@click.option("--dismiss", "dismissed", metavar="登录名", help="不再让登录。")
def people(
    root: Path, data: Path | None, *, invited: str | None, role: str, dismissed: str | None
) -> int:
    """Invite, dismiss, or list."""
    with open_desk(root, data) as desk:
        if invited:
            code = invite(desk, invited, role)
            click.echo(f"{invited} 的邀请码：{code}")
            click.echo(
                f"只显示这一次，{INVITED_DAYS} 天内有效；本人打开服务的 /join 页设密码。", err=True
            )
        if dismissed:
            dismiss(desk, dismissed)
            click.echo(f"{dismissed} 不能再登录了。")
        if not invited and not dismissed:
            for one in accounts_of(desk):
                state = "能登录" if one.password else "已邀请，还没设密码"
                click.echo(f"{one.name}　{ROLES[one.role]}　{state}")
    return 0
