"""A bare site folder that holds what the checklist page needs, and nothing of any theme."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from builder.checks.privacy import DATA as PRIVACY
from builder.letters.definitions import letter_definitions
from builder.model import Library
from builder.outputs.wording.frame import frames
from builder.program import compile_papers, compile_wordings, program_files
from builder.views.tool_pages import CHECKLIST_SCRIPTS, PLAN_SCRIPTS
from builder.views.tool_pages import EVALUATION as _EVALUATION

SOURCE = Path(__file__).parent.parent.parent / "builder" / "browser"
EVALUATION = ("base.js", *_EVALUATION)
PAPER_SCRIPTS = (
    "sheet-lists.js",
    "sheet-told.js",
    "sheet-duties.js",
    "sheet-leader.js",
    "sheet-scheme.js",
    "sheet-calls.js",
    "sheet-outside.js",
    "sheet-change.js",
    "sheet-receipts.js",
    "sheet-papers.js",
)
WORDING_SCRIPTS = ("wording-zip.js", "wording-docx.js", "wording-write.js", "wording.js")
CHECKLIST = ("base.js", *CHECKLIST_SCRIPTS)
PLAN = ("base.js", *PLAN_SCRIPTS)
"""The scripts that the pages name."""
JOINED = "scripts.js"
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"


def write_site(
    folder: Path,
    library: Library,
    scripts: tuple[str, ...] = CHECKLIST,
    site: str = "",
    more: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """Write the pages, scripts and data under `folder`; return the address of the page.

    `site` is the public address that a theme would name in the page's head; `more` is data beside
    that of checklists, by name. The scripts are one after the other in one file: each is a strict
    function of its own, and Chromium takes longer to fetch eighty files than to run them. The
    pages of whole sites name each.
    """
    assets = folder / "assets" / "qianshi"
    assets.mkdir(parents=True)
    for style in SOURCE.rglob("*.css"):
        shutil.copy(style, assets)
    found = {file.name: file for file in SOURCE.rglob("*.js")}
    joined = "\n".join(found[name.rpartition("/")[2]].read_text("utf-8") for name in scripts)
    (assets / JOINED).write_text(joined, "utf-8")
    data = {
        **program_files(library),
        "letters": letter_definitions(),
        "papers": list(compile_papers(library).values()),
        "wordings": compile_wordings(library),
        "wording-frames": frames(library.settings.office),
        "privacy": PRIVACY,
        **more,
    }
    for name, value in data.items():
        file = folder / "data" / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"qianshi.receive({json.dumps(name)},{json.dumps(value, ensure_ascii=False)});\n"
        )
    page = folder / "checklist.html"
    page.write_text(_page(f"{site}checklist.html" if site else ""))
    return page.as_uri()


def _page(canonical: str) -> str:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>开检查单</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<link rel="stylesheet" href="assets/qianshi/sheet.css">
<link rel="stylesheet" href="assets/qianshi/wording.css">
<link rel="stylesheet" href="assets/qianshi/checklist.css">
<link rel="stylesheet" href="assets/qianshi/on-site.css">{link}</head>
<body><header class="md-header">站点页眉</header>
<main><h1>开检查单</h1><div id="open-checklist"></div><div id="plan"></div>
<div id="seats"></div><div id="drill"></div></main>
<footer class="md-footer">站点页脚</footer>
<script src="assets/qianshi/{JOINED}"></script>
</body></html>
"""
