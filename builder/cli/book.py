"""`qianshi book`: 《接待经验集》 out of the whole knowledge base, as PDF and as Word."""

from pathlib import Path

import click

from builder.cli.check import line_of
from builder.cli.checklist import save
from builder.cli.folder import root_option
from builder.cli.output import format_of
from builder.cli.today import build_moment
from builder.outputs import RenderError
from builder.outputs.book import TITLE, make_book
from builder.outputs.book.docx import render_docx
from builder.outputs.book.pdf import render_pdf
from builder.pipeline import read_folder
from builder.views.templates import chinese_date

_FORMATS = ("pdf", "docx")


@click.command(help="把指引、案例、十大须知、检查单样张、应急处置卡和表单合编成《接待经验集》。")
@root_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(_FORMATS),
    multiple=True,
    help="只要一种；不写就两种都出。",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="目录或文件",
    help="放在哪个文件夹，默认当前文件夹；只要一种的，也可写文件名。",
)
def book(root: Path, formats: tuple[str, ...], output: Path) -> int:
    """Write the book; progress goes to stderr."""
    wanted = _files(formats, output)
    _tell("读取知识库……")
    reading = read_folder(root)
    for finding in reading.errors:
        click.echo(line_of(finding), err=True)
    if reading.errors:
        click.echo(f"有 {len(reading.errors)} 处错误，没有成书。请先运行 qianshi check。", err=True)
        return 1
    made = make_book(reading.library, chinese_date(build_moment().date()))
    chapters = sum(piece["level"] == 2 for piece in made.pieces)
    _tell(f"共 {chapters} 章，索引 {len(made.terms)} 条。")
    for format_, file in wanted:
        _tell("排 PDF……" if format_ == "pdf" else "写 Word……")
        try:
            data = (
                render_pdf(made)
                if format_ == "pdf"
                else render_docx(made, lambda part: _tell(f"　{part}"))
            )
        except RenderError as fault:
            raise click.ClickException(str(fault)) from None
        save(file, data)
        click.echo(f"{file}：{len(data) / 1_000_000:.1f} MB")
    return 0


def _files(formats: tuple[str, ...], output: Path) -> list[tuple[str, Path]]:
    """Every format that is asked for with its file: in a folder, or the one that is named."""
    if not output.suffix or output.is_dir():
        return [(format_, output / f"{TITLE}.{format_}") for format_ in formats or _FORMATS]
    suffixes = {f".{format_}": format_ for format_ in _FORMATS}
    asked = formats or (None,)
    return [(format_of(output, format_, "pdf", suffixes), output) for format_ in asked]


def _tell(text: str) -> None:
    click.echo(text, err=True)
