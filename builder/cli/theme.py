"""MkDocs with Material as the theme: what a page drawn by it depends on, and the drawing."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import yaml

from builder.cli.folder import MissingError
from builder.files.aside import aside
from builder.files.patience import patiently
from builder.views.site_source import Content, SiteSource
from builder.views.sitemap import sitemap

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pymdown-extensions")
OWN_FRAME = Path(__file__).parent.parent / "theme"
OWN_CODE = tuple(
    OWN_FRAME.parent / name for name in ("mkdocs_plugin.py", "views/blocks.py", "views/build_id.py")
)
PLUGIN = "qianshi"
SHARED_FROM = 400
"""Pages from which on a second process draws every other one."""
ELSEWHERE = ("INHERIT:", "!ENV", "!relative")
"""Settings that reach beyond the file that we take the digest of."""


class MkDocsTheme:
    """The theme of one knowledge base, as its `mkdocs.yml` describes it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = root / "mkdocs.yml"
        self.text = _read(self.settings)

    def own_files(self, source: SiteSource) -> dict[str, str]:
        """Files of the site that hold its public address, which only `mkdocs.yml` knows."""
        return sitemap(source, site_address(self.root))

    def key(self, source: SiteSource) -> str:
        """Digest of settings, versions, our page frame and the titles that the menu shows.

        "" where other plugins or hooks run: nobody knows what their pages depend on.
        """
        if not _draws_alone(self.text):
            return ""
        digest = sha256(self.text.encode())
        for package in PACKAGES:
            digest.update(f"{package} {version(package)}\n".encode())
        frame = (*_files(OWN_FRAME), *_files(self.root / _own_theme(self.text)))
        for file in (*OWN_CODE, *frame):
            digest.update(file.name.encode() + file.read_bytes())
        for path in _menu(source, self.text):
            digest.update(_title_of(source.front(path)).encode())
        return digest.hexdigest()

    def draw(self, source: SiteSource, wanted: Collection[str], folder: Path) -> None:
        """Run MkDocs on the wanted pages; of the others in the menu it needs only the titles."""
        if len(wanted) < SHARED_FROM:
            self._draw(source, wanted, folder)
            return
        ordered = sorted(wanted)
        with TemporaryDirectory(dir=folder.parent, prefix=folder.name) as beside:
            half = self._pages(source, ordered[::2])
            with aside(run_mkdocs, self.settings, half, Path(beside)) as other_half:
                self._draw(source, ordered[1::2], folder)
                other_half()
            for path in ordered[::2]:
                _move(Path(beside, path).with_suffix(".html"), (folder / path).with_suffix(".html"))

    def _draw(self, source: SiteSource, wanted: Collection[str], folder: Path) -> None:
        pages = self._pages(source, wanted)
        run_mkdocs(self.settings, pages, folder)
        for path in pages.keys() - set(wanted):
            (folder / path).with_suffix(".html").unlink()

    def _pages(self, source: SiteSource, wanted: Collection[str]) -> dict[str, Content]:
        """What MkDocs has to know to draw the wanted pages."""
        menu = set(_menu(source, self.text)).difference(wanted)
        names = {path: f"---\n{source.front(path)}---\n" for path in menu}
        return {**names, **{path: source[path] for path in wanted}}


def run_mkdocs(settings: Path, pages: Mapping[str, Content], folder: Path) -> None:
    """Draw `pages` and the theme's own files into `folder`, which is emptied first."""
    from builder.cli import mkdocs  # noqa: PLC0415 - slow to load, often not needed

    mkdocs.run_mkdocs(settings, pages, folder)


def _move(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    patiently(old.replace, new)


def site_address(root: Path) -> str:
    """The site's public address; "" where mkdocs.yml names none."""
    file = root / "mkdocs.yml"
    address = _value(_read(file), "site_url") if file.exists() else None
    return str(address.value) if isinstance(address, yaml.ScalarNode) else ""


def _read(settings: Path) -> str:
    try:
        return settings.read_text("utf-8")
    except FileNotFoundError:
        raise MissingError(
            f"缺少 {settings}，不知道站点长什么样。可从 qianshi init 的例子里拷一份。"
        ) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise MissingError(f"{settings} 读不出来：{fault}") from None


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(file for file in folder.rglob("*") if file.is_file())


def _menu(source: SiteSource, text: str) -> list[str]:
    """The pages that mkdocs.yml names, in `nav` or elsewhere."""
    return sorted(path for path in source if path.endswith(".md") and path in text)


def _title_of(front: str) -> str:
    return next((line for line in front.split("\n") if line.startswith("title: ")), "")


def _draws_alone(text: str) -> bool:
    if _value(text, "hooks") or any(word in text for word in ELSEWHERE):
        return False
    plugins = _value(text, "plugins")
    return [_name(node) for node in getattr(plugins, "value", ())] == [PLUGIN]


def _name(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _own_theme(text: str) -> str:
    theme = _value(text, "theme")
    for key, value in theme.value if isinstance(theme, yaml.MappingNode) else ():
        if key.value == "custom_dir":
            return str(value.value)
    return "no-such-theme-folder"


def _value(text: str, name: str) -> yaml.Node | None:
    """The node of a top-level setting; mkdocs.yml may hold tags that only MkDocs can construct."""
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        raise click.ClickException(f"mkdocs.yml 写法有误：{fault}") from None
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)
