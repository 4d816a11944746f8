"""What the fields of a letter must be, as data: the page judges by it what pydantic judges here.

The shape of a model is its JSON Schema with a few words of our own: `trim` (blanks around a text
do not count), `reads` (a text that is more than a text), `from_text` (the field that a bare text
stands for) and `rules` (what several fields owe each other). `browser/shape.js` interprets it.
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.model.record import Part

READS = "reads"
Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reads:
    """Marks a type with the name of the page's reader for it: `minute`, `flag` and so on."""

    name: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), READS: self.name}


@dataclass(frozen=True, slots=True)
class FromText:
    """A text alone stands for a part of which only this field is known."""

    field: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._part, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "from_text": self.field}

    def _part(self, value: Any) -> Any:
        return {self.field: value} if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Most:
    """No more entries than this, counted before any is read: a million of them cost nothing."""

    number: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._few, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), "maxItems": self.number}

    def _few(self, value: Any) -> Any:
        if isinstance(value, (list, tuple, dict)) and len(value) > self.number:
            raise PydanticCustomError("too_long", "too many entries")
        return value


@dataclass(frozen=True, slots=True)
class Needs:
    """`field` must be filled in where `other` is `value`."""

    field: str
    other: str
    value: str
    words: str

    def is_broken(self, part: BaseModel) -> bool:
        """Whether a part does not keep to it."""
        return getattr(part, self.other) == self.value and not getattr(part, self.field)


@dataclass(frozen=True, slots=True)
class NotBefore:
    """`field`, where it is filled in, does not come before `other`."""

    field: str
    other: str
    words: str

    def is_broken(self, part: BaseModel) -> bool:
        """Whether a part does not keep to it."""
        later = getattr(part, self.field)
        return bool(later) and bool(later < getattr(part, self.other))


class Ruled(Part):
    """A part whose fields owe each other something."""

    rules: ClassVar[tuple[Needs | NotBefore, ...]] = ()

    @model_validator(mode="after")
    def _keeps_rules(self) -> Self:
        for rule in self.rules:
            if rule.is_broken(self):
                raise PydanticCustomError("broken_rule", "{words}", {"words": rule.words})
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler(core)
        handler.resolve_ref_schema(made)["rules"] = [asdict(rule) for rule in cls.rules]
        return made


def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a letter, plain JSON."""
    shape: Shape = _bare(model.model_json_schema(schema_generator=_Shapes))
    return shape


class _Shapes(GenerateJsonSchema):
    """JSON Schemas that also say what a text loses at its ends and what a missing field becomes."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        return {**made, "trim": True} if schema.get("strip_whitespace") else made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        factory: Any = schema.get("default_factory")
        return {**made, "default": factory()} if factory else made


def _bare(node: Any) -> Any:
    """Without the docstrings, which are for us."""
    if isinstance(node, list):
        return [_bare(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {name: _bare(child) for name, child in node.items()}
    if isinstance(kept.get("description"), str):
        del kept["description"]
    return kept
