"""Tables whose cells are read: rows get their check-boxes, cells their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isip_lint.documents.builder import squeeze
from isip_lint.documents.flow.draft import Drafts, share_boxes
from isip_lint.documents.flow.heads import CellText, Head, RowText, find_head, row_head
from isip_lint.documents.model import BlockKind, Cell


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its column in the grid; ``merged`` is the text of the cell that it continues."""

    column: int
    drafts: Drafts
    merged: str | None = None
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its number in the file; ``repeated`` says that each page shows it again."""

    index: int
    cells: tuple[GridCell, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    shape: RowText
    cells: tuple[Drafts, ...]


def place_rows(path: str, rows: Sequence[GridRow], *, styled: bool = False) -> Drafts:
    """Return the blocks of the table ``path`` in their cells; ``styled`` sets the first row off.

    A table of one column is a frame around its text: its blocks stand in no cell, unless a head
    that is no heading itself says what they are.
    """
    read = [_row(row) for row in rows]
    head = find_head([row.shape for row in read], styled=styled)
    if is_frame([len(row.cells) for row in rows]) and _tells_nothing(read, head):
        return tuple(draft for row in read for drafts in row.cells for draft in drafts)
    return tuple(
        draft.in_cell(cell)
        for place, row in enumerate(read)
        for drafts, cell in zip(row.cells, _places(row, place, head, path), strict=True)
        for draft in drafts
    )


def is_frame(widths: Sequence[int]) -> bool:
    """Tell whether a table with rows of so many cells has one column only."""
    return max(widths, default=0) <= 1


def _tells_nothing(rows: Sequence[_Row], head: Head) -> bool:
    """Tell whether a table has no head, or one whose words are headings in the text itself."""
    drafts = [draft for cell in (rows[head.row].cells if head.row >= 0 else ()) for draft in cell]
    return all(draft.bold or draft.kind is BlockKind.HEADING for draft in drafts)


def joined(drafts: Drafts) -> str:
    """Return the text of a cell, without that of tables in it."""
    own = [draft.text for draft in drafts if draft.cell is None and not draft.is_bare_box]
    return squeeze(" ".join(own))


def _row(row: GridRow) -> _Row:
    shared = share_boxes([cell.drafts for cell in row.cells])
    texts = [_text(cell, drafts) for cell, drafts in zip(row.cells, shared, strict=True)]
    return _Row(row.index, RowText(tuple(texts), row.repeated), tuple(shared))


def _text(cell: GridCell, drafts: Drafts) -> CellText:
    return CellText(
        cell.column,
        joined(drafts) if cell.merged is None else cell.merged,
        bool(drafts) and all(draft.bold for draft in drafts),
        cell.shaded,
        any(draft.checked is not None for draft in drafts),
        cell.merged is not None,
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
