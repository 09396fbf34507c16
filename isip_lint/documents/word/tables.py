"""Tables of a Word document, row by row, with the heads of each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from isip_lint.documents.flow.draft import Drafts
from isip_lint.documents.flow.events import HIDDEN
from isip_lint.documents.flow.grid import GridCell, GridRow, is_frame, joined, place_rows
from isip_lint.documents.word.names import CELL, ROW, TEXT, number, switch, value, w
from isip_lint.documents.word.styles import StyleSheet
from isip_lint.documents.word.walk import Walk, flatten
from isip_lint.documents.xml_element import XmlElement

_MAX_SPAN = 1_000
_FIRST_ROW = 0x20
_TRUE = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class TableWalk:
    """A table on the walk; ``merged`` holds the texts that go on downwards by their column."""

    walk: Walk
    path: str
    read_story: Callable[[Walk, XmlElement, str, bool], Drafts]
    merged: dict[int, str] = field(default_factory=dict)


def read_table(table: TableWalk, element: XmlElement, *, blank: bool) -> Drafts:
    """Return the blocks of a table, merged cells once, deleted rows not at all."""
    elements = [pair for pair in flatten(element, blank) if pair[0].tag == ROW]
    inside = 0 if is_frame([_width(row) for row, _ in elements]) else 1
    table.walk.cells += inside
    rows = [
        _row(table, row, index, blank=prompt)
        for index, (row, prompt) in enumerate(elements)
        if row.find(f"{w('trPr')}/{w('del')}") is None
    ]
    table.walk.cells -= inside
    return place_rows(table.path, rows, styled=_is_styled(table.walk.sheet, element))


def _width(row: XmlElement) -> int:
    return sum(element.tag == CELL for element, _ in flatten(row, blank=False))


def _row(table: TableWalk, row: XmlElement, index: int, *, blank: bool) -> GridRow:
    properties = row.find(w("trPr"))
    column = number(value(properties, "gridBefore"), 0, _MAX_SPAN)
    cells: list[GridCell] = []
    for element, prompt in flatten(row, blank):
        if element.tag != CELL:
            continue
        own = element.find(w("tcPr"))
        if not _is_left_out(own):
            path = f"{table.path}/r{index}c{column}"
            cells.append(_cell(table, element, path, column, blank=prompt))
        column += max(number(value(own, "gridSpan"), 1, _MAX_SPAN), 1)
    return GridRow(index, tuple(cells), bool(switch(properties, "tblHeader")))


def _is_left_out(properties: XmlElement | None) -> bool:
    """Tell whether a cell is deleted, or merged into the one before it."""
    if properties is None:
        return False
    joined = properties.find(w("hMerge"))
    continues = joined is not None and joined.get(w("val")) != "restart"
    return continues or properties.find(w("cellDel")) is not None


def _cell(
    table: TableWalk, element: XmlElement, path: str, column: int, *, blank: bool
) -> GridCell:
    properties = element.find(w("tcPr"))
    mark = None if properties is None else properties.find(w("vMerge"))
    shaded = _is_shaded(properties)
    if mark is not None and mark.get(w("val")) != "restart" and column in table.merged:
        if any((item.text or "").strip() for item in element.iter(TEXT)):
            table.walk.notice(HIDDEN, path)
        return GridCell(column, (), table.merged[column], shaded)
    drafts = table.read_story(table.walk, element, path, blank)
    table.merged.pop(column, None)
    if mark is not None:
        table.merged[column] = joined(drafts)
    return GridCell(column, drafts, None, shaded)


def _is_shaded(properties: XmlElement | None) -> bool:
    shading = None if properties is None else properties.find(w("shd"))
    fill = "auto" if shading is None else shading.get(w("fill"), "auto")
    return fill.lower() not in {"auto", "ffffff"}


def _is_styled(sheet: StyleSheet, table: XmlElement) -> bool:
    """Tell whether the table's style sets off the first row and the table lets it."""
    properties = table.find(w("tblPr"))
    if properties is None or not sheet.heads_tables(value(properties, "tblStyle")):
        return False
    look = properties.find(w("tblLook"))
    if look is None:
        return False
    first = look.get(w("firstRow"))
    return _has_bit(look.get(w("val"), "")) if first is None else first in _TRUE


def _has_bit(flags: str) -> bool:
    try:
        return bool(int(flags, 16) & _FIRST_ROW)
    except ValueError:
        return False
