"""Word and Excel files part by part, as other programs write them; no office library is asked."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org"
W = f"{OFFICE}/wordprocessingml/2006/main"
S = f"{OFFICE}/spreadsheetml/2006/main"
R = f"{OFFICE}/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:m="{OFFICE}/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
Edit = Callable[[str], str]


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    kept = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:p><w:r>{kept}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def tc(inner: str, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    kept = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{kept}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of texts or raw cells."""
    made = "".join(c if c.startswith(("<w:tc>", "<w:sdt>")) else tc(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: Sequence[str] | str) -> str:
    """A table of rows of texts or raw cells, or of raw rows."""
    made = "".join(row if isinstance(row, str) else tr(*row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def sdt(inner: str, properties: str = "") -> str:
    """A content control around whatever."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'


def relations(*links: str) -> str:
    names = f'xmlns="{OFFICE}/package/2006/relationships"'
    return f"{HEAD}<Relationships {names}>{''.join(links)}</Relationships>"


def packed(
    parts: Mapping[str, str | bytes], slash: str = "/", edit: Edit = str, method: int = 8
) -> bytes:
    """The parts as an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name)
            info.filename = name.replace("/", slash)
            info.compress_type = method
            archive.writestr(info, edit(part) if isinstance(part, str) else part)
    return stream.getvalue()


def word(
    body: str,
    *,
    main: str = "word/document.xml",
    links: Sequence[tuple[str, str]] = (),
    parts: Mapping[str, str | bytes] | None = None,
    slash: str = "/",
    edit: Edit = str,
) -> bytes:
    """A .docx of this body; `links` are kinds and targets of what belongs to it."""
    folder, _, name = main.rpartition("/")
    own = [relation(n, kind, target) for n, (kind, target) in enumerate(links, 1)]
    document = f"{HEAD}<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    made = {
        "_rels/.rels": relations(relation(1, "officeDocument", main)),
        main: document,
        f"{folder}/_rels/{name}.rels": relations(*own),
        **(parts or {}),
    }
    return packed(made, slash, edit)


def word_part(tag: str, inner: str) -> str:
    return f"{HEAD}<w:{tag} {NAMES}>{inner}</w:{tag}>"


def cell(place: str, text: str, kind: str = "inlineStr") -> str:
    """A cell with text of its own, or with a value of another kind."""
    if kind == "inlineStr":
        kept = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{place}" t="inlineStr">{kept}</c>'
    return f'<c r="{place}" {kind}><v>{escape(text)}</v></c>'


def row_of(number: int, texts: Sequence[str]) -> str:
    """A row of texts from column A on; raw cells are taken as they are."""
    cells = (
        text if text.startswith("<c") else cell(f"{chr(65 + column)}{number}", text)
        for column, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows: Sequence[str], before: str = "", after: str = "") -> str:
    """A worksheet of rows of texts or raw cells."""
    made = "".join(row_of(number, row) for number, row in enumerate(rows, 1))
    return sheet_of(made, before, after)


def sheet_of(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet of raw rows."""
    return f'{HEAD}<worksheet xmlns="{S}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def excel(
    *sheets: str,
    shared: str = "",
    styles: str = "",
    settings: str = "",
    states: Mapping[int, str] | None = None,
    titles: Mapping[int, str] | None = None,
    files: Sequence[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
    slash: str = "/",
    edit: Edit = str,
) -> bytes:
    """An .xlsx of these worksheets, in this order; `files` are the names that they get."""
    names = files or [f"sheet{n}" for n in range(1, len(sheets) + 1)]
    links = [relation(n, "worksheet", f"worksheets/{x}.xml") for n, x in enumerate(names, 1)]
    links += [relation(98, "sharedStrings", "sharedStrings.xml")] if shared else []
    links += [relation(99, "styles", "styles.xml")] if styles else []
    tabs = "".join(
        f'<sheet name="{(titles or {}).get(n, f"表{n}")}" sheetId="{n}" r:id="rId{n}"'
        f' state="{(states or {}).get(n, "visible")}"/>'
        for n in range(1, len(sheets) + 1)
    )
    book = f'{HEAD}<workbook xmlns="{S}" xmlns:r="{R}">{settings}<sheets>{tabs}</sheets></workbook>'
    made: dict[str, str | bytes] = {
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(*links),
        **{f"xl/worksheets/{x}.xml": one for x, one in zip(names, sheets, strict=True)},
        **(parts or {}),
    }
    if shared:
        made["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{S}">{shared}</sst>'
    if styles:
        made["xl/styles.xml"] = f'{HEAD}<styleSheet xmlns="{S}">{styles}</styleSheet>'
    return packed(made, slash, edit)


def strict(text: str) -> str:
    """The same part as “Strict Open XML” writes it."""
    return (
        text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(S, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    )
