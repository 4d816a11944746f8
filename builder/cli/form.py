"""`qianshi form`: a form to fill in, blank or with what an event's draft already knows."""

from pathlib import Path

import click

from builder.cli.checklist import present_minute, read_draft, save
from builder.cli.folder import root_option
from builder.cli.output import format_of, output_option
from builder.model import Library
from builder.model.form import Form
from builder.model.words import did_you_mean
from builder.outputs import RenderError
from builder.outputs.forms import FORM_FORMATS, render_form
from builder.pipeline import entry_of_draft, program_of
from builder.program.prefill import prefill
from builder.sources import load_library


@click.command(help="出一张表单：空白的，或照活动草稿先填好。不写代号，就列出全部表单。")
@click.argument("name", metavar="[表单代号]", default="")
@click.argument("draft", metavar="[草稿文件]", type=click.Path(path_type=Path), required=False)
@root_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORM_FORMATS),
    help="Word、Excel（只限登记簿）或 PDF；不写则看 --output 的后缀，都不写是 Word。",
)
@output_option
def form(
    name: str, draft: Path | None, root: Path, format_: str | None, output: Path | None
) -> int:
    """Write one form to a file and say what was filled in."""
    wanted = format_of(output, format_, "docx", {f".{each}": each for each in FORM_FORMATS})
    library = load_library(root).library
    if not name:
        return _list(library)
    chosen = _find(library, name)
    title, values = _known(library, chosen, draft) if draft else ("", {})
    file = output or Path(f"{chosen.title}{f'-{title}' if title else ''}.{wanted}")
    file = file if output else Path(str(file).replace("/", "／"))
    try:
        save(file, render_form(chosen, library.standards, values, wanted, title))
    except RenderError as fault:
        raise click.ClickException(str(fault)) from None
    filled = [f.label for f in chosen.fields_ if f.name in values]
    known = f"已填 {len(filled)} 栏：{'、'.join(filled)}" if filled else "空白"
    click.echo(f"{file}：{len(chosen.fields_)} 栏，{known}")
    return 0


def _list(library: Library) -> int:
    for each in library.forms.values():
        click.echo(f"{each.id}\t{each.title}{'（登记簿，有 Excel）' if each.register_ else ''}")
    return 0


def _find(library: Library, name: str) -> Form:
    found = library.forms.get(name)
    found = found or next((x for x in library.forms.values() if x.title == name), None)
    if found:
        return found
    hint = did_you_mean(name, (*library.forms, *(x.title for x in library.forms.values())))
    raise click.UsageError(f"没有表单“{name}”。{hint or '不写代号可列出全部表单。'}")


def _known(library: Library, chosen: Form, draft: Path) -> tuple[str, dict[str, str]]:
    entry = entry_of_draft(read_draft(draft), library, present_minute())
    if isinstance(entry, list):
        raise click.ClickException("\n".join(entry))
    program = program_of(library, entry.event.type)
    return entry.result["title"], prefill(chosen, program, entry.result, entry.event)
