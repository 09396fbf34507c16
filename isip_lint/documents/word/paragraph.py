"""One paragraph of a Word document as drafts of blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from isip_lint.documents.model import BlockKind
from isip_lint.documents.word.draft import Draft, Drafts
from isip_lint.documents.word.events import Event, Sign, events, paragraph_ink
from isip_lint.documents.word.lines import Line, Typed, read_lines
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

_BULLETED = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Place:
    """What the layout says about a paragraph."""

    path: str
    kind: BlockKind
    label: str
    level: int


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
        _turn_page(walk)
    lines, walk.paging = read_lines(shown, walk.paging, _typed(walk, place))
    walk.count(len(lines))
    if _ends_section(properties):
        _turn_page(walk)
    return tuple(_draft(place, line, index) for index, line in enumerate(lines))


def _typed(walk: Walk, place: _Place) -> Typed:
    """A cell keeps its numbers as text, as it does in the other formats."""
    listed = place.kind in _BULLETED
    return Typed(listed, listed and not place.label and not walk.cells)


def mark_is_removed(element: XmlElement) -> bool:
    """Tell whether the end of a paragraph is deleted, so that the next one continues it."""
    mark = element.find(f"{P_PROPERTIES}/{R_PROPERTIES}")
    return mark is not None and any(child.tag in REMOVED for child in mark)


def _place(walk: Walk, properties: XmlElement | None, look: Look, path: str) -> _Place:
    label, depth = _listed(walk, numbered(properties), look)
    own = outline(properties)
    heading = look.heading if own is None else heading_level(own)
    if walk.kind is not None:
        return _Place(path, walk.kind, label, 0)
    if heading:
        return _Place(path, BlockKind.HEADING, label, heading)
    if label or look.list_depth is not None:
        return _Place(path, BlockKind.ITEM, label, depth or look.list_depth or 0)
    return _Place(path, BlockKind.PARAGRAPH, "", 0)


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


def _turn_page(walk: Walk) -> None:
    walk.paging = walk.paging.after(Event(Sign.HARD_PAGE))


def _draft(place: _Place, line: Line, index: int) -> Draft:
    kind = place.kind
    if kind is BlockKind.PARAGRAPH and (line.label or line.checked is not None):
        kind = BlockKind.ITEM
    label = line.label if index else f"{place.label} {line.label}".strip()
    draft = Draft(kind, line.text, place.path, line.page, label, place.level, line.bold)
    path = f"{place.path}/l{index}" if index else place.path
    return replace(draft, path=path, checked=line.checked, placeholders=line.blanks)
