"""What a paragraph of an OpenDocument text shows, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from isip_lint.documents.flow.events import HIDDEN, PICTURE, STRUCK, UNREAD, Event, Sign
from isip_lint.documents.flow.model import Items
from isip_lint.documents.flow.symbols import is_symbol_font, plain, symbols
from isip_lint.documents.odf.changes import Changes
from isip_lint.documents.odf.controls import marked_field
from isip_lint.documents.odf.names import is_true, n, number, value
from isip_lint.documents.odf.styles import Ink, StyleBook
from isip_lint.documents.xml_element import XmlElement

_MAX_BLANKS = 1_000
_UNFILLED = re.compile(r"\s*[«<][^»>]*[»>]\s*")
_P = (n("text:p"), n("text:h"))


class Around(Protocol):
    """What the letters need of the walk around them."""

    book: StyleBook
    changes: Changes
    controls: dict[str, str]

    def items(self, element: XmlElement) -> Items:
        """Return the paragraphs and tables in a text box."""

    def note(self, element: XmlElement) -> None:
        """Keep a note."""


@dataclass(slots=True)
class Letters:
    """The letters of one paragraph; ``boxes`` are the text boxes met on the way."""

    walk: Around
    boxes: list[Items] = field(default_factory=list)

    def paragraph(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what a paragraph shows."""
        if is_true(element, "text:is-hidden"):
            ink = replace(ink, hidden=True)
        yield from self.inside(element, ink)

    def inside(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what stands in an element: its text, and its children with what follows them."""
        yield from self.text(element.text, ink, (element, False))
        for child in element:
            yield from self.element(child, ink)
            yield from self.text(child.tail, ink, (child, True))

    def element(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what an element shows."""
        handler = _HANDLERS.get(element.tag, Letters.inside)
        yield from handler(self, element, ink)

    def text(
        self, text: str | None, ink: Ink, source: tuple[XmlElement, bool] | None = None
    ) -> Iterator[Event]:
        """Yield letters, or what is said of letters that are no text."""
        if not text or self.walk.changes.gone:
            return
        if ink.hidden or ink.struck:
            if text.strip():
                yield Event(Sign.NOTICE, HIDDEN if ink.hidden else STRUCK)
            return
        shown = symbols(ink.font, text) if is_symbol_font(ink.font) else plain(text)
        yield Event(Sign.TEXT, shown, ink.bold, ink.blank, source=source)

    def nothing(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield nothing."""
        return iter(())

    def span(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield the letters of a span in its style."""
        style = value(element, "text:style-name")
        yield from self.inside(element, self.walk.book.letters(style, ink))

    def blanks(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield blanks that are written as a number of them."""
        yield from self.text(" " * max(number(element, "text:c", 1, _MAX_BLANKS), 1), ink)

    def tab(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield a tab."""
        yield from self.text("\t", ink)

    def line(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield the end of a line."""
        yield Event(Sign.LINE)

    def page(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield the end of a page as it was laid out."""
        yield Event(Sign.RENDERED_PAGE)

    def note(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Hand a note on; its mark is no text."""
        if not self.walk.changes.gone:
            self.walk.note(element)
        return iter(())

    def change(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Take the begin or end of a change."""
        self.walk.changes.mark(element)
        return iter(())

    def deletion(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what was deleted here, if that counts."""
        deleted = self.walk.changes.restored(element)
        for place, paragraph in enumerate(() if deleted is None else deleted.iter(*_P)):
            if place:
                yield Event(Sign.LINE)
            yield from self.inside(paragraph, ink)

    def blank(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield a placeholder."""
        yield from self.inside(element, replace(ink, blank=True))

    def merged(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield a field of a database or for input; one that shows its name is to be filled in."""
        shown = element.text or ""
        named = shown == value(element, "text:description")
        blank = ink.blank or named or _UNFILLED.fullmatch(shown) is not None
        yield from self.inside(element, replace(ink, blank=blank))

    def hidden(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Say that a hidden text was left out."""
        told = value(element, "text:string-value") or element.text
        yield from self.text(told, replace(ink, hidden=True))

    def control(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what a control of a form shows."""
        yield from self.text(self.walk.controls.get(value(element, "draw:control")), ink)

    def marked(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield the state of a form field that was taken over from Word."""
        yield from self.text(marked_field(element), ink)

    def content_control(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what stands in a content control; its prompt is to be filled in."""
        prompt = is_true(element, "loext:showing-place-holder")
        yield from self.inside(element, replace(ink, blank=ink.blank or prompt))

    def frame(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Yield what is said of a frame: of several contents only the first counts."""
        for child in element:
            if child.tag in _FRAMED:
                yield from self.element(child, ink)
                return

    def box(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Keep the text of a box or of a shape."""
        if not self.walk.changes.gone:
            self.boxes.append(self.walk.items(element))
        return iter(())

    def picture(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Say that there is a picture."""
        yield Event(Sign.NOTICE, PICTURE)

    def unread(self, element: XmlElement, ink: Ink) -> Iterator[Event]:
        """Say that there is something that is not read."""
        yield Event(Sign.NOTICE, UNREAD)


_SILENT = (
    "office:annotation office:annotation-end text:tracked-changes text:number text:ruby-text"
    " svg:title svg:desc text:script office:forms field:param draw:enhanced-geometry"
).split()
_SHAPES = "text-box custom-shape rect ellipse line connector polyline polygon path".split()
_FRAMED = frozenset(
    n(f"draw:{name}") for name in ("text-box", "image", "object", "object-ole", "plugin", "applet")
)
_HANDLERS: dict[str, Callable[[Letters, XmlElement, Ink], Iterator[Event]]] = {
    **{n(name): Letters.nothing for name in _SILENT},
    **{n(f"draw:{name}"): Letters.box for name in _SHAPES},
    **{n(f"draw:{name}"): Letters.unread for name in ("object", "object-ole", "plugin", "applet")},
    n("text:span"): Letters.span,
    n("text:s"): Letters.blanks,
    n("text:tab"): Letters.tab,
    n("text:line-break"): Letters.line,
    n("text:soft-page-break"): Letters.page,
    n("text:note"): Letters.note,
    n("text:change-start"): Letters.change,
    n("text:change-end"): Letters.change,
    n("text:change"): Letters.deletion,
    n("text:placeholder"): Letters.blank,
    n("text:database-display"): Letters.merged,
    n("text:text-input"): Letters.merged,
    n("text:hidden-text"): Letters.hidden,
    n("draw:control"): Letters.control,
    n("field:fieldmark"): Letters.marked,
    n("loext:content-control"): Letters.content_control,
    n("draw:frame"): Letters.frame,
    n("draw:image"): Letters.picture,
}
