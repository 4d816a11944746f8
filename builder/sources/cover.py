"""One layer over those below it: what it strikes goes, what it says of a known id takes its place.

An entry that is replaced is replaced whole. Of a standard an office may write the value and its
ground alone; all other fields are those of the layer below.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.model import Place
from builder.model.calendar import OfficeCalendar
from builder.model.kinds import Kind
from builder.model.layer import Covering, Strikes, layer_of
from builder.model.place import LaidSource, Location, Source
from builder.model.record import Record
from builder.model.standard import Standards
from builder.sources.yaml_text import Parsed

OWN_FIELDS = {"name", "value", "ground"}
"""Of a standard; a row with no others stands over the row of the same name and replaces nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry of a list and where it stands."""

    data: Any
    source: Source
    at: Location

    @property
    def name(self) -> str:
        """By which layers know it; "" for what has no name."""
        named = self.data if isinstance(self.data, dict) else {}
        return str(named.get("name") or named.get("what") or "")

    @property
    def place(self) -> Place:
        """Its first line."""
        return self.source.place(*self.at)


@dataclass
class Cover:
    """What every layer strikes, and what has been covered so far."""

    strikes: dict[str, dict[str, Place]] = field(default_factory=dict)
    """By the name of a layer, the places of its strikes by what they strike."""
    coverings: list[Covering] = field(default_factory=list)

    def learn(self, layer: str, strikes: Strikes) -> None:
        """Of a layer what it strikes; before anything is laid."""
        rows = enumerate(strikes.rows)
        self.strikes[layer] = {row.what: strikes.place("rows", i) for i, row in rows}

    def strike(self, kind: Kind, records: dict[str, Record], layer: str) -> None:
        """Take out of the records of a kind what a layer strikes."""
        for reference, place in self.strikes.get(layer, {}).items():
            folder, _, id_ = reference.partition("/")
            if folder == kind.folder and id_ in records:
                self._covered(reference, place, records.pop(id_), is_strike=True)

    def lay(self, kind: Kind, records: dict[str, Record], record: Record) -> None:
        """Put a record among those of a kind, in the place of one of its id."""
        if below := records.get(record.id):
            self._covered(kind.named(record.id), record.place(), below)
        records[record.id] = record

    def merge(self, kind: Kind, below: Parsed, above: Parsed, layer: str) -> Parsed:
        """The data of the one file of a kind, that of a layer over that of those below it."""
        if not isinstance(below.data, dict) or not isinstance(above.data, dict):
            return above
        data: dict[str, Any] = {**below.data, **above.data}
        laid: dict[Location, tuple[Source, Location]] = {
            (name,): ((above if name in above.data else below).source, (name,)) for name in data
        }
        for name, value in data.items():
            if isinstance(value, list):
                rows = self._rows(kind, name, below, above, layer)
                data[name] = [row.data for row in rows]
                laid |= _where(name, rows)
        source = LaidSource(above.source.path, laid=laid)
        return Parsed(data, source, above.faults)

    def _rows(self, kind: Kind, name: str, below: Parsed, above: Parsed, layer: str) -> list[_Row]:
        rows = [row for row in _rows_of(below, name) if not self._is_struck(kind, row, layer)]
        upper = list(_rows_of(above, name))
        if kind.model is OfficeCalendar:
            said = [day for days in above.data.values() for day in days]  # type: ignore[union-attr]
            rows = [row for row in rows if row.data not in said]
        known = {row.name: index for index, row in enumerate(rows) if row.name}
        plain = [row.data for row in rows if not row.name]
        for row in upper:
            if row.name in known:
                index = known.pop(row.name)
                rows[index] = self._over(kind, rows[index], row)
            elif row.name or row.data not in plain:
                rows.append(row)
        return rows

    def _over(self, kind: Kind, below: _Row, above: _Row) -> _Row:
        """A row in the place of another; of a standard perhaps a few of its fields."""
        if kind.model is Standards and OWN_FIELDS.issuperset(above.data):
            return _completed(below, above)
        if kind.model is not Strikes:
            self._covered(kind.named(above.name), above.place, below.data, below.place)
        return above

    def _is_struck(self, kind: Kind, row: _Row, layer: str) -> bool:
        place = self.strikes.get(layer, {}).get(kind.named(row.name)) if row.name else None
        if place:
            self._covered(kind.named(row.name), place, row.data, row.place, is_strike=True)
        return place is not None

    def _covered(
        self,
        reference: str,
        place: Place,
        below: Record | Mapping[str, Any],
        was: Place | None = None,
        *,
        is_strike: bool = False,
    ) -> None:
        stood = below.place() if isinstance(below, Record) else was
        layer = layer_of(stood.path) if stood else ""
        self.coverings.append(Covering(reference, place, below, layer, is_strike))


def _rows_of(parsed: Parsed, name: str) -> Iterator[_Row]:
    value = parsed.data.get(name) if isinstance(parsed.data, dict) else None
    for index, data in enumerate(value if isinstance(value, list) else ()):
        yield _Row(data, parsed.source, (name, index))


def _completed(below: _Row, above: _Row) -> _Row:
    laid: dict[Location, tuple[Source, Location]] = {(): (below.source, below.at)}
    laid |= {(name,): (above.source, (*above.at, name)) for name in above.data}
    return _Row({**below.data, **above.data}, LaidSource(above.source.path, laid=laid), ())


def _where(name: str, rows: Iterable[_Row]) -> dict[Location, tuple[Source, Location]]:
    return {(name, index): (row.source, row.at) for index, row in enumerate(rows)}
