"""`qianshi schema`: JSON Schemas for editors."""

from pathlib import Path

import click

from builder.files.write import write_text
from builder.sources.schemas import schema_texts, schema_uses


@click.command(help="写出各类源文件的 JSON Schema，供编辑器补全和提示；不写目录则只列出。")
@click.argument("folder", required=False, metavar="[目录]", type=click.Path(path_type=Path))
def schema(folder: Path | None) -> int:
    """List the schemas, or write them into a folder."""
    for name, about in schema_uses().items():
        click.echo(f"{name:24}  {about}")
    if folder is None:
        click.echo("写出到目录：qianshi schema 目录", err=True)
        return 0
    for name, text in schema_texts().items():
        write_text(folder / name, text)
    click.echo(f"已写到 {folder}。YAML 文件首行可写：", err=True)
    click.echo(f"# yaml-language-server: $schema={folder.as_posix()}/items.schema.json", err=True)
    return 0
