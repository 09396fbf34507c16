"""What a walk through a story of a Word document keeps, and the way through wrappers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from isip_lint.documents.flow.fields import Fields
from isip_lint.documents.flow.state import Story
from isip_lint.documents.word.names import (
    ALTERNATE,
    REMOVED,
    SDT,
    SDT_CONTENT,
    shown_choice,
    shows_placeholder,
    w,
)
from isip_lint.documents.word.numbering import Counter
from isip_lint.documents.word.styles import StyleSheet
from isip_lint.documents.xml_element import XmlElement

_TRANSPARENT = (w("customXml"), w("ins"), w("moveTo"), w("smartTag"), w("dir"), w("bdo"))
_WRAPPERS = REMOVED.union(_TRANSPARENT, (SDT, ALTERNATE))


@dataclass(slots=True)
class Walk(Story):
    """The state of a walk through a story of Word."""

    sheet: StyleSheet
    counter: Counter
    fields: Fields = field(default_factory=Fields)


def flatten(element: XmlElement, blank: bool = False) -> Iterator[tuple[XmlElement, bool]]:
    """Yield the blocks, rows or cells in ``element`` through all wrappers around them.

    Each comes with whether a content control around it still shows its prompt.
    """
    for child in element:
        if child.tag not in _WRAPPERS:
            yield child, blank
            continue
        inside = _inside(child)
        if inside is not None:
            prompt = child.tag == SDT and shows_placeholder(child)
            yield from flatten(inside, blank or prompt)


def _inside(wrapper: XmlElement) -> XmlElement | None:
    if wrapper.tag == SDT:
        return wrapper.find(SDT_CONTENT)
    if wrapper.tag == ALTERNATE:
        return shown_choice(wrapper)
    return None if wrapper.tag in REMOVED else wrapper
