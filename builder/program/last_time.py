"""What stands on top of a sheet made by 再办一次: last time's problems, and the cases since.

A case is since then by the day on which it came into the library: an old one that nobody here had
read is new to the office.
`browser/evaluate/evaluate-last-time.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Iterator, Mapping

from builder.model.last_time import LastLine, LastTime
from builder.program.format import Case
from builder.program.result import ResultPause, ResultTask

NAMED = 3
"""So many cases are named, those that came in last; of more there is the number."""
_DAY = len("YYYY-MM-DD")
_WENT = {"有问题": "上次这里出过问题", "未做": "上次没有做", "拦住": "上次这里拦住过问题"}


def last_time_remarks(
    last: LastTime | None,
    tasks: list[ResultTask],
    pauses: list[ResultPause],
    cases: Mapping[str, Case],
) -> Iterator[str]:
    """A sentence for each line that went wrong, then one for today's cases since."""
    if last is None:
        return
    numbers = {f"{p['name']} {x['id']}": x["number"] for p in pauses for x in p["items"]}
    here = {*numbers, *(task["id"] for task in tasks)}
    for line in last.lines:
        if line.state in _WENT:
            yield _went_wrong(line, numbers.get(line.line, 0), is_here=line.line in here)
    known = (cases[url] for url in dict.fromkeys(_urls(tasks, pauses)) if url in cases)
    since = [case for case in known if case["entered"] >= last.start[:_DAY]]
    if since:
        newest = sorted(since, key=lambda x: (x["entered"], x["occurred"]), reverse=True)[:NAMED]
        words = "；".join(f"{case['text']}（{case['occurred'] or '年份不详'}）" for case in newest)
        yield f"上次以来收录的案例 {len(since)} 条{'，新的' if len(since) > NAMED else ''}：{words}"


def _went_wrong(line: LastLine, number: int, *, is_here: bool) -> str:
    where = f"第 {number} 项“{line.text}”" if number else f"“{line.text}”"
    gone = "" if is_here else "；这次单子上没有这一条"
    return f"{where}{_WENT[line.state]}{'：' + line.note if line.note else ''}{gone}"


def _urls(tasks: list[ResultTask], pauses: list[ResultPause]) -> Iterator[str]:
    for line in (*(item for pause in pauses for item in pause["items"]), *tasks):
        yield from (ground["url"] for ground in line["grounds"])
