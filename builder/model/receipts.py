"""What a site may say of receipts: states, and which belong together; no word that was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Receipts:
    """Of letters that became no lesson, and of records of a 总结会."""

    states: Mapping[str, str] = field(default_factory=dict)
    """By receipt, in a word: 退回补充, 已处理."""
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The receipts of each record's rows, in their order, by the record's own."""


NO_RECEIPTS = Receipts()
