"""Files of items whose lines can stand at a 节点."""

from builder.model import EventType, Library, Pause


def topics_at(whole: EventType, pause: Pause, library: Library) -> tuple[str, ...]:
    """The files whose lines can stand at a 节点, the one most of whose lines do stand first.

    A type's own 节点 may hold lines of a block: 前一天试会场 those of the meeting room.
    """
    scopes = {block.id: block for block in library.blocks_of(whole)}
    scope = scopes.get(pause.brought_by, library.own_types[whole.id])
    here = [x.line.topic for x in library.items_at(whole, pause)]
    topics = dict.fromkeys((*here, *scope.modules))
    return tuple(sorted(topics, key=lambda topic: -here.count(topic)))
