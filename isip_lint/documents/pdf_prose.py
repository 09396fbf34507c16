"""Columns of prose on a PDF page: each is read by itself, however the page was written."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from isip_lint.documents.model import BlockKind
from isip_lint.documents.pdf_breaks import goes_on
from isip_lint.documents.pdf_layout import measure, paragraphs
from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_words import small_words

_LEAST_LINES = 4
_LEAST_JOINTS = 2
# In heights of a letter: the narrowest white between columns, what two lines may differ that stand
# on one height, and the white above a line that stands apart.
_GUTTER = 0.7
_LEVEL = 0.35
_APART = 1.9
# From this share of paragraphs that begin beside another on, columns are the cells of rows.
_ROWS = 0.6
_ENOUGH_WORDS = 4
_MORE = 3
_MOST_PIECES = 1_000
_MOST_LEFTS = 8


class _Piece(NamedTuple):
    """A part of a line between wide gaps, with the number of its line."""

    number: int
    line: Line


_Column = tuple[_Piece, ...]


def in_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of a page in runs, of which each column of prose is one.

    Lines that stand in no such columns stay in their order; those of tables too.
    """
    columns = _find_columns(_pieces(lines))
    if not columns:
        return [list(lines)]
    inside = {piece.number for column in columns for piece in column}
    top = min(piece.line.top for column in columns for piece in column)
    others = [line for number, line in enumerate(lines) if number not in inside]
    above = [line for line in others if _is_above(line, top)]
    below = [line for line in others if not _is_above(line, top)]
    middle = [run for column in columns for run in in_columns(_joined(column, lines))]
    return [run for run in (*in_columns(above), *middle, *in_columns(below)) if run]


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    return [
        _Piece(number, part)
        for number, line in enumerate(lines)
        for part in line.parts or (line,)
        if line.role is not BlockKind.NOTE
    ]


def _is_above(line: Line, top: float) -> bool:
    return line.role is not BlockKind.NOTE and line.bottom <= top + _LEVEL * line.size


def _joined(column: Sequence[_Piece], lines: Sequence[Line]) -> list[Line]:
    """The lines of a column, in the order in which they were written."""
    joined: list[Line] = []
    for number, run in groupby(column, key=lambda piece: piece.number):
        parts = tuple(piece.line for piece in run)
        whole = lines[number]
        if parts == (whole.parts or (whole,)):
            joined.append(whole)
        elif len(parts) == 1:
            joined.append(parts[0])
        else:
            text = " ".join(part.text for part in parts)
            joined.append(replace(parts[-1], text=text, left=parts[0].left, parts=parts))
    return joined


def _find_columns(pieces: Sequence[_Piece]) -> tuple[_Column, ...]:
    """The first columns of prose that stand beside each other, none where the page has none."""
    lefts = Counter(round(piece.line.left) for piece in pieces)
    usual = sorted(left for left, count in lefts.items() if count >= _LEAST_LINES)[1:]
    if len(pieces) > _MOST_PIECES:
        return ()
    for left in sorted(usual, key=lambda left: -lefts[left])[:_MOST_LEFTS]:
        for group in _between_crossers(pieces, left):
            open_lefts = [other for other in usual if not any(_crosses(p, other) for p in group)]
            for cuts in ([left], open_lefts):
                columns = _trimmed(_parted(group, cuts))
                if _are_prose(columns) and _is_whole(columns, pieces):
                    return columns
    return ()


def _is_whole(columns: Sequence[_Column], pieces: Sequence[_Piece]) -> bool:
    """Whether no line lies partly outside the columns."""
    numbers = {piece.number for column in columns for piece in column}
    return sum(piece.number in numbers for piece in pieces) == sum(map(len, columns))


def _parted(group: Sequence[_Piece], lefts: Sequence[float]) -> tuple[_Column, ...]:
    edges = [-math.inf, *(left - 1 for left in lefts), math.inf]
    return tuple(
        tuple(piece for piece in group if begin <= piece.line.left < end)
        for begin, end in pairwise(edges)
    )


