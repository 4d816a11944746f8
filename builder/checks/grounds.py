"""Every line of a sheet rests on something that readers may look at; see `model/published.py`."""

from collections.abc import Iterator

from builder.checks.broken import may_be_named
from builder.model import Finding, Item, Library, Task
from builder.model.published import all_grounds, published
from builder.model.reference import OURS


def check_grounds(library: Library) -> Iterator[Finding]:
    """Lines without a ground, lines that lost the last one, and 必查项 that rest on practice."""
    lines: tuple[Item | Task, ...] = (*library.items.values(), *library.tasks.values())
    for line in lines:
        found = [*_provenance(line, library), *_lost(line, library)]
        if found and not may_be_named(library, line.id, "lessons"):
            yield from found


def _provenance(line: Item | Task, library: Library) -> Iterator[Finding]:
    grounds = all_grounds(library, line)
    if not grounds:
        hint = f"请写案例、条款；都没有的，如实写惯例：{OURS}，或 惯例/来处的代号。"
        yield Finding(line.place(), "no-provenance", f"“{line.text}”没有写依据。", hint)
    if _is_killer(line) and all(ground.is_practice for ground in grounds):
        hint = "请写出那件往事或条款；只有惯例就不要设为必查项。"
        yield Finding(line.place("ground"), "killer-without-ground", "必查项没有案例或条款。", hint)


def _lost(line: Item | Task, library: Library) -> Iterator[Finding]:
    """Everything that the line rested on was retired, or is not accepted yet."""
    grounds = all_grounds(library, line)
    resting = [x for x in grounds if not x.is_practice] if _is_killer(line) else grounds
    if resting and not published(library, resting):
        message = f"“{line.text}”依据的 {'、'.join(map(str, resting))} 没有收录，这一条失去依据。"
        instead = "去掉 killer" if _is_killer(line) else f"如实写“{OURS}”"
        hint = f"请另写案例或条款，或{instead}；用不着这一条了，就删去。"
        yield Finding(line.place("ground"), "lost-ground", message, hint)


def _is_killer(line: Item | Task) -> bool:
    return isinstance(line, Item) and line.killer
