"""Tables of a Word document, row by row, with the heads of each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from isip_lint.documents.builder import squeeze
from isip_lint.documents.model import Cell
from isip_lint.documents.word.draft import Drafts, share_boxes
from isip_lint.documents.word.events import HIDDEN
from isip_lint.documents.word.heads import CellText, Head, RowText, find_head, row_head
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


@dataclass(frozen=True, slots=True)
class _Cell:
    column: int
    drafts: Drafts
    merged: str | None
    shaded: bool


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    shape: RowText
    cells: tuple[Drafts, ...]


def read_table(table: TableWalk, element: XmlElement, *, blank: bool) -> Drafts:
    """Return the blocks of a table, merged cells once, deleted rows not at all."""
    elements = [pair for pair in flatten(element, blank) if pair[0].tag == ROW]
    rows = [
        _row(table, row, index, blank=prompt)
        for index, (row, prompt) in enumerate(elements)
        if row.find(f"{w('trPr')}/{w('del')}") is None
    ]
    styled = _is_styled(table.walk.sheet, element)
    head = find_head([row.shape for row in rows], styled=styled)
    return tuple(
        draft.in_cell(cell)
        for place, row in enumerate(rows)
        for drafts, cell in zip(row.cells, _places(row, place, head, table.path), strict=True)
        for draft in drafts
    )


def _places(row: _Row, place: int, head: Head, path: str) -> list[Cell]:
    heads = place == head.row
    return [
        Cell(
            path,
            row.index,
            cell.column,
            head.over(place, cell.column),
            "" if heads else row_head(row.shape, cell.column),
        )
        for cell in row.shape.cells
    ]


def _row(table: TableWalk, row: XmlElement, index: int, *, blank: bool) -> _Row:
    properties = row.find(w("trPr"))
    column = number(value(properties, "gridBefore"), 0, _MAX_SPAN)
    cells: list[_Cell] = []
    for element, prompt in flatten(row, blank):
        if element.tag != CELL:
            continue
        own = element.find(w("tcPr"))
        if not _is_left_out(own):
            path = f"{table.path}/r{index}c{column}"
            cells.append(_cell(table, element, path, column, blank=prompt))
        column += max(number(value(own, "gridSpan"), 1, _MAX_SPAN), 1)
    shared = share_boxes([cell.drafts for cell in cells])
    texts = [_text(cell, drafts) for cell, drafts in zip(cells, shared, strict=True)]
    repeated = bool(switch(properties, "tblHeader"))
    return _Row(index, RowText(tuple(texts), repeated), tuple(shared))


def _is_left_out(properties: XmlElement | None) -> bool:
    """Tell whether a cell is deleted, or merged into the one before it."""
    if properties is None:
        return False
    joined = properties.find(w("hMerge"))
    continues = joined is not None and joined.get(w("val")) != "restart"
    return continues or properties.find(w("cellDel")) is not None


def _cell(table: TableWalk, element: XmlElement, path: str, column: int, *, blank: bool) -> _Cell:
    properties = element.find(w("tcPr"))
    mark = None if properties is None else properties.find(w("vMerge"))
    shaded = _is_shaded(properties)
    if mark is not None and mark.get(w("val")) != "restart" and column in table.merged:
        if any((item.text or "").strip() for item in element.iter(TEXT)):
            table.walk.notice(HIDDEN, path)
        return _Cell(column, (), table.merged[column], shaded)
    table.walk.cells += 1
    drafts = table.read_story(table.walk, element, path, blank)
    table.walk.cells -= 1
    table.merged.pop(column, None)
    if mark is not None:
        table.merged[column] = _joined(drafts)
    return _Cell(column, drafts, None, shaded)


def _is_shaded(properties: XmlElement | None) -> bool:
    shading = None if properties is None else properties.find(w("shd"))
    fill = "auto" if shading is None else shading.get(w("fill"), "auto")
    return fill.lower() not in {"auto", "ffffff"}


def _text(cell: _Cell, drafts: Drafts) -> CellText:
    return CellText(
        cell.column,
        _joined(drafts) if cell.merged is None else cell.merged,
        bool(drafts) and all(draft.bold for draft in drafts),
        cell.shaded,
        any(draft.checked is not None for draft in drafts),
        cell.merged is not None,
    )


def _joined(drafts: Drafts) -> str:
    own = [draft.text for draft in drafts if draft.cell is None and not draft.is_bare_box]
    return squeeze(" ".join(own))


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
