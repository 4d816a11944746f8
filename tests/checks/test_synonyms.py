"""Groups of synonyms, read from the file that staff edit."""

from dataclasses import replace
from pathlib import Path

from builder.checks import synonym_findings, synonym_texts
from builder.pipeline import read_folder
from builder.search import synonym_faults


def test_a_word_that_stands_everywhere_is_named_with_its_line(small: Path) -> None:
    rows = "".join(f"- name: a{i}\n  text: 看会议{i}\n" for i in range(40))
    texts = {
        "content/synonyms.txt": "# 注\n单独一个词\n碰头会=会议\n",
        "checklists/items/a.yml": rows,
    }
    library = replace(read_folder(small).library, texts=texts, synonyms=(("碰头会", "会议"),))
    faults = synonym_faults(library.synonyms, synonym_texts(library))
    (finding,) = synonym_findings(library, faults)
    assert finding.code == "overreaching-synonym"
    assert str(finding.place) == "content/synonyms.txt:3"
    assert "会议" in finding.message
    assert "40 处" in finding.message
