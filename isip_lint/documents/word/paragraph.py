"""One paragraph of a Word document as drafts of blocks."""

from __future__ import annotations

from isip_lint.documents.flow.draft import Drafts
from isip_lint.documents.flow.events import Event, Sign
from isip_lint.documents.flow.paragraph import Place, line_drafts, placed
from isip_lint.documents.word.events import events, paragraph_ink
from isip_lint.documents.word.names import (
    P_PROPERTIES,
    R_PROPERTIES,
    REMOVED,
    switch,
    value,
    w,
)
from isip_lint.documents.word.styles import (
    Look,
    Numbered,
    heading_level,
    numbered,
    outline,
)
from isip_lint.documents.word.walk import Walk
from isip_lint.documents.xml_element import XmlElement

_NO_LIST = "0"


def paragraph_events(walk: Walk, element: XmlElement, path: str, *, blank: bool) -> list[Event]:
    """Return what a paragraph shows; keep the notices about what it does not show."""
    ink = paragraph_ink(walk.sheet, value(element.find(P_PROPERTIES), "pStyle"), blank)
    shown = walk.fields.shown(events(element, ink))
    for event in shown:
        if event.sign is Sign.NOTICE:
            walk.notice(event.text, path)
    return shown


def paragraph_drafts(walk: Walk, element: XmlElement, shown: list[Event], path: str) -> Drafts:
    """Return the lines of a paragraph that shows ``shown``; pages and lists are counted on."""
    properties = element.find(P_PROPERTIES)
    look = walk.sheet.look(value(properties, "pStyle"))
    place = _place(walk, properties, look, path)
    if walk.lines and _begins_page(properties, look):
        walk.turn_page()
    drafts = line_drafts(walk, place, shown)
    if _ends_section(properties):
        walk.turn_page()
    return drafts


def mark_is_removed(element: XmlElement) -> bool:
    """Tell whether the end of a paragraph is deleted, so that the next one continues it."""
    mark = element.find(f"{P_PROPERTIES}/{R_PROPERTIES}")
    return mark is not None and any(child.tag in REMOVED for child in mark)


def _place(walk: Walk, properties: XmlElement | None, look: Look, path: str) -> Place:
    label, depth = _listed(walk, numbered(properties), look)
    own = outline(properties)
    heading = look.heading if own is None else heading_level(own)
    listed = bool(label) or look.list_depth is not None
    return placed(walk, path, label, heading, (depth or look.list_depth or 0) if listed else None)


def _listed(walk: Walk, own: Numbered, look: Look) -> tuple[str, int]:
    list_id = look.numbered.list_id if own.list_id is None else own.list_id
    level = look.numbered.level if own.level is None else own.level
    if list_id is None or list_id == _NO_LIST:
        return "", level or 0
    style = look.list_style if own.list_id is None else ""
    depth = walk.counter.level(Numbered(list_id, level), style)
    return walk.counter.label(list_id, depth), depth


def _begins_page(properties: XmlElement | None, look: Look) -> bool:
    own = switch(properties, "pageBreakBefore")
    return look.new_page if own is None else own


def _ends_section(properties: XmlElement | None) -> bool:
    section = None if properties is None else properties.find(w("sectPr"))
    return section is not None and value(section, "type") not in {"continuous", "nextColumn"}
