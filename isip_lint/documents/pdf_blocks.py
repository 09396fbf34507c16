"""Paragraphs and tables of a PDF become blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from isip_lint.documents.builder import BlockBuilder, squeeze
from isip_lint.documents.marks import Marked, read_options, read_row
from isip_lint.documents.model import BlockKind, Cell
from isip_lint.documents.pdf_breaks import is_joint
from isip_lint.documents.pdf_glyphs import Sheet
from isip_lint.documents.pdf_layout import (
    Layout,
    Paragraph,
    cell_layout,
    heading_level,
    is_heading,
    is_larger,
    larger_sizes,
    paragraphs,
)
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_tables import GridCell, Table
from isip_lint.documents.pdf_words import Words, join_lines
from isip_lint.documents.pieces import add_cell, add_pieces

_SAME_LEFT = 4.0


@dataclass(slots=True)
class BlockWriter:
    """Collects the blocks of a document; numbers blocks and tables on each page for their paths."""

    layout: Layout
    words: Words
    sheets: Mapping[int, Sheet]
    builder: BlockBuilder = field(default_factory=BlockBuilder)
    numbers: Counter[str] = field(default_factory=Counter)
    lefts: tuple[float, ...] = ()

    def add_lines(self, kind: BlockKind, lines: Iterable[Line]) -> None:
        """Add each line as a block of ``kind``."""
        for line in lines:
            self.builder.add(kind, squeeze(line.text), self._path(line.page, "b"), page=line.page)
            self._place(len(self.builder.blocks) - 1, [line])

    def add_body(self, parts: Sequence[Paragraph | Table]) -> None:
        """Add paragraphs and tables in their order."""
        flowing = [part for part in parts if isinstance(part, Paragraph)]
        sizes = larger_sizes(flowing, self.layout)
        for part in parts:
            if isinstance(part, Table):
                self.lefts = ()
                self._add_table(part)
            else:
                self._add_paragraph(part, sizes)

    def _add_paragraph(self, paragraph: Paragraph, sizes: Sequence[float]) -> None:
        first, begin = paragraph.lines[0], len(self.builder.blocks)
        if first.role:
            self.add_lines(first.role, paragraph.lines)
            return
        if is_heading(paragraph, self.layout):
            self._add_heading(paragraph, sizes)
        else:
            self.lefts = _open_lists(self.lefts, first.left) if paragraph.marks.is_item else ()
            add_pieces(
                self.builder,
                read_options(self._text(paragraph), numbers=not _is_title(paragraph)),
                self._path(first.page, "b"),
                page=first.page,
                level=max(0, len(self.lefts) - 1),
                bold=paragraph.bold,
            )
        self._place(begin, paragraph.lines)

    def _place(self, begin: int, lines: Sequence[Line]) -> None:
        """Give the blocks from ``begin`` on the box of their ``lines``."""
        blocks = self.builder.blocks
        for number, block in enumerate(blocks[begin:], start=begin):
            on_page = [line for line in lines if line.page == block.location.page]
            shown = self.sheets[block.location.page or 1].box(*_box(on_page or lines))
            left, top, right, bottom = (round(side, 1) for side in shown)
            located = replace(block.location, box=(left, top, right, bottom))
            blocks[number] = replace(block, location=located)

    def _add_heading(self, paragraph: Paragraph, sizes: Sequence[float]) -> None:
        """Add a line that stands out; what is only bold is a paragraph in bold, as in Word."""
        larger = is_larger(paragraph, self.layout)
        page = paragraph.lines[0].page
        self.lefts = ()
        self.builder.add(
            BlockKind.HEADING if larger else BlockKind.PARAGRAPH,
            self._text(paragraph),
            self._path(page, "b"),
            page=page,
            level=heading_level(paragraph, sizes) if larger else 0,
            bold=paragraph.bold,
        )

    def _add_table(self, table: Table) -> None:
        path = self._path(table.pages[0], "t")
        heads: dict[int, str] = {}
        for row, cells in enumerate(table.rows):
            inside = [self._cell_paragraphs(cell) for cell in cells]
            texts = [[self._text(paragraph) for paragraph in found] for found in inside]
            shown = {c.column: " ".join(lines) for c, lines in zip(cells, texts, strict=True)}
            for cell, found, pieces in zip(cells, inside, read_row(texts), strict=True):
                row_head = shown.get(0, "") if cell.column else ""
                place = Cell(path, row, cell.column, heads.get(cell.column, ""), row_head)
                begin = len(self.builder.blocks)
                add_cell(self.builder, pieces, place, partial(_look, found))
                self._place(begin, cell.lines)
            heads = heads or shown

    def _cell_paragraphs(self, cell: GridCell) -> list[Paragraph]:
        layout = cell_layout(self.layout, cell.lines, cell.left, cell.right)
        return paragraphs(cell.lines, layout)

    def _text(self, paragraph: Paragraph) -> str:
        told = self.layout.breaks.told
        joints = [told and is_joint(*pair) for pair in pairwise(paragraph.lines)]
        return squeeze(join_lines([line.text for line in paragraph.lines], joints, self.words))

    def _path(self, page: int, kind: str) -> str:
        key = f"p{page}/{kind}"
        self.numbers[key] += 1
        return f"{key}{self.numbers[key] - 1}"


def _look(found: Sequence[Paragraph], piece: Marked) -> tuple[str, bool, int | None]:
    paragraph = found[piece.line]
    return squeeze(piece.text), paragraph.bold, paragraph.lines[0].page


def _is_title(paragraph: Paragraph) -> bool:
    """Whether a number belongs to a line that is all bold, as in Word."""
    return paragraph.bold and len(paragraph.lines) == 1


def _box(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    return (
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )


def _open_lists(lefts: tuple[float, ...], left: float) -> tuple[float, ...]:
    """Left sides of the open lists: their number is the depth of the item plus one."""
    return (*(outer for outer in lefts if outer < left - _SAME_LEFT), left)
