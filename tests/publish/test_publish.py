"""Publishing with a small theme of our own: what is drawn, taken over, refused, kept."""

import hmac
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from builder.publish import Publication, Published, RefusedError, publish_site
from builder.publish.history import KEPT, build_of, history_folder, retired_sites, roll_back
from builder.views.site_source import Content, SiteSource

MANIFEST = "manifest.json"
ROOT = Path("/no/knowledge/base")
KEY = b"k" * 32


@dataclass
class PlainTheme:
    """Draws a page as its source and one stylesheet beside; remembers what it was asked for."""

    version: str = "1"
    asked: list[str] = field(default_factory=list)

    def key(self, source: SiteSource) -> str:
        return self.version

    def draw(self, source: SiteSource, wanted: Collection[str], folder: Path) -> None:
        self.asked = sorted(wanted)
        (folder / "theme.css").write_text("p{}")
        for path in wanted:
            file = folder / path.replace(".md", ".html")
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"{source[path]!s}{self.version}")


def no_questions(folder: Path) -> Iterable[str]:
    return ()


def site_source(number: int = 0, pages: int = 20) -> dict[str, str | bytes]:
    """Pages that link in a ring; `number` is what changes on the first one and its build id."""
    ring = {f"p/{n}.md": f'<a href="{(n + 1) % pages}.html#x"><i id="x">' for n in range(pages)}
    first = {"p/0.md": f"{ring['p/0.md']}{number}"}
    return {**ring, **first, "data/build.js": f'qianshi.receive("build",{{}},"{number:016x}");\n'}


Publish = Callable[..., Published]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "公开/site"


@pytest.fixture
def theme() -> PlainTheme:
    return PlainTheme()


@pytest.fixture
def publish(target: Path, theme: PlainTheme) -> Publish:
    def run(source: Mapping[str, Content], *, allow_shrink: bool = False) -> Published:
        return publish_site(
            Publication(
                target, ROOT, SiteSource(source), theme, no_questions, allow_shrink, key=KEY
            )
        )

    return run


