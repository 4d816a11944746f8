"""To whom an 外发单 goes: what the event type says, else the roles that deal with outsiders."""

from builder.model import EventType
from builder.program.format import Outside

_USUAL = (
    Outside(to="宾馆", roles=["宾馆联络员"], segments=["住宿"]),
    Outside(to="驾驶员", roles=["车辆调度", "驾驶员", "接站员"], segments=["接站", "送站", "参观"]),
    Outside(to="厨房", roles=["餐饮联络员", "厨师长"], segments=["用餐"]),
)


def outside_of(event_type: EventType) -> list[Outside]:
    """The type's own list; without one, hotel, driver and kitchen by their usual roles."""
    own = [
        Outside(to=x.to, roles=list(x.roles), segments=list(x.segments)) for x in event_type.outside
    ]
    return own or [Outside(**outside) for outside in _USUAL]
