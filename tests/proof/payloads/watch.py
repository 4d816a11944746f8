"""What a page with payloads does in Chromium: canaries, dialogs, requests, what its tree holds."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, Route

POLICY = "Content Security Policy"
_INNER = ("data:", "blob:", "about:")

_TREE = """(root) => {
    const faults = [];
    const addresses = ['href', 'src', 'xlink:href', 'action', 'formaction', 'srcset', 'poster',
        'data', 'ping', 'background', 'srcdoc', 'manifest', 'longdesc', 'cite'];
    const never = 'iframe frame object embed applet base style template noscript plaintext xmp ' +
        'textarea title math use animate set foreignObject video audio portal marquee';
    const inPage = [...document.querySelectorAll('article *, .md-nav *, #search-box *')];
    for (const e of inPage)
        if (never.split(' ').includes(e.localName) && !e.closest('form.qs-form, #hand-in-form'))
            faults.push('element ' + e.outerHTML.slice(0, 200));
    for (const e of document.querySelectorAll('*')) {
        for (const {name, value} of e.attributes) {
            if (/^on/i.test(name)) faults.push('handler ' + e.outerHTML.slice(0, 200));
            if (name === 'style' && e.closest('article')) faults.push('style ' + value);
            if (!addresses.includes(name)) continue;
            const url = new URL(value, document.baseURI).href;
            if (e.rel === 'canonical') continue;
            const byHand = e.localName === 'a' && /^(https?:|mailto:)/i.test(value);
            if (!url.startsWith(root) && !byHand) faults.push('address ' + value);
        }
        if (e.localName === 'script' && !e.src && e.type !== 'application/json')
            faults.push('script ' + e.outerHTML.slice(0, 200));
        if (e.localName === 'meta' && e.httpEquiv && e.content !== 'ie=edge' &&
            !e.content.startsWith("default-src 'none'"))
            faults.push('meta ' + e.outerHTML);
    }
    return faults;
}"""

_POKE = """() => {
    document.querySelectorAll('details').forEach((e) => (e.open = true));
    for (const e of document.querySelectorAll('*')) {
        const handlers = [...e.attributes].filter((a) => /^on/i.test(a.name));
        for (const {name} of handlers) e.dispatchEvent(new Event(name.slice(2).toLowerCase()));
        const leads = e.getAttribute('href') || e.getAttribute('xlink:href') || '';
        if (/^[\\s\\0-\\x20]*(javascript|vbscript):/i.test(leads)) e.dispatchEvent(
            new MouseEvent('click', {bubbles: true, cancelable: true}));
    }
}"""


@dataclass
class Seen:
    """Everything that a hostile office must not achieve."""

    root: str
    canaries: list[object] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Addresses outside the site that the page wanted, also where its policy refused them."""
    outside: list[str] = field(default_factory=list)
    """Those of them that no policy refused, each with what it was to be: `script file:…`."""
    violations: int = 0
    faults: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    pages: int = 0

    def __str__(self) -> str:
        return (
            f"{self.pages} views, {len(self.canaries)} canaries, {len(self.dialogs)} dialogs, "
            f"{len(self.asked)} outside requests wanted, {len(self.outside)} made, "
            f"{self.violations} violations, "
            f"{len(self.faults)} faults in the tree, {len(self.errors)} other errors"
        )

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.root, *_INNER)):
            self.asked.append(request.url)

    def dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.dialogs.append(dialog.message)
        dialog.accept()

    def said(self, text: str) -> None:
        if POLICY in text:
            self.violations += 1
        else:
            self.errors.append(text)

    def look(self, page: Page, name: str) -> None:
        """Poke the page and walk through its tree."""
        self.pages += 1
        page.evaluate(_POKE)
        found: list[str] = page.evaluate(_TREE, self.root)
        self.faults += [f"{name}: {fault}" for fault in found]


@contextmanager
def watched(chromium: Browser, root: str) -> Iterator[tuple[Page, Seen]]:
    """A page whose every misdeed is written down; what leads outside is refused."""
    seen = Seen(root)
    context: BrowserContext = chromium.new_context(locale="zh-CN")
    context.expose_function("c", lambda *what: seen.canaries.append(what))
    context.add_init_script("window.print = () => {}")
    context.route("**/*", partial(_refuse_outside, seen))
    context.on("request", seen.request)
    page = context.new_page()
    page.on("dialog", seen.dialog)
    page.on("console", lambda m: seen.said(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: seen.errors.append(str(e)))
    yield page, seen
    context.close()


def _refuse_outside(seen: Seen, route: Route) -> None:
    if route.request.url.startswith((seen.root, *_INNER)):
        route.continue_()
    else:
        seen.outside.append(f"{route.request.resource_type} {route.request.url}")
        route.abort()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over http, on the loopback address."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()
    httpd.server_close()


def pages_of(site: Path) -> list[str]:
    """Addresses of every page, from the site's root."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(quote(name) for name in found)


def numbers_in(text: str) -> set[int]:
    """The canaries whose text can be read in a page or file."""
    return {int(a or b) for a, b in re.findall(r"c\((\d{4})\)|k(\d{4})", text)}


def tell(line: str) -> None:
    """Print one line of the evidence (`pytest -s`)."""
    print(f"\n{line}")  # noqa: T201 - this is what `make proof` is read for