def contents(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


class TestTakingOver:
    def test_only_the_changed_page_is_drawn(self, publish: Publish, theme: PlainTheme) -> None:
        assert publish(site_source()).taken == 0
        done = publish(site_source(1))
        assert (done.pages, done.taken) == (20, 19)
        assert theme.asked == ["p/0.md"]

    def test_what_is_taken_over_is_what_a_whole_build_gives(
        self, publish: Publish, target: Path, tmp_path: Path, theme: PlainTheme
    ) -> None:
        publish(site_source())
        publish(site_source(1))
        publish_site(
            Publication(tmp_path / "else", ROOT, SiteSource(site_source(1)), theme, no_questions)
        )
        assert contents(target) == contents(tmp_path / "else")

    def test_another_skin_draws_everything(self, publish: Publish, theme: PlainTheme) -> None:
        publish(site_source())
        theme.version = "2"
        assert publish(site_source()).taken == 0

    def test_a_skin_that_does_not_know_itself_draws_everything(
        self, publish: Publish, theme: PlainTheme
    ) -> None:
        theme.version = ""
        publish(site_source())
        assert publish(site_source()).taken == 0

    def test_a_page_that_somebody_edited_is_drawn_again(
        self, publish: Publish, target: Path, theme: PlainTheme
    ) -> None:
        publish(site_source())
        whole = contents(target)
        (target / "p/3.html").write_text("涂改")
        (target / "p/4.html").unlink()
        publish(site_source())
        assert theme.asked == ["p/3.md", "p/4.md"]
        assert contents(target) == whole

    def test_a_lost_file_of_the_skin_comes_back(self, publish: Publish, target: Path) -> None:
        publish(site_source())
        whole = contents(target)
        (target / "theme.css").unlink()
        publish(site_source())
        assert contents(target) == whole

    def test_a_memory_cannot_fetch_files_from_elsewhere(
        self, publish: Publish, target: Path
    ) -> None:
        publish(site_source())
        secret = target.parent / "secret.txt"
        secret.write_text("密")
        row = ["1", sha256(secret.read_bytes()).hexdigest(), None]
        rewrite(target, {"x/../../secret.txt": row})
        assert publish(site_source()).taken == 0
        assert "secret.txt" not in contents(target)

    @pytest.mark.parametrize("damage", ["", "{", "[]", '{"format":2,"entries":{"p/1.html":[1]}}'])
    @pytest.mark.parametrize("sealed", [True, False])
    def test_a_damaged_memory_is_ignored(
        self, publish: Publish, target: Path, damage: str, *, sealed: bool
    ) -> None:
        publish(site_source())
        (history_folder(target) / MANIFEST).write_text(under_seal(damage) if sealed else damage)
        assert publish(site_source(1)).taken == 0

    @pytest.mark.parametrize("key", [b"", b"o" * 32])
    def test_an_edited_page_is_not_believed_because_the_memory_agrees(
        self, publish: Publish, target: Path, key: bytes
    ) -> None:
        """Whoever may write to the folder may rewrite both, but not seal them as who builds."""
        publish(site_source())
        whole = contents(target)
        page = target / "p/3.html"
        page.write_text("<script>alert(1)</script>")
        entries = json.loads(memory_of(target))["entries"]
        entry = [entries["p/3.html"][0], sha256(page.read_bytes()).hexdigest(), [[], [], []]]
        rewrite(target, {"p/3.html": entry}, key)
        assert publish(site_source()).taken == 0
        assert contents(target) == whole

    def test_without_a_key_nothing_is_remembered(
        self, publish: Publish, target: Path, theme: PlainTheme
    ) -> None:
        publish(site_source())
        without = Publication(target, ROOT, SiteSource(site_source()), theme, no_questions)
        assert publish_site(without).taken == 0
        assert not (history_folder(target) / MANIFEST).exists()


def under_seal(text: str, key: bytes = KEY) -> str:
    return f"{hmac.digest(key, text.encode(), 'sha256').hex()}\n{text}"


def memory_of(target: Path) -> str:
    return (history_folder(target) / MANIFEST).read_text("utf-8").partition("\n")[2]


def rewrite(target: Path, entries: dict[str, list[Any]], key: bytes = KEY) -> None:
    """Put other entries into what was remembered, under somebody's seal."""
    data = json.loads(memory_of(target))
    data["entries"].update(entries)
    text = json.dumps(data)
    (history_folder(target) / MANIFEST).write_text(under_seal(text, key) if key else text, "utf-8")


@pytest.mark.parametrize("path", ["../stolen.pdf", "a/../../stolen.pdf", "/stolen.pdf"])
def test_no_file_is_written_outside_the_site(publish: Publish, target: Path, path: str) -> None:
    publish(site_source())
    before = contents(target)
    with pytest.raises(OSError, match="不在目标文件夹里"):
        publish({**site_source(1), path: b"stolen"})
    assert contents(target) == before
    assert not list(target.parent.rglob("stolen*"))


class TestSelfCheck:
    @pytest.mark.parametrize(
        ("page", "said"),
        [
            ('<a href="9999.html">', "不存在的 p/9999.html"),
            ('<a href="2.html#nowhere">', "没有 #nowhere"),
            ('<img src="https://example.com/a.png">', "站外地址"),
        ],
    )
    def test_a_bad_page_stops_the_build(
        self, publish: Publish, target: Path, page: str, said: str
    ) -> None:
        publish(site_source())
        before = contents(target)
        with pytest.raises(RefusedError, match=said):
            publish({**site_source(), "p/1.md": page})
        assert contents(target) == before

    def test_two_files_that_are_one_on_windows_stop_the_build(
        self, publish: Publish, target: Path
    ) -> None:
        with pytest.raises(RefusedError, match=r"p/plan\.txt：与 p/Plan\.txt "):
            publish({**site_source(), "p/Plan.txt": b"1", "p/plan.txt": b"2"})
        assert not target.exists()

    def test_losing_a_tenth_of_the_pages_needs_consent(self, publish: Publish) -> None:
        publish(site_source())
        publish(site_source(pages=18))
        with pytest.raises(RefusedError, match="--allow-shrink"):
            publish(site_source(pages=16))
        assert publish(site_source(pages=16), allow_shrink=True).pages == 16

    def test_what_the_caller_asks_counts(self, target: Path, theme: PlainTheme) -> None:
        with pytest.raises(RefusedError, match="检索不到"):
            publish_site(
                Publication(target, ROOT, SiteSource(site_source()), theme, lambda _: ["检索不到"])
            )
        assert not target.exists()


class TestHistory:
    def test_the_last_five_are_kept(self, publish: Publish, target: Path) -> None:
        for number in range(8):
            publish(site_source(number))
        kept = retired_sites(target)
        assert [int(old.build, 16) for old in kept] == [6, 5, 4, 3, 2]
        assert len(kept) == KEPT
        assert sorted(x.name for x in target.parent.iterdir()) == [".site-history", "site"]

    def test_the_same_site_is_not_kept_twice(self, publish: Publish, target: Path) -> None:
        publish(site_source())
        publish(site_source())
        assert not retired_sites(target)

    def test_going_back_and_forth(self, publish: Publish, target: Path) -> None:
        publish(site_source(1))
        one = contents(target)
        publish(site_source(2))
        two = contents(target)
        roll_back(target, retired_sites(target)[0])
        assert contents(target) == one
        roll_back(target, retired_sites(target)[0])
        assert contents(target) == two
        assert build_of(target) == f"{2:016x}"

    def test_a_build_after_going_back_is_whole(self, publish: Publish, target: Path) -> None:
        publish(site_source(1))
        publish(site_source(2))
        two = contents(target)
        roll_back(target, retired_sites(target)[0])
        publish(site_source(2))
        assert contents(target) == two
