"""Ruled tables of a PDF: a grid of cells, filled with the characters of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isip_lint.documents.pdf_glyphs import Glyph, Source
from isip_lint.documents.pdf_lines import Line, glyph_lines
from isip_lint.documents.pdf_rulings import Box, Grid
from isip_lint.documents.text import ends_sentence

_NEAR = 6.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """The lines of a cell, with its right edge, and the column where it begins."""

    column: int
    left: float
    right: float
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """All of the text, to compare cells by."""
        return " ".join(line.text for line in self.lines)

    @property
    def goes_on(self) -> bool:
        """Whether a blank is drawn behind the last word."""
        return bool(self.lines) and self.lines[-1].spaced


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its text; ``pages`` are the first and the last page that it stands on."""

    pages: tuple[int, int]
    rows: tuple[tuple[GridCell, ...], ...]
    ruled: bool = True

    @property
    def edges(self) -> tuple[float, ...]:
        """The sides of the cells, which tell whether two tables have the same columns.

        Without lines only the left sides are sure.
        """
        widest = max(self.rows, key=len)
        return tuple(cell.right if self.ruled else -cell.left for cell in widest)


def split_glyphs(
    glyphs: Iterable[Glyph], grids: Sequence[Grid]
) -> list[tuple[int | None, list[Glyph]]]:
    """Return runs of characters: outside tables (None) or those of a table, by its number.

    A table comes once, where its first character stands.
    """
    runs: list[tuple[int | None, list[Glyph]]] = []
    tables: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        place = _grid_at(glyph, grids)
        if place is not None and place in tables:
            tables[place].append(glyph)
        elif place is None and runs and runs[-1][0] is None:
            runs[-1][1].append(glyph)
        else:
            run = [glyph]
            runs.append((place, run))
            if place is not None:
                tables[place] = run
    return runs


def fill_grid(grid: Grid, glyphs: Sequence[Glyph], source: Source) -> Table:
    """Return ``grid`` with the lines of its cells."""
    rows = []
    for boxes in grid.rows:
        level = _in_row(glyphs, [box for box in boxes if box is not None])
        cells = []
        for column, box in enumerate(boxes):
            if box is not None:
                inside = [glyph for glyph in level if _inside(glyph, box)]
                lines = tuple(glyph_lines(inside, source))
                cells.append(GridCell(column, box[0], box[2], lines))
        rows.append(tuple(cells))
    return Table((source.number, source.number), tuple(rows))


def _in_row(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> list[Glyph]:
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return [glyph for glyph in glyphs if top <= (glyph.top + glyph.bottom) / 2 <= bottom]


def continues(table: Table, following: Table) -> bool:
    """Whether ``following``, at the top of the next page, goes on with ``table``."""
    next_page = following.pages[0] == table.pages[1] + 1
    return next_page and _has_same_edges(table, following) and not _has_other_head(table, following)


def _has_same_edges(table: Table, following: Table) -> bool:
    first, second = table.edges, following.edges
    near = all(abs(one - other) < _NEAR for one, other in zip(first, second, strict=False))
    return len(first) == len(second) and near


def _has_other_head(table: Table, following: Table) -> bool:
    """Both begin with a row in bold, and not with the same one, or half the head comes back."""
    heads = (table.rows[0], following.rows[0])
    first, second = map(_texts, heads)
    if first == second or len(first) != len(second):
        return False
    common = any(text and text == other for text, other in zip(first, second, strict=True))
    return common or all(map(_is_bold, heads))


def _is_bold(row: Sequence[GridCell]) -> bool:
    lines = [line for cell in row for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)


def _texts(row: Sequence[GridCell]) -> list[str]:
    return [cell.text for cell in row]


def join_tables(table: Table, following: Table) -> Table:
    """Return both as one table: repeated heads go, a row cut by the page break is made whole."""
    rows = following.rows
    if _texts(rows[0]) == _texts(table.rows[0]):
        rows = rows[1:]
    before = table.rows
    if rows and len(before) > 1 and _goes_on(before[-1], rows[0]):
        before = (*before[:-1], _joined_row(before[-1], rows[0]))
        rows = rows[1:]
    return Table((table.pages[0], following.pages[1]), (*before, *rows), table.ruled)


def _goes_on(upper: Sequence[GridCell], lower: Sequence[GridCell]) -> bool:
    """Whether a row at the top of a page is the rest of the last row of the page before.

    Its first cell is empty, or cells are empty and the others go on: amid a sentence, or behind a
    blank that only they have at their end.
    """
    if len(upper) != len(lower) or not lower[0].lines:
        return len(upper) == len(lower)
    if all(cell.lines for cell in lower):
        return False
    if [cell.goes_on for cell in upper] == [bool(cell.lines) for cell in lower]:
        return True
    return all(
        below.text[:1].islower() and bool(above.lines) and not ends_sentence(above.text)
        for above, below in zip(upper, lower, strict=True)
        if below.lines
    )


def _joined_row(upper: tuple[GridCell, ...], lower: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(above.column, above.left, above.right, (*above.lines, *below.lines))
        for above, below in zip(upper, lower, strict=True)
    )


def _grid_at(glyph: Glyph, grids: Sequence[Grid]) -> int | None:
    return next((n for n, grid in enumerate(grids) if _inside(glyph, grid.box)), None)


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
