"""Another version of a layer holds whole or not at all, and can be taken back."""

from pathlib import Path

import pytest

from builder.exchange.parcel import ParcelError
from builder.exchange.standing import Step, alone_at, step_back, step_to
from builder.model.layer_version import VERSIONS
from builder.sources import load_library
from tests.exchange.parcels import layer
from tests.layered import PROVINCE, layered_office, write_texts

ITEMS = "checklists/items/flag.yml"
NEWER = {
    **{path: text for path, text in PROVINCE.items() if path != "layer.yml"},
    ITEMS: PROVINCE[ITEMS].replace("省厅通稿", "省厅新通稿"),
}


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "区 办公室", small)


def media(office: Path) -> str:
    return load_library(office).library.items["flag/media"].text


def folders(office: Path) -> list[str]:
    return sorted(x.name for x in (office / "layers").iterdir() if x.is_dir())


def test_a_newer_version_holds_once_it_is_taken(office: Path) -> None:
    step = step_to(office, layer(NEWER))
    assert media(office) == "摆媒体席桌签和省厅通稿"
    step.take()
    assert media(office) == "摆媒体席桌签和省厅新通稿"
    assert load_library(office).findings == ()
    assert (office / VERSIONS).read_text("utf-8").endswith("\n省厅 2026-12 -\n")


def test_what_changes_is_told_line_by_line(office: Path) -> None:
    other = PROVINCE[ITEMS].replace("name: badge", "name: seats").replace("记者证", "座位表")
    changes = step_to(office, layer({**NEWER, ITEMS: other})).changes
    assert list(changes.lines()) == [
        "检查项：新增 1 条",
        "  新增 发省厅座位表（items/flag/seats）",
        "和本单位写的有关：",
        "  content/strikes.yml:2: 提醒 unknown-strike: 下层没有 items/flag/badge 可以划掉。"
        "是否想写“items/flag/rope”？",
    ]


def test_an_own_line_whose_ground_changed_is_named(office: Path) -> None:
    law = "content/regulations/flag-law.md"
    text = (office / "layers/qianshi" / law).read_text("utf-8")
    own = (office / ITEMS).read_text("utf-8")
    own = own.replace("lessons/2013/rope", "regulations/flag-law#art-18")
    (office / ITEMS).write_text(own, "utf-8")
    write_texts(office / "layers/省厅", {law: text})
    assert step_to(office, layer({**NEWER, law: text})).changes.own == ()
    changed = layer({**NEWER, law: text.replace("升至杆顶", "直至杆顶")})
    assert step_to(office, changed).changes.own == (
        f"您写的“拉一拉旗绳”（{ITEMS}:1）依据的《国旗法》第十八条变了",
    )


def test_a_replaced_line_that_changed_below_is_told(office: Path) -> None:
    write_texts(office, {ITEMS: PROVINCE[ITEMS].partition("- name: badge")[0]})
    from_below = load_library(office).library.coverings
    lock = "".join(f"{x.reference} {x.stamp} 2026-11-28\n" for x in from_below if x.above == "")
    write_texts(office, {"checklists/layers.lock": lock})
    told = "\n".join(step_to(office, layer(NEWER)).changes.lines())
    assert f"{ITEMS}:1: 提醒 stale-replacement" in told


def test_it_is_taken_back_to_what_held_before(office: Path) -> None:
    step_to(office, layer(NEWER)).take()
    step_back(office, "").take()
    assert media(office) == "摆媒体席桌签和省厅通稿"
    assert folders(office) == ["qianshi", "省厅"]
    with pytest.raises(ParcelError, match="没有可以退回"):
        step_back(office, "")


def test_only_the_last_versions_are_kept(office: Path) -> None:
    for number in range(1, 6):
        step_to(office, layer(NEWER, f"2026-12.{number}")).take()
    assert folders(office) == ["qianshi", "省厅", *(f"省厅@2026-12.{x}" for x in (3, 4, 5))]


@pytest.mark.parametrize(
    ("version", "texts", "why"),
    [
        ("2026-9", NEWER, "旧"),
        ("2026-10", NEWER, "内容却和现在的不同"),
        ("2026-12", {**NEWER, ITEMS: "- name: [\n"}, "自己有"),
        ("2026-12", {**NEWER, "layer.yml": "title: 省厅\nversion: 2027\n"}, "里面 layer.yml"),
    ],
)
def test_what_may_not_hold_is_refused_and_leaves_nothing(
    office: Path, version: str, texts: dict[str, str], why: str
) -> None:
    with pytest.raises(ParcelError, match=why):
        step_to(office, layer(texts, version))
    assert folders(office) == ["qianshi", "省厅"]
    assert media(office) == "摆媒体席桌签和省厅通稿"


def test_the_version_that_holds_is_not_taken_twice(office: Path) -> None:
    step_to(office, layer(NEWER)).take()
    with pytest.raises(ParcelError, match="不用更新"):
        step_to(office, layer(NEWER))


def test_a_layer_that_the_office_does_not_name_says_what_to_write(office: Path) -> None:
    (office / "qianshi.yml").write_text("office: 区办公室\nlayers: [qianshi]\n", "utf-8")
    with pytest.raises(ParcelError, match=r"layers: \[qianshi, 省厅\]"):
        step_to(office, layer(NEWER))


class _Killed(BaseException):
    """The process ends here."""


def _nothing(*_: object, **__: object) -> None:
    """A process that is killed tidies nothing up."""


@pytest.mark.parametrize(
    "work", ["folder.write_bytes", "folder.put_in_place", "standing.write_text"]
)
def test_a_kill_at_any_moment_leaves_the_old_version_and_nothing_in_the_way(
    office: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    def killed(*_: object) -> None:
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr(f"builder.exchange.{work}", killed)
        patch.setattr("builder.exchange.folder.shutil.rmtree", _nothing)
        patch.setattr("builder.exchange.standing.remove_stale", _nothing)
        with pytest.raises(_Killed):
            step_to(office, layer(NEWER)).take()
    assert media(office) == "摆媒体席桌签和省厅通稿"
    assert load_library(office).findings == ()
    step_to(office, layer(NEWER, "2026-13")).take()
    assert media(office) == "摆媒体席桌签和省厅新通稿"
    assert folders(office) == ["qianshi", "省厅", "省厅@2026-13"]


def test_a_kill_behind_the_lock_file_leaves_the_new_version(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = step_to(office, layer(NEWER))
    with monkeypatch.context() as patch:
        patch.setattr("builder.exchange.standing.remove_stale", _nothing)
        step.take()
    assert media(office) == "摆媒体席桌签和省厅新通稿"


def test_two_do_not_update_at_once(office: Path) -> None:
    with alone_at(office), pytest.raises(ParcelError, match="正在更新"), alone_at(office):
        pass


def test_a_step_names_both_versions(office: Path) -> None:
    step: Step = step_to(office, layer(NEWER))
    assert step.labels == "省厅 2026-10 → 省厅 2026-12"
