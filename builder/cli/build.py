"""`qianshi build`, `qianshi serve` and `qianshi rollback`: the site, its preview, its past."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from builder.cache import key_for, open_cache, user_cache
from builder.checks.report import line_of
from builder.cli.desk_first import answers_of, settle_half_done
from builder.cli.folder import MissingError, data_option, root_option
from builder.cli.site import site_folder, tell_faults
from builder.cli.theme import MkDocsTheme
from builder.cli.today import build_day
from builder.files.lock import BusyError
from builder.files.reason import reason_of
from builder.model import Finding
from builder.pipeline import read_folder, site_source, unanswered
from builder.publish import Publication, RefusedError, TargetError, publish_site
from builder.publish.seal import fingerprint
from builder.views.build_id import with_build_id

READABLE = 0o022


@click.command(help="生成站点。有错误就不生成，原来的站点不动。")
@root_option
@click.option(
    "--site", type=click.Path(path_type=Path), metavar="目录", help="放到哪里；默认 site。"
)
@click.option("--allow-shrink", is_flag=True, help="页数少了一成以上也照样发布。")
@click.option("--fresh", is_flag=True, help="不沿用上一版和缓存，全部重新生成。")
def build(root: Path, site: Path | None, *, allow_shrink: bool, fresh: bool) -> int:
    """Build beside the old site, look it through and swap; a fault leaves the old site alone."""
    theme = MkDocsTheme(root)
    with _gc_as_found(), open_cache(user_cache(), root, fresh=fresh) as cache:
        gc.disable()  # what is read and made here lives until the end
        reading = read_folder(root, cache)
        if settle_half_done(reading.library, root):
            reading = read_folder(root, cache)
        if reading.errors:
            return _tell_errors(reading.errors)
        library = reading.library
        source = site_source(library, build_day(), cache, answers_of(library, root))
        publication = Publication(
            target=site_folder(root, site),
            root=root.resolve(),
            source=with_build_id(source.with_files(theme.own_files(source))),
            theme=theme,
            questions=lambda folder: unanswered(library, folder, cache),
            allow_shrink=allow_shrink,
            fresh=fresh,
            key=_own_key(site_folder(root, site)),
        )
        gc.freeze()
        gc.enable()  # what the theme makes for a page does not
        return _publish(publication)


@click.command(help="在本机预览站点；改了源文件会自动刷新。")
@root_option
@data_option
@click.option("--port", default=8000, show_default=True, metavar="端口", help="本机端口。")
@click.option("--inbox", is_flag=True, help="连同收件箱：交经验、审核；同 qianshi desk。")
def serve(root: Path, data: Path | None, port: int, *, inbox: bool) -> int:
    """Serve a preview on the loopback address only."""
    if inbox:
        from builder.cli.desk import serve_inbox  # noqa: PLC0415 - the server is slow to load

        return serve_inbox(root, data, port=port)
    from builder.cli.mkdocs import run_preview  # noqa: PLC0415 - slow to load

    click.echo(f"打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 停止。")
    run_preview(root / "mkdocs.yml", port)
    return 0


def _own_key(target: Path) -> bytes:
    """With which this user seals what was built at a place; b"" where no folder is his alone."""
    with suppress(OSError):
        return key_for(user_cache(), "pages", target)
    return b""


@contextmanager
def _gc_as_found() -> Iterator[None]:
    """The collector as it was before, whatever is done to it in here."""
    enabled = gc.isenabled()
    try:
        yield
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()
        else:
            gc.disable()


def _tell_errors(errors: Sequence[Finding]) -> int:
    for finding in errors:
        click.echo(line_of(finding), err=True)
    click.echo(f"有 {len(errors)} 处错误，站点没有生成，原来的站点没有动。", err=True)
    return 1


def _publish(publication: Publication) -> int:
    os.umask(READABLE)  # whoever publishes, readers must be able to read
    target = publication.target
    try:
        done = publish_site(publication)
    except RefusedError as refused:
        count = len(refused.faults)
        tell_faults(refused.faults, f"自检有 {count} 处不过，没有发布，原来的站点没有动。")
        return 1
    except TargetError as fault:
        raise MissingError(str(fault)) from None
    except BusyError:
        raise MissingError(f"另一个 qianshi build 正在生成 {target}，请等它结束。") from None
    except OSError as fault:
        raise MissingError(f"写不进 {fault.filename or target}：{reason_of(fault)}。") from None
    taken = f"，其中 {done.taken} 页没有变，沿用上一版" if done.taken else ""
    click.echo(f"站点已生成：{target}，共 {done.pages} 页{taken}。")
    click.echo(f"指纹 {fingerprint(done.seal)}，拷到别处后可用 qianshi verify 核对。")
    click.echo(f"双击 {target / 'index.html'} 即可打开。")
    return 0
