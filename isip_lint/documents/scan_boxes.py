"""Check-boxes on a scan: engines read them as letters or not at all, so they are found by form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from isip_lint.documents.scan_engines import Word

if TYPE_CHECKING:
    from isip_lint.documents.scan_clean import Ink

_LEAST_INCH, _MOST_INCH = 0.055, 0.25
_SQUARE = 1.3
_EDGE = 0.9
_BEYOND = 0.5
_ROUND = 0.3
_CORNER = 0.4
_THICKEST = 8
_SLACK = 4
_MOST_IN_COLUMN = 80
_TICKED = 0.06
# A square full of ink is a bullet.
_FILLED = 0.8
_LEAST_HEIGHT = 0.75
_NUMBER = re.compile(r"\w{1,2}[.)]$|\d{2,}$|[1-9]$")
# What stands for the box at the head of a word that was read together with it.
_HEAD = re.compile(r"\[\s?[]1I]|[^\w\s]|[DUO0oL](?=[a-z])")
_LONGEST_MISREADING = 4
_REACH = 4.0
_TAIL = 0.4


class CheckBox(NamedTuple):
    """A box on a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    ticked: bool


class _Edge(NamedTuple):
    x: int
    top: int
    bottom: int


def find_boxes(ink: Ink, dpi: int) -> list[CheckBox]:
    """Return the squares of the size of a letter that are closed on all sides."""
    found: list[CheckBox] = []
    edges = sorted(_upright_edges(ink, dpi))
    levels: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        levels[edge.top // _SLACK].append(edge)
    for edge in edges:
        if not any(_overlaps(edge, box) for box in found[-_MOST_IN_COLUMN:]):
            box = next(_closed(edge, levels, ink), None)
            if box is not None:
                found.append(box)
    return found


def with_boxes(words: Sequence[Word], boxes: Iterable[CheckBox]) -> list[Word]:
    """Return ``words`` with a mark for each box before the word at its right."""
    placed = list(words)
    least = _LEAST_HEIGHT * median(word.bottom - word.top for word in words) if words else 0.0
    for box in boxes:
        if box.bottom - box.top < least or any(_is_letter(box, word) for word in words):
            continue
        placed = [kept for word in placed for kept in _beside(word, box)]
        at = _follower(placed, box)
        if at is not None:
            mark = "☒" if box.ticked else "☐"
            sides = (float(box.left), placed[at].top, float(box.right), placed[at].bottom)
            placed.insert(at, Word(mark, *sides, 100.0, placed[at].line))
    return placed


def _upright_edges(ink: Ink, dpi: int) -> Iterator[_Edge]:
    """Upright runs of ink as long as the side of a box."""
    import numpy as np

    height = ink.shape[0]
    padded = np.zeros((ink.shape[1], height + 2), dtype=np.int8)
    padded[:, 1:-1] = ink.T
    turns = np.flatnonzero(np.diff(padded.ravel()))
    starts, ends = turns[::2], turns[1::2]
    lengths = ends - starts
    kept = (lengths >= _LEAST_INCH * dpi) & (lengths <= _MOST_INCH * dpi)
    for start, length in zip(starts[kept].tolist(), lengths[kept].tolist(), strict=True):
        x, top = divmod(start, height + 2)
        yield _Edge(x, top, top + length)


def _overlaps(edge: _Edge, box: CheckBox) -> bool:
    return (
        box.left - _SLACK <= edge.x <= box.right + _SLACK
        and box.top - _SLACK <= edge.top <= box.bottom
    )


def _closed(edge: _Edge, levels: dict[int, list[_Edge]], ink: Ink) -> Iterator[CheckBox]:
    """The boxes that ``edge`` is the left side of."""
    side = edge.bottom - edge.top
    nearest, farthest = edge.x + side / _SQUARE, edge.x + side * _SQUARE
    for level in (-1, 0, 1):
        row = levels.get(edge.top // _SLACK + level, [])
        first = bisect_left(row, (nearest,))
        for other in row[first : bisect_right(row, (farthest,))]:
            even = abs(other.bottom - edge.bottom) <= _SLACK
            if even and _has_ends(edge, other, ink) and _has_corners(edge, other, ink):
                inside = _ink_inside(edge, other, ink)
                if inside < _FILLED:
                    yield CheckBox(edge.x, edge.top, other.x, edge.bottom, inside > _TICKED)


def _has_ends(left: _Edge, right: _Edge, ink: Ink) -> bool:
    """Whether both ends are closed, and nothing goes on beyond them as the round of an O does."""
    outside = ink[left.top : left.bottom, max(0, left.x - _SLACK) : left.x - 2]
    if float(outside.mean(axis=0).max(initial=0.0)) >= _ROUND:
        return False
    spans = (left.top, left.top + 2 * _SLACK), (left.bottom - 2 * _SLACK, left.bottom)
    beyond = (max(0, left.top - _SLACK), left.top - 2), (left.bottom + 2, left.bottom + _SLACK)
    return all(_darkest(left, right, ink, span) >= _EDGE for span in spans) and all(
        _darkest(left, right, ink, span) < _BEYOND for span in beyond
    )


def _has_corners(left: _Edge, right: _Edge, ink: Ink) -> bool:
    """Whether the corners are inked where the sides end outwards; those of a D or an o are round."""
    quarter = (left.bottom - left.top) // 4
    level = ink[left.top + quarter : left.bottom - quarter]
    upright = ink[:, left.x + quarter : right.x - quarter].T
    x0, x1 = _outward(level, left.x, -1), _outward(level, right.x, 1)
    y0, y1 = _outward(upright, left.top, -1), _outward(upright, left.bottom - 1, 1)
    size = max(2, quarter * 2 // 3)
    rows = (slice(y0, y0 + size), slice(y1 - size + 1, y1 + 1))
    columns = (slice(x0, x0 + size), slice(x1 - size + 1, x1 + 1))
    return all(float(ink[row, column].mean()) > _CORNER for row in rows for column in columns)


def _outward(lines: Ink, start: int, step: int) -> int:
    """The last column, from ``start`` on, that is inked along the middle of a side."""
    at = start
    for _ in range(_THICKEST):
        after = at + step
        if not 0 <= after < lines.shape[1] or float(lines[:, after].mean()) < _ROUND:
            break
        at = after
    return at


def _darkest(left: _Edge, right: _Edge, ink: Ink, span: tuple[int, int]) -> float:
    """The share of ink in the darkest row of ``span`` between two edges."""
    rows = ink[span[0] : span[1], left.x : right.x]
    return float(rows.mean(axis=1).max(initial=0.0))


def _ink_inside(left: _Edge, right: _Edge, ink: Ink) -> float:
    margin = 2 * _SLACK
    inside = ink[left.top + margin : left.bottom - margin, left.x + margin : right.x - margin]
    return float(inside.mean()) if inside.size else _FILLED


def _is_letter(box: CheckBox, word: Word) -> bool:
    """Whether a box is part of a number, or of a word too long to be a misread box."""
    level = word.top < (box.top + box.bottom) / 2 < word.bottom
    inside = word.left - _SLACK <= box.left and box.right <= word.right + _SLACK
    too_long = len(word.text) > _LONGEST_MISREADING
    return level and inside and (too_long or _NUMBER.match(word.text) is not None)


def _beside(word: Word, box: CheckBox) -> list[Word]:
    """What of a word is beside the box; brackets or letters of its form are the box itself."""
    if not _misreads(word, box):
        return [word]
    head = _HEAD.match(word.text)
    rest = word.text[head.end() :] if head else ""
    if not rest or word.right - box.right < _TAIL * (box.right - box.left):
        return []
    return [word._replace(text=rest, left=box.right + 1.0)]


def _misreads(word: Word, box: CheckBox) -> bool:
    """A short word where the box is: brackets, or letters of its form."""
    shared = min(word.right, box.right) - max(word.left, box.left)
    level = word.top < (box.top + box.bottom) / 2 < word.bottom
    return level and shared > 0 and len(word.text) <= _LONGEST_MISREADING


def _follower(words: Sequence[Word], box: CheckBox) -> int | None:
    """The place of the nearest word at the right of the box, at its level."""
    middle, reach = (box.top + box.bottom) / 2, _REACH * (box.bottom - box.top)
    level = [n for n, word in enumerate(words) if word.top - 2 <= middle <= word.bottom + 2]
    right = [n for n in level if box.right - _SLACK <= words[n].left <= box.right + reach]
    return min(right, key=lambda n: words[n].left, default=None)
