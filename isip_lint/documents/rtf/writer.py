"""Collect the paragraphs, cells and rows of one story of an RTF file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from isip_lint.documents.flow.events import Event
from isip_lint.documents.flow.fields import Fields
from isip_lint.documents.flow.model import Items, Paragraph, Table, TableCell, TableRow

_NEAR = 20
_MAX_LEVEL = 40


@dataclass(slots=True)
class CellSpec:
    """What a row says of a cell: its right edge, and to which cell it is joined."""

    right: int = 0
    beside: bool = False
    below: bool = False


@dataclass(slots=True)
class RowSpec:
    """What ``\\trowd`` and the words behind it say of a row."""

    left: int = 0
    repeated: bool = False
    cells: list[CellSpec] = field(default_factory=list)
    next: CellSpec = field(default_factory=CellSpec)

    def end_cell(self, right: int) -> None:
        """Take the right edge of the cell that was told about."""
        self.next.right = right
        self.cells.append(self.next)
        self.next = CellSpec()


_OpenRow = tuple[list[Items], RowSpec]


@dataclass(slots=True)
class _OpenTable:
    rows: list[_OpenRow] = field(default_factory=list)
    cells: list[Items] = field(default_factory=list)
    content: list[Paragraph | Table] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """What the properties of a paragraph say at its end."""

    level: int = 0
    heading: int = 0
    depth: int | None = None
    new_page: bool = False


@dataclass(slots=True)
class Writer:
    """A story while it is read: the body, a note, a header or a text box."""

    items: list[Paragraph | Table] = field(default_factory=list)
    tables: list[_OpenTable] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    boxes: list[Items] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    label: str = ""

    def end_paragraph(self, layout: Layout) -> None:
        """Close the paragraph that is open, at its place in the body or in a cell."""
        shown = tuple(self.fields.shown(self.events))
        boxes = tuple(self.boxes)
        label, self.label = self.label, ""
        self.events, self.boxes = [], []
        heading, depth = layout.heading, layout.depth
        paragraph = Paragraph(shown, label, heading, depth, layout.new_page, boxes)
        self._content(layout.level).append(paragraph)

    def end_cell(self, layout: Layout) -> None:
        """Close a cell at the level of ``layout``."""
        self.end_paragraph(layout)
        table = self.tables[-1]
        table.cells.append(tuple(table.content))
        table.content = []

    def end_row(self, level: int, spec: RowSpec) -> None:
        """Close a row at a level; a row without a cell is none."""
        self._content(level)
        table = self.tables[-1]
        if table.cells:
            table.rows.append((table.cells, spec))
        table.cells = []

    def end(self, layout: Layout) -> Items:
        """Close the story and return what stands in it."""
        if self.events or self.boxes:
            self.end_paragraph(layout)
        self._content(0)
        return tuple(self.items)

    def _content(self, level: int) -> list[Paragraph | Table]:
        """Return what is open at a level of tables; deeper tables end, missing ones begin."""
        level = min(level, _MAX_LEVEL)
        while len(self.tables) > level:
            self._end_table()
        while len(self.tables) < level:
            self.tables.append(_OpenTable())
        return self.tables[-1].content if self.tables else self.items

    def _end_table(self) -> None:
        table = self.tables.pop()
        around = self.tables[-1].content if self.tables else self.items
        if table.cells:
            table.rows.append((table.cells, RowSpec()))
        around += [_table(rows) for rows in _apart(table.rows)]
        around += table.content


def _apart(rows: list[_OpenRow]) -> list[list[_OpenRow]]:
    """Return the rows of each table: where a row to be repeated comes, a new table begins."""
    parts: list[list[_OpenRow]] = []
    for place, row in enumerate(rows):
        if not place or (row[1].repeated and not rows[place - 1][1].repeated):
            parts.append([])
        parts[-1].append(row)
    return parts


def _table(rows: list[_OpenRow]) -> Table:
    edges = _edges([spec for _, spec in rows])
    return Table(tuple(_row(cells, spec, edges) for cells, spec in rows))


def _edges(specs: list[RowSpec]) -> list[int]:
    """Return the lines of the grid, from the left; lines side by side are one."""
    lefts = {spec.left for spec in specs if spec.cells}
    rights = {cell.right for spec in specs for cell in spec.cells}
    edges: list[int] = []
    for edge in sorted(lefts | rights):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _row(cells: list[Items], spec: RowSpec, edges: list[int]) -> TableRow:
    columns = _columns(cells, spec, edges)
    told = spec.cells if len(spec.cells) >= len(cells) else [CellSpec() for _ in cells]
    return TableRow(
        tuple(
            TableCell(column, items, cell.below)
            for column, items, cell in zip(columns, cells, told, strict=False)
            if not cell.beside
        ),
        spec.repeated,
    )


def _columns(cells: list[Items], spec: RowSpec, edges: list[int]) -> list[int]:
    """Return the column of each cell: by its left edge, else by its number."""
    if len(spec.cells) < len(cells):
        return list(range(len(cells)))
    lefts = [spec.left, *(cell.right for cell in spec.cells)]
    columns = [bisect_right(edges, left + _NEAR) - 1 for left in lefts[: len(cells)]]
    return columns if len(set(columns)) == len(columns) else list(range(len(cells)))
