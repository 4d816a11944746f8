"""总结会记录单: what a review after an event brought up, everybody's problem in a row."""

from hashlib import sha256
from typing import Annotated

from pydantic import Field

from builder.model.hand_in import FORMAT as HAND_IN_FORMAT
from builder.model.hand_in import HandIn, LeftOut, LineName, Receipt
from builder.model.record import Part
from builder.model.shape import Most
from builder.model.values import MaybeOpinion, PartialDay, Whole, Words

FORMAT = 1
MOST_ROWS = 40


def row_receipt(record: str, number: int) -> str:
    """The receipt of a row of a record, counted from 1, by the record's own."""
    own = sha256(f"{record} {number}".encode()).hexdigest()[:8]
    return f"{record[:8]}-{own}"


class MeetingRow(Part):
    """One problem: who raised it, what, where, and what the person who does the work proposes."""

    role: Annotated[str, Field(max_length=40)] = Field("", title="谁提的（岗位）")
    what: Words = Field(title="什么问题")
    pause: Annotated[str, Field(max_length=80)] = Field("", title="哪个检查节点")
    prevent: Words = Field(title="下次谁、看什么")
    lines: Annotated[tuple[LineName, ...], Most(60)] = Field((), title="没做好的条目")
    opinion: MaybeOpinion = Field("", title="对条目的意见")


class MeetingRecord(Part):
    """The file that the page saves; one record yields several lessons or additions."""

    format: Whole = Field(FORMAT, title="格式版本")
    receipt: Receipt = Field(title="回执号")
    event_type: Annotated[str, Field(max_length=80)] = Field("", title="活动类型")
    month: PartialDay = Field(title="哪个月")
    title: Annotated[str, Field(max_length=60)] = Field("", title="活动")
    rows: Annotated[tuple[MeetingRow, ...], Most(MOST_ROWS)] = Field(title="问题", min_length=1)
    left_out: LeftOut = Field("", title="没有收进的内容")

    def hand_ins(self) -> tuple[HandIn, ...]:
        """A hand-in for every row; the same record gives the same receipts."""
        return tuple(self._hand_in(number, row) for number, row in enumerate(self.rows, 1))

    def _hand_in(self, number: int, row: MeetingRow) -> HandIn:
        return HandIn(
            format=HAND_IN_FORMAT,
            receipt=row_receipt(self.receipt, number),
            what=row.what,
            prevent=row.prevent,
            event_type=self.event_type,
            month=self.month,
            pause=row.pause,
            role=row.role,
            lines=row.lines,
            opinion=row.opinion,
            record=self.receipt,
            left_out=self.left_out,
        )
