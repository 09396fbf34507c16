"""Add the pieces of a marked line to a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from isip_lint.documents.builder import BlockBuilder, squeeze
from isip_lint.documents.marks import Marked
from isip_lint.documents.model import BlockKind, Cell


def add_pieces(  # noqa: PLR0913 - one argument per property of a block
    builder: BlockBuilder,
    pieces: Sequence[Marked],
    path: str,
    *,
    page: int | None = None,
    level: int = 0,
    bold: bool = False,
) -> None:
    """Add the pieces of a paragraph, each as a block: an item if it has a mark."""
    for number, piece in enumerate(pieces):
        builder.add(
            BlockKind.ITEM if piece.is_item else BlockKind.PARAGRAPH,
            squeeze(piece.text),
            f"{path}/l{number}" if number else path,
            page=page,
            label=piece.label,
            level=level,
            bold=bold,
            checked=piece.checked,
        )


def add_cell(
    builder: BlockBuilder,
    pieces: Sequence[Marked],
    cell: Cell,
    look: Callable[[Marked], tuple[str, bool, int | None]],
) -> None:
    """Add the pieces of a cell, each as a block: an item if it has a mark.

    ``look`` gives a piece's text as shown, if it is bold, its page.
    """
    for number, piece in enumerate(pieces):
        text, bold, page = look(piece)
        builder.add(
            BlockKind.ITEM if piece.is_item else BlockKind.CELL,
            text,
            f"{cell.table}/r{cell.row}c{cell.column}/l{number}",
            page=page,
            label=piece.label,
            bold=bold,
            checked=piece.checked,
            cell=cell,
        )
