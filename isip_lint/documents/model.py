"""What every reader yields: a document as blocks in reading order, each with a stable location."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class BlockKind(str, Enum):
    """What a block is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    FIELD = "field"


_ASIDES = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE})


class Status(str, Enum):
    """How far a document could be judged; only CHECKED is a judgement."""

    CHECKED = "checked"
    NOT_AN_AGREEMENT = "not-an-agreement"
    UNREADABLE = "unreadable"
    NO_TEXT = "no-text"
    UNSUPPORTED_LANGUAGE = "unsupported-language"


class UnreadableError(Exception):
    """A file that cannot be judged; ``status`` says why, the message says what to do (one line)."""

    def __init__(self, message: str, status: Status = Status.UNREADABLE) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Location:
    """Where a block stands.

    ``path`` is stable and readable (``body/p12``, ``body/t0/r2c1/p0``, ``header1/p0``, ``p3/b7``);
    ``line`` is the 1-based line of the block in the extracted text; ``page`` is 1-based, if known.
    ``box`` is, in a PDF or a scan, the left, top, right and bottom side of what stands on that
    page, in points (1/72 inch) from the top left of the page as shown.
    """

    path: str
    line: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Place of a cell in its table: ``table`` is the path of the table, rows and columns from 0."""

    table: str
    row: int
    column: int
    column_head: str = ""
    row_head: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or line of a cell.

    ``text`` is the text as shown, without line breaks; ``label`` is the number or bullet that the
    layout shows before it ("Artikel 3", "2.b", "•"); ``level`` is the depth of a heading (1 is the
    title) or of a list item (0 is outermost); ``bold`` says that all of the text is bold;
    ``checked`` is None without a check-box; ``placeholders`` are spans of text that stand for a
    blank to be filled in; ``cell`` is set for text inside a table.
    """

    kind: BlockKind
    text: str
    location: Location
    label: str = ""
    level: int = 0
    bold: bool = False
    checked: bool | None = None
    placeholders: tuple[tuple[int, int], ...] = ()
    cell: Cell | None = None

    @property
    def is_aside(self) -> bool:
        """Whether the block stands outside the running text: a page header, a footer, a note."""
        return self.kind in _ASIDES


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that the reader of a report must know; ``code`` is stable."""

    code: str
    detail: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as the linter sees it; ``blocks[i].location.line == i + 1``."""

    path: str
    format: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    pages: int | None = None

    @property
    def text(self) -> str:
        """The extracted text: one block per line."""
        return "\n".join(block.text for block in self.blocks)