def _trimmed(columns: Sequence[_Column]) -> tuple[_Column, ...]:
    """The columns where they stand beside each other, with the lines that follow on without white."""
    if not all(columns):
        return ()
    top = max(min(piece.line.top for piece in column) for column in columns)
    bottom = min(max(piece.line.bottom for piece in column) for column in columns)
    return tuple(_reaching(column, top, bottom) for column in columns)


def _reaching(column: _Column, top: float, bottom: float) -> _Column:
    ordered = sorted(column, key=lambda piece: piece.line.bottom)
    kept = [piece for piece in ordered if _stands_in(piece.line, top, bottom)]
    rest = [piece for piece in ordered if kept and piece not in kept]
    for piece in [*reversed([p for p in rest if p.line.top < top]), *rest]:
        near = kept[0] if piece.line.top < top else kept[-1]
        if abs(piece.line.bottom - near.line.bottom) < _APART * piece.line.size:
            kept = [piece, *kept] if piece.line.top < top else [*kept, piece]
    return tuple(sorted({*kept}, key=lambda piece: piece.number))


def _stands_in(line: Line, top: float, bottom: float) -> bool:
    return top - line.size < line.top and line.bottom < bottom + line.size


def _are_prose(columns: Sequence[_Column]) -> bool:
    return len(columns) > 1 and all(columns) and all(map(_is_prose, pairwise(columns)))


def _crosses(piece: _Piece, left: float) -> bool:
    """Whether a piece stands in the white before a column."""
    return piece.line.left < left - 1 and piece.line.right > left - _GUTTER * piece.line.size


def _between_crossers(pieces: Sequence[_Piece], left: float) -> Iterator[list[_Piece]]:
    """Runs of pieces, from top to bottom, that leave the white before ``left`` open."""
    ordered = sorted(pieces, key=lambda piece: piece.line.bottom)
    groups: list[list[_Piece]] = [[]]
    for piece in ordered:
        if _crosses(piece, left):
            groups.append([])
        elif _stands_alone(piece, groups[-1], ordered, left):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    for group in groups:
        yield sorted(group, key=lambda piece: piece.number)


def _stands_alone(
    piece: _Piece, above: Sequence[_Piece], pieces: Sequence[_Piece], left: float
) -> bool:
    """Whether white parts a line on the left from all above it, with nothing beside it."""
    line = piece.line
    if not above or line.left >= left - 1:
        return False
    apart = line.bottom - max(other.line.bottom for other in above) > _APART * line.size
    return apart and not any(
        other.line.left >= left - 1 and abs(other.line.bottom - line.bottom) < line.size
        for other in pieces
    )


def _is_prose(columns: Sequence[_Column]) -> bool:
    """Whether text flows in each of two columns, and not from row to row over both."""
    lines = _beside([[piece.line for piece in column] for column in columns])
    if any(len({round(line.bottom) for line in column}) < _LEAST_LINES for column in lines):
        return False
    joints = [sum(goes_on(*pair) for pair in pairwise(column)) for column in lines]
    if min(joints) < 1 or max(joints) < _LEAST_JOINTS:
        return False
    tongues = [_tongue(column) for column in lines]
    if None not in tongues and len({*tongues}) > 1:
        return True
    few, many = sorted((_begins(column)[1:] for column in lines), key=len)
    level = _LEVEL * lines[0][0].size
    met = sum(any(abs(begin - other) < level for other in many) for begin in few)
    return met < _ROWS * len(few) if few else not many or min(joints) > 1


def _beside(columns: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each column, from top to bottom, that stand on the height of the other."""
    top = max(min(line.top for line in column) for column in columns)
    bottom = min(max(line.bottom for line in column) for column in columns)
    ordered = [sorted(column, key=lambda line: line.bottom) for column in columns]
    return [[line for line in column if _stands_in(line, top, bottom)] for column in ordered]


def _begins(column: Sequence[Line]) -> list[float]:
    """Where the paragraphs of a column begin."""
    return [found.lines[0].bottom for found in paragraphs(column, measure([column]))]


def _tongue(column: Sequence[Line]) -> int | None:
    """The language whose small words a column holds, by its number; None where that is not clear."""
    dutch, french = small_words(line.text for line in column)
    if max(dutch, french) < _ENOUGH_WORDS or max(dutch, french) < _MORE * min(dutch, french):
        return None
    return 0 if dutch > french else 1
