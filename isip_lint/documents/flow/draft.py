"""A block before its line is known, and the checks of rows whose boxes stand in cells apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isip_lint.documents.builder import BlockBuilder
from isip_lint.documents.flow.symbols import OFF, ON
from isip_lint.documents.model import BlockKind, Cell


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a block while its part of the document is walked."""

    kind: BlockKind
    text: str
    path: str
    page: int | None = None
    label: str = ""
    level: int = 0
    bold: bool = False
    checked: bool | None = None
    placeholders: tuple[tuple[int, int], ...] = ()
    cell: Cell | None = None

    @property
    def is_bare_box(self) -> bool:
        """Whether the block is a check-box without text beside it."""
        return self.checked is not None and self.text in {OFF, ON}

    def in_cell(self, cell: Cell) -> Draft:
        """Return the draft placed in a cell; text of a nested table keeps its own."""
        if self.cell is not None:
            return self
        kind = BlockKind.CELL if self.kind is BlockKind.PARAGRAPH else self.kind
        return replace(self, cell=cell, kind=kind)


Drafts = tuple[Draft, ...]


def add_drafts(builder: BlockBuilder, drafts: Sequence[Draft]) -> None:
    """Add the drafts to the document."""
    for draft in drafts:
        builder.add(
            draft.kind,
            draft.text,
            draft.path,
            page=draft.page,
            label=draft.label,
            level=draft.level,
            bold=draft.bold,
            checked=draft.checked,
            placeholders=draft.placeholders,
            cell=draft.cell,
        )


def share_boxes(cells: Sequence[Drafts]) -> list[Drafts]:
    """Return the cells of a row with the checks of bare boxes moved to the text they tick.

    In a row that begins with a box each box ticks the text behind it; one box behind a text ticks
    that text. Several boxes behind a text stay as they are: their columns say what they mean.
    """
    bare = [index for index, drafts in enumerate(cells) if _is_bare(drafts)]
    if not bare:
        return list(cells)
    if _first_filled(cells) == bare[0]:
        return _lead(cells)
    return _trail(cells, bare[0]) if len(bare) == 1 else list(cells)


def _is_bare(drafts: Drafts) -> bool:
    return len(drafts) == 1 and drafts[0].is_bare_box


def _first_filled(cells: Sequence[Drafts]) -> int:
    return next(index for index, drafts in enumerate(cells) if drafts)


def _lead(cells: Sequence[Drafts]) -> list[Drafts]:
    moved = list(cells)
    box: int | None = None
    for index, drafts in enumerate(cells):
        if _is_bare(drafts):
            box = index
        elif drafts and box is not None:
            moved[index] = _ticked(drafts, cells[box][0].checked)
            moved[box] = ()
            box = None
    return moved


def _trail(cells: Sequence[Drafts], box: int) -> list[Drafts]:
    moved = list(cells)
    ticked = max(index for index in range(box) if cells[index])
    moved[ticked] = _ticked(cells[ticked], cells[box][0].checked)
    moved[box] = ()
    return moved


def _ticked(drafts: Drafts, checked: bool | None) -> Drafts:
    return tuple(
        replace(draft, checked=checked) if draft.checked is None else draft for draft in drafts
    )
