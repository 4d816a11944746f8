"""Which layer a record comes from, and what stood in its place in those below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from builder.model.kinds import kind_of, reference_to
from builder.model.layer import Covering, Layer, layer_of, path_in
from builder.model.place import Place
from builder.model.record import Record
from builder.model.records import Records
from builder.model.reference import Reference


@dataclass(frozen=True)
class Layered(Records):
    """The records of all layers together; of an office that stands on none, just its own."""

    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Every source file as it was typed, the broken ones too, by path."""
    coverings: tuple[Covering, ...] = ()
    """What layers put over, or struck from, those below them; the lowest first."""
    idle_locks: tuple[tuple[str, Place], ...] = ()
    """What a lock says was covered and is not, with the line that says so."""

    @property
    def layers(self) -> Mapping[str, Layer]:
        """What the office stands on, from the bottom up, by name."""
        return self.every(Layer)

    def layer_of(self, record: Record) -> Layer | None:
        """Where a record comes from; None for the office's own."""
        return self.layers.get(layer_of(record.path))

    @cached_property
    def struck(self) -> Mapping[str, Covering]:
        """What does not hold any more, by reference."""
        return {x: covering for x, covering in self._last.items() if covering.is_strike}

    @cached_property
    def replaced(self) -> Mapping[str, Covering]:
        """What stood below a record that holds now, by the reference of both."""
        return {x: covering for x, covering in self._last.items() if not covering.is_strike}

    @cached_property
    def _last(self) -> Mapping[str, Covering]:
        """The topmost covering of everything; what was struck and is there again was replaced."""
        last = {covering.reference: covering for covering in self.coverings}
        for reference, covering in last.items():
            folder, _, id_ = reference.partition("/")
            again = self.in_folder(folder).get(id_)
            if covering.is_strike and again:
                last[reference] = replace(covering, place=again.place(), is_strike=False)
        return last

    @cached_property
    def struck_pages(self) -> frozenset[Reference]:
        """Records with pages that do not hold any more."""
        below = (covering.below for covering in self.struck.values())
        records = (x for x in below if isinstance(x, Record) and kind_of(type(x)).has_pages)
        return frozenset(reference_to(record) for record in records)

    def paths_called(self, bare: str) -> Iterator[str]:
        """The paths of a source file in every layer that has it, from the bottom up."""
        paths = (path_in(layer, bare) for layer in (*self.layers, ""))
        return (path for path in paths if path in self.texts)

    def file_called(self, bare: str, files: Mapping[str, object]) -> str:
        """The path of a file in the topmost layer that has it; where none has it, its own name."""
        paths = [path_in(layer, bare) for layer in (*self.layers, "")]
        return next((path for path in reversed(paths) if path in files), bare)
