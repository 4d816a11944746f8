"""What a form must have to become a letter, and the words for one that has not."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from builder.letters.own_words import is_nothing
from builder.model import HandIn
from builder.model.limits import LONGEST_WORDS
from builder.model.meeting_record import MeetingRecord

TITLES = {"what": "出了什么事", "prevent": "下次谁、看什么能拦住"}
"""The two boxes that nobody may leave empty, as they are called to people."""
_PICTURE = "图片"
"""How the line begins that says of pictures that they were left out."""


class FormError(Exception):
    """No letter in these cells; the message is Chinese and names what is missing."""


def check_needed(
    texts: Mapping[str, str], labels: Mapping[str, str], left: Sequence[str], where: str = ""
) -> None:
    """Both answers are there and none is longer than a box holds; else FormError.

    `texts` and `labels` are by box; `left` is what stands in none, and `where` names a row.
    """
    lacks = [title for name, title in TITLES.items() if is_nothing(texts.get(name, "") or "无")]
    if lacks:
        names = "、".join(f"“{name}”" for name in lacks)
        how = _where_else(left) or "请照空白表的栏目填写，栏名不要改。"
        raise FormError(f"{where}没有填{names}。{how}")
    for name, text in texts.items():
        if len(text) > LONGEST_WORDS:
            told = labels.get(name) or TITLES.get(name, name)
            long = f"{where}“{told}”有 {len(text)} 字，一格最多 {LONGEST_WORDS} 字"
            raise FormError(f"{long}：请写短些，或分成几条。")


def _where_else(left: Sequence[str]) -> str:
    """Where the answer may stand instead; what stands there is not repeated."""
    lines = {line for text in left for line in text.splitlines()}
    pictures = {line for line in lines if line.startswith(_PICTURE)}
    said = []
    if words := len(lines - pictures):
        said.append(
            f"表里另有 {words} 行字不在任何一栏：答案要写在栏名的右边、下面，"
            "或同一格里栏名后面，不要写在文本框、批注、页眉里，栏名不要改。"
        )
    if pictures:
        said.append("图片、照片里的字读不出来，请照着打进表里。")
    return "".join(said)


def words_of_faults(faults: ValidationError) -> str:
    """Which boxes a letter's model refused."""
    fields = {**HandIn.model_fields, **MeetingRecord.model_fields}
    names = {str(step) for e in faults.errors() for step in e["loc"] if str(step) in fields}
    titles = "、".join(sorted(fields[name].title or name for name in names))
    return f"这几栏没有填，或不合要求：{titles or '什么问题、下次谁看什么'}。请照空白表的栏目填写。"
