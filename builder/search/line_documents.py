"""Items and tasks as things that can be found, on the page of an event type."""

from collections.abc import Iterator

from builder.model import EventType, Item, Library, Task
from builder.model.reference import line_address
from builder.search.document import Document
from builder.search.pieces import joined, type_facets


def line_documents(library: Library, event_type: EventType) -> Iterator[Document]:
    """The items and tasks that an event type is the first to carry."""
    for item in library.items_of_type(event_type):
        if library.types_of_item[item.id][0].id == event_type.id:
            yield _item(item, event_type)
    for task in library.tasks_of_type(event_type):
        if library.types_of_task[task.id][0].id == event_type.id:
            yield _task(task, event_type)


def _item(item: Item, event_type: EventType) -> Document:
    return Document(
        id=line_address(event_type.id, "item", item.id),
        kind="item",
        title=item.text,
        context=event_type.title,
        advice=joined((f"应看到：{item.expect}", item.why)),
        facets=type_facets((event_type.title,)),
    )


def _task(task: Task, event_type: EventType) -> Document:
    return Document(
        id=line_address(event_type.id, "task", task.id),
        kind="task",
        title=task.text,
        context=event_type.title,
        advice=f"形成：{task.document}" if task.document else "",
        facets=type_facets((event_type.title,)),
    )
