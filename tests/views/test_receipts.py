"""收件结果: a receipt leads to what it became; no word of what was written."""

from pathlib import Path

from builder.model.receipts import Receipts
from builder.pipeline import read_folder
from builder.views.tool_pages import receipts_page


def test_the_receipt_of_a_record_leads_to_each_of_its_rows(small: Path) -> None:
    rows = ("20261122-00000001", "20261122-00000002")
    receipts = Receipts({rows[0]: "退回补充"}, {"20261122-00000000": rows, "20261122-00000009": ()})
    text = receipts_page(read_folder(small).library, receipts).body()
    assert 'id="r-20261122-00000000"' in text
    assert "第 1 件退回补充：请问审核的人缺什么，补好再交一次<br>第 2 件待审" in text
    assert 'id="r-20261122-00000001"' in text
    assert "20261122-00000009" not in text, "nothing is known of it yet"
