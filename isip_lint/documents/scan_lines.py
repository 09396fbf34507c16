"""Words of a scan become lines: pieces between wide gaps, and the lines of each cell of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from isip_lint.documents.pdf_lines import Line
from isip_lint.documents.pdf_rulings import Grid
from isip_lint.documents.scan_engines import Word
from isip_lint.documents.scan_marks import mend_text

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72.0
_GAP = 1.9
_BOLD = 1.3
_LARGE, _LARGE_BOLD = 1.3, 1.1
_BULLETS = frozenset("e o * ¢ ® © » « ¥ ·".split())
# What is left of a ruling beside a cell.
_STROKES = frozenset("|[]")
_BESIDE = 6.0
# Heights as parts of that of a capital: of small letters, of those that stand out, what hangs down,
# an accent on a capital; and of a line.
_SMALL, _TALL, _HANGS, _CAP, _LINE = 0.74, 1.03, 0.3, 1.26, 1.3
_HIGH_LETTERS = re.compile(r"[A-ZÀ-Þa-zà-ÿ0-9](?<![acegm-su-zç])")
_ACCENTED = re.compile(r"[À-ÖÙ-Þ]")
_HANGING = re.compile(r"[gjpqyçQ]")


class Place(NamedTuple):
    """A cell: the number of its table on the page, its row and its column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A line and the cell that it stands in; ``weight`` is the width of its strokes in pixels."""

    line: Line
    weight: float
    place: Place | None = None


def page_pieces(
    words: Iterable[Word], grids: Sequence[Grid], picture: Image, dpi: int, number: int
) -> list[Piece]:
    """Return the lines of page ``number`` in reading order, those of a cell one after the other."""
    from PIL import ImageFilter

    smooth = picture.filter(ImageFilter.BoxBlur(1))
    scale = _POINTS / dpi
    return _same_height(
        [
            Piece(_line(run, scale, number), _weight(run, smooth), place)
            for place, run in _runs(list(words), grids, scale)
        ]
    )


def _runs(
    words: Sequence[Word], grids: Sequence[Grid], scale: float
) -> Iterator[tuple[Place | None, list[Word]]]:
    """The words of each line outside tables, and of each line of a cell where its first one is."""
    kept = [word for word in words if not _is_ruling(word, grids, scale)]
    placed = [(word, _place(word, grids, scale)) for word in kept]
    cells: dict[Place, list[Word]] = defaultdict(list)
    for word, place in placed:
        if place is not None:
            cells[place].append(word)
    for (_, place), run in groupby(placed, key=lambda pair: (pair[0].line, pair[1])):
        if place is None:
            yield from ((None, piece) for piece in _split([word for word, _ in run]))
        elif place in cells:
            yield from ((place, row) for row in _rows(cells.pop(place)))


def _place(word: Word, grids: Sequence[Grid], scale: float) -> Place | None:
    x, y = (word.left + word.right) / 2 * scale, (word.top + word.bottom) / 2 * scale
    for table, grid in enumerate(grids):
        if _holds(grid.box, x, y):
            for row, boxes in enumerate(grid.rows):
                for column, box in enumerate(boxes):
                    if box is not None and _holds(box, x, y):
                        return Place(table, row, column)
    return None


def _is_ruling(word: Word, grids: Sequence[Grid], scale: float) -> bool:
    """Whether a word is a stroke in a table or at its side, which may lie a little beyond."""
    x, y = (word.left + word.right) / 2 * scale, (word.top + word.bottom) / 2 * scale
    wide = ((g.box[0] - _BESIDE, g.box[1], g.box[2] + _BESIDE, g.box[3]) for g in grids)
    return word.text in _STROKES and any(_holds(box, x, y) for box in wide)


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _split(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The pieces of a line; a wide gap, as between two columns, begins a new one."""
    height = max(word.bottom - word.top for word in words)
    piece: list[Word] = []
    for word in words:
        if piece and word.left - piece[-1].right > _GAP * height:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a cell line by line; engines may join lines of neighbouring cells, or cut them."""
    runs = [list(run) for _, run in groupby(words, key=lambda word: word.line)]
    rows: list[list[Word]] = []
    for run in sorted(runs, key=_middle):
        if rows and _is_level(rows[-1], run):
            rows[-1] = sorted([*rows[-1], *run], key=lambda word: word.left)
        else:
            rows.append(run)
    return rows


def _middle(run: Sequence[Word]) -> float:
    return median((word.top + word.bottom) / 2 for word in run)


def _is_level(row: Sequence[Word], run: Sequence[Word]) -> bool:
    height = max(word.bottom - word.top for word in (*row, *run))
    return _middle(run) - _middle(row) < 0.45 * height


def _line(words: Sequence[Word], scale: float, number: int) -> Line:
    texts = [word.text for word in words]
    if len(texts) > 1 and texts[0] in _BULLETS and not _is_quoted(texts):
        texts[0] = "•"
    size = _size(words)
    base = median(word.bottom - _parts(word.text)[1] * size / _LINE for word in words)
    top = base - _TALL * size / _LINE
    return Line(
        mend_text(" ".join(texts)),
        number,
        words[0].left * scale,
        top * scale,
        max(word.right for word in words) * scale,
        (top + size) * scale,
        (words[0].right - words[0].left) * scale,
    )


def _is_quoted(texts: Sequence[str]) -> bool:
    return texts[0] == "«" and any("»" in text for text in texts)


def _size(words: Sequence[Word]) -> float:
    """The height of a line with letters that stand out and that hang down, whichever it has.

    Words that begin with a capital or have a tall letter tell best: fonts differ in the others.
    """
    sizes = [
        ((word.bottom - word.top) / sum(parts), parts[0] > _SMALL)
        for word in words
        if (parts := _parts(word.text))[0]
    ]
    told = [size for size, tall in sizes if tall] or [size for size, _ in sizes]
    return _LINE * median(told or [word.bottom - word.top for word in words])


def _parts(text: str) -> tuple[float, float]:
    """How far a word rises above its base line and hangs below, as parts of a capital."""
    if not any(letter.isalnum() for letter in text):
        return 0.0, 0.0
    accented, high = _ACCENTED.search(text), _HIGH_LETTERS.search(text)
    rise = _CAP if accented else _TALL if high else _SMALL
    return rise, _HANGS if _HANGING.search(text) else 0.0


def _weight(words: Sequence[Word], picture: Image) -> float:
    """The mean length of the level runs of ink, darker than halfway to the darkest: bold or not."""
    import numpy as np

    dark = runs = 0.0
    for word in words:
        box = np.asarray(
            picture.crop((int(word.left), int(word.top), int(word.right) + 1, int(word.bottom) + 1))
        )
        ink = box < (255.0 + float(np.percentile(box, 5))) / 2
        dark += float(ink.sum())
        runs += float((ink[:, 1:] & ~ink[:, :-1]).sum() + ink[:, :1].sum())
    return dark / max(1.0, runs)


def _same_height(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines as high as most, unless clearly larger.

    Large lines that follow each other, as those of a title, are as high as the first.
    """
    if not pieces:
        return []
    usual = median(piece.line.size for piece in pieces)
    weight = median(piece.weight for piece in pieces)
    even: list[Piece] = []
    for piece in pieces:
        bold = piece.weight > _BOLD * weight
        size = (
            piece.line.size
            if piece.line.size > (_LARGE_BOLD if bold else _LARGE) * usual
            else usual
        )
        before = even[-1].line.size if even else usual
        if usual < size and usual < before and max(size, before) < _LARGE_BOLD * min(size, before):
            size = before
        line = replace(piece.line, bold=bold, bottom=piece.line.top + size)
        even.append(replace(piece, line=line))
    return even
