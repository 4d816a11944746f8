"""Papers as they are written to papers as they are interpreted."""

from collections.abc import Iterable, Iterator, Mapping

from builder.model import Library
from builder.model.paper_spec import (
    About,
    Joined,
    PaperColumn,
    PaperPart,
    PaperPiece,
    PaperSpec,
    Rows,
)
from builder.program.paper_format import (
    JoinedTexts,
    PaperCells,
    PaperPartProgram,
    PaperProgram,
    PaperSection,
)
from builder.program.paper_names import strange_names


def compile_papers(library: Library, about: About = "活动") -> dict[str, PaperProgram]:
    """Every paper about a thing by name, in the order in which they are offered.

    One that names what does not exist is left out, as broken files are.
    """
    own = {x.id: x for x in library.papers.values() if x.about == about}
    sound = {id_: x for id_, x in own.items() if not any(strange_names(x, own))}
    ordered = sorted(sound.values(), key=lambda paper: (paper.order, paper.id))
    return {paper.id: _paper(paper, sound) for paper in ordered}


def _paper(paper: PaperSpec, papers: Mapping[str, PaperSpec]) -> PaperProgram:
    return PaperProgram(
        name=paper.id,
        label=paper.title,
        pocket=paper.pocket,
        one_side=paper.one_side,
        code=paper.code,
        sections=list(_sections(paper, papers, frozenset())),
    )


def _sections(
    paper: PaperSpec, papers: Mapping[str, PaperSpec], within: frozenset[str]
) -> Iterator[PaperSection]:
    """Its own, then those of the papers that follow; a paper never follows itself."""
    if paper.parts:
        yield PaperSection(
            each=_joined(paper.each, Rows(where=paper.where)),
            name=paper.name or paper.title,
            aside=paper.aside,
            runs_on=bool(within) and not paper.own_page,
            when=paper.when,
            with_texts=_with(paper.with_),
            parts=[_part(part) for part in paper.parts if not (within and part.alone)],
        )
    for name in paper.of:
        if name in papers and name not in within:
            yield from _sections(papers[name], papers, within | {paper.id, name})


def plain_section(title: str, parts: Iterable[PaperPiece]) -> PaperSection:
    """A section that comes once, whatever the event."""
    return PaperSection(
        each=_joined("", Rows()),
        name=title,
        aside="",
        runs_on=False,
        when="",
        with_texts={},
        parts=[_part(part) for part in parts],
    )


def _part(part: PaperPiece) -> PaperPartProgram:
    group = part if isinstance(part, PaperPart) else None
    rows = part.pairs or part.lines or part.table or part.tick or (group.each if group else "")
    return PaperPartProgram(
        kind=part.kind,
        of=_joined(rows, part, part.text, part.say),
        with_texts=_with(part.with_),
        heading=part.heading,
        chapter=part.chapter,
        aside=part.aside,
        text=part.para or part.remark or part.copy_,
        facts=[list(pair) for pair in part.facts.items()],
        label=part.label,
        columns=[_cells(column) for column in part.columns],
        empty=part.empty,
        strong=part.strong,
        numbered=part.numbered,
        none=part.none,
        picture=part.picture,
        labels=list(part.sign),
        to=part.to,
        channel=part.channel,
        when=part.when,
        unless=part.unless,
        parts=[_part(piece) for piece in group.parts] if group else [],
    )


def _cells(column: PaperColumn) -> PaperCells:
    return PaperCells(
        title=column.title,
        share=column.share,
        kind=column.kind,
        text=column.text,
        once=column.once,
    )


def _with(texts: Mapping[str, Joined]) -> dict[str, JoinedTexts]:
    return {name: _joined(x.rows, x, x.text, x.say, x.between) for name, x in texts.items()}


def _joined(
    name: str, rows: Rows, text: str = "", say: tuple[str, ...] = (), between: str = ""
) -> JoinedTexts:
    return JoinedTexts(
        rows=name,
        where={field: list(texts) for field, texts in rows.where.items()},
        but={field: list(texts) for field, texts in rows.but.items()},
        least=rows.least,
        first=rows.first,
        more=rows.more,
        text=text,
        say=list(say),
        between=between,
    )
