"""Tables of a PDF without lines: cells that stand apart by white space only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from isip_lint.documents.marks import read_marks
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_tables import GridCell, Table
from isip_lint.documents.text import ends_sentence

# All measures but the last four are in heights of a letter.
_NARROWEST = 0.6
_MARK_ROOM = 3.5
_FARTHEST = 4.0
_FIRST_STEP = 2.4
_ALIGNED = 0.35
_SAME_STEP = 1.15
_NEXT_ROW = 1.2
_SAME_SIZE = 0.05
_MOST = 0.7


class _Piece(NamedTuple):
    """A part of a line between wide gaps; ``order`` is its place in the text of the page.

    ``marks`` are the places of the bullets and numbers that were put before it.
    """

    order: int
    line: Line
    marks: tuple[int, ...] = ()


_Level = tuple[_Piece, ...]
"""The pieces on one height, from left to right."""
_Gap = tuple[float, float]
_Row = dict[int, list[Line]]
"""The lines of a row by column."""


def with_columns(lines: Sequence[Line]) -> list[Line | Table]:
    """Return the lines of a page in their order, those of tables without rulings as tables.

    Columns of prose, labels with a value and rows of check-boxes stay lines.
    """
    levels = _levels(lines)
    placed: dict[int, list[Line | Table]] = {}
    taken: set[int] = set()
    for region, tables in _tables(levels):
        orders = [n for level in region for piece in level for n in (piece.order, *piece.marks)]
        placed[min(orders)] = [*tables]
        taken.update(orders)
    if not taken:
        return list(lines)
    placed.update((order, [line]) for order, line in _ordered(lines) if order not in taken)
    return [element for order in sorted(placed) for element in placed[order]]


def _ordered(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Lines with the order of their first piece."""
    order = 0
    for line in lines:
        yield order, line
        order += max(1, len(line.parts))


def _levels(lines: Sequence[Line]) -> list[_Level]:
    pieces = [
        _Piece(order + place, part)
        for order, line in _ordered(lines)
        if line.role is None
        for place, part in enumerate(line.parts or (line,))
    ]
    levels: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.line.bottom):
        if levels and _is_level(levels[-1][0].line, piece.line):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [_without_marks(sorted(level, key=lambda piece: piece.line.left)) for level in levels]


def _is_level(line: Line, other: Line) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    return shared > 0.5 * min(line.size, other.size)


def _without_marks(level: list[_Piece]) -> _Level:
    """Bullets, numbers and boxes belong to the words at their right."""
    joined: list[_Piece] = []
    for piece in level:
        last = joined[-1].line if joined else None
        near = last is not None and piece.line.left - last.right < _MARK_ROOM * last.size
        if last is not None and near and _is_mark(last):
            text = f"{last.text} {piece.line.text}"
            both = replace(piece.line, text=text, left=last.left)
            joined[-1] = _Piece(piece.order, both, (*joined[-1].marks, joined[-1].order))
        else:
            joined.append(piece)
    return tuple(joined)


def _is_mark(line: Line) -> bool:
    marks = read_marks(f"{line.text} x")
    return marks.is_item and marks.text in ("x", "") and len(line.text.split()) <= 2


def _tables(levels: Sequence[_Level]) -> Iterator[tuple[Sequence[_Level], list[Table]]]:
    """The levels that make tables, with these: there are several where a head in bold comes."""
    start = free = 0
    while start < len(levels):
        grown, gaps = _grown(levels, start) if len(levels[start]) > 1 else ([], [])
        region = [*_rest_above(levels[free:start], grown, gaps), *grown]
        rows = _table_rows(region, gaps) if sum(len(level) > 1 for level in region) > 1 else []
        if rows:
            yield region, [_table(part, len(gaps) + 1) for part in _parts(rows)]
            start = free = start + len(grown)
        else:
            start += 1


def _grown(levels: Sequence[_Level], start: int) -> tuple[Sequence[_Level], list[_Gap]]:
    """The levels from ``start`` that leave the same gaps open, and these."""
    gaps = [(one.line.right, other.line.left) for one, other in pairwise(levels[start])]
    end, widest = start + 1, 0.0
    while end < len(levels):
        above, level = levels[end - 1][0].line, levels[end]
        step = level[0].line.bottom - above.bottom
        narrowed = [_narrowed(gap, level) for gap in gaps]
        usual = _SAME_STEP * widest or _FIRST_STEP * above.size
        far = min(_FARTHEST * above.size, 2 * widest or _FARTHEST * above.size)
        if not all(narrowed) or step > far:
            break
        if len(level) == 1 and not (step < usual and _is_alike(above, level[0].line)):
            break
        wider = widest and step > _SAME_STEP * widest
        if wider and len(level) > max(map(len, levels[start:end])):
            break  # another table, with more columns
        gaps = [gap for parts in narrowed for gap in parts]
        widest, end = max(widest, step), end + 1
    return levels[start:end], gaps


def _rest_above(
    before: Sequence[_Level], region: Sequence[_Level], gaps: Sequence[_Gap]
) -> Sequence[_Level]:
    """The levels right above a table that hold the rest of a row that a page break cut."""
    lefts = [line.left for level in region for line in (piece.line for piece in level)]
    place = len(before)
    while place and region:
        lines = [piece.line for piece in before[place - 1]]
        below = (*before, *region)[place][0].line
        near = below.bottom - lines[0].bottom < _FIRST_STEP * below.size
        under = all(
            _column(line, gaps) and any(abs(line.left - left) < 1.0 for left in lefts)
            for line in lines
        )
        if not near or not under or not all(_is_alike(below, line) for line in lines):
            break
        place -= 1
    return before[place:]


def _is_alike(line: Line, other: Line) -> bool:
    same_size = abs(line.size - other.size) < _SAME_SIZE * line.size
    return same_size and (line.bold or not other.bold)


