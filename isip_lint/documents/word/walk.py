"""What a walk through a story of a Word document keeps, and the way through wrappers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from isip_lint.documents.model import BlockKind, Notice
from isip_lint.documents.word.events import HIDDEN, STRUCK
from isip_lint.documents.word.fields import Fields
from isip_lint.documents.word.lines import NO_PAGES, Paging
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
from isip_lint.documents.zip_guard import too_large

MAX_LINES = 200_000
_MAX_NOTICES = 20
_TRANSPARENT = (w("customXml"), w("ins"), w("moveTo"), w("smartTag"), w("dir"), w("bdo"))
_WRAPPERS = REMOVED.union(_TRANSPARENT, (SDT, ALTERNATE))
_ONCE = frozenset({HIDDEN, STRUCK})


@dataclass(slots=True)
class Walk:
    """The state of a walk.

    ``kind`` is set for all blocks of a header, footer or note; ``cells`` counts those around.
    """

    sheet: StyleSheet
    counter: Counter
    paging: Paging = NO_PAGES
    kind: BlockKind | None = None
    fields: Fields = field(default_factory=Fields)
    notices: dict[tuple[str, str], Notice] = field(default_factory=dict)
    lines: int = 0
    cells: int = 0

    def notice(self, code: str, path: str) -> None:
        """Keep a notice, once per place, or once in all for what concerns letters."""
        known = sum(1 for kept, _ in self.notices if kept == code)
        if known < (1 if code in _ONCE else _MAX_NOTICES):
            self.notices.setdefault((code, path), Notice(code, path, self.paging.page))

    def count(self, lines: int) -> None:
        """Count lines; raise UnreadableError when there are more than any agreement has."""
        self.lines += lines
        if self.lines > MAX_LINES:
            raise too_large(f"more than {MAX_LINES} lines")


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
