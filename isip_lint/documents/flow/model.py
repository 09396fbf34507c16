"""A text as a reader of a word processor file hands it on: paragraphs and tables in order."""

from __future__ import annotations

from dataclasses import dataclass

from isip_lint.documents.flow.events import Event
from isip_lint.documents.model import BlockKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph shows; ``boxes`` are the text boxes that are anchored in it.

    ``heading`` is the level of a heading, 0 for none; ``depth`` that of a list item, from 0, None
    outside lists; ``label`` the number or bullet before it.
    """

    events: tuple[Event, ...]
    label: str = ""
    heading: int = 0
    depth: int | None = None
    new_page: bool = False
    boxes: tuple[Items, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at a column of the grid; ``continues`` says that it belongs to the cell above."""

    column: int
    items: Items
    continues: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; ``repeated`` says that each page shows it again, as it does heads."""

    cells: tuple[TableCell, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows from the top."""

    rows: tuple[TableRow, ...]


Items = tuple[Paragraph | Table, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A header, footer or note; ``name`` is how its place is called."""

    kind: BlockKind
    name: str
    items: Items
