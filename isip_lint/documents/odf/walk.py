"""The way through an OpenDocument text: paragraphs, lists, sections and tables in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from isip_lint.documents.flow.events import HIDDEN, UNREAD, Event, Sign
from isip_lint.documents.flow.model import Aside, Items, Paragraph, Table
from isip_lint.documents.model import BlockKind
from isip_lint.documents.odf.changes import Changes
from isip_lint.documents.odf.letters import Letters
from isip_lint.documents.odf.names import is_true, n, number, value
from isip_lint.documents.odf.numbering import Counts, Numbering
from isip_lint.documents.odf.styles import Look, StyleBook
from isip_lint.documents.odf.tables import read_table
from isip_lint.documents.xml_element import XmlElement

_PARAGRAPHS = frozenset({n("text:p"), n("text:h")})
_MARKS = frozenset({n("text:change-start"), n("text:change-end")})
_FRAMES = frozenset(
    n(f"draw:{name}")
    for name in (
        "frame",
        "g",
        "a",
        "custom-shape",
        "rect",
        "ellipse",
        "line",
        "connector",
        "control",
    )
)
_SILENT = frozenset({n("text:tracked-changes"), n("office:forms"), n("office:annotation")})
_TRANSPARENT = frozenset(
    n(f"text:{name}")
    for name in (
        "index-body index-title numbered-paragraph table-of-content illustration-index table-index"
        " object-index user-index alphabetical-index bibliography"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Item:
    """The place of a paragraph in a list: its depth from 0 and its label."""

    depth: int
    label: str


@dataclass(slots=True)
class OdfWalk:
    """The state of a walk; ``notes`` are those met on the way."""

    book: StyleBook
    numbering: Numbering
    changes: Changes
    controls: dict[str, str]
    notes: list[Aside] = field(default_factory=list)

    def items(self, element: XmlElement) -> Items:
        """Return the paragraphs and tables in a body, cell, note or text box."""
        story = _Story(self)
        story.read(element)
        return story.end()

    def note(self, element: XmlElement) -> None:
        """Keep a note that stands in a paragraph."""
        kind = value(element, "text:note-class") or "footnote"
        body = element.find(n("text:note-body"))
        if body is not None:
            count = sum(1 for note in self.notes if note.name.startswith(kind)) + 1
            self.notes.append(Aside(BlockKind.NOTE, f"{kind}{count}", self.items(body)))


@dataclass(slots=True)
class _Story:
    """One story; ``pending`` is what a paragraph shows whose end does not count."""

    walk: OdfWalk
    found: list[Paragraph | Table] = field(default_factory=list)
    pending: list[Event] = field(default_factory=list)

    def read(self, element: XmlElement) -> None:
        for child in element:
            self._child(child)

    def end(self) -> Items:
        if self.pending:
            self.found.append(Paragraph(tuple(self.pending)))
        return tuple(self.found)

    def _child(self, child: XmlElement) -> None:
        if child.tag in _PARAGRAPHS:
            self._paragraph(child, None)
        elif child.tag == n("text:list"):
            self._list(child, value(child, "text:style-name"), 0, None)
        elif child.tag in _MARKS:
            self.walk.changes.mark(child)
        elif child.tag == n("text:change"):
            self._restored(child)
        elif not self.walk.changes.gone:
            self._solid(child)

    def _solid(self, child: XmlElement) -> None:
        """Read what a tracked change takes or leaves as a whole."""
        if child.tag == n("table:table"):
            self.found.append(read_table(child, self.walk.items))
        elif child.tag == n("text:section"):
            self._section(child)
        elif child.tag in _FRAMES:
            self._anchored(child)
        elif child.tag in _TRANSPARENT:
            self.read(child)
        elif child.tag not in _SILENT and next(child.iter(*_PARAGRAPHS), None) is not None:
            self._notice(UNREAD)

    def _restored(self, mark: XmlElement) -> None:
        deletion = self.walk.changes.restored(mark)
        if deletion is not None:
            self.read(deletion)

    def _section(self, section: XmlElement) -> None:
        if value(section, "text:display") == "none" or is_true(section, "text:is-hidden"):
            self._notice(HIDDEN)
            return
        if section.find(n("text:section-source")) is not None and len(section) == 1:
            self._notice(UNREAD)
        self.read(section)

    def _notice(self, code: str) -> None:
        self.found.append(Paragraph((Event(Sign.NOTICE, code),)))

    def _anchored(self, frame: XmlElement) -> None:
        """A frame on its own is anchored to the page."""
        letters = Letters(self.walk)
        events = tuple(letters.element(frame, Look().ink))
        self.found.append(Paragraph(events, boxes=tuple(letters.boxes)))

    def _paragraph(self, element: XmlElement, item: _Item | None) -> None:
        look = self.walk.book.paragraph(value(element, "text:style-name"))
        letters = Letters(self.walk)
        shown = [*self.pending, *letters.paragraph(element, look.ink)]
        self.pending = []
        if self.walk.changes.gone:
            self.pending = shown
            return
        heading = self._heading(element, look)
        label = item.label if item else self._number(element, heading)
        depth = item.depth if item else None
        boxes = tuple(letters.boxes)
        self.found.append(Paragraph(tuple(shown), label, heading, depth, look.new_page, boxes))

    def _heading(self, element: XmlElement, look: Look) -> int:
        if element.tag == n("text:h"):
            return max(number(element, "text:outline-level", 1, 9), 1)
        return look.heading

    def _number(self, element: XmlElement, heading: int) -> str:
        """A heading outside lists is counted by the outline of the document."""
        counted = element.tag == n("text:h") and not is_true(element, "text:is-list-header")
        return self.walk.numbering.heading(element, heading) if counted else ""

    def _list(self, element: XmlElement, style: str, depth: int, counts: Counts | None) -> None:
        """Read a list; a list in it may have a style of its own."""
        style = value(element, "text:style-name") or style or _inner_style(self.walk.book, element)
        if counts is None:
            counts = self.walk.numbering.begin(element, style)
        for entry in element:
            if entry.tag in _MARKS:
                self.walk.changes.mark(entry)
                continue
            start = _start(entry)
            numbered = entry.tag == n("text:list-item")
            for child in entry:
                if child.tag == n("text:list"):
                    self._list(child, style, depth + 1, counts)
                elif child.tag not in _PARAGRAPHS:
                    self._child(child)
                else:
                    count = self.walk.numbering.label
                    label = count(style, depth, counts, start) if numbered else ""
                    self._paragraph(child, _Item(depth, label) if numbered else None)
                    numbered = False


def _start(entry: XmlElement) -> int | None:
    if entry.get(n("text:start-value")) is None:
        return None
    return number(entry, "text:start-value", 1, 1_000_000)


def _inner_style(book: StyleBook, element: XmlElement) -> str:
    """A list without a style takes that of its first paragraph."""
    first = next(element.iter(*_PARAGRAPHS), None)
    return "" if first is None else book.paragraph(value(first, "text:style-name")).list_style
