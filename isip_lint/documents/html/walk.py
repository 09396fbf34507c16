"""The way through a page: blocks, lists and tables in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from isip_lint.documents.flow.counts import written
from isip_lint.documents.flow.events import HIDDEN, PICTURE, STRUCK, UNREAD, Event, Sign
from isip_lint.documents.flow.model import Aside, Items, Paragraph, Table, TableCell, TableRow
from isip_lint.documents.html.css import PLAIN, Ink, Rules, inked
from isip_lint.documents.html.forms import field_text
from isip_lint.documents.model import BlockKind
from isip_lint.documents.xml_element import XmlElement

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr legend li main menu nav ol p pre search section"
    " summary ul html".split()
)
_SILENT = frozenset(
    "script style title template noscript rt rp datalist colgroup area map param source track"
    " annotation annotation-xml".split()
)
_UNREAD = frozenset("iframe object embed applet video audio frame frameset".split())
_PICTURES = frozenset({"img", "svg", "canvas"})
_FIELDS = frozenset({"input", "textarea", "select"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_SPAN = 1_000
_MARGINS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}


@dataclass(slots=True)
class Page:
    """What is the same for all stories of a page; ``asides`` are those met on the way."""

    rules: Rules
    asides: list[Aside] = field(default_factory=list)

    def aside(self, kind: BlockKind, name: str, items: Items) -> None:
        """Keep a header, footer or note."""
        number = sum(1 for aside in self.asides if aside.kind is kind) + 1
        self.asides.append(Aside(kind, f"{name}{number}", items))


@dataclass(slots=True)
class HtmlStory:
    """A page, or a cell of one, while it is read."""

    page: Page
    found: list[Paragraph | Table] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    heading: int = 0
    depth: int = -1
    label: str | None = None

    def read(self, element: XmlElement, ink: Ink = PLAIN) -> Items:
        """Return the paragraphs and tables in ``element``."""
        self._inside(element, ink)
        self._end()
        return tuple(self.found)

    def _end(self) -> None:
        """Close the paragraph that is open."""
        events, self.events = tuple(self.events), []
        if not any(event.sign is not Sign.LINE and event.text.strip() for event in events):
            return
        depth = self.depth if self.label is not None else None
        label, self.label = self.label or "", None
        self.found.append(Paragraph(events, label, self.heading, depth))

    def _inside(self, element: XmlElement, ink: Ink) -> None:
        self._text(element.text, ink)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, inked(child, ink, self.page.rules))
            self._text(child.tail, ink)

    def _text(self, text: str | None, ink: Ink) -> None:
        if not text:
            return
        if ink.hidden or ink.struck:
            if text.strip():
                self.events.append(Event(Sign.NOTICE, HIDDEN if ink.hidden else STRUCK))
            return
        for place, line in enumerate(text.split("\n") if ink.kept else (text,)):
            if place:
                self.events.append(Event(Sign.LINE))
            self.events.append(Event(Sign.TEXT, line, ink.bold))

    def _element(self, element: XmlElement, ink: Ink) -> None:
        tag = element.tag
        if tag in _SILENT:
            return
        if tag == "br":
            self.events.append(Event(Sign.LINE))
        elif tag in _PICTURES or tag in _UNREAD:
            if not ink.hidden:
                code = PICTURE if tag in _PICTURES else UNREAD
                self.events.append(Event(Sign.NOTICE, code))
        elif tag in _FIELDS:
            self.events += field_text(element, bold=ink.bold, hidden=ink.hidden)
        elif tag == "table":
            self._end()
            self._table(element, ink)
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._end()
            self._block(element, ink)
            self._end()
        else:
            self._inside(element, ink)

    def _block(self, element: XmlElement, ink: Ink) -> None:
        tag, title = element.tag, element.get("title", "")
        if tag in _LISTS:
            self._list(element, ink)
        elif tag == "div" and title in _MARGINS:
            self.page.aside(_MARGINS[title], title, HtmlStory(self.page).read(element, ink))
        elif tag == "div" and element.get("id", "").startswith(("sdfootnote", "sdendnote")):
            self.page.aside(BlockKind.NOTE, "note", HtmlStory(self.page).read(element, ink))
        else:
            outer, self.heading = self.heading, _HEADINGS.get(tag, self.heading)
            self._inside(element, ink)
            self._end()
            self.heading = outer

    def _list(self, element: XmlElement, ink: Ink) -> None:
        label, self.label = self.label, None
        self.depth += 1
        numbers = count(_whole(element.get("start"), 1))
        for child in element:
            if child.tag == "li":
                number = _whole(child.get("value"), next(numbers))
                self.label = _label(element, number)
                if child.get("value") is not None:
                    numbers = count(number + 1)
            if isinstance(child.tag, str):
                self._element(child, inked(child, ink, self.page.rules))
                self._end()
            self.label = None
        self.depth -= 1
        self.label = label

    def _table(self, element: XmlElement, ink: Ink) -> None:
        for caption in element.findall("caption"):
            self._element(caption, inked(caption, ink, self.page.rules))
        reaching: dict[int, int] = {}
        rows = [
            TableRow(tuple(self._cells(row, reaching, ink)), head or _is_head(row))
            for row, head in _rows(element)
        ]
        self.found.append(Table(tuple(row for row in rows if row.cells)))

    def _cells(self, row: XmlElement, reaching: dict[int, int], ink: Ink) -> Iterator[TableCell]:
        """Yield the cells of a row; ``reaching`` counts the rows that a cell above still reaches."""
        column = 0
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        while cells or any(
            reaching.get(place) for place in range(column, max(reaching, default=-1) + 1)
        ):
            if reaching.get(column, 0):
                reaching[column] -= 1
                yield TableCell(column, (), continues=True)
                column += 1
                continue
            if not cells:
                column += 1
                continue
            cell = cells.pop(0)
            look = inked(cell, inked(row, ink, self.page.rules), self.page.rules)
            yield TableCell(column, HtmlStory(self.page).read(cell, look))
            reaching[column] = _span(cell, "rowspan") - 1
            column += _span(cell, "colspan")


def _rows(table: XmlElement) -> Iterator[tuple[XmlElement, bool]]:
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr")


def _is_head(row: XmlElement) -> bool:
    tags = [cell.tag for cell in row if cell.tag in {"td", "th"}]
    return len(tags) > 1 and set(tags) == {"th"}


def _label(element: XmlElement, number: int) -> str:
    if element.tag != "ol":
        return "•"
    return f"{written(number, _FORMS.get(element.get('type', ''), 'decimal'))}."


def _whole(text: str | None, default: int) -> int:
    try:
        return min(max(int(text or ""), 0), 1_000_000)
    except ValueError:
        return default


def _span(cell: XmlElement, name: str) -> int:
    return min(max(_whole(cell.get(name), 1), 1), _MAX_SPAN)
