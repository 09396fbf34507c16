"""The text of a story of a Word document, with its tables and text boxes, in reading order."""

from __future__ import annotations

from isip_lint.documents.flow.draft import Drafts
from isip_lint.documents.flow.events import UNREAD, Event
from isip_lint.documents.flow.fields import Fields
from isip_lint.documents.word.names import TABLE, P, holds_text, w
from isip_lint.documents.word.paragraph import (
    mark_is_removed,
    paragraph_drafts,
    paragraph_events,
)
from isip_lint.documents.word.tables import TableWalk, read_table
from isip_lint.documents.word.walk import Walk, flatten
from isip_lint.documents.xml_element import XmlElement

_UNREAD_BLOCKS = frozenset({w("altChunk"), w("subDoc")})


def read_story(walk: Walk, element: XmlElement, path: str, blank: bool = False) -> Drafts:
    """Return the blocks in ``element``, a body, cell, header, note or text box.

    ``blank`` says that a content control around it still shows its prompt.
    """
    drafts: list[Drafts] = []
    counts = {P: 0, TABLE: 0}
    shown: list[Event] = []
    children = list(flatten(element, blank))
    for place, (child, prompt) in enumerate(children):
        if child.tag == P:
            here = f"{path}/p{counts[P]}"
            shown += paragraph_events(walk, child, here, blank=prompt)
            if not (mark_is_removed(child) and _is_paragraph(children, place + 1)):
                drafts.append(_paragraph(walk, child, shown, here))
                shown = []
        elif child.tag == TABLE:
            tables = TableWalk(walk, f"{path}/t{counts[TABLE]}", read_story)
            drafts.append(read_table(tables, child, blank=prompt))
        elif child.tag in _UNREAD_BLOCKS or holds_text(child):
            walk.notice(UNREAD, path)
        counts[child.tag] = counts.get(child.tag, 0) + 1
    return tuple(draft for group in drafts for draft in group)


def _is_paragraph(children: list[tuple[XmlElement, bool]], place: int) -> bool:
    return place < len(children) and children[place][0].tag == P


def _paragraph(walk: Walk, element: XmlElement, shown: list[Event], path: str) -> Drafts:
    if walk.kept is not None:
        walk.kept[path] = shown
    drafts = paragraph_drafts(walk, element, shown, path)
    boxes = [event.element for event in shown if event.element is not None]
    for index, box in enumerate(boxes):
        outer, walk.fields = walk.fields, Fields()
        drafts += read_story(walk, box, f"{path}/box{index}")
        walk.fields = outer
    return drafts
