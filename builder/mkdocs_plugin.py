"""The door to MkDocs: hands it the site source in memory and keeps everything else out."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer as Server
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from builder.cache import open_cache, user_cache
from builder.checks.report import line_of
from builder.files.write import below
from builder.pipeline import forbids, read_folder, site_source
from builder.views.blocks import nonce_of, put_back_blocks, take_out_blocks
from builder.views.build_id import with_build_id
from builder.views.site_source import Content
from builder.views.sitemap import sitemap

log = get_plugin_logger("qianshi")
WATCHED = ("content", "lessons", "checklists", "layers", "qianshi.yml")


class QianshiPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """`plugins: [qianshi]` in mkdocs.yml; draws what it is `handed`, or reads the folder."""

    serving = False
    handed: Mapping[str, Content] | None = None
    blocks: Sequence[str] = ()  # the HTML of the page being drawn

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Only the preview may show a site that has faults."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our page frame before Material's; the site map is ours, MkDocs dates it."""
        self.root = Path(config.config_file_path).parent
        config.theme.dirs.insert(0, str(Path(__file__).parent / "theme"))
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Only pages of the preview load `theme/reload.js`, which asks for changes."""
        env.globals["preview"] = self.serving
        return env

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found in docs_dir by the site source."""
        made = self._read(config) if self.handed is None else self.handed
        for path in made:
            below(Path(config.site_dir), path)
        ours = [File.generated(config, path, content=made[path]) for path in sorted(made)]
        return Files([*(file for file in files if file.src_dir != config.docs_dir), *ours])

    def _read(self, config: MkDocsConfig) -> Mapping[str, Content]:
        with open_cache(user_cache(), self.root) as cache:
            reading = read_folder(self.root, cache)
            for finding in reading.findings:
                log.log(logging.WARNING if forbids(finding) else logging.INFO, line_of(finding))
            if reading.errors and not self.serving:
                raise PluginError(f"有 {len(reading.errors)} 处错误，请先 qianshi check")
            made = site_source(reading.library, get_build_date(), cache)
            return with_build_id(made.with_files(sitemap(made, config.site_url or "")))

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Keep our HTML out of MkDocs' Markdown, which only has to read the headings."""
        page.meta["nonce"] = nonce_of(markdown)
        markdown, self.blocks = take_out_blocks(markdown)
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put our HTML back."""
        return put_back_blocks(html, self.blocks)

    def on_serve(self, server: Server, *, config: MkDocsConfig, builder: object) -> Server:
        """Rebuild the preview when any source changes."""
        for path in filter(Path.exists, (self.root / name for name in WATCHED)):
            server.watch(str(path))
        return server
