"""Events that somebody gave to the desk before they took place, so that it can remind of them."""

from builder.decisions.after import write_event
from builder.decisions.desk import Desk, DeskError
from builder.letters.runs import event_file, read_events, run_file
from builder.model import Event


def keep_event(desk: Desk, event: Event) -> None:
    """Keep an event in the place of an older version of it, as its file in the data folder.

    Raises DeskError for one whose run was recorded, or of which a later version is kept.
    """
    if not event.id:
        raise DeskError("这份草稿没有活动编号，请在页面上另存一次再交。")
    desk.store  # noqa: B018 - makes the folder, for its owner alone
    with desk.deciding():
        with desk.look() as rows:
            recorded = bool(rows.run(event.id)) or run_file(desk.data, event.id) is not None
        if recorded:
            raise DeskError("这次活动已经登记过运行记录，不用再提醒。")
        if _revision_kept(desk, event.id) > event.revision:
            raise DeskError("收件箱里有更新的版本，没有换成这一份。")
        write_event(desk, event, event.id)


def _revision_kept(desk: Desk, id_: str) -> int:
    if event_file(desk.data, id_) is None:
        return 0
    plain = next((plain for name, plain in read_events(desk.data) if name == id_), None)
    revision = plain.get("revision", 1) if isinstance(plain, dict) else 0
    return revision if isinstance(revision, int) else 0
