"""`qianshi check`: every fault of the knowledge base in one run."""

from pathlib import Path

import click

from builder.checks import severity_of
from builder.cli.folder import root_option
from builder.model import Finding
from builder.pipeline import read_folder

MARKS = {"error": "错误", "warning": "提醒"}


@click.command(help="检查全部源文件，一次列出所有问题。")
@root_option
def check(root: Path) -> int:
    """Print findings to stdout, a summary to stderr; 1 when there is an error."""
    reading = read_folder(root)
    for finding in reading.findings:
        click.echo(line_of(finding))
    errors = len(reading.errors)
    warnings = len(reading.findings) - errors
    click.echo(f"{errors} 处错误，{warnings} 处提醒。", err=True)
    return 1 if errors else 0


def line_of(finding: Finding) -> str:
    """`path:line: 错误 code: message hint`."""
    mark = MARKS[severity_of(finding.code)]
    return f"{finding.place}: {mark} {finding.code}: {finding.message}{finding.hint}"