def _narrowed(gap: _Gap, level: _Level) -> list[_Gap]:
    """What ``level`` leaves of a gap: nothing, one gap, or two beside what stands amid it."""
    left, right = gap
    amid: list[_Gap] = []
    for line in (piece.line for piece in level):
        if line.right <= left or line.left >= right:
            continue
        if line.left > left and line.right < right:
            amid = [(left, line.left), (line.right, right)]
        elif line.left <= left:
            left = line.right
        else:
            right = line.left
    least = _NARROWEST * level[0].line.size
    found = amid or [(left, right)]
    return found if all(side[1] - side[0] >= least for side in found) else []


def _table_rows(region: Sequence[_Level], gaps: Sequence[_Gap]) -> list[_Row]:
    """The rows of a table; none where the levels make no table."""
    placed = [[(piece, _column(piece.line, gaps)) for piece in level] for level in region]
    ordered = sorted((pair for level in placed for pair in level), key=lambda pair: pair[0].order)
    turns = sum(after[1] < before[1] for before, after in pairwise(ordered))
    by_level = [pair for level in placed for pair in level] == ordered
    rows = _rows_of_levels(placed, gaps) if by_level else _rows_of_cells(ordered)
    full = sum(len(row) > 1 for row in rows)
    if full < 2 or turns < full - 1 or not _is_below(rows) or not _is_table(rows, len(gaps) + 1):
        return []
    return rows


def _column(line: Line, gaps: Sequence[_Gap]) -> int:
    return sum(line.left >= gap[1] - 1.0 for gap in gaps)


def _rows_of_cells(ordered: Sequence[tuple[_Piece, int]]) -> list[_Row]:
    """Rows of a table that was written cell by cell: a new one begins at a column before."""
    rows: list[_Row] = []
    last = 0
    for piece, column in ordered:
        if not rows or column < last:
            rows.append({})
        rows[-1].setdefault(column, []).append(piece.line)
        last = column
    return rows


def _rows_of_levels(
    placed: Sequence[Sequence[tuple[_Piece, int]]], gaps: Sequence[_Gap]
) -> list[_Row]:
    """Rows of a table that was written line by line over all cells."""
    bottoms = [level[0][0].line.bottom for level in placed]
    steps = [after - before for before, after in pairwise(bottoms)]
    wide = [step > _NEXT_ROW * min(steps) for step in steps]
    apart = sum(wide) > 1 and not all(wide)
    rows: list[_Row] = []
    for place, level in enumerate(placed):
        begins = not place or (wide[place - 1] if apart else not _goes_on(rows[-1], level, gaps))
        if begins:
            rows.append({})
        for piece, column in level:
            rows[-1].setdefault(column, []).append(piece.line)
    return rows


def _goes_on(row: _Row, level: Sequence[tuple[_Piece, int]], gaps: Sequence[_Gap]) -> bool:
    """Whether a level goes on with the cells of ``row``: no head, or all amid a sentence."""
    if all(column for _, column in level):
        return True
    rights = [*(gap[1] for gap in gaps), 0.0]
    return all(
        column in row and _is_wrapped(row[column][-1], piece.line, rights[column])
        for piece, column in level
    )


def _is_wrapped(last: Line, line: Line, right: float) -> bool:
    """Whether ``line`` goes on amid the sentence of ``last``, which had no room for its word."""
    full = last.right + line.first_word + last.size > right
    return full and line.text[0].islower() and not ends_sentence(last.text)


def _is_below(rows: Sequence[_Row]) -> bool:
    """Whether each row stands below the one before."""
    edges = [[line.bottom for lines in row.values() for line in lines] for row in rows]
    return all(max(above) < min(below) for above, below in pairwise(edges))


def _is_table(rows: Sequence[_Row], width: int) -> bool:
    """Whether columns begin at one place, and are neither prose nor labels nor check-boxes."""
    columns = [[row[n] for row in rows if n in row] for n in range(width)]
    if not all(
        len(cells) > 1 and _is_aligned([cell[0] for cell in cells]) for cells in columns[1:]
    ):
        return False
    first = [cell for cells in columns[:1] for cell in cells]
    labels = width == 2 and all(len(c) == 1 and c[0].text.endswith(":") for c in first)
    lines = [line for row in rows for cell in row.values() for line in cell]
    boxes = sum(read_marks(line.text).checked is not None for line in lines)
    return not labels and boxes < _MOST * len(lines)


def _is_aligned(lines: Sequence[Line]) -> bool:
    """Whether there are lines and most of them begin at the same place."""
    if not lines:
        return False
    near = _ALIGNED * lines[0].size
    common = Counter(round(line.left / near) for line in lines).most_common(1)[0][0] * near
    return sum(abs(line.left - common) <= near for line in lines) >= _MOST * len(lines)


def _parts(rows: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Rows of several tables with the same columns, parted above each head in bold."""
    heads = [len(row) > 1 and all(c[0].bold for c in row.values()) for row in rows]
    begins = [n for n in range(1, len(rows)) if heads[0] and heads[n] and not heads[n - 1]]
    for begin, end in pairwise((0, *begins, len(rows))):
        yield rows[begin:end]


def _table(rows: Sequence[_Row], width: int) -> Table:
    columns = [[line for row in rows for line in row.get(n, ())] for n in range(width)]
    lefts = [min((line.left for line in lines), default=0.0) for lines in columns]
    rights = [max((line.right for line in lines), default=0.0) for lines in columns]
    page = next(line.page for lines in columns for line in lines)
    cells = tuple(
        tuple(GridCell(n, lefts[n], rights[n], tuple(row.get(n, ()))) for n in range(width))
        for row in rows
    )
    return Table((page, page), cells, ruled=False)
