"""The knowledge base read again from its files alone, and who misses a line that is gone or later.

Nothing of `builder` is used here: a second opinion that shared its code would be none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.mutation.timetable import implies, listed, minute, moment

Row = Mapping[str, Any]
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Leaves every value the text that it is: a line may be named `true`."""


def read(text: str) -> Any:
    return yaml.load(text, _LOADER)  # noqa: S506 - makes texts alone


def front(path: Path) -> Row:
    return dict(read(path.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n")))


@dataclass(frozen=True)
class Place:
    """A 节点 at which an item stands, on one type."""

    event_type: str
    name: str
    at: str
    by: str
    """What brings the line: a block; "" is the type itself."""
    home: str
    """What has the 节点."""
    beside: Mapping[str, str]
    """When each 节点 of that scope is, by its name."""


class Raw:
    """The files of a knowledge base."""

    def __init__(self, root: Path) -> None:
        self.types = {p.stem: dict(read(p.read_text("utf-8"))) for p in
                      root.glob("checklists/event-types/*.yml")}  # fmt: skip
        self.blocks = {p.stem: dict(read(p.read_text("utf-8"))) for p in
                       root.glob("checklists/blocks/*.yml")}  # fmt: skip
        self.lines: dict[str, Row] = {}
        for kind in ("items", "tasks"):
            for path in root.glob(f"checklists/{kind}/*.yml"):
                for row in read(path.read_text("utf-8")):
                    self.lines[f"{kind}/{path.stem}/{row['name']}"] = row
        folder = root / "lessons"
        lessons = {str(p.relative_to(folder))[:-3]: front(p) for p in folder.glob("*/*.md")
                   if not p.name.startswith("_")}  # fmt: skip
        self.lessons = {id_: x for id_, x in lessons.items() if x.get("state") == "已收录"}
        self.laws = {p.stem: front(p) for p in root.glob("content/regulations/*.md")}
        sources = [read(p.read_text("utf-8")) for p in root.glob("content/sources/*.yml")]
        self.answers = {a for x in sources for r in x["rows"] for a in listed(r.get("answer"))}
        things = [read(p.read_text("utf-8")) for p in root.glob("checklists/things.yml")]
        self.things = {row["name"]: row for x in things for row in x["rows"]}

    def grave(self) -> list[str]:
        """必查项 and red lines."""
        words = ("killer", "red_line")
        return sorted(x for x, row in self.lines.items() if "是" in map(row.get, words))

    # ---- where a line stands

    def whole(self, name: str) -> Row:
        """A type with what it takes over: names of its own win, lists are joined."""
        own = self.types[name]
        parent = self.types.get(own.get("extends", ""), {})
        both = (parent, own)
        named = {
            part: list({x["name"]: x for side in both for x in listed(side.get(part))}.values())
            for part in ("pauses", "questions", "workstreams")
        }
        joined = {
            part: list(dict.fromkeys(x for side in both for x in listed(side.get(part))))
            for part in ("modules", "blocks")
        }
        presets = [x for side in both for x in listed(side.get("presets"))]
        length = own.get("length") or parent.get("length", "0")
        return {**named, **joined, "presets": presets, "length": length, "desk": own.get("desk")}

    @cached_property
    def wholes(self) -> Mapping[str, Row]:
        return {name: self.whole(name) for name in self.types}

    def scopes(self, name: str) -> Mapping[str, Row]:
        """A type, "", and the blocks that it offers."""
        whole = self.wholes[name]
        return {"": whole, **{x: self.blocks[x] for x in whole["blocks"]}}

    def bringing(self, line: str, name: str) -> list[str]:
        """What brings a line to a type: "" or blocks."""
        return self._by_topic[name].get(line.split("/")[1], [])

    @cached_property
    def _by_topic(self) -> Mapping[str, Mapping[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {name: {} for name in self.types}
        for name, topics in found.items():
            for scope, row in self.scopes(name).items():
                for topic in dict.fromkeys(listed(row.get("modules"))):
                    topics.setdefault(topic, []).append(scope)
        return found

    def places(self, line: str, row: Row) -> Iterator[Place]:
        """Every 节点 on every type."""
        return (place for name in self.types for place in self.places_on(name, line, row))

    def places_on(self, name: str, line: str, row: Row) -> Iterator[Place]:
        """Every 节点 on one; a block's own where it has one of that name."""
        scopes = self.scopes(name)
        for by in self.bringing(line, name):
            for wanted in row["pauses"]:
                home = by if wanted in self._pauses(scopes[by]) else ""
                there = self._pauses(scopes[home])
                if wanted in there:
                    yield Place(name, wanted, there[wanted], by, home, there)

    @staticmethod
    def _pauses(scope: Row) -> Mapping[str, str]:
        return {x["name"]: x["at"] for x in listed(scope.get("pauses"))}

    def types_of(self, line: str, row: Row) -> set[str]:
        if line.startswith("items/"):
            return {place.event_type for place in self.places(line, row)}
        return {name for name in self.types if self.bringing(line, name)}

    # ---- who misses it

    def grounds(self, line: str) -> set[str]:
        return {*self.lines[line].get("ground", ()), *self._named_by.get(line, ())}

    @cached_property
    def _named_by(self) -> Mapping[str, set[str]]:
        """Lessons that name a line, by it."""
        found: dict[str, set[str]] = {}
        for id_, lesson in self.lessons.items():
            for line in self._names(lesson):
                found.setdefault(line, set()).add(f"lessons/{id_}")
        return found

    @staticmethod
    def _names(lesson: Row) -> set[str]:
        return {f"{kind}/{x}" for kind in ("items", "tasks") for x in listed(lesson.get(kind))}

    @cached_property
    def resting(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for line in self.lines:
            for ground in self.grounds(line):
                found.setdefault(ground, set()).add(line)
        return found

    def demands(self, ground: str) -> list[Row]:
        folder, _, name = ground.partition("/")
        if folder == "lessons":
            return listed(self.lessons.get(name, {}).get("catch", {}).get("demands"))
        law, _, clause = name.partition("#")
        rows = self.laws.get(law, {}).get("clauses", ()) if folder == "regulations" else ()
        return [d for row in rows if row["name"] == clause for d in listed(row.get("demands"))]

    def unmet(self, line: str, instead: Row | None) -> set[str]:
        """Folders of the grounds whose demands nothing meets any more."""
        found = set()
        for ground in self.grounds(line):
            lines = {x: self.lines[x] for x in self.resting[ground]}
            changed = {x: row for x, row in lines.items() if x != line}
            if instead:
                changed[line] = instead
            for demand in self.demands(ground):
                if self.met(demand, lines) and not self.met(demand, changed):
                    found.add(ground.partition("/")[0])
        return found

    def met(self, demand: Row, lines: Mapping[str, Row]) -> bool:
        good = [line for line, row in lines.items() if self._answers(demand, line, row)]
        there = {x for line in good for x in self.types_of(line, self.lines[line])}
        return bool(good) and there.issuperset(listed(demand.get("event_types")))

    def _answers(self, demand: Row, line: str, row: Row) -> bool:
        words = f"{row['text']} {row.get('expect', '')}"
        if not any(word in words for word in demand["look"]) or not implies(
            demand.get("when"), row.get("when")
        ):
            return False
        if "due" in row:
            times = [[minute(row["due"])]]
        else:
            known = sorted(self.types_of(line, self.lines[line]))
            here = list(self.places(line, row))
            times = [[minute(x.at) for x in here if x.event_type == name] for name in known]
        limit = moment(demand["until"]) if "until" in demand else None
        return all(found and (limit is None or min(found) < limit) for found in times)

    def missed(self, line: str) -> bool:
        """Of a line that is gone: somebody names it, or has no other, or needs what it made."""
        if line in self.answers or any(line in self._names(x) for x in self.lessons.values()):
            return True
        return any(self._alone(x, line) for x in self.grounds(line)) or self._needed(line)

    def _alone(self, ground: str, line: str) -> bool:
        lesson = self.lessons.get(ground.removeprefix("lessons/"))
        excused = lesson and (lesson.get("no_item_reason") or lesson.get("held_out") == "是"
                              or lesson["kind"] == "好做法")  # fmt: skip
        return bool(lesson) and not excused and self.resting[ground] == {line}

    def _needed(self, line: str) -> bool:
        row = self.lines[line]
        made = set(listed(row.get("makes")))
        for name in self.types_of(line, row) if made else ():
            beside = [x for x in self.on_type[name] if x != line]
            others = {s for x in beside for s in listed(self.lines[x].get("makes"))}
            for other in beside:
                for needed in map(self.up_to, listed(self.lines[other].get("needs"))):
                    if made.intersection(needed) and others.isdisjoint(needed):
                        return True
        return False

    def up_to(self, state: str) -> list[str]:
        """The state, and before it those that its thing must have passed."""
        name, _, reached = state.partition("/")
        states = self.things[name]["states"]
        return [f"{name}/{x}" for x in states[: states.index(reached) + 1]]

    def slack(self, state: str) -> int:
        """Minutes to leave between making it and needing it."""
        name, _, reached = state.partition("/")
        written = self.things[name].get("slack", {}).get(reached, "0m")
        return int(written[:-1]) * (60 if written[-1] == "h" else 1)

    @cached_property
    def on_type(self) -> Mapping[str, list[str]]:
        stands = {line: self.types_of(line, row) for line, row in self.lines.items()}
        return {name: [x for x in stands if name in stands[x]] for name in self.types}


@cache
def this_library() -> Raw:
    """This repository's own, read once."""
    return Raw(Path(__file__).parents[2])
